"""Reads a table of items: cells in, drafts and problems on their cells out, by the rules of the form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tracker.domain.annex.drafts import Problem, Rows, quote
from tracker.domain.annex.table import Line, Table, find_table
from tracker.domain.registers.cells import (
    RegisterSoFar,
    read_amount,
    read_day,
    read_name,
    read_rank,
    read_unit,
    too_long,
)
from tracker.domain.registers.checks import Frame, ItemWords, broken
from tracker.domain.registers.columns import LABELS, Column, column_of
from tracker.domain.text import N_, fold

MOST_ITEMS = 2_000
"""Items of one file."""

NO_HEADER = N_(
    "Chưa thấy dòng tiêu đề của bảng danh mục, còn thiếu cột: {missing}. Tải mẫu Excel của danh mục và ghi vào mẫu."
)
NO_ITEM = N_("Bảng chưa có nội dung nào. Ghi mỗi nội dung một dòng dưới dòng tiêu đề.")
TOO_MANY = N_("Bảng có hơn {limit} dòng. Chia thành nhiều tệp rồi tải lên lần lượt.")
SEVERAL_TABLES = N_(
    "Tệp có nhiều trang tính chứa bảng danh mục: {sheets}. Giữ một trang tính trong mỗi tệp rồi tải lên lại."
)
EXAMPLE_MARK = N_("Ví dụ")
EXAMPLE_MARKS = frozenset({"vi du", "vd"})
"""What stands for a number in a row that only shows how to write."""
NOT_READ = N_("Cột này không đọc vào danh mục.")


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """A row as it is written, and as it is understood: `words` only where nothing of it blocks."""

    row: int
    name: str
    unit: str
    day: str
    rank: str
    amount: str
    words: ItemWords | None


@dataclass(frozen=True, slots=True)
class ItemsReading:
    """All that a file gives: drafts and problems, row by row."""

    items: tuple[ItemDraft, ...]
    problems: tuple[Problem, ...]

    @property
    def acceptable(self) -> bool:
        """Whether the drafts may go into the register, all of them."""
        return bool(self.items) and not self.blocking

    @property
    def blocking(self) -> tuple[Problem, ...]:
        """What stands in the way of acceptance."""
        return tuple(problem for problem in self.problems if problem.blocking)

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What was not read."""
        return tuple(problem for problem in self.problems if not problem.blocking)


def read_sheets(sheets: Sequence[Rows], register: RegisterSoFar) -> ItemsReading:
    """What the one sheet with a table of items holds; two such sheets are told, and without any what the first lacks."""
    tables = [rows for rows in sheets if not _missing(find_table(rows, column_of), register.frame)]
    if len(tables) > 1:
        names = "; ".join(quote(next(cell.sheet for row in rows for cell in row)) for rows in tables)
        return _nothing(find_table(tables[0], column_of), SEVERAL_TABLES, sheets=names)
    return read_items((tables or sheets)[0], register)


def read_items(rows: Rows, register: RegisterSoFar) -> ItemsReading:
    """The drafts and problems of one sheet; it never raises, whatever the cells hold. Columns stand in any order."""
    table = _asked(find_table(rows, column_of), register.frame)
    if missing := _missing(table, register.frame):
        return _nothing(table, NO_HEADER, missing=", ".join(missing))
    lines = [line for line in table.lines() if fold(line.text(Column.NUMBER)) not in EXAMPLE_MARKS]
    if not lines:
        return _nothing(table, NO_ITEM)
    if len(lines) > MOST_ITEMS:
        return _nothing(table, TOO_MANY, limit=MOST_ITEMS)
    reader = _Reader(register)
    items = tuple(reader.read(line) for line in lines)
    problems = sorted([*table.notices(NOT_READ), *reader.problems], key=lambda problem: problem.row)
    return ItemsReading(items, tuple(problems))


def _nothing(table: Table, message: str, **params: object) -> ItemsReading:
    return ItemsReading((), (table.problem_of_all(message, **params),))


def _asked(table: Table, frame: Frame) -> Table:
    """The table without the columns that the register does not ask for: they are told as not read."""
    idle = set() if frame.by_unit else {Column.UNIT}
    idle |= set() if frame.ranks else {Column.RANK}
    return replace(
        table, places={column: place for column, place in table.places.items() if column not in idle}
    )


def _missing(table: Table, frame: Frame) -> list[str]:
    return [LABELS[column] for column in _required(frame) if column not in table.places]


def _required(frame: Frame) -> Iterator[Column]:
    yield from (Column.NAME, Column.DAY)
    if frame.by_unit:
        yield Column.UNIT
    if frame.ranks:
        yield Column.RANK


@dataclass(slots=True)
class _Reader:
    """Reads one row after the other, and remembers the names that it has seen."""

    register: RegisterSoFar
    problems: list[Problem] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)

    def read(self, line: Line) -> ItemDraft:
        """One row: its words where no cell stands in the way."""
        name, about_name = read_name(line, self.register.names, self.seen)
        day, about_day = read_day(line, Column.DAY, needed=True)
        unit, about_unit = read_unit(line, self.register.units)
        rank_id, about_rank = read_rank(line, self.register.frame.ranks)
        amount, about_amount = read_amount(line)
        until, about_until = read_day(line, Column.VALID_UNTIL)
        found = [*about_name, *about_day, *about_unit, *about_rank, *about_amount, *about_until]
        unit_id = unit.id if unit else None
        rules = broken(self.register.frame, day=day, valid_until=until, unit_id=unit_id, rank_id=rank_id)
        told = {problem.cell for problem in found}
        found += [
            line.problem(column, message, blocking=True, **params)
            for column, message, params in rules
            if line.cell(column).where not in told
        ]
        found += too_long(line)
        self.problems += found
        words = None
        if day and not found:
            words = _words(
                line, name, day, unit_id=unit_id, rank_id=rank_id, valid_until=until, amount=amount
            )
        return _draft(line, name, words)


def _words(line: Line, name: str, day: date, **understood: Any) -> ItemWords:
    """What was understood, with what is kept as it is written."""
    return ItemWords(
        name=name,
        day=day,
        document=line.text(Column.DOCUMENT),
        field=line.text(Column.FIELD),
        partner=line.text(Column.PARTNER),
        note=line.text(Column.NOTE),
        **understood,
    )


def _draft(line: Line, name: str, words: ItemWords | None) -> ItemDraft:
    return ItemDraft(
        row=line.row[0].row,
        name=name,
        unit=line.text(Column.UNIT),
        day=line.text(Column.DAY),
        rank=line.text(Column.RANK),
        amount=line.text(Column.AMOUNT),
        words=words,
    )
