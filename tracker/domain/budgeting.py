"""Sums of money: assigned, allocated and disbursed kept apart, every rate with its denominator."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from tracker.domain.money import BudgetStage, MoneyKind
from tracker.domain.rates import Rate
from tracker.domain.text import N_

OVER_ALLOCATED = N_("Tổng phân bổ vượt dự toán giao {x} đồng.")
OVER_PAID = N_("Tổng giải ngân vượt số tiền giao, phân bổ {x} đồng.")


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """A line of money in whole đồng and what was paid out from it."""

    id: int
    parent_id: int | None
    stage: BudgetStage
    kind: MoneyKind
    number: str
    title: str
    unit: str
    amount: int
    paid: int


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


@dataclass(frozen=True, slots=True)
class Excess:
    """A line of money, the sentence that says what exceeds its amount, and by how many đồng."""

    line: MoneyLine
    sentence: str
    by: int


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


def total_differs(line: MoneyLine, lines: Sequence[MoneyLine]) -> bool:
    """Whether an assigned line has assigned parts right below it that do not sum to it."""
    parts = [part for part in lines if part.parent_id == line.id and part.stage is BudgetStage.ASSIGNED]
    return bool(parts) and sum(part.amount for part in parts) != line.amount


def falls_below_zero(moves: Iterable[tuple[date, int]]) -> bool:
    """Whether dated amounts sum to less than nothing at the end of any day."""
    by_day: dict[date, int] = {}
    for day, amount in moves:
        by_day[day] = by_day.get(day, 0) + amount
    return any(total < 0 for total in accumulate(by_day[day] for day in sorted(by_day)))


def excesses(line: MoneyLine, lines: Sequence[MoneyLine]) -> list[Excess]:
    """Where more was allocated or paid out than a line or a line above it holds; a warning, never a refusal."""
    by_id = {each.id: each for each in lines}
    found: list[Excess] = []
    at: MoneyLine | None = line
    while at is not None:
        over_allocated = allocated_below(at, lines) - at.amount
        over_paid = paid_with_parts(at, lines).num - at.amount
        told = ((OVER_ALLOCATED, over_allocated), (OVER_PAID, over_paid))
        found += [Excess(at, sentence, by) for sentence, by in told if by > 0]
        at = by_id.get(at.parent_id or 0)
    return found
