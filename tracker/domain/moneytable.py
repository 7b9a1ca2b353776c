"""The table of a plan's money in the official columns (domain.md §6), as figures in whole đồng."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from tracker.domain.budgeting import (
    MoneyLine,
    Totals,
    allocated_below,
    carried_with_parts,
    counted,
    of_year,
    paid_with_parts,
    totals,
    years,
)
from tracker.domain.money import BudgetStage, MoneySource
from tracker.domain.rates import Rate

_DIGITS = re.compile(r"\d+")


class SourceColumn(StrEnum):
    """The columns into which the official table divides money by whose it is."""

    CENTRAL = "central"
    PROVINCE = "province"
    LOCAL = "local"
    OTHER = "other"


COLUMN_OF = {
    MoneySource.CENTRAL: SourceColumn.CENTRAL,
    MoneySource.PROVINCE: SourceColumn.PROVINCE,
    MoneySource.DISTRICT: SourceColumn.LOCAL,
    MoneySource.COMMUNE: SourceColumn.LOCAL,
    MoneySource.COMBINED: SourceColumn.OTHER,
    MoneySource.PRIVATE: SourceColumn.OTHER,
}


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A row of the table: a line at its depth in the tree, or a sum (line is None) of the lines of a year.

    `total` is what was assigned (or allocated) with what came from the year before, divided by source in `sources`;
    `assigned` is None for an allocated line; `rate` divides what was paid by what was assigned, for an allocated line by
    what was allocated.
    """

    line: MoneyLine | None
    depth: int
    total: int
    sources: Mapping[SourceColumn, int]
    assigned: int | None
    allocated: int
    disbursed: int
    carried: int
    rate: Rate

    @property
    def left(self) -> int:
        """What is not paid out yet; negative where more was paid than there is."""
        return self.total - self.disbursed

    @property
    def share(self) -> Fraction | None:
        """The exact rate."""
        return self.rate.share


@dataclass(frozen=True, slots=True)
class YearOfMoney:
    """The money of one budget year: its sum and its lines as a tree; several years stand below each other, not added."""

    year: int
    totals: Totals
    sum: MoneyRow
    rows: Sequence[MoneyRow]


def money_table(lines: Sequence[MoneyLine]) -> list[YearOfMoney]:
    """The lines by budget year, each year with its own sum."""
    return [_year(year, of_year(lines, year)) for year in years(lines)]


def sum_row(lines: Sequence[MoneyLine]) -> MoneyRow:
    """The sum of lines: a total line and its parts count once, each payment on the line it was paid from."""
    sums = totals(lines)
    carried = sum(line.carried for line in lines)
    ids = {line.id for line in lines}
    roots = [line for line in lines if line.parent_id not in ids]
    top = [line for line in roots if line.stage is BudgetStage.ASSIGNED] or roots
    divided = [_sources(line, lines) for line in top]
    return MoneyRow(
        line=None,
        depth=0,
        total=sum(line.amount for line in _base(lines)) + carried,
        sources={column: sum(each.get(column, 0) for each in divided) for column in SourceColumn},
        assigned=sums.assigned,
        allocated=sums.allocated,
        disbursed=sums.disbursed,
        carried=carried,
        rate=sums.disbursed_of_assigned,
    )


def _base(lines: Sequence[MoneyLine]) -> list[MoneyLine]:
    """What the sum is taken over: assigned lines, or allocated ones where a choice leaves no assigned line."""
    return counted(lines, BudgetStage.ASSIGNED) or counted(lines, BudgetStage.ALLOCATED)


def _year(year: int, lines: Sequence[MoneyLine]) -> YearOfMoney:
    ids = {line.id for line in lines}
    roots = [line for line in lines if line.parent_id not in ids]
    return YearOfMoney(
        year,
        totals(lines),
        sum_row(lines),
        [row for root in _ordered(roots) for row in _tree(root, 0, lines)],
    )


def _tree(line: MoneyLine, depth: int, lines: Sequence[MoneyLine]) -> list[MoneyRow]:
    """A line and, right below it, its parts by their numbers."""
    parts = [part for part in lines if part.parent_id == line.id]
    return [
        row_of(line, lines, depth),
        *(row for part in _ordered(parts) for row in _tree(part, depth + 1, lines)),
    ]


def row_of(line: MoneyLine, lines: Sequence[MoneyLine], depth: int = 0) -> MoneyRow:
    """A line with what was allocated and paid below it."""
    is_assigned = line.stage is BudgetStage.ASSIGNED
    carried, rate = carried_with_parts(line, lines), paid_with_parts(line, lines)
    return MoneyRow(
        line=line,
        depth=depth,
        total=line.amount + carried,
        sources=_sources(line, lines),
        assigned=line.amount if is_assigned else None,
        allocated=allocated_below(line, lines) if is_assigned else line.amount,
        disbursed=rate.num,
        carried=carried,
        rate=rate,
    )


def _sources(line: MoneyLine, lines: Sequence[MoneyLine]) -> dict[SourceColumn, int]:
    """A line's money by whose it is: that of its assigned parts, else all in the column of its own source."""
    parts = [part for part in lines if part.parent_id == line.id and part.stage is BudgetStage.ASSIGNED]
    if not parts:
        return {COLUMN_OF[line.source]: line.amount + carried_with_parts(line, lines)}
    divided = [_sources(part, lines) for part in parts]
    return {column: sum(each.get(column, 0) for each in divided) for column in SourceColumn}


def _ordered(lines: Sequence[MoneyLine]) -> list[MoneyLine]:
    """By their numbers as people count: A2 before A10."""
    return sorted(lines, key=lambda line: (_DIGITS.sub(_padded, line.number.casefold()), line.id))


def _padded(digits: re.Match[str]) -> str:
    return digits[0].zfill(20)
