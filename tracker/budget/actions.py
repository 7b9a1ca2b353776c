"""Recording money: assigned, allocated, adjusted, disbursed, taken back."""

from dataclasses import asdict, dataclass
from datetime import date

from tracker import clock
from tracker.audit.actions import Recordable, record
from tracker.budget.models import Allocation, AllocationAdjustment, Disbursement
from tracker.budget.queries import adjustments, disbursements
from tracker.db import db
from tracker.domain.budgeting import falls_below_zero
from tracker.domain.money import BudgetStage, MoneyKind, MoneySource
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.text import N_
from tracker.domain.wording import day, number
from tracker.org.models import Unit
from tracker.plans.models import Plan
from tracker.plans.queries.facts import all_known


@dataclass(frozen=True, slots=True)
class AllocationWords:
    """A line of money: its number in the table, title, stage, kind, source, year and amount in whole đồng."""

    number: str
    title: str
    stage: BudgetStage
    kind: MoneyKind
    source: MoneySource
    year: int
    amount: int


@dataclass(frozen=True, slots=True)
class LineWords:
    """What may be corrected of a line of money: its number in the table, title, kind, source and year."""

    number: str
    title: str
    kind: MoneyKind
    source: MoneySource
    year: int


def record_allocation(
    plan: Plan,
    words: AllocationWords,
    *,
    unit: Unit,
    as_of: date,
    by: Actor,
    parent: Allocation | None = None,
    task_id: int | None = None,
    document_id: int | None = None,
) -> Allocation:
    """Records an amount. Raises Refusal for an amount that is not positive, or an allocation below nothing."""
    if words.amount <= 0:
        raise Refusal(N_("Số tiền phải lớn hơn 0."))
    if words.stage is BudgetStage.ALLOCATED and parent is None:
        raise Refusal(N_("Dòng phân bổ phải thuộc một dòng dự toán giao. Chọn dòng dự toán giao."))
    allocation = Allocation(
        plan_id=plan.id,
        plan=plan,
        parent_id=parent.id if parent else None,
        unit_id=unit.id,
        task_id=task_id,
        document_id=document_id,
        original=words.amount,
        **{name: value for name, value in asdict(words).items() if name != "amount"},
        **clock.stamp(as_of, by),
    )
    db.session.add(allocation)
    told = {"stage": words.stage.label.lower(), "amount": number(words.amount)}
    record("allocation.recorded", allocation, by=by, name=words.title, unit_id=plan.focal_unit_id, **told)
    return allocation


def change_allocation(
    allocation: Allocation,
    words: LineWords,
    *,
    unit: Unit,
    task_id: int | None,
    document_id: int | None,
    by: Actor,
) -> None:
    """Corrects how a line of money is written; its amount stays and is adjusted by facts of its own."""
    was = f"{allocation.number} {allocation.title}"
    for name, value in asdict(words).items():
        setattr(allocation, name, value)
    allocation.unit_id, allocation.task_id, allocation.document_id = unit.id, task_id, document_id
    name = f"{words.number} {words.title}"
    record("allocation.changed", allocation, by=by, name=name, unit_id=allocation.plan.focal_unit_id, was=was)


def adjust_allocation(
    allocation: Allocation,
    *,
    amount: int,
    reason: str,
    as_of: date,
    by: Actor,
    document_id: int | None = None,
) -> AllocationAdjustment:
    """Raises the amount of a line from a day on, or lowers it (a negative amount); what was recorded stays.

    Raises Refusal for nothing, a day to come or before the line's own, and where less than nothing would be left.
    """
    if amount == 0:
        raise Refusal(N_("Số tiền điều chỉnh phải khác 0."))
    if as_of > clock.today():
        raise Refusal(N_("Ngày điều chỉnh chưa đến. Ghi ngày có quyết định điều chỉnh."))
    if as_of < allocation.as_of:
        raise Refusal(
            N_("Dòng kinh phí có từ ngày {day}. Ghi ngày đó hoặc ngày sau."), day=day(allocation.as_of)
        )
    before = [(each.as_of, each.amount) for each in adjustments(allocation, known=all_known())]
    if falls_below_zero([(allocation.as_of, allocation.original), *before, (as_of, amount)]):
        raise Refusal(
            N_("Số điều chỉnh giảm vượt số tiền của dòng. Số tiền hiện nay là {x} đồng."),
            x=number(allocation.original + sum(each for _, each in before)),
        )
    adjustment = AllocationAdjustment(
        allocation_id=allocation.id,
        amount=amount,
        reason=reason,
        document_id=document_id,
        **clock.stamp(as_of, by),
    )
    db.session.add(adjustment)
    told = {"amount": _signed(amount), "reason": reason, "as_of": as_of}
    _note("allocation.adjusted", adjustment, allocation, by=by, **told)
    return adjustment


def record_disbursement(
    allocation: Allocation, *, amount: int, as_of: date, by: Actor, note: str = "", document_text: str = ""
) -> Disbursement:
    """Records money paid out, or taken back (a negative amount); a true fact is never refused for its size.

    Raises Refusal for nothing, a day to come, and where more would be taken back than was paid out by any day.
    """
    if amount == 0:
        raise Refusal(N_("Số tiền giải ngân phải khác 0."))
    if as_of > clock.today():
        raise Refusal(N_("Ngày giải ngân chưa đến. Ghi ngày đã giải ngân."))
    before = [(each.as_of, each.amount) for each in disbursements(allocation, known=all_known())]
    if amount < 0 and falls_below_zero([*before, (as_of, amount)]):
        raise Refusal(
            N_("Số thu hồi vượt số đã giải ngân của dòng. Đến ngày {day} đã giải ngân {x} đồng."),
            day=day(as_of),
            x=number(sum(each for paid_on, each in before if paid_on <= as_of)),
        )
    disbursement = Disbursement(
        allocation_id=allocation.id,
        amount=amount,
        note=note,
        document_text=document_text,
        **clock.stamp(as_of, by),
    )
    db.session.add(disbursement)
    verb = "disbursement.recorded" if amount > 0 else "disbursement.taken_back"
    _note(verb, disbursement, allocation, by=by, amount=number(abs(amount)))
    return disbursement


def _note(verb: str, fact: Recordable, allocation: Allocation, *, by: Actor, **details: object) -> None:
    unit_id = allocation.plan.focal_unit_id
    record(verb, fact, by=by, name=allocation.title, unit_id=unit_id, **details)


def _signed(amount: int) -> str:
    return f"+{number(amount)}" if amount > 0 else number(amount)
