"""The workbook for the Monday meeting, read back by another library and printed by the real LibreOffice."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import openpyxl
import pytest
import time_machine
from openpyxl.workbook import Workbook

from tests.reports import papers
from tests.reports.printing import Printed, printed
from tracker.domain.reporting import AnnexRow, Sheet, Tone
from tracker.reports.excel import write_table

HEAD = len(papers.MONDAY.lines) + 1


def opened(*sheets: Sheet) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_table(sheets)))


@pytest.fixture(scope="module")
def monday(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    files = {"monday": write_table([papers.MONDAY])}
    return printed(files, tmp_path_factory.mktemp("sheets"), "xlsx")["monday"]


def test_every_cell_is_a_text():
    for page in opened(*papers.SHEETS):
        kinds = {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None}
        assert kinds == {"s"}


@pytest.mark.parametrize("text", [*papers.FORMULAS, "1,5", "06/22", "#N/A"])
def test_what_looks_like_a_formula_a_link_or_a_number_stays_a_text(text):
    sheet = replace(papers.HOSTILE_SHEET, rows=(AnnexRow((text,)),))
    cell = opened(sheet).active["A3"]
    assert (cell.value, cell.data_type, cell.hyperlink, cell.quotePrefix) == (text, "s", None, True)


def test_the_rows_come_back_as_they_were():
    rows = [row.cells for row in papers.TASKS if not row.heading]
    page = opened(papers.MONDAY).active
    read = [tuple(cell or "" for cell in row) for row in page.iter_rows(min_row=HEAD + 1, values_only=True)]
    assert [row for row in read if row[0].isdigit()] == rows
    assert page.cell(HEAD, 2).value == "Nội dung nhiệm vụ"


def test_the_sheet_is_ready_to_print():
    page = opened(papers.MONDAY).active
    assert page.page_setup.orientation == "landscape"
    assert int(page.page_setup.paperSize) == 9
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (int(page.page_setup.fitToWidth or 1), int(page.page_setup.fitToHeight)) == (1, 0)
    assert page.print_title_rows == f"${HEAD}:${HEAD}"
    assert page.print_area == f"'{page.title}'!$A$1:$F${HEAD + len(papers.TASKS)}"
    assert page.freeze_panes == f"A{HEAD + 1}"
    assert page.page_margins.left == pytest.approx(1.5 / 2.54)
    assert page.oddFooter.center.text == "Trang &P/&N"


def test_headings_are_merged_and_bold():
    page = opened(papers.MONDAY).active
    merged = {str(area) for area in page.merged_cells.ranges}
    assert {"A1:F1", "A2:F2", "A3:F3", f"A{HEAD + 1}:F{HEAD + 1}"} <= merged
    assert page.cell(HEAD + 1, 1).value == "I. CHỈ ĐẠO, QUÁN TRIỆT, BỐ TRÍ NGUỒN LỰC"
    assert page.cell(HEAD + 1, 1).font.bold


def test_words_are_times_new_roman_wrapped_and_boxed():
    cell = opened(papers.MONDAY).active.cell(HEAD + 2, 2)
    assert (cell.font.name, cell.font.size) == ("Times New Roman", 12)
    assert cell.alignment.wrap_text
    assert cell.border.left.style == cell.border.bottom.style == "thin"


@pytest.mark.parametrize(
    ("tone", "fill"),
    [(Tone.PLAIN, "00000000"), (Tone.LATE, "FFFBE3E1"), (Tone.DONE, "FFE2F1E4"), (Tone.ONGOING, "FFE3EEF9")],
)
def test_a_tone_colours_the_status_and_nothing_else(tone, fill):
    sheet = replace(papers.MONDAY, rows=(AnnexRow(("1", "a", "b", "c", "d", "e")),), tones=(tone,))
    row = opened(sheet).active[HEAD + 1]
    assert row[-1].fill.fgColor.rgb == fill
    assert {cell.fill.fgColor.rgb for cell in row[:-1]} == {"00000000"}


def test_a_tone_may_colour_another_column():
    row = AnnexRow(("1", "a", "b", "c", "d", "e"))
    sheet = replace(papers.MONDAY, rows=(row,), tones=(Tone.LATE,), tone_column=1)
    cells = opened(sheet).active[HEAD + 1]
    assert [cell.fill.fgColor.rgb == "FFFBE3E1" for cell in cells] == [
        False,
        True,
        False,
        False,
        False,
        False,
    ]


def test_names_of_sheets_are_what_excel_takes():
    names = opened(*papers.SHEETS).sheetnames
    assert names[:2] == ["Kế hoạch 56-KH-UBND", "Kế hoạch 56-KH-UBND (2)"]
    assert len(names[2]) <= 31
    assert not set("[]:*?/\\") & set(names[2])


@pytest.mark.parametrize(("name", "shown"), [("", "Bảng 1"), ("''", "Bảng 1"), ("Số liệu", "Số liệu")])
def test_a_sheet_without_a_name_is_given_one(name, shown):
    assert opened(replace(papers.MONDAY, name=name)).sheetnames == [shown]


def test_the_same_tables_give_the_same_bytes_on_any_day():
    with time_machine.travel(datetime(2031, 5, 6, 7, 8, tzinfo=UTC)):
        later = write_table(papers.SHEETS)
    assert write_table(papers.SHEETS) == later


def test_a_table_without_rows_still_has_its_head():
    page = opened(replace(papers.MONDAY, rows=(), tones=())).active
    assert page.max_row == HEAD


def test_printed_pages_are_landscape_numbered_and_begin_with_the_head(monday):
    assert monday.sizes() == [(297, 210)] * 3
    assert monday.pages_with("Nội dung nhiệm vụ") == [1, 2, 3]
    assert [monday.pages_with(f"Trang {number}/3") for number in (1, 2, 3)] == [[1], [2], [3]]


def test_rows_are_high_enough_for_their_words(monday):
    for page in (1, 2, 3):
        assert monday.overlapping(page) == []
