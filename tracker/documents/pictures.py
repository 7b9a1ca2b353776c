"""Pictures as they may be kept: whole, of a bearable size, without where and by whom they were taken."""

import struct
import zlib
from collections.abc import Iterator

from tracker.documents.archives import Flaw, FlawedFile

MOST_PIXELS = 64_000_000
PNG = b"\x89PNG\r\n\x1a\n"
_SHOWN = {
    b"IHDR",
    b"PLTE",
    b"IDAT",
    b"IEND",
    b"tRNS",
    b"cHRM",
    b"gAMA",
    b"iCCP",
    b"sBIT",
    b"sRGB",
    b"bKGD",
    b"pHYs",
}
"""Parts of a PNG that the picture needs; texts, days, places and moving parts are left out."""
_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_BARE = {0x01, *range(0xD0, 0xD8)}
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_DROPPED = {*range(0xE1, 0xF0), 0xFE} - {0xE2, 0xEE}
"""Applications' own segments of a JPEG and its remarks, but for the colours (APP2, APP14)."""
_ORIENTATION = 0x0112


def clean_png(data: bytes) -> bytes:
    """The picture alone. Raises FlawedFile for what is no whole PNG or has too many points."""
    kept = list(_png_parts(data))
    kinds = [kind for kind, _ in kept]
    if (
        not kinds
        or kinds[0] != b"IHDR"
        or len(kept[0][1]) != 13
        or b"IDAT" not in kinds
        or kinds[-1] != b"IEND"
    ):
        raise FlawedFile(Flaw.BROKEN)
    _check_size(*struct.unpack(">II", kept[0][1][:8]))
    return PNG + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in kept
    )


def _png_parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG that are kept, up to its end; what hangs on behind the end is left out."""
    at, kind = len(PNG), b""
    while kind != b"IEND":
        if at + 12 > len(data):
            raise FlawedFile(Flaw.BROKEN)
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        if struct.pack(">I", zlib.crc32(kind + body)) != data[at + 8 + length : at + 12 + length]:
            raise FlawedFile(Flaw.BROKEN)
        if kind in _SHOWN:
            yield kind, body
        at += 12 + length


def clean_jpeg(data: bytes) -> bytes:
    """The picture alone, turned as it was. Raises FlawedFile for what is no whole JPEG or has too many points."""
    kept, turned, sized = [b"\xff\xd8"], 1, False
    for marker, segment in _jpeg_parts(data):
        if marker in _FRAMES and len(segment) >= 9:
            height, width = struct.unpack(">HH", segment[5:9])
            _check_size(width, height)
            sized = True
        if marker == 0xE1 and segment[4:10] == b"Exif\0\0":
            turned = _orientation(segment[10:])
        if marker not in _DROPPED:
            kept.append(segment)
    if not sized:
        raise FlawedFile(Flaw.BROKEN)
    return b"".join([kept[0], _turned(turned), *kept[1:]])


def _jpeg_parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and bytes of each part up to the first end; what hangs on behind it is left out."""
    at, scanned = 2, False
    while True:
        marker = data[at + 1] if data[at : at + 1] == b"\xff" and at + 1 < len(data) else None
        if marker is None:
            raise FlawedFile(Flaw.BROKEN)
        if marker == _EOI:
            if not scanned:
                raise FlawedFile(Flaw.BROKEN)
            yield marker, b"\xff\xd9"
            return
        end = at + 2 if marker in _BARE or marker == 0xFF else _segment_end(data, at)
        if marker == _SOS:
            end, scanned = _scan_end(data, end), True
        if marker == 0xFF:
            at += 1
            continue
        yield marker, data[at:end]
        at = end


def _segment_end(data: bytes, at: int) -> int:
    length = int.from_bytes(data[at + 2 : at + 4], "big")
    if length < 2 or at + 2 + length > len(data):
        raise FlawedFile(Flaw.BROKEN)
    return at + 2 + length


def _scan_end(data: bytes, at: int) -> int:
    """Where the points of a scan end: at the next marker that is none of its own."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise FlawedFile(Flaw.BROKEN)
        if data[at + 1] != 0 and data[at + 1] not in _BARE:
            return at
        at += 2


def _orientation(exif: bytes) -> int:
    """How the camera was held (1 to 8), 1 where it is not told."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None or len(exif) < 10:
        return 1
    first = struct.unpack(order + "I", exif[4:8])[0]
    entries = exif[first + 2 :]
    count = int.from_bytes(exif[first : first + 2], "little" if order == "<" else "big")
    for place in range(min(count, len(entries) // 12)):
        tag, _kind, _count, value = struct.unpack(order + "HHIH", entries[12 * place : 12 * place + 10])
        if tag == _ORIENTATION:
            return value if 1 <= value <= 8 else 1
    return 1


def _turned(orientation: int) -> bytes:
    """A segment that tells only how the camera was held; none where it was held upright."""
    if orientation == 1:
        return b""
    told = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(told) + 8) + b"Exif\0\0" + told


def _check_size(width: int, height: int) -> None:
    if not width or not height:
        raise FlawedFile(Flaw.BROKEN)
    if width * height > MOST_PIXELS:
        raise FlawedFile(Flaw.TOO_LARGE)
