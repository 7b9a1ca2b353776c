"""Where the table of an annex stands in a sheet, and which of its columns is which."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.annex.drafts import Cell, Problem, Rows, column_letters, quote
from tracker.domain.text import N_, fold, one_line


class Column(StrEnum):
    """What a column of an annex holds (domain.md §4.1)."""

    NUMBER = "number"
    TITLE = "title"
    LEAD = "lead"
    COORDINATING = "coordinating"
    DEADLINE = "deadline"
    DELIVERABLE = "deliverable"
    NOTE = "note"


REQUIRED = {
    Column.TITLE: N_("Nội dung nhiệm vụ"),
    Column.LEAD: N_("Cơ quan chủ trì"),
    Column.DEADLINE: N_("Thời gian thực hiện"),
}
NOT_TAKEN = None
MEANINGS: tuple[tuple[str, Column | None], ...] = (
    ("noi dung", Column.TITLE),
    ("nhiem vu", Column.TITLE),
    ("cong viec", Column.TITLE),
    ("chu tri", Column.LEAD),
    ("co quan thuc hien", Column.LEAD),
    ("don vi thuc hien", Column.LEAD),
    ("phoi hop", Column.COORDINATING),
    ("thoi gian", Column.DEADLINE),
    ("thoi han", Column.DEADLINE),
    ("han hoan thanh", Column.DEADLINE),
    ("tien do", Column.DEADLINE),
    ("san pham", Column.DELIVERABLE),
    ("ket qua", Column.DELIVERABLE),
    ("ghi chu", Column.NOTE),
    ("lanh dao", NOT_TAKEN),
    ("kinh phi", NOT_TAKEN),
    ("can cu", NOT_TAKEN),
    ("nhom", NOT_TAKEN),
)
"""Words of a label and the column that they name; the words that stand first in a label decide."""

NUMBER_LABELS = frozenset({"tt", "stt", "so tt", "so thu tu"})
LONGEST_LABEL = 60
HEADER_WITHIN = 30
"""Rows of a sheet among which the header is looked for."""

NO_HEADER = N_(
    "Chưa thấy dòng tiêu đề của bảng nhiệm vụ, còn thiếu cột: {missing}. "
    "Dòng tiêu đề cần có các cột Nội dung nhiệm vụ, Cơ quan chủ trì, Thời gian thực hiện."
)
COLUMN_NOT_TAKEN = N_("Cột này không đọc vào nhiệm vụ.")

Naming = Callable[[str], StrEnum | None]
"""Which column a label names, if any that is read."""

_COLUMN_NUMBER = re.compile(r"\(?[0-9]{1,2}\)?")


@dataclass(frozen=True, slots=True)
class Table:
    """The table of a sheet: its header, the place of each column in it (from 0), and the rows below."""

    header: Sequence[Cell]
    places: Mapping[StrEnum, int]
    body: Rows

    @property
    def missing(self) -> tuple[Column, ...]:
        """The columns without which no task can be read."""
        return tuple(column for column in REQUIRED if column not in self.places)

    def label(self, place: int) -> str:
        """A column's label as seen, or its letter where it has none."""
        seen = one_line(self.header[place].text) if place < len(self.header) else ""
        return quote(seen) or column_letters(place + 1)

    def lines(self) -> Iterator["Line"]:
        """The filled rows below the header, without the numbers of columns and without the header repeated."""
        own = [one_line(cell.text) for cell in self.header]
        above = True
        for row in self.body:
            line = Line(self, row)
            if not line.filled or [one_line(cell.text) for cell in row] == own:
                continue
            if above and line.counts_columns:
                continue
            above = False
            yield line

    def problem(self, cell: Cell, message: str, *, blocking: bool, **params: object) -> Problem:
        """A problem on a cell of the table; the message may quote the cell as {text}."""
        text = quote(cell.text)
        label = self.label(cell.column - 1)
        return Problem(
            cell.sheet, cell.where, cell.row, label, text, message, {"text": text} | params, blocking
        )

    def problem_of_all(self, message: str, **params: object) -> Problem:
        """A blocking problem of the whole table."""
        sheet = self.header[0].sheet if self.header else ""
        return Problem(sheet, "", 0, "", "", message, params, blocking=True)

    def notices(self, message: str = COLUMN_NOT_TAKEN) -> Iterator[Problem]:
        """One notice for each column with text that is not read."""
        top = self.header[0]
        filled = {place for row in (self.header, *self.body) for place, cell in enumerate(row) if cell.text}
        for place in sorted(filled - set(self.places.values())):
            label = self.header[place].text if place < len(self.header) else ""
            yield self.problem(Cell(label, top.sheet, top.row, place + 1), message, blocking=False)


@dataclass(frozen=True, slots=True)
class Line:
    """One filled row of the table."""

    table: Table
    row: Sequence[Cell]

    def cell(self, column: StrEnum) -> Cell:
        """The cell of a column; an empty one where the row ends before it or the table has no such column."""
        place = self.table.places.get(column)
        if place is not None and place < len(self.row):
            return self.row[place]
        return Cell("", self.row[0].sheet, self.row[0].row, 1 if place is None else place + 1)

    def text(self, column: StrEnum) -> str:
        """The text of a column in one line."""
        return one_line(self.cell(column).text)

    def problem(self, column: StrEnum, message: str, *, blocking: bool, **params: object) -> Problem:
        """A problem on the cell of a column."""
        return self.table.problem(self.cell(column), message, blocking=blocking, **params)

    @property
    def filled(self) -> list[Cell]:
        """The cells with visible text."""
        return [cell for cell in self.row if one_line(cell.text)]

    @property
    def counts_columns(self) -> bool:
        """Whether the row only numbers the columns: (1) (2) (3) …"""
        filled = self.filled
        return len(filled) > 2 and all(_COLUMN_NUMBER.fullmatch(one_line(cell.text)) for cell in filled)


def find_table(rows: Rows, column_of: Naming | None = None) -> Table:
    """The table under the row that names most columns among the first; it may lack columns (`missing`).

    `column_of` tells which column a label names, by default a column of an annex.
    """
    places = [_places(row, column_of or _column) for row in rows[:HEADER_WITHIN]]
    top = max(range(len(places)), key=lambda at: len(places[at]), default=None)
    return Table((), {}, ()) if top is None else Table(rows[top], places[top], rows[top + 1 :])


def annex_sheets(sheets: Sequence[Rows]) -> tuple[Rows, ...]:
    """The sheets that hold a table of tasks, in their order; the first sheet if none does."""
    return tuple(rows for rows in sheets if not find_table(rows).missing) or tuple(sheets[:1])


def no_header(table: Table) -> Problem:
    """The one problem of a sheet without a table of tasks."""
    return table.problem_of_all(NO_HEADER, missing=", ".join(REQUIRED[column] for column in table.missing))


def _places(row: Sequence[Cell], column_of: Naming) -> dict[StrEnum, int]:
    """Which columns the cells of a row name as labels; the first label of a kind counts."""
    places: dict[StrEnum, int] = {}
    for place, cell in enumerate(row):
        if column := column_of(cell.text):
            places.setdefault(column, place)
    return places


def _column(label: str) -> Column | None:
    """The column that a label names, if any that is taken into tasks."""
    if not label or len(label) > LONGEST_LABEL:
        return None
    words = " ".join(re.findall(r"\w+", fold(label)))
    if words in NUMBER_LABELS:
        return Column.NUMBER
    named = [(words.index(part), column) for part, column in MEANINGS if part in words]
    return min(named, key=lambda found: found[0])[1] if named else None
