"""Movements of a line of money: adjusted, carried between years, cancelled, paid out, taken back."""

from collections.abc import Iterable
from datetime import date

from tracker import clock
from tracker.audit.actions import Recordable, record
from tracker.budget.models import Allocation, AllocationAdjustment, Disbursement
from tracker.budget.queries import adjustments, disbursements
from tracker.db import db
from tracker.domain.budgeting import falls_below_zero
from tracker.domain.money import ADVANCES, AdjustmentKind, PaymentKind, check_open, check_source
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.text import N_
from tracker.domain.wording import number
from tracker.plans.queries.facts import all_known
from tracker.web.languages import number as told_number

VERBS = {
    AdjustmentKind.RAISED: "allocation.adjusted",
    AdjustmentKind.LOWERED: "allocation.adjusted",
    AdjustmentKind.CARRIED_IN: "allocation.carried_in",
    AdjustmentKind.CARRIED_OUT: "allocation.carried_out",
    AdjustmentKind.CANCELLED: "allocation.cancelled",
    PaymentKind.PAID: "disbursement.recorded",
    PaymentKind.ADVANCE: "disbursement.advanced",
    PaymentKind.RECOVERED: "disbursement.recovered",
    PaymentKind.TAKEN_BACK: "disbursement.taken_back",
}
"""How the minute book tells each movement."""


def adjust_allocation(
    allocation: Allocation,
    *,
    kind: AdjustmentKind,
    amount: int,
    reason: str,
    as_of: date,
    by: Actor,
    document_id: int | None = None,
) -> AllocationAdjustment:
    """The money of a line comes to more or less from a day on, by so many đồng; what was recorded stays.

    Raises Refusal for nothing, a day to come or before the line's own, and where less than nothing would be left.
    """
    check_positive(amount)
    if as_of > clock.today():
        raise Refusal(N_("Ngày điều chỉnh chưa đến. Ghi ngày có quyết định điều chỉnh."))
    if as_of < allocation.as_of:
        raise Refusal(N_("Dòng kinh phí có từ ngày {day}. Ghi ngày đó hoặc ngày sau."), day=allocation.as_of)
    if kind.sign > 0:
        check_source(allocation.source, year=allocation.year, day=as_of)
    else:
        _check_left(allocation, kind, -amount, as_of)
    adjustment = AllocationAdjustment(
        allocation_id=allocation.id,
        kind=kind,
        amount=kind.sign * amount,
        reason=reason,
        document_id=document_id,
        **clock.stamp(as_of, by),
    )
    db.session.add(adjustment)
    told = _signed(adjustment.amount) if VERBS[kind] == "allocation.adjusted" else number(amount)
    _note(VERBS[kind], adjustment, allocation, by=by, amount=told, reason=reason, as_of=as_of)
    return adjustment


def _check_left(allocation: Allocation, kind: AdjustmentKind, amount: int, as_of: date) -> None:
    """Neither what was assigned nor what the line holds with other years' money falls below nothing on any day."""
    before = adjustments(allocation, known=all_known())
    assigned = [(each.as_of, each.amount) for each in before if not each.kind.carries]
    moves = [(each.as_of, each.amount) for each in before]
    first, last = (allocation.as_of, allocation.original), (as_of, amount)
    if (not kind.carries and falls_below_zero([first, *assigned, last])) or falls_below_zero(
        [first, *moves, last]
    ):
        left = moves if kind.carries else assigned
        raise Refusal(
            N_("Số điều chỉnh giảm vượt số tiền của dòng. Số tiền hiện nay là {x} đồng."),
            x=told_number(allocation.original + sum(each for _, each in left)),
        )


def record_disbursement(
    allocation: Allocation,
    *,
    amount: int,
    as_of: date,
    by: Actor,
    kind: PaymentKind = PaymentKind.PAID,
    note: str = "",
    document_text: str = "",
) -> Disbursement:
    """Records money paid out, or taken back, by so many đồng; a true fact is never refused for its size.

    Raises Refusal for nothing, a day to come, a payment after the budget year is closed, and where more would be taken
    back than was paid out (or stands as an advance) by any day.
    """
    check_positive(amount)
    if as_of > clock.today():
        raise Refusal(N_("Ngày giải ngân chưa đến. Ghi ngày đã giải ngân."))
    if kind.sign > 0:
        check_open(allocation.year, as_of)
        check_source(allocation.source, year=allocation.year, day=as_of)
    else:
        _check_paid(allocation, kind, amount, as_of)
    disbursement = Disbursement(
        allocation_id=allocation.id,
        kind=kind,
        amount=kind.sign * amount,
        note=note,
        document_text=document_text,
        **clock.stamp(as_of, by),
    )
    db.session.add(disbursement)
    _note(VERBS[kind], disbursement, allocation, by=by, amount=number(amount))
    return disbursement


def _check_paid(allocation: Allocation, kind: PaymentKind, amount: int, as_of: date) -> None:
    """What was paid out, and what stands as an advance, is never less than nothing at the end of any day."""
    before = disbursements(allocation, known=all_known())
    paid = [(each.as_of, each.amount) for each in before]
    advanced = [(each.as_of, each.amount) for each in before if each.kind in ADVANCES]
    if kind is PaymentKind.RECOVERED and falls_below_zero([*advanced, (as_of, -amount)]):
        raise Refusal(
            N_("Số thu hồi vượt số tạm ứng của dòng. Đến ngày {day} còn tạm ứng {x} đồng."),
            day=as_of,
            x=told_number(_until(as_of, advanced)),
        )
    if falls_below_zero([*paid, (as_of, -amount)]):
        raise Refusal(
            N_("Số thu hồi vượt số đã giải ngân của dòng. Đến ngày {day} đã giải ngân {x} đồng."),
            day=as_of,
            x=told_number(_until(as_of, paid)),
        )


def _until(as_of: date, moves: Iterable[tuple[date, int]]) -> int:
    return sum(amount for moved_on, amount in moves if moved_on <= as_of)


def check_positive(amount: int) -> None:
    """Raises Refusal for an amount that is not positive."""
    if amount <= 0:
        raise Refusal(N_("Số tiền phải lớn hơn 0."))


def _note(verb: str, fact: Recordable, allocation: Allocation, *, by: Actor, **details: object) -> None:
    unit_id = allocation.plan.focal_unit_id
    record(verb, fact, by=by, name=allocation.title, unit_id=unit_id, **details)


def _signed(amount: int) -> str:
    return f"+{number(amount)}" if amount > 0 else number(amount)
