"""Recording money: assigned, allocated, disbursed."""

from dataclasses import asdict, dataclass
from datetime import date

from tracker import clock
from tracker.audit.actions import record
from tracker.budget.models import Allocation, Disbursement
from tracker.db import db
from tracker.domain.money import BudgetStage, MoneyKind, MoneySource
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.text import N_
from tracker.domain.wording import number
from tracker.org.models import Unit
from tracker.plans.models import Plan


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
        **asdict(words),
        **clock.stamp(as_of, by),
    )
    db.session.add(allocation)
    told = {"stage": words.stage.label.lower(), "amount": number(words.amount)}
    record("allocation.recorded", allocation, by=by, name=words.title, unit_id=plan.focal_unit_id, **told)
    return allocation


def record_disbursement(
    allocation: Allocation, *, amount: int, as_of: date, by: Actor, note: str = "", document_text: str = ""
) -> Disbursement:
    """Records money paid out, or taken back (a negative amount); a true fact is never refused for its size."""
    if amount == 0:
        raise Refusal(N_("Số tiền giải ngân phải khác 0."))
    if as_of > clock.today():
        raise Refusal(N_("Ngày giải ngân chưa đến. Ghi ngày đã giải ngân."))
    disbursement = Disbursement(
        allocation_id=allocation.id,
        amount=amount,
        note=note,
        document_text=document_text,
        **clock.stamp(as_of, by),
    )
    db.session.add(disbursement)
    record(
        "disbursement.recorded",
        disbursement,
        by=by,
        name=allocation.title,
        unit_id=allocation.plan.focal_unit_id,
        amount=number(amount),
    )
    return disbursement
