"""A table of items is read by its labels; what cannot be read is told on its cell."""

from datetime import date

import pytest

from tests.imports.annexes import rows_of
from tracker.domain.registers.cells import RegisterSoFar, parse_day
from tracker.domain.registers.checks import Frame, ItemWords
from tracker.domain.registers.columns import Column, column_of
from tracker.domain.registers.reading import read_items, read_sheets
from tracker.domain.unit_names import KnownUnit, UnitBook

TODAY = date(2022, 6, 14)
UNITS = UnitBook(
    [
        KnownUnit(1, "UBND xã Thượng", "xã Thượng", "commune"),
        KnownUnit(2, "Phòng Tư pháp", "Tư pháp", "department"),
    ]
)
RANKS = {1: "cấp quốc gia", 2: "cấp tỉnh"}
HEAD = [
    "TT",
    "Tên di tích",
    "Đơn vị",
    "Ngày công nhận",
    "Cấp",
    "Số quyết định",
    "Kinh phí",
    "Có giá trị đến",
    "Ghi chú",
]
SOUND = ["1", "Mộ Lê Đại Cang", "xã Thượng", "01/3/2022", "cấp tỉnh", "12/QĐ-UBND", "18 tỷ", "30/6/2027", "x"]


def register(names=(), *, by_unit=True, ranks=RANKS) -> RegisterSoFar:
    return RegisterSoFar(Frame(TODAY, by_unit, ranks), UNITS, dict(names))


def read(*rows, head=HEAD, so_far=None):
    return read_items(rows_of([head, *rows]), so_far or register())


@pytest.mark.parametrize(
    ("label", "column"),
    [
        ("TT", Column.NUMBER),
        ("STT", Column.NUMBER),
        ("Tên di tích", Column.NAME),
        ("Tên sản phẩm OCOP", Column.NAME),
        ("Di tích", Column.NAME),
        ("Địa phương", Column.UNIT),
        ("Tên đơn vị", Column.UNIT),
        ("Xã, phường", Column.UNIT),
        ("Ngày công nhận", Column.DAY),
        ("Ngày cấp", Column.DAY),
        ("Ngày quyết định", Column.DAY),
        ("Ngày hết hạn", Column.VALID_UNTIL),
        ("Có giá trị đến ngày", Column.VALID_UNTIL),
        ("Hiệu lực đến", Column.VALID_UNTIL),
        ("Xếp hạng", Column.RANK),
        ("Cấp công nhận", Column.RANK),
        ("Giai đoạn", Column.RANK),
        ("Số quyết định, ngày", Column.DOCUMENT),
        ("Văn bản (số, ngày)", Column.DOCUMENT),
        ("Số tiền (đồng)", Column.AMOUNT),
        ("Đơn vị phối hợp", Column.PARTNER),
        ("Chủ thể", Column.PARTNER),
        ("Lĩnh vực", Column.FIELD),
        ("Ghi chú", Column.NOTE),
        ("Cơ quan ban hành", None),
        ("Đơn vị tính", None),
        ("Hình ảnh", None),
        ("x" * 200, None),
    ],
)
def test_a_label_names_its_column_in_many_ways(label, column):
    assert column_of(label) is column


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30/6/2022", date(2022, 6, 30)),
        ("01-03-2022", date(2022, 3, 1)),
        ("ngày 01.3.2022", date(2022, 3, 1)),
        ("2022-03-01", date(2022, 3, 1)),
        ("31/6/2022", None),
        ("30/6/22", None),
        ("1/1/1900", None),
        ("năm 2022", None),
        ("٣٠/٦/٢٠٢٢", None),
        ("9" * 5000, None),
    ],
)
def test_a_day_is_read_in_one_way_only(text, day):
    assert parse_day(text) == day


def test_a_sound_row_becomes_the_words_of_an_item():
    reading = read(SOUND)
    assert reading.acceptable
    assert reading.items[0].words == ItemWords(
        name="Mộ Lê Đại Cang",
        day=date(2022, 3, 1),
        unit_id=1,
        rank_id=2,
        valid_until=date(2027, 6, 30),
        document="12/QĐ-UBND",
        amount=18_000_000_000,
        note="x",
    )


def changed(column: str, text: str) -> list[str]:
    return [text if label == column else cell for label, cell in zip(HEAD, SOUND, strict=True)]


