"""Why a line of money stands where it does: every movement that makes up what it holds, paid out and has left."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tracker.domain.budgeting import MoneyLine, carried_with_parts, paid_with_parts
from tracker.domain.money import AdjustmentKind, PaymentKind
from tracker.domain.text import N_

FIRST = N_("Số tiền ban đầu")
CARRIED_BELOW = N_("Chuyển nguồn ở các dòng thành phần")
AVAILABLE = N_("Được sử dụng trong năm")
PAID_BELOW = N_("Giải ngân ở các dòng thành phần")
LEFT = N_("Còn lại")

K = TypeVar("K", AdjustmentKind, PaymentKind)


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the account in whole đồng, or (`is_sum`) what the parts before it come to."""

    label: str
    amount: int
    is_sum: bool = False


def account(
    line: MoneyLine,
    lines: Sequence[MoneyLine],
    *,
    original: int,
    adjusted: Iterable[tuple[AdjustmentKind, int]],
    paid: Iterable[tuple[PaymentKind, int]],
) -> list[Step]:
    """From the first amount of a line to what is left of it; parts that are nothing are left out.

    `adjusted` and `paid` are the line's own movements in đồng with their signs; payments are taken off.
    """
    moved, spent = _by_kind(adjusted), _by_kind(paid)
    available = line.amount + carried_with_parts(line, lines)
    paid_below = paid_with_parts(line, lines).num - line.paid
    assigned = [Step(kind.label, moved[kind]) for kind in moved if not kind.carries]
    carried = [Step(kind.label, moved[kind]) for kind in moved if kind.carries]
    carried.append(Step(CARRIED_BELOW, carried_with_parts(line, lines) - line.carried))
    payments = [Step(kind.label, -spent[kind]) for kind in spent]
    payments.append(Step(PAID_BELOW, -paid_below))
    told = [
        Step(FIRST, original),
        *assigned,
        Step(line.stage.label, line.amount, is_sum=True),
        *carried,
        Step(AVAILABLE, available, is_sum=True),
        *payments,
        Step(LEFT, available - line.paid - paid_below, is_sum=True),
    ]
    return [step for step in told if step.amount or step.is_sum]


def _by_kind(moves: Iterable[tuple[K, int]]) -> Mapping[K, int]:
    """The sum of each kind of movement, in the order of the first of each."""
    sums: dict[K, int] = {}
    for kind, amount in moves:
        sums[kind] = sums.get(kind, 0) + amount
    return sums
