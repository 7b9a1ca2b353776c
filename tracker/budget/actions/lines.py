"""Lines of money: what was assigned and allocated, and how it is written."""

from dataclasses import asdict, dataclass
from datetime import date

from tracker import clock
from tracker.audit.actions import record
from tracker.budget.actions.moves import check_positive
from tracker.budget.models import Allocation
from tracker.budget.queries import last_payment_day, lines_below
from tracker.db import db
from tracker.domain.money import BudgetStage, MoneyKind, MoneySource, check_open, check_source
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
    """Records an amount.

    Raises Refusal for an amount that is not positive, an allocation below nothing, a line below one of another year,
    and the district's budget after it ended.
    """
    check_positive(words.amount)
    if words.stage is BudgetStage.ALLOCATED and parent is None:
        raise Refusal(N_("Dòng phân bổ phải thuộc một dòng dự toán giao. Chọn dòng dự toán giao."))
    _check_year(words.year, parent)
    check_source(words.source, year=words.year, day=as_of)
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
    """Corrects how a line of money is written; its amount stays and is adjusted by facts of its own.

    The lines below follow it into another year. Raises Refusal for a year or a source that its movements contradict.
    """
    parts = lines_below(allocation)
    _check_year(
        words.year, db.session.get(Allocation, allocation.parent_id) if allocation.parent_id else None
    )
    check_source(words.source, year=words.year, day=allocation.as_of)
    if last := last_payment_day([allocation.id]):
        check_source(words.source, year=words.year, day=last)
    if last := last_payment_day([allocation.id, *(part.id for part in parts)]):
        check_open(words.year, last)
    for part in parts:
        part.year = words.year
    was = f"{allocation.number} {allocation.title}"
    for name, value in asdict(words).items():
        setattr(allocation, name, value)
    allocation.unit_id, allocation.task_id, allocation.document_id = unit.id, task_id, document_id
    name = f"{words.number} {words.title}"
    record("allocation.changed", allocation, by=by, name=name, unit_id=allocation.plan.focal_unit_id, was=was)


def _check_year(year: int, parent: Allocation | None) -> None:
    """A line and its parts are of one budget year: their sums would mix years otherwise."""
    if parent is not None and parent.year != year:
        raise Refusal(
            N_("Dòng cấp trên là kinh phí năm {year}. Ghi năm đó, hoặc sửa năm ở dòng cấp trên."),
            year=str(parent.year),
        )
