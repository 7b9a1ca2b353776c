"""Tables as an Excel workbook that goes straight to the printer: what a Monday meeting has on its desks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from io import BytesIO
from itertools import repeat

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tracker.domain.reporting import Sheet, Tone
from tracker.reports.measure import lines

FONT = "Times New Roman"
SIZE = 12
TITLE_SIZE = 13
A4 = 9
MARGIN = 1.5 / 2.54
"""1,5 cm in inches, on all sides."""
FOOTER = f'&C&"{FONT},Regular"&12Trang &P/&N'
_PAGE_WIDTH = 1000
"""All columns in pixels (96 to the inch), a little less than A4 in landscape between the margins."""
_MM_PER_PIXEL = 25.4 / 96
_CELL_EDGES = 2.0
"""In mm: what a cell keeps free beside its words."""
_LEADING = 1.25
"""Of the size of the letters: the height of a line."""
_ROW_EDGES = 5.0
_MOST_POINTS = 409.0
"""No row of Excel's is higher."""
_NAME_ROOM = 31
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
# xlsxwriter writes into nested options: each workbook gets its own copy, or the second would differ from the first.
_OPTIONS = {
    "in_memory": True,
    "default_format_properties": {"font_name": FONT, "font_size": SIZE},
    "default_column_width": 72,
    "default_row_height": 21,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_TEXT = {"text_wrap": True, "valign": "vcenter", "quote_prefix": True}
_ALIGNS = {"l": "left", "c": "center", "r": "right"}
_FILLS = {Tone.ONGOING: "#E3EEF9", Tone.DONE: "#E2F1E4", Tone.LATE: "#FBE3E1"}
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")


def write_table(sheets: Sequence[Sheet]) -> bytes:
    """One or more tables as an .xlsx, a sheet each; every cell is a text, equal tables give equal bytes."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, deepcopy(_OPTIONS))
    book.set_properties({"title": sheets[0].name, "created": _MADE})
    formats = _formats(book)
    for sheet, name in zip(sheets, _names(sheets), strict=True):
        page = book.add_worksheet(name)
        _set_page(page, sheet)
        _write_head(page, sheet, formats)
        _write_rows(page, sheet, formats)
    book.close()
    return file.getvalue()


def _formats(book: Workbook) -> dict[str, Format]:
    """By name: title, note, column, group, and each letter of alignment with each tone (`c late`)."""
    boxed = {**_TEXT, "border": 1}
    looks = {
        "title": {**_TEXT, "align": "center", "font_size": TITLE_SIZE, "bold": True},
        "note": {**_TEXT, "align": "center", "font_size": TITLE_SIZE, "italic": True},
        "column": {**boxed, "align": "center", "bold": True},
        "group": {**boxed, "bold": True},
    }
    for letter, align in _ALIGNS.items():
        looks[f"{letter} {Tone.PLAIN}"] = {**boxed, "align": align}
        looks |= {
            f"{letter} {tone}": {**boxed, "align": align, "bg_color": fill} for tone, fill in _FILLS.items()
        }
    return {name: book.add_format(look) for name, look in looks.items()}


def _set_page(page: Worksheet, sheet: Sheet) -> None:
    """A4 landscape, one page wide; the column names stay in sight on the screen and stand on every printed page."""
    head, last_column = len(sheet.lines), len(sheet.columns) - 1
    last_row = head + len(sheet.rows)
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(MARGIN, MARGIN, MARGIN, MARGIN)
    page.center_horizontally()
    page.fit_to_pages(1, 0)
    page.set_footer(FOOTER, {"margin": MARGIN / 2})
    page.repeat_rows(head)
    page.print_area(0, 0, last_row, last_column)
    page.freeze_panes(head + 1, 0)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row + 1}"})
    for column, width in enumerate(_widths(sheet)):
        page.set_column_pixels(column, column, width)


def _write_head(page: Worksheet, sheet: Sheet, formats: dict[str, Format]) -> None:
    """The lines above the table, two bold and the others italic, and the names of the columns."""
    last = len(sheet.columns) - 1
    for row, line in enumerate(sheet.lines):
        _write_across(page, row, last, line, formats["title" if row < 2 else "note"])
    _write_cells(page, len(sheet.lines), sheet.columns, _widths(sheet), repeat(formats["column"], last + 1))


def _write_rows(page: Worksheet, sheet: Sheet, formats: dict[str, Format]) -> None:
    """The rows of the table; a tone colours one cell of its row."""
    widths, plain, toned = (
        _widths(sheet),
        [f"{letter} {Tone.PLAIN}" for letter in sheet.aligns],
        sheet.tone_column,
    )
    tones = sheet.tones or [Tone.PLAIN] * len(sheet.rows)
    for row, (line, tone) in enumerate(zip(sheet.rows, tones, strict=True), start=len(sheet.lines) + 1):
        if line.heading:
            _write_across(page, row, len(widths) - 1, line.line, formats["group"])
            continue
        looks = [formats[name] for name in plain]
        looks[toned] = formats[f"{sheet.aligns[toned]} {tone}"]
        _write_cells(page, row, line.cells, widths, looks)


def _write_cells(
    page: Worksheet, row: int, cells: Sequence[str], widths: list[int], looks: Iterable[Format]
) -> None:
    page.set_row(row, max(map(_height, cells, widths, repeat(SIZE))))
    for column, (text, look) in enumerate(zip(cells, looks, strict=True)):
        page.write_string(row, column, _writable(text), look)


def _write_across(page: Worksheet, row: int, last: int, text: str, look: Format) -> None:
    """A line over all columns; a single column has nothing to merge."""
    page.set_row(row, _height(text, _PAGE_WIDTH, TITLE_SIZE))
    if last:
        page.merge_range(row, 0, row, last, "", look)
    page.write_string(row, 0, _writable(text), look)


def _widths(sheet: Sheet) -> list[int]:
    return [round(_PAGE_WIDTH * share / sum(sheet.widths)) for share in sheet.widths]


def _height(text: str, width: int, size: float) -> float:
    """What a row needs for a text in a cell, in points: not every program finds it by itself, none for merged cells."""
    count = lines(text, size, width * _MM_PER_PIXEL - _CELL_EDGES)
    return min(_MOST_POINTS, count * size * _LEADING + _ROW_EDGES)


def _names(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Names that Excel takes: short, without brackets and slashes, each once."""
    taken: set[str] = set()
    for place, sheet in enumerate(sheets, start=1):
        name = _NOT_IN_A_NAME.sub("-", _writable(sheet.name)).strip("' ")[:_NAME_ROOM] or f"Bảng {place}"
        if name.casefold() in taken:
            name = f"{name[: _NAME_ROOM - 5]} ({place})"
        taken.add(name.casefold())
        yield name


def _writable(text: str) -> str:
    """Text without what XML forbids: input is normalised when it enters the product, this is the last guard."""
    return _NOT_XML.sub("", text)
