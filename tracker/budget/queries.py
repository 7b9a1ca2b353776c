"""Questions about money."""

from collections.abc import Iterable, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, joinedload

from tracker.budget.models import Allocation, Disbursement
from tracker.db import db
from tracker.domain.rights import Scope
from tracker.plans.models import Plan
from tracker.plans.queries.facts import Known
from tracker.plans.queries.visible import visible_plan


def allocations(scope: Scope, plan: Plan, *, known: Known) -> Sequence[Allocation]:
    """The lines of money of a visible plan, by their numbers."""
    return db.session.scalars(
        select(Allocation)
        .join(Allocation.plan)
        .options(contains_eager(Allocation.plan), joinedload(Allocation.unit))
        .where(
            Allocation.plan_id == plan.id,
            visible_plan(scope),
            Allocation.as_of <= known.day,
            Allocation.recorded_at <= known.at,
        )
        .order_by(Allocation.number, Allocation.id)
    ).all()


def find_allocation(scope: Scope, allocation_id: int) -> Allocation | None:
    """A line of money of a visible plan."""
    return db.session.scalar(
        select(Allocation)
        .join(Allocation.plan)
        .options(contains_eager(Allocation.plan), joinedload(Allocation.unit))
        .where(Allocation.id == allocation_id, visible_plan(scope))
    )


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
