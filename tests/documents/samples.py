"""Small whole files of each kind that may be kept."""

import struct
import zlib
from io import BytesIO

from docx import Document

from tests.imports.annexes import tay_son_workbook

PDF = b"%PDF-1.4\n% noi dung\n%%EOF\n"
XLSX = tay_son_workbook()


def _docx() -> bytes:
    stream = BytesIO()
    Document().save(stream)
    return stream.getvalue()


DOCX = _docx()


def part(kind: bytes, body: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*extra: bytes, width: int = 1, height: int = 1, tail: bytes = b"") -> bytes:
    """A PNG of one grey point, with more parts before its end."""
    head = part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + part(b"IDAT", zlib.compress(b"\0\0"))
        + b"".join(extra)
        + part(b"IEND", b"")
        + tail
    )


def segment(marker: int, body: bytes) -> bytes:
    """A segment of a JPEG."""
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


def exif(orientation: int, place: bytes = b"GPS 13.9N 108.9E") -> bytes:
    """What a camera tells: how it was held, and where."""
    return segment(
        0xE1, b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0) + place
    )


def jpeg(*extra: bytes, width: int = 1, height: int = 1, tail: bytes = b"") -> bytes:
    """A JPEG in outline: frame, scan, end; with more segments before them."""
    frame = segment(0xC0, b"\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00")
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x7f\xff\x00\x01"
    return b"\xff\xd8" + b"".join(extra) + frame + scan + b"\xff\xd9" + tail


SOUND = {"pdf": PDF, "docx": DOCX, "xlsx": XLSX, "png": png(), "jpg": jpeg(), "jpeg": jpeg()}
