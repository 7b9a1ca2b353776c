"""The laws of the guard before the parser: what is no workbook is called what it is, and nothing swells."""

import struct
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_BZIP2, ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.imports.annexes import rezipped, tay_son_workbook, workbook
from tracker.documents.archives import MOST_MEMBERS
from tracker.imports.archive import MOST_BYTES, UnreadableFile, check_workbook
from tracker.imports.readers import read_workbook

GOOD = tay_son_workbook()


def refusal(data: bytes, name: str = "phu-luc.xlsx") -> str:
    with pytest.raises(UnreadableFile) as refused:
        read_workbook(data, name=name)
    return str(refused.value)


def a_word_file() -> bytes:
    stream = BytesIO()
    Document().save(stream)
    return stream.getvalue()


def encrypted() -> bytes:
    """The archive with the flag of encryption on each member, as tools of compression set it."""
    data = bytearray(GOOD)
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            struct.pack_into("<H", data, at + flags, struct.unpack_from("<H", data, at + flags)[0] | 1)
            at = data.find(sign, at + 4)
    return bytes(data)


def old_office_file(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.xlsx", "Tệp trống."),
        (b"P", "a.xlsx", "Đây không phải tệp Excel (.xlsx)."),
        (bytes(range(256)) * 40, "a.xlsx", "Đây không phải tệp Excel (.xlsx)."),
        (b"%PDF-1.7 ...", "a.xlsx", "Đây là tệp PDF."),
        (b"\xef\xbb\xbf<!DOCTYPE html><table></table>", "a.xlsx", "Đây là trang web"),
        (b"<html><body><table>", "a.xlsx", "Đây là trang web"),
        (b"TT,N\xe1\xbb\x99i dung\n1,x\n", "a.csv", "Đây không phải tệp Excel (.xlsx)."),
        (old_office_file("Workbook"), "a.xls", "Đây là tệp Excel định dạng cũ (.xls)."),
        (old_office_file("WordDocument"), "a.doc", "Đây là tệp Word."),
        (old_office_file("EncryptedPackage"), "a.xlsx", "Tệp đặt mật khẩu mở."),
        (a_word_file(), "a.docx", "Đây là tệp Word."),
        (a_word_file(), "a.xlsx", "Đây là tệp Word."),
        (GOOD, "a.zip", "Đây không phải tệp Excel (.xlsx)."),
        (GOOD, "a", "Đây không phải tệp Excel (.xlsx)."),
        (GOOD, "a.xlsm", "Tệp có macro."),
        (rezipped(GOOD, **{"xl/vbaProject.bin": b"x"}), "a.xlsx", "Tệp có macro."),
        (rezipped(GOOD, without="[Content_Types].xml"), "a.xlsx", "Đây không phải tệp Excel (.xlsx)."),
        (rezipped(GOOD, without="xl/workbook.xml"), "a.xlsx", "Đây không phải tệp Excel (.xlsx)."),
        (rezipped(GOOD, without="xl/worksheets/sheet1.xml"), "a.xlsx", "Tệp Excel bị hỏng"),
        (rezipped(GOOD, **{"xl/worksheets/sheet1.xml": b"<worksheet"}), "a.xlsx", "Tệp Excel bị hỏng"),
        (GOOD[: len(GOOD) // 2], "a.xlsx", "Tệp Excel bị hỏng hoặc tải lên chưa đủ."),
        (GOOD[:-1], "a.xlsx", "Tệp Excel bị hỏng hoặc tải lên chưa đủ."),
        (encrypted(), "a.xlsx", "Tệp đặt mật khẩu mở."),
        (workbook(lambda sheet, _: None), "a.xlsx", "Tệp Excel không có trang tính nào có nội dung."),
    ],
)
def test_what_is_no_workbook_is_called_what_it_is(data: bytes, name: str, said: str) -> None:
    assert refusal(data, name).startswith(said)


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/etc/evil.xml", "xl/../../evil.xml", "..\\evil.xml", "C:evil.xml"]
)
def test_a_member_that_points_outside_the_archive_is_refused(name: str) -> None:
    assert refusal(rezipped(GOOD, **{name: b"x"})).startswith("Tệp Excel bị hỏng")


def test_a_member_packed_in_another_way_than_offices_do_is_refused() -> None:
    stream = BytesIO(GOOD)
    with ZipFile(stream, "a", ZIP_BZIP2) as archive:
        archive.writestr("xl/more.xml", "x")
    assert refusal(stream.getvalue()).startswith("Tệp Excel bị hỏng")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused() -> None:
    stream = BytesIO(GOOD)
    with ZipFile(stream, "a") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert refusal(stream.getvalue()).startswith("Tệp Excel bị hỏng")


@pytest.mark.parametrize(
    "members",
    [
        {"xl/media/zeros.bin": bytes(200_000_000)},
        {"xl/media/zeros.bin": bytes(1_100_000)},
        {f"xl/{number}.xml": b"" for number in range(MOST_MEMBERS)},
        {f"xl/{number}.xml": bytes(range(256)) * 3_900 for number in range(101)},
    ],
    ids=["one of 200 MB", "one above the ratio", "too many", "too much together"],
)
def test_an_archive_that_swells_is_refused_before_it_is_opened(members: dict[str, bytes]) -> None:
    data = rezipped(GOOD, **members)
    with pytest.raises(UnreadableFile) as refused:
        check_workbook(data, name="a.xlsx")
    assert str(refused.value).startswith("Nội dung tệp Excel lớn bất thường")


def test_a_file_may_have_ten_megabytes_and_no_byte_more() -> None:
    with pytest.raises(UnreadableFile) as refused:
        check_workbook(b"PK\x03\x04" + bytes(MOST_BYTES - 3), name="a.xlsx")
    assert str(refused.value).startswith("Tệp lớn hơn 10 MB.")
    with pytest.raises(UnreadableFile) as refused:
        check_workbook(b"PK\x03\x04" + bytes(MOST_BYTES - 4), name="a.xlsx")
    assert not str(refused.value).startswith("Tệp lớn hơn")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damage_to_an_archive_breaks_the_guard(data: st.DataObject) -> None:
    damaged = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    tail = data.draw(st.integers(len(damaged) - 800, len(damaged)))
    with suppress(UnreadableFile):
        check_workbook(bytes(damaged[:tail]), name="a.xlsx")
