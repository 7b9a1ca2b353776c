"""The process that looks into a file before it is kept: bytes on standard input, a line of JSON and the bytes to keep.

Run as `python -m tracker.documents.inspecting ENDING`, in the bounds of tracker.documents.child.
"""

import json
import re
import sys
from collections.abc import Callable
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from tracker.documents.archives import Flaw, FlawedFile, check_members, has_macros, members_of
from tracker.documents.child import bind
from tracker.documents.pictures import clean_jpeg, clean_png

_TAIL = 4096
"""Bytes at the end of a PDF among which its last line stands."""
_PDF_RUNS = re.compile(rb"/S\s*/(JavaScript|Launch)\b")
_ENTITY = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_OUTSIDE = re.compile(rb"<Relationship\b[^>]*\bTargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
_HYPERLINK = re.compile(rb"\bType\s*=\s*[\"'][^\"']*/hyperlink[\"']")
_EXCHANGE = re.compile(rb"<ddeLink\b|(instrText[^>]*>|\binstr\s*=\s*[\"'])\s*DDE(AUTO)?\b", re.IGNORECASE)


def inspected(data: bytes, ending: str) -> bytes:
    """The bytes to keep of a file that is what its ending says. Raises FlawedFile."""
    return _READERS[ending](data)


def _pdf(data: bytes) -> bytes:
    """Whole, and without actions that start programs."""
    if b"%%EOF" not in data[-_TAIL:]:
        raise FlawedFile(Flaw.BROKEN)
    if _PDF_RUNS.search(data):
        raise FlawedFile(Flaw.RUNS)
    return data


def _office(part: str) -> Callable[[bytes], bytes]:
    """A document of the office programs: its main part, no macros, nothing fetched from elsewhere, no entities."""

    def read(data: bytes) -> bytes:
        members = members_of(data)
        if not {"[Content_Types].xml", part} <= {member.filename for member in members}:
            raise FlawedFile(Flaw.BROKEN)
        if has_macros(members):
            raise FlawedFile(Flaw.MACROS)
        check_members(members)
        with ZipFile(BytesIO(data)) as archive:
            for member in members:
                _check_part(member.filename.casefold(), archive.read(member))
        return data

    return read


def _check_part(name: str, content: bytes) -> None:
    if not name.endswith((".xml", ".rels", ".vml")):
        return
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        content = content.decode("utf-16", "replace").encode()
    if _ENTITY.search(content):
        raise FlawedFile(Flaw.BROKEN)
    if name == "[content_types].xml" and b"macroEnabled" in content:
        raise FlawedFile(Flaw.MACROS)
    if name.endswith(".rels") and not all(
        _HYPERLINK.search(found[0]) for found in _OUTSIDE.finditer(content)
    ):
        raise FlawedFile(Flaw.LINKED)
    if ("word/" in name or "externallinks/" in name) and _EXCHANGE.search(content):
        raise FlawedFile(Flaw.RUNS)


_READERS: dict[str, Callable[[bytes], bytes]] = {
    "pdf": _pdf,
    "docx": _office("word/document.xml"),
    "xlsx": _office("xl/workbook.xml"),
    "png": clean_png,
    "jpg": clean_jpeg,
    "jpeg": clean_jpeg,
}


def main() -> None:
    """Answers with the flaw, or with the bytes to keep."""
    bind()
    told: dict[str, str] = {}
    kept = b""
    try:
        kept = inspected(sys.stdin.buffer.read(), sys.argv[1])
    except FlawedFile as flawed:
        told = {"flaw": flawed.flaw}
    except (BadZipFile, ValueError, NotImplementedError, EOFError):
        told = {"flaw": Flaw.BROKEN}
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + kept)


if __name__ == "__main__":
    main()
