"""Whether an uploaded file may be opened as a workbook, judged by its bytes before anything parses them."""

from pathlib import PurePath

from tracker.documents.archives import Flaw, FlawedFile, check_members, has_macros, members_of
from tracker.domain.refusals import Refusal
from tracker.domain.text import N_

MEGABYTE = 1_000_000
MOST_BYTES = 10 * MEGABYTE

TOO_BIG = N_("Tệp lớn hơn {limit} MB. Xóa hình ảnh và trang tính không dùng rồi tải lên lại.")
EMPTY = N_("Tệp trống. Kiểm tra lại tệp rồi tải lên.")
WORD = N_("Đây là tệp Word. Chép bảng phụ lục sang Excel, lưu dạng .xlsx rồi tải lên.")
PDF = N_("Đây là tệp PDF. Tải lên tệp Excel (.xlsx) của phụ lục.")
OLD_EXCEL = N_("Đây là tệp Excel định dạng cũ (.xls). Mở bằng Excel, lưu dạng .xlsx rồi tải lên.")
LOCKED = N_("Tệp đặt mật khẩu mở. Bỏ mật khẩu, lưu lại rồi tải lên.")
MACROS = N_("Tệp có macro. Lưu dạng .xlsx (không có macro) rồi tải lên.")
WEB_PAGE = N_("Đây là trang web lưu với tên tệp Excel. Mở bằng Excel, lưu dạng .xlsx rồi tải lên.")
NOT_EXCEL = N_("Đây không phải tệp Excel (.xlsx). Tải lên tệp Excel của phụ lục.")
BROKEN = N_("Tệp Excel bị hỏng hoặc tải lên chưa đủ. Mở bằng Excel, lưu lại rồi tải lên.")
SWOLLEN = N_(
    "Nội dung tệp Excel lớn bất thường so với dung lượng tệp. Chép bảng phụ lục sang tệp mới rồi tải lên."
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", LOCKED),
    ("WordDocument", WORD),
    ("Workbook", OLD_EXCEL),
    ("Book", OLD_EXCEL),
)
_FLAWS = {Flaw.LOCKED: LOCKED, Flaw.SWOLLEN: SWOLLEN, Flaw.BROKEN: BROKEN}


class UnreadableFile(Refusal):
    """A file that cannot be read as an annex: what it is and what to do."""


def check_workbook(data: bytes, *, name: str) -> None:
    """Refuse what is not, by its name, first bytes and archive, an .xlsx that unpacks within bounds.

    Raises UnreadableFile. Sizes are those that the archive declares; one that lies is stopped by the limits of the
    process that parses it.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableFile(TOO_BIG, limit=MOST_BYTES // MEGABYTE)
    if not data.startswith(b"PK\x03\x04"):
        raise UnreadableFile(_what_else(data))
    try:
        members = members_of(data)
        _check_kind(
            {member.filename for member in members}, PurePath(name).suffix.casefold(), has_macros(members)
        )
        check_members(members)
    except FlawedFile as flawed:
        raise UnreadableFile(_FLAWS[flawed.flaw]) from None


def _what_else(data: bytes) -> str:
    """What a file is that is no archive."""
    if not data:
        return EMPTY
    if data.startswith(_OLE):
        streams = (said for stream, said in _OLE_STREAMS if stream.encode("utf-16-le") in data)
        return next(streams, NOT_EXCEL)
    if data.startswith(b"%PDF"):
        return PDF
    start = data[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return WEB_PAGE if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml")) else NOT_EXCEL


def _check_kind(names: set[str], suffix: str, macros: bool) -> None:
    """An archive with the parts of a workbook, without macros, under the name of a workbook."""
    if "word/document.xml" in names:
        raise UnreadableFile(WORD)
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= names:
        raise UnreadableFile(NOT_EXCEL)
    if suffix == ".xlsm" or macros:
        raise UnreadableFile(MACROS)
    if suffix != ".xlsx":
        raise UnreadableFile(NOT_EXCEL)
