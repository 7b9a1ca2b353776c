"""The laws of reading a workbook: what its cells say, how far a sheet goes, and what a bomb may cost."""

import resource
import subprocess
import sys
from datetime import date, datetime, time
from functools import partial
from io import BytesIO
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tests.imports.annexes import Fill, rezipped, tay_son_table, tay_son_units, tay_son_workbook, workbook
from tracker.documents.child import MOST_MEMORY
from tracker.domain.annex import read_annex
from tracker.domain.deadlines import parse_deadline
from tracker.imports.archive import UnreadableFile
from tracker.imports.readers import read_workbook
from tracker.imports.workbook import MOST_COLUMNS, MOST_ROWS

GOOD = tay_son_workbook()


def texts(data: bytes) -> list[list[str]]:
    (sheet,) = read_workbook(data, name="phụ lục.xlsx")
    return [[cell.text for cell in row] for row in sheet.rows]


def value(fill: Fill) -> str:
    """What the cell A1 says."""
    return texts(workbook(fill))[0][0]


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        read_workbook(data, name="phu-luc.xlsx")
    return str(refused.value)


def test_the_annex_of_tay_son_is_read_cell_by_cell() -> None:
    (sheet,) = read_workbook(GOOD, name="Phụ lục.XLSX")
    assert sheet.name == "Phụ lục"
    assert [[cell.text for cell in row] for row in sheet.rows] == [
        row if any(row[6:]) or len(row) == 1 else row[:6] for row in tay_son_table()
    ]
    assert {cell.sheet for row in sheet.rows for cell in row} == {"Phụ lục"}
    assert sheet.rows[6][1].where == "B7"


def test_the_annex_of_tay_son_becomes_22_tasks() -> None:
    (sheet,) = read_workbook(GOOD, name="phu-luc.xlsx")
    parse = partial(parse_deadline, issued=date(2022, 3, 11))
    reading = read_annex(sheet.rows, units=tay_son_units(), parse=parse)
    assert (len(reading.groups), len(reading.tasks), reading.acceptable) == (6, 22, True)


@pytest.mark.parametrize(
    ("fill", "text"),
    [
        (lambda sheet, _: sheet.write(0, 0, 5), "5"),
        (lambda sheet, _: sheet.write(0, 0, 1.1), "1.1"),
        (lambda sheet, _: sheet.write(0, 0, 240_000_000), "240000000"),
        (lambda sheet, _: sheet.write(0, 0, 1e20), "100000000000000000000"),
        (lambda sheet, _: sheet.write(0, 0, 0.1 + 0.2), "0.3"),
        (lambda sheet, day: sheet.write_datetime(0, 0, date(2022, 6, 30), day), "30/6/2022"),
        (lambda sheet, day: sheet.write_datetime(0, 0, date(2022, 1, 5), day), "05/01/2022"),
        (
            lambda sheet, day: sheet.write_datetime(
                0, 0, datetime.combine(date(2022, 6, 30), time(10, 30)), day
            ),
            "10 giờ 30 ngày 30/6/2022",
        ),
        (lambda sheet, _: sheet.write_string(0, 0, "  Quý   II/2022 \n"), "Quý II/2022"),
        (lambda sheet, _: sheet.write_string(0, 0, "Phòng A;\nPhòng B"), "Phòng A;\nPhòng B"),
        (lambda sheet, _: sheet.write_string(0, 0, "Ho\u0300a\u200b"), "Hòa"),
        (lambda sheet, _: sheet.write_string(0, 0, "=1+1"), "=1+1"),
        (lambda sheet, _: sheet.write_formula(0, 0, '="Năm "&2022', value="Năm 2022"), "Năm 2022"),
    ],
)
def test_a_cell_says_what_people_see(fill: Fill, text: str) -> None:
    assert value(fill) == text


def test_a_cell_merged_over_columns_is_given_once_and_one_merged_down_in_each_row() -> None:
    def fill(sheet: Worksheet, _: Format) -> None:
        sheet.merge_range(0, 0, 0, 2, "nhóm")
        sheet.merge_range(1, 0, 3, 0, "chung")
        sheet.write_column(1, 1, ["một", "hai", "ba"])

    assert texts(workbook(fill)) == [["nhóm"], ["chung", "một"], ["chung", "hai"], ["chung", "ba"]]


