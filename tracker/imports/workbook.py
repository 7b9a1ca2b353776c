"""The process that parses a workbook: an .xlsx on standard input becomes JSON on standard output.

Run as `python -m tracker.imports.workbook`, on systems with resource limits (Linux): a workbook that needs more
memory or time than they allow ends only this process.
"""

import json
import sys
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from tracker.documents.child import bind
from tracker.domain.text import N_, normalise, one_line
from tracker.domain.wording import day as written_day
from tracker.imports.archive import BROKEN, LOCKED, UnreadableFile

MOST_ROWS = 10_000
MOST_COLUMNS = 60
LONGEST_CELL = 32_767
MOST_TEXT = 4_000_000
"""Characters of all cells together."""

Value = int | float | str | bool | date | datetime | time | timedelta
Range = tuple[tuple[int, int], tuple[int, int]]
SheetTexts = tuple[str, list[list[str]]]
Answer = dict[str, list[SheetTexts] | tuple[str, dict[str, object]]]

TOO_MANY_ROWS = N_(
    "Trang tính “{sheet}” có hơn {limit} dòng. Xóa các dòng thừa ở cuối trang rồi tải lên lại."
)
TOO_MANY_COLUMNS = N_("Trang tính “{sheet}” có hơn {limit} cột. Xóa các cột thừa ở bên phải rồi tải lên lại.")
TOO_MUCH_TEXT = N_("Tệp Excel có quá nhiều chữ. Chỉ giữ lại bảng phụ lục rồi tải lên lại.")
NOTHING_SEEN = N_("Tệp Excel không có trang tính nào có nội dung. Kiểm tra lại tệp rồi tải lên.")


def read_sheets(data: bytes) -> list[SheetTexts]:
    """The visible sheets with content: the name, and the text of each cell from A1 on, row by row.

    Raises UnreadableFile where the workbook is broken or goes beyond the bounds.
    """
    try:
        with load_workbook(BytesIO(data)) as workbook:
            sheets = [(name, _texts(sheet)) for name, sheet in _visible(workbook)]
    except PasswordError:
        raise UnreadableFile(LOCKED) from None
    except CalamineError:
        raise UnreadableFile(BROKEN) from None
    filled = [(name, texts) for name, texts in sheets if any(map(any, texts))]
    if not filled:
        raise UnreadableFile(NOTHING_SEEN)
    if sum(len(text) for _, texts in filled for row in texts for text in row) > MOST_TEXT:
        raise UnreadableFile(TOO_MUCH_TEXT)
    return filled


def _visible(workbook: CalamineWorkbook) -> list[tuple[str, CalamineSheet]]:
    """The sheets that people see."""
    return [
        (one_line(sheet.name), workbook.get_sheet_by_name(sheet.name))
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]


def _texts(sheet: CalamineSheet) -> list[list[str]]:
    """The text of each cell, that of cells merged down a column in each of its rows."""
    last_row, last_column = sheet.end or (-1, -1)
    if last_row >= MOST_ROWS:
        raise UnreadableFile(TOO_MANY_ROWS, sheet=one_line(sheet.name), limit=MOST_ROWS)
    if last_column >= MOST_COLUMNS:
        raise UnreadableFile(TOO_MANY_COLUMNS, sheet=one_line(sheet.name), limit=MOST_COLUMNS)
    texts = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    _fill_down(texts, sheet.merged_cell_ranges or [])
    return texts


def _fill_down(texts: list[list[str]], merged: list[Range]) -> None:
    """Repeat the text of cells merged down a column in each of their rows; ranges that overlap are skipped."""
    width = len(texts[0]) if texts else 0
    filled_to: dict[int, int] = {}
    for (top, left), (bottom, right) in sorted(merged):
        if left == right < width and top > filled_to.get(left, -1):
            filled_to[left] = bottom
            for row in texts[top + 1 : bottom + 1]:
                row[left] = texts[top][left]


def _text(value: Value) -> str:
    """A value as people write it: 240000000, 1.1, 30/6/2022, 10 giờ 30 ngày 30/6/2022."""
    if isinstance(value, datetime):
        clock = value.time()
        return written_day(value) if clock == time.min else f"{_clock(clock)} ngày {written_day(value)}"
    if isinstance(value, date):
        return written_day(value)
    if isinstance(value, time):
        return _clock(value)
    if isinstance(value, float):
        return format(Decimal(repr(value)).normalize(), "f")
    return normalise(str(value)[:LONGEST_CELL])


def _clock(value: time) -> str:
    return f"{value.hour:02d} giờ {value.minute:02d}"


def main() -> None:
    """Answer with the sheets, or with the refusal."""
    bind()
    try:
        answer: Answer = {"sheets": read_sheets(sys.stdin.buffer.read())}
    except UnreadableFile as no:
        answer = {"refusal": (no.message, no.params)}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode())


if __name__ == "__main__":
    main()
