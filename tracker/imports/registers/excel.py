"""The empty form of a register: the columns that it asks for, a row that shows how to write, units and ranks to choose."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tracker.domain.registers.columns import LABELS, Column
from tracker.domain.registers.reading import EXAMPLE_MARK
from tracker.domain.text import N_

SHEET = N_("Danh mục")
CHOICES_SHEET = N_("Để chọn")
ROWS = 100
"""Empty rows below the example."""
WIDTHS = {
    Column.NUMBER: 8,
    Column.NAME: 40,
    Column.UNIT: 26,
    Column.DAY: 15,
    Column.RANK: 18,
    Column.DOCUMENT: 30,
    Column.FIELD: 18,
    Column.PARTNER: 22,
    Column.AMOUNT: 18,
    Column.VALID_UNTIL: 15,
    Column.NOTE: 18,
}
"""In characters."""
HINTS = {
    Column.UNIT: N_("Một đơn vị. Chọn trong danh sách hoặc ghi đúng tên đơn vị."),
    Column.DAY: N_("Ngày của văn bản công nhận. Ví dụ: 30/6/2022."),
    Column.RANK: N_("Chọn một mục trong danh sách."),
    Column.AMOUNT: N_("Ví dụ: 240 triệu; 1,5 tỷ; 5.240.000.000."),
    Column.VALID_UNTIL: N_("Ngày cuối cùng còn giá trị; để trống nếu không có thời hạn."),
}
_OPTIONS = {
    "in_memory": True,
    "default_format_properties": {"font_name": "Times New Roman", "font_size": 13},
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_A4 = 9
_ROW = 24
"""The height of a row in points."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a register asks for: lines above the table, the noun that it counts, units and ranks to choose, the year of examples."""

    titles: Sequence[str]
    noun: str
    units: Sequence[str]
    ranks: Sequence[str]
    year: int

    @property
    def columns(self) -> list[Column]:
        """The columns of the form."""
        idle = {Column.UNIT} if not self.units else set()
        idle |= {Column.RANK} if not self.ranks else set()
        return [column for column in Column if column not in idle]


def items_form(asked: Asked) -> bytes:
    """The form as an .xlsx; the example row is marked so that it is never read as an item."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, dict(_OPTIONS)) as book:
        looks = _looks(book)
        sheet = book.add_worksheet(SHEET)
        last = len(asked.columns) - 1
        for row, line in enumerate(asked.titles):
            look = looks["title"] if row < 2 else looks["note"]
            sheet.merge_range(row, 0, row, last, "", look)
            sheet.write_string(row, 0, line, look)
        _write_table(sheet, asked, looks)
        _write_choices(book.add_worksheet(CHOICES_SHEET), asked, looks)
    return file.getvalue()


def _looks(book: Workbook) -> dict[str, Format]:
    across = {"align": "center", "valign": "vcenter", "text_wrap": True, "quote_prefix": True}
    boxed = {"text_wrap": True, "valign": "top", "border": 1, "num_format": "@"}
    return {
        "title": book.add_format({**across, "bold": True}),
        "note": book.add_format({**across, "italic": True}),
        "header": book.add_format({**across, "bold": True, "border": 1}),
        "example": book.add_format({**boxed, "italic": True, "font_color": "#5F6B7A", "quote_prefix": True}),
        "cell": book.add_format(boxed),
    }


def _write_table(sheet: Worksheet, asked: Asked, looks: dict[str, Format]) -> None:
    """A4 landscape, the header repeated on every page; the example, then empty rows."""
    top = len(asked.titles)
    sheet.set_default_row(_ROW)
    sheet.set_row(top, 2 * _ROW)
    sheet.set_row(top + 1, 2 * _ROW)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    sheet.freeze_panes(top + 1, 0)
    example = _example(asked)
    for place, column in enumerate(asked.columns):
        label = f"{LABELS[column]} {asked.noun}" if column is Column.NAME else LABELS[column]
        sheet.set_column(place, place, WIDTHS[column])
        sheet.write_string(top, place, label, looks["header"])
        sheet.write_string(top + 1, place, example[column], looks["example"])
        for row in range(top + 2, top + 2 + ROWS):
            sheet.write_blank(row, place, None, looks["cell"])
        _write_hint(sheet, asked, column, (top + 2, place, top + 1 + ROWS, place))


def _example(asked: Asked) -> dict[Column, str]:
    return {
        **dict.fromkeys(Column, ""),
        Column.NUMBER: EXAMPLE_MARK,
        Column.NAME: N_("Tên {noun} như trong văn bản").format(noun=asked.noun),
        Column.UNIT: asked.units[0] if asked.units else "",
        Column.DAY: f"30/6/{asked.year}",
        Column.RANK: asked.ranks[0] if asked.ranks else "",
        Column.DOCUMENT: N_("Quyết định số 12/QĐ-UBND ngày 30/6/{year}").format(year=asked.year),
        Column.AMOUNT: N_("240 triệu"),
    }


def _write_hint(sheet: Worksheet, asked: Asked, column: Column, cells: tuple[int, int, int, int]) -> None:
    """What a selected cell says; the lists are an offer, other words are told when the file is read."""
    if column not in HINTS:
        return
    rule: dict[str, Any] = {
        "validate": "any",
        "input_title": LABELS[column],
        "input_message": HINTS[column],
    }
    listed = {Column.UNIT: ("A", asked.units), Column.RANK: ("B", asked.ranks)}.get(column)
    if listed:
        letter, names = listed
        source = f"='{CHOICES_SHEET}'!${letter}$2:${letter}${len(names) + 1}"
        rule |= {"validate": "list", "source": source, "error_type": "information"}
    sheet.data_validation(*cells, rule)


def _write_choices(sheet: Worksheet, asked: Asked, looks: dict[str, Format]) -> None:
    """The names behind the lists."""
    for place, (label, names) in enumerate(
        ((LABELS[Column.UNIT], asked.units), (LABELS[Column.RANK], asked.ranks))
    ):
        sheet.set_column(place, place, 40)
        for row, name in enumerate((label, *names) if names else ()):
            sheet.write_string(row, place, name, looks["header" if row == 0 else "cell"])
