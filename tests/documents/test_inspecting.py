"""The laws of looking into a file before it is kept: its kind by its structure, nothing that runs, no place it was made."""

import struct
import time
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from tests.documents.samples import DOCX, PDF, SOUND, XLSX, exif, jpeg, part, png, segment
from tests.imports.annexes import rezipped
from tracker.documents.archives import MOST_MEMBERS, Flaw
from tracker.documents.child import ChildEnded, answer_of
from tracker.documents.files import FLAWS, store
from tracker.domain.refusals import Refusal

OUTSIDE = b'<Relationships><Relationship Id="r1" Type="http://x/%s" Target="http://evil.example/a" TargetMode="External"/></Relationships>'


def with_link(kind: bytes) -> bytes:
    return rezipped(DOCX, **{"word/_rels/document.xml.rels": OUTSIDE % kind})


def linked() -> bytes:
    stream = BytesIO(XLSX)
    with ZipFile(stream, "a") as archive:
        entry = ZipInfo("xl/link.xml")
        entry.create_system, entry.external_attr = 3, 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    return stream.getvalue()


def lying() -> bytes:
    """A member that says it unpacks to one byte."""
    data = bytearray(rezipped(XLSX, **{"xl/more.xml": bytes(3_000_000)}))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"xl/more.xml"))
    struct.pack_into("<I", data, at + 24, 1)
    return bytes(data)


FLAWED = {
    "cut PDF": (PDF[:-7], "pdf", Flaw.BROKEN),
    "PDF with a script": (PDF[:-7] + b"<</S /JavaScript /JS (app.alert(1))>>\n%%EOF", "pdf", Flaw.RUNS),
    "PDF that starts a program": (PDF[:-7] + b"<</S/Launch/F(cmd.exe)>>\n%%EOF", "pdf", Flaw.RUNS),
    "Word named Excel": (DOCX, "xlsx", Flaw.BROKEN),
    "Excel named Word": (XLSX, "docx", Flaw.BROKEN),
    "first bytes only": (b"PK\x03\x04", "docx", Flaw.BROKEN),
    "macros": (rezipped(DOCX, **{"word/vbaProject.bin": b"x"}), "docx", Flaw.MACROS),
    "template from outside": (with_link(b"attachedTemplate"), "docx", Flaw.LINKED),
    "picture from outside": (with_link(b"image"), "docx", Flaw.LINKED),
    "entities": (
        rezipped(
            DOCX, **{"word/document.xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}
        ),
        "docx",
        Flaw.BROKEN,
    ),
    "field that starts a program": (
        rezipped(DOCX, **{"word/document.xml": b'<w:instrText>DDEAUTO c:\\\\cmd "/k calc"</w:instrText>'}),
        "docx",
        Flaw.RUNS,
    ),
    "path outside": (rezipped(XLSX, **{"../evil.xml": b"x"}), "xlsx", Flaw.BROKEN),
    "link in the archive": (linked(), "xlsx", Flaw.BROKEN),
    "bomb": (rezipped(XLSX, **{"xl/zeros.xml": bytes(150_000_000)}), "xlsx", Flaw.SWOLLEN),
    "ratio": (rezipped(XLSX, **{"xl/zeros.xml": bytes(1_100_000)}), "xlsx", Flaw.SWOLLEN),
    "too many members": (
        rezipped(XLSX, **{f"x/{n}": b"" for n in range(MOST_MEMBERS)}),
        "xlsx",
        Flaw.SWOLLEN,
    ),
    "lying size": (lying(), "xlsx", Flaw.BROKEN),
    "PNG without an end": (png()[:-12], "png", Flaw.BROKEN),
    "PNG with a wrong sum": (png().replace(b"IDAT", b"IDAU"), "png", Flaw.BROKEN),
    "PNG of 65535 squared": (png(width=65535, height=65535), "png", Flaw.TOO_LARGE),
    "JPEG of 65535 squared": (jpeg(width=65535, height=65535), "jpg", Flaw.TOO_LARGE),
    "JPEG without a picture": (b"\xff\xd8\xff\xd9", "jpg", Flaw.BROKEN),
    "cut JPEG": (jpeg()[:-2], "jpeg", Flaw.BROKEN),
}


@pytest.mark.parametrize("case", FLAWED)
def test_a_flawed_file_is_called_what_it_is_and_leaves_nothing(case: str, tmp_path: Path) -> None:
    data, ending, flaw = FLAWED[case]
    with pytest.raises(Refusal) as refused:
        store(data, name=f"đề án.{ending}", folder=tmp_path / "files")
    assert refused.value.message == FLAWS[flaw]
    assert not (tmp_path / "files").exists()


@pytest.mark.parametrize("ending", SOUND)
def test_a_sound_file_is_kept_as_it_is(ending: str, tmp_path: Path) -> None:
    stored = store(SOUND[ending], name=f"a.{ending}", folder=tmp_path)
    assert (tmp_path / stored.stored_as).read_bytes() == SOUND[ending]
    assert stored.size == len(SOUND[ending])


def test_a_link_that_a_reader_clicks_is_no_flaw(tmp_path: Path) -> None:
    assert store(with_link(b"hyperlink"), name="a.docx", folder=tmp_path).size


@pytest.mark.parametrize(
    ("data", "ending", "kept"),
    [
        (png(part(b"eXIf", b"GPS"), part(b"tEXt", b"Author\0A"), tail=b"PK\x03\x04"), "png", png()),
        (jpeg(exif(1), segment(0xFE, b"made at home"), tail=b"<?php"), "jpg", jpeg()),
        (jpeg(exif(6)), "jpg", jpeg(exif(6, place=b""))),
    ],
)
def test_a_picture_keeps_what_it_shows_and_not_where_it_was_taken(
    data: bytes, ending: str, kept: bytes, tmp_path: Path
) -> None:
    stored = store(data, name=f"a.{ending}", folder=tmp_path)
    assert (tmp_path / stored.stored_as).read_bytes() == kept


def test_a_process_that_takes_too_long_is_ended() -> None:
    began = time.monotonic()
    with pytest.raises(ChildEnded):
        answer_of("http.server", b"", "0", "--bind=127.0.0.1", patience=1)
    assert time.monotonic() - began < 5
