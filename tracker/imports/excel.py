"""The empty form of an annex: the official columns, with the units to choose from."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.domain.text import N_

SHEET = N_("Phụ lục")
UNITS_SHEET = N_("Danh mục đơn vị")
UNITS_HEADER = N_("Cơ quan, đơn vị")
ROWS = 100
"""Empty rows below the header."""
COLUMNS = (
    (N_("TT"), 7),
    (N_("Nội dung nhiệm vụ"), 48),
    (N_("Cơ quan chủ trì"), 26),
    (N_("Cơ quan phối hợp"), 32),
    (N_("Thời gian thực hiện"), 22),
    (N_("Sản phẩm"), 26),
    (N_("Ghi chú"), 16),
)
"""The labels (domain.md §4.1) and their widths in characters."""
TT, LEAD, COORDINATING, DEADLINE = 0, 2, 3, 4
HINTS = {
    TT: N_("I, II cho nhóm nhiệm vụ; 1, 2, 3 cho nhiệm vụ; 1.1, 1.2 cho nhiệm vụ thành phần."),
    LEAD: N_("Một đơn vị. Chọn trong danh sách hoặc ghi đúng tên trong trang Danh mục đơn vị."),
    COORDINATING: N_("Các đơn vị cách nhau bằng dấu chấm phẩy. Có thể ghi: UBND các xã, thị trấn."),
    DEADLINE: N_(
        "Ghi như trong văn bản. Ví dụ: 30/6/{year}; Trước ngày 31/3/{year}; Quý II/{year}; Thường xuyên."
    ),
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


def annex_form(titles: Sequence[str], units: Sequence[str], *, year: int) -> bytes:
    """The form as an .xlsx: title lines, the header, empty rows, and on a second sheet the units that may lead.

    Any other name may be written too; `year` is that of the examples.
    """
    file = BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        across = {"align": "center", "valign": "vcenter", "text_wrap": True, "quote_prefix": True}
        title = book.add_format({**across, "bold": True})
        note = book.add_format({**across, "italic": True})
        header = book.add_format(
            {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1}
        )
        cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "num_format": "@"})
        sheet = book.add_worksheet(SHEET)
        for row, line in enumerate(titles):
            look = title if row < 2 else note
            sheet.merge_range(row, 0, row, len(COLUMNS) - 1, "", look)
            sheet.write_string(row, 0, line, look)
        _write_table(sheet, len(titles), header, cell)
        _write_hints(sheet, len(titles) + 1, units=len(units), year=year)
        listed = book.add_worksheet(UNITS_SHEET)
        listed.set_column(0, 0, 48)
        for row, name in enumerate((UNITS_HEADER, *units)):
            listed.write_string(row, 0, name, header if row == 0 else cell)
    return file.getvalue()


def _write_table(sheet: Worksheet, top: int, header: Format, cell: Format) -> None:
    """A4 landscape, the header repeated on every page."""
    sheet.set_default_row(_ROW)
    sheet.set_row(top, 2 * _ROW)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    sheet.freeze_panes(top + 1, 0)
    for column, (label, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(top, column, label, header)
        for row in range(top + 1, top + 1 + ROWS):
            sheet.write_blank(row, column, None, cell)


def _write_hints(sheet: Worksheet, first: int, *, units: int, year: int) -> None:
    """What a selected cell says; the list of units is an offer, not a limit."""
    for column, hint in HINTS.items():
        rule: dict[str, Any] = {
            "validate": "any",
            "input_title": COLUMNS[column][0],
            "input_message": hint.format(year=year),
        }
        if column == LEAD and units:
            source = f"='{UNITS_SHEET}'!$A$2:$A${units + 1}"
            rule |= {"validate": "list", "source": source, "error_type": "information"}
        sheet.data_validation(first, column, first + ROWS - 1, column, rule)
