"""Sums of money: assigned, allocated and disbursed kept apart, every rate with its denominator."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from tracker.domain.money import BudgetStage, MoneyKind, MoneySource
from tracker.domain.rates import Rate


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """A line of money of one budget year and one source, in whole đồng, and what was paid out from it.

    `amount` is what was assigned or allocated with every adjustment; `carried` came from the year before, less what
    went to the next; `task` is the number of the task that it is for, if any.
    """

    id: int
    parent_id: int | None
    stage: BudgetStage
    kind: MoneyKind
    source: MoneySource
    year: int
    number: str
    title: str
    unit: str
    amount: int
    paid: int
    carried: int = 0
    task: str = ""


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums in whole đồng over assigned lines, allocated lines, and all payments."""

    assigned: int
    allocated: int
    disbursed: int

    @property
    def disbursed_of_assigned(self) -> Rate:
        """Paid out ÷ assigned."""
        return Rate(self.disbursed, self.assigned)

    @property
    def disbursed_of_allocated(self) -> Rate:
        """Paid out ÷ allocated."""
        return Rate(self.disbursed, self.allocated)


def totals(lines: Sequence[MoneyLine]) -> Totals:
    """The sums of a plan's money: a total line and its parts count once, each payment on the line it was paid from."""
    return Totals(
        assigned=sum(line.amount for line in counted(lines, BudgetStage.ASSIGNED)),
        allocated=sum(line.amount for line in counted(lines, BudgetStage.ALLOCATED)),
        disbursed=sum(line.paid for line in lines),
    )


def counted(lines: Sequence[MoneyLine], stage: BudgetStage) -> list[MoneyLine]:
    """The lines of a stage that are no total of other lines of that stage, so that none counts twice."""
    sums = {line.parent_id for line in lines if line.stage is stage}
    return [line for line in lines if line.stage is stage and line.id not in sums]


def below(line: MoneyLine, lines: Sequence[MoneyLine]) -> list[MoneyLine]:
    """Every line under a line, all levels down."""
    found: list[MoneyLine] = []
    level = {line.id}
    while level:
        parts = [part for part in lines if part.parent_id in level and part not in found]
        found += parts
        level = {part.id for part in parts}
    return found


def paid_with_parts(line: MoneyLine, lines: Sequence[MoneyLine]) -> Rate:
    """What was paid out from a line and from all lines below it, over the line's amount."""
    return Rate(line.paid + sum(part.paid for part in below(line, lines)), line.amount)


def allocated_below(line: MoneyLine, lines: Sequence[MoneyLine]) -> int:
    """How many đồng are allocated below a line, all levels down."""
    return sum(part.amount for part in counted(below(line, lines), BudgetStage.ALLOCATED))


def carried_with_parts(line: MoneyLine, lines: Sequence[MoneyLine]) -> int:
    """How many đồng of other years a line and all lines below it hold; each is recorded on one line only."""
    return line.carried + sum(part.carried for part in below(line, lines))


def parts_differ_by(line: MoneyLine, lines: Sequence[MoneyLine]) -> int:
    """By how many đồng the assigned parts right below an assigned line differ from it; 0 where there are none."""
    parts = [part for part in lines if part.parent_id == line.id and part.stage is BudgetStage.ASSIGNED]
    return abs(sum(part.amount for part in parts) - line.amount) if parts else 0


def over_allocated(line: MoneyLine, lines: Sequence[MoneyLine]) -> int:
    """How many đồng more are allocated below a line than it holds with what came from the year before; else ≤ 0."""
    return allocated_below(line, lines) - line.amount - max(line.carried, 0)


def over_paid(line: MoneyLine, lines: Sequence[MoneyLine]) -> int:
    """How many đồng more were paid out from a line and those below it than it holds with what was carried; else ≤ 0."""
    return paid_with_parts(line, lines).num - line.amount - carried_with_parts(line, lines)


def years(lines: Iterable[MoneyLine]) -> list[int]:
    """The budget years of lines, each once, in their order."""
    return sorted({line.year for line in lines})


def of_year(lines: Iterable[MoneyLine], year: int) -> list[MoneyLine]:
    """The lines of one budget year: amounts of different years are added up only where somebody asks for it."""
    return [line for line in lines if line.year == year]


def chosen(
    lines: Iterable[MoneyLine],
    *,
    kinds: Collection[MoneyKind] = (),
    sources: Collection[MoneySource] = (),
    units: Collection[str] = (),
) -> list[MoneyLine]:
    """The lines of these kinds, sources and units; an empty collection asks for nothing."""
    return [
        line
        for line in lines
        if (not kinds or line.kind in kinds)
        and (not sources or line.source in sources)
        and (not units or line.unit in units)
    ]


def falls_below_zero(moves: Iterable[tuple[date, int]]) -> bool:
    """Whether dated amounts sum to less than nothing at the end of any day."""
    by_day: dict[date, int] = {}
    for day, amount in moves:
        by_day[day] = by_day.get(day, 0) + amount
    return any(total < 0 for total in accumulate(by_day[day] for day in sorted(by_day)))
