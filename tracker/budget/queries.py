"""Questions about money."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import contains_eager, joinedload
from sqlalchemy.orm.attributes import set_committed_value

from tracker import clock
from tracker.budget.models import Allocation, AllocationAdjustment, Disbursement
from tracker.db import db
from tracker.domain.budgeting import MoneyLine
from tracker.domain.rights import Scope
from tracker.domain.text import number_key
from tracker.plans.models import Plan
from tracker.plans.queries.facts import Known, known_on
from tracker.plans.queries.visible import visible_plan


def allocations(scope: Scope, plan: Plan, *, known: Known) -> Sequence[Allocation]:
    """The lines of money of a visible plan with what they came to by the day, by their numbers."""
    return _allocations(
        scope,
        known,
        Allocation.plan_id == plan.id,
        Allocation.as_of <= known.day,
        Allocation.recorded_at <= known.at,
    )


def find_allocation(scope: Scope, allocation_id: int) -> Allocation | None:
    """A line of money of a visible plan with what it comes to today."""
    return next(iter(_allocations(scope, known_on(clock.today()), Allocation.id == allocation_id)), None)


def _allocations(scope: Scope, known: Known, *which: ColumnElement[bool]) -> list[Allocation]:
    """Lines of visible plans; their amounts are set anew for the day that is asked about. One statement."""
    adjusted = (
        select(func.coalesce(func.sum(AllocationAdjustment.amount), 0))
        .where(
            AllocationAdjustment.allocation_id == Allocation.id,
            AllocationAdjustment.as_of <= known.day,
            AllocationAdjustment.recorded_at <= known.at,
        )
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(Allocation, adjusted)
        .join(Allocation.plan)
        .options(contains_eager(Allocation.plan), joinedload(Allocation.unit))
        .where(visible_plan(scope), *which)
        .order_by(Allocation.id)
    ).all()
    for line, more in rows:
        set_committed_value(line, "amount", line.original + int(more))
    return sorted((line for line, _ in rows), key=lambda line: number_key(line.number))


def money_lines(scope: Scope, plan: Plan, *, known: Known) -> list[MoneyLine]:
    """The lines of money of a visible plan in the words of the rulebook, each with what was paid out from it."""
    lines = allocations(scope, plan, known=known)
    paid = disbursed_by_allocation((line.id for line in lines), known=known)
    return [
        MoneyLine(
            id=line.id,
            parent_id=line.parent_id,
            stage=line.stage,
            kind=line.kind,
            number=line.number,
            title=line.title,
            unit=line.unit.name,
            amount=line.amount,
            paid=paid.get(line.id, 0),
        )
        for line in lines
    ]


def adjustments(allocation: Allocation, *, known: Known) -> Sequence[AllocationAdjustment]:
    """How the amount of a line was adjusted, in the order of the days."""
    return db.session.scalars(
        select(AllocationAdjustment)
        .options(joinedload(AllocationAdjustment.document))
        .where(
            AllocationAdjustment.allocation_id == allocation.id,
            AllocationAdjustment.as_of <= known.day,
            AllocationAdjustment.recorded_at <= known.at,
        )
        .order_by(AllocationAdjustment.as_of, AllocationAdjustment.id)
    ).all()


def disbursed_by_allocation(ids: Iterable[int], *, known: Known) -> dict[int, int]:
    """How many đồng were paid out from each line."""
    rows = db.session.execute(
        select(Disbursement.allocation_id, func.sum(Disbursement.amount))
        .where(
            Disbursement.allocation_id.in_(set(ids)),
            Disbursement.as_of <= known.day,
            Disbursement.recorded_at <= known.at,
        )
        .group_by(Disbursement.allocation_id)
    )
    return {allocation_id: int(amount) for allocation_id, amount in rows}


def disbursements(allocation: Allocation, *, known: Known) -> Sequence[Disbursement]:
    """The payments from a line, in the order of their days."""
    return db.session.scalars(
        select(Disbursement)
        .where(
            Disbursement.allocation_id == allocation.id,
            Disbursement.as_of <= known.day,
            Disbursement.recorded_at <= known.at,
        )
        .order_by(Disbursement.as_of, Disbursement.id)
    ).all()
