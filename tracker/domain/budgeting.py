"""Sums of money: assigned, allocated and disbursed kept apart, every rate with its denominator."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.money import BudgetStage, MoneyKind
from tracker.domain.rates import Rate


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


def totals(lines: Sequence[MoneyLine]) -> Totals:
    """The sums of a plan's money; each payment counts once, on the line it was paid from."""
    return Totals(
        assigned=sum(line.amount for line in lines if line.stage is BudgetStage.ASSIGNED),
        allocated=sum(line.amount for line in lines if line.stage is BudgetStage.ALLOCATED),
        disbursed=sum(line.paid for line in lines),
    )


def paid_with_parts(line: MoneyLine, lines: Sequence[MoneyLine]) -> Rate:
    """What was paid out from a line and the lines below it, over the line's amount."""
    below = sum(part.paid for part in lines if part.parent_id == line.id)
    return Rate(line.paid + below, line.amount)