def test_cells_keep_their_place_below_and_beside_empty_ones() -> None:
    (sheet,) = read_workbook(workbook(lambda sheet, _: sheet.write(2, 3, "x")), name="a.xlsx")
    assert [len(row) for row in sheet.rows] == [0, 0, 4]
    assert sheet.rows[2][3].where == "D3"


def test_hidden_and_empty_sheets_are_not_read() -> None:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        for name, seen, text in (
            ("Một", True, "x"),
            ("Ẩn", False, "y"),
            ("Trống", True, ""),
            ("Hai", True, "z"),
        ):
            sheet = book.add_worksheet(name)
            sheet.write(0, 0, text)
            if not seen:
                sheet.hide()
    assert [sheet.name for sheet in read_workbook(stream.getvalue(), name="a.xlsx")] == ["Một", "Hai"]


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        (MOST_ROWS - 1, 0, None),
        (MOST_ROWS, 0, "Trang tính “Phụ lục” có hơn 10000 dòng."),
        (0, MOST_COLUMNS - 1, None),
        (0, MOST_COLUMNS, "Trang tính “Phụ lục” có hơn 60 cột."),
    ],
)
def test_a_sheet_has_bounds(row: int, column: int, said: str | None) -> None:
    data = workbook(lambda sheet, _: sheet.write(row, column, "x"))
    if said:
        assert refusal(data).startswith(said)
    else:
        assert texts(data)[row][column] == "x"


def test_too_much_text_is_refused() -> None:
    def fill(sheet: Worksheet, _: Format) -> None:
        for row in range(130):
            sheet.write_string(row, 0, "x" * 32_000)

    assert refusal(workbook(fill)).startswith("Tệp Excel có quá nhiều chữ.")


def with_sheet(sheet: bytes) -> bytes:
    """The workbook with another sheet of this content."""
    start = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return rezipped(GOOD, **{"xl/worksheets/sheet1.xml": start + sheet + b"</worksheet>"})


def cells(*places: str) -> bytes:
    """Cells with a 1 in each of these places, one to a row."""
    rows = (f'<row r="{place.lstrip("ABH")}"><c r="{place}"><v>1</v></c></row>' for place in places)
    return f"<sheetData>{''.join(rows)}</sheetData>".encode()


def test_a_bomb_inside_the_bounds_ends_only_the_process_that_opens_it() -> None:
    sixty_million_cells = with_sheet(cells("A1", "BH1048576"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = monotonic()
    assert refusal(sixty_million_cells).startswith("Không mở được tệp Excel này")
    assert monotonic() - began < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000
    assert texts(GOOD)


def test_merged_cells_that_overlap_cost_no_more_than_others() -> None:
    overlapping = b"".join(b'<mergeCell ref="A%d:A9999"/>' % (number % 90 + 1) for number in range(20_000))
    began = monotonic()
    read = texts(with_sheet(cells("A1", "A9999") + b"<mergeCells>" + overlapping + b"</mergeCells>"))
    assert len(read) == 9_999
    assert monotonic() - began < 5


def test_a_merged_cell_outside_the_filled_ones_changes_nothing() -> None:
    beyond = b'<mergeCells><mergeCell ref="C1:C3"/><mergeCell ref="A5:A9"/></mergeCells>'
    assert texts(with_sheet(cells("A1", "A3") + beyond)) == [["1"], [], ["1"]]


def test_the_process_that_opens_a_workbook_is_bound_before_it_reads() -> None:
    bound = (
        "import resource, tracker.imports.workbook as w; w.bind();"
        "print(resource.getrlimit(resource.RLIMIT_AS)[1], resource.getrlimit(resource.RLIMIT_FSIZE)[1])"
    )
    root = Path(__file__).parents[2]
    ended = subprocess.run(
        [sys.executable, "-c", bound], cwd=root, capture_output=True, text=True, check=True
    )
    assert ended.stdout.split() == [str(MOST_MEMORY), "0"]


def test_workbooks_are_read_side_by_side() -> None:
    answers: list[int] = []
    readers = [Thread(target=lambda: answers.append(len(texts(GOOD)))) for _ in range(5)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert answers == [len(tay_son_table())] * 5
