"""Whether an archive of an office program may be unpacked, judged by its table of contents alone."""

import stat
from enum import StrEnum
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

MEGABYTE = 1_000_000
MOST_MEMBERS = 2_000
MOST_UNPACKED = 100 * MEGABYTE
MOST_RATIO = 100
"""Unpacked to packed size of a member larger than RATIO_FROM."""
RATIO_FROM = MEGABYTE

_CENTRAL_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_UNIX = 3


class Flaw(StrEnum):
    """Why a file is not taken."""

    BROKEN = "broken"
    LOCKED = "locked"
    SWOLLEN = "swollen"
    MACROS = "macros"
    LINKED = "linked"
    RUNS = "runs"
    TOO_LARGE = "too_large"


class FlawedFile(Exception):
    """A file with a flaw."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw)
        self.flaw = flaw


def members_of(data: bytes) -> list[ZipInfo]:
    """The members of an archive that is whole and within bounds. Raises FlawedFile.

    Sizes are those that the archive declares; one that lies is stopped by the limits of the process that unpacks it.
    """
    if data.count(_CENTRAL_ENTRY) > MOST_MEMBERS:
        raise FlawedFile(Flaw.SWOLLEN)
    try:
        with ZipFile(BytesIO(data)) as archive:
            return archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OverflowError):
        raise FlawedFile(Flaw.BROKEN) from None


def check_members(members: list[ZipInfo]) -> None:
    """Members that are plain files inside the archive, each once, and that unpack within bounds. Raises FlawedFile."""
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise FlawedFile(Flaw.LOCKED)
    names = [member.filename for member in members]
    if len(set(names)) < len(names) or not all(map(_is_plain, members)):
        raise FlawedFile(Flaw.BROKEN)
    if sum(member.file_size for member in members) > MOST_UNPACKED or any(map(_is_swollen, members)):
        raise FlawedFile(Flaw.SWOLLEN)


def has_macros(members: list[ZipInfo]) -> bool:
    """Whether the archive carries a program."""
    return any(member.filename.casefold().endswith("vbaproject.bin") for member in members)


def _is_plain(member: ZipInfo) -> bool:
    """Whether a member stays within the archive, is no link and is packed as offices do."""
    name = member.filename
    inside = not name.startswith("/") and ".." not in name.split("/") and not {"\\", ":", "\0"} & set(name)
    linked = member.create_system == _UNIX and stat.S_ISLNK(member.external_attr >> 16)
    return inside and not linked and member.compress_type in {ZIP_STORED, ZIP_DEFLATED}


def _is_swollen(member: ZipInfo) -> bool:
    """Whether a member unpacks to far more than text of an office does."""
    return member.file_size > RATIO_FROM and member.file_size > MOST_RATIO * max(member.compress_size, 1)