@pytest.mark.parametrize(
    ("column", "text", "cell", "message"),
    [
        ("Tên di tích", "", "B2", "Chưa ghi tên"),
        ("Tên di tích", "…", "B2", "Chưa ghi tên"),
        ("Tên di tích", "a" * 301, "B2", "tối đa 300 ký tự"),
        ("Đơn vị", "", "C2", "Chưa ghi đơn vị"),
        ("Đơn vị", "Phòng Tư phap huyện X", "C2", "danh sách gợi ý: Phòng Tư pháp"),
        ("Đơn vị", "zzz", "C2", "Chưa nhận ra đơn vị “zzz”"),
        ("Ngày công nhận", "", "D2", "Chưa ghi ngày"),
        ("Ngày công nhận", "31/2/2022", "D2", "“31/2/2022” không phải ngày"),
        ("Ngày công nhận", "15/6/2022", "D2", "Ngày 15/6/2022 chưa đến"),
        ("Cấp", "", "E2", "Chưa ghi cấp"),
        (
            "Cấp",
            "cấp huyện",
            "E2",
            "Danh mục không có mục “cấp huyện”. Ghi một trong các mục: cấp quốc gia; cấp tỉnh",
        ),
        ("Kinh phí", "nhiều", "G2", "“nhiều” không phải số tiền"),
        ("Kinh phí", "-5 triệu", "G2", "không phải số tiền"),
        ("Có giá trị đến", "28/02/2022", "H2", "trước ngày 01/3/2022"),
        ("Ghi chú", "b" * 301, "I2", "tối đa 300 ký tự"),
    ],
)
def test_each_cell_that_breaks_a_rule_is_told_once(column, text, cell, message):
    reading = read(changed(column, text))
    assert [problem.cell for problem in reading.problems] == [cell]
    assert message.casefold() in reading.problems[0].sentence.casefold()
    assert not reading.acceptable
    assert reading.items[0].words is None


@pytest.mark.parametrize(
    ("text", "rank"), [("Cấp Tỉnh", 2), ("tỉnh", 2), ("quốc gia", 1), ("Hạng quốc gia", 1)]
)
def test_a_rank_is_known_also_without_its_first_word(text, rank):
    assert read(changed("Cấp", text)).items[0].words.rank_id == rank


@pytest.mark.parametrize(
    ("text", "amount"), [("", None), ("240 triệu", 240_000_000), ("5.240.000.000", 5_240_000_000), ("0", 0)]
)
def test_money_is_read_as_people_write_it(text, amount):
    assert read(changed("Kinh phí", text)).items[0].words.amount == amount


def test_the_same_name_twice_is_told_on_the_second_row():
    reading = read(SOUND, changed("Tên di tích", "MỘ LÊ ĐẠI CANG"))
    assert [(problem.cell, problem.sentence) for problem in reading.problems] == [
        (
            "B3",
            "Dòng 3, cột Tên di tích: “MỘ LÊ ĐẠI CANG” đã ghi ở dòng 2. "
            "Bỏ một trong hai dòng hoặc ghi thêm vào tên để phân biệt.",
        )
    ]


def test_a_name_that_the_register_has_is_told():
    reading = read(SOUND, so_far=register({"mo le dai cang": "Mộ Lê Đại Cang"}))
    assert "danh mục đã có “Mộ Lê Đại Cang”" in reading.problems[0].sentence


def test_columns_that_the_register_does_not_ask_for_are_told_once_and_not_read():
    reading = read(SOUND, changed("Tên di tích", "Khác"), so_far=register(by_unit=False, ranks={}))
    assert [(problem.cell, problem.blocking) for problem in reading.problems] == [
        ("C1", False),
        ("E1", False),
    ]
    assert [draft.words.unit_id for draft in reading.items] == [None, None]


@pytest.mark.parametrize(
    ("head", "missing"),
    [
        (["TT", "Ghi chú"], "Tên, Ngày công nhận, Cơ quan, đơn vị, Cấp, hạng, giai đoạn"),
        (HEAD[:4], "Cấp, hạng, giai đoạn"),
    ],
)
def test_a_sheet_without_a_table_of_items_says_what_it_lacks(head, missing):
    reading = read(["1", "x"], head=head)
    assert f"còn thiếu cột: {missing}." in reading.problems[0].sentence
    assert not reading.acceptable


def test_an_example_row_and_a_row_that_counts_columns_are_no_items():
    example = ["Ví dụ", *SOUND[1:]]
    assert len(read([f"({n})" for n in range(1, 10)], example, SOUND).items) == 1
    assert "chưa có nội dung nào" in read(example).problems[0].sentence


def test_two_sheets_with_a_table_are_told():
    one, other = rows_of([HEAD, SOUND], sheet="Một"), rows_of([HEAD, SOUND], sheet="Hai")
    assert "Một; Hai" in read_sheets([one, other], register()).problems[0].sentence
    assert read_sheets([rows_of([["Giới thiệu"]]), other], register()).acceptable


@pytest.mark.parametrize("sheets", [[rows_of([])], [rows_of([[""]])], [rows_of([["{x}", "%s"]])]])
def test_no_sheet_is_a_fault(sheets):
    assert not read_sheets(sheets, register()).acceptable
