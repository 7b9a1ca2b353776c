"""Questions about money."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, ScalarSelect, func, select
from sqlalchemy.orm import contains_eager, joinedload
from sqlalchemy.orm.attributes import set_committed_value

from tracker import clock
from tracker.budget.models import Allocation, AllocationAdjustment, Disbursement
from tracker.db import db
from tracker.documents.models import SourceDocument
from tracker.documents.queries import find_document, visible_document
from tracker.domain.budgeting import MoneyLine
from tracker.domain.money import AdjustmentKind
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


def lines_below(allocation: Allocation) -> Sequence[Allocation]:
    """Every line under a line, all levels down."""
    tree = select(Allocation.id).where(Allocation.parent_id == allocation.id).cte("tree", recursive=True)
    tree = tree.union(select(Allocation.id).join(tree, Allocation.parent_id == tree.c.id))
    return db.session.scalars(select(Allocation).where(Allocation.id.in_(select(tree.c.id)))).all()


def hidden_document(scope: Scope, allocation: Allocation) -> int | None:
    """The number of the line's document where the scope does not see it, so that a correction keeps it."""
    number = allocation.document_id
    return number if number is not None and find_document(scope, number) is None else None


def last_payment_day(ids: Iterable[int]) -> date | None:
    """The last day on which money left one of the lines."""
    return db.session.scalar(
        select(func.max(Disbursement.as_of)).where(
            Disbursement.allocation_id.in_(set(ids)), Disbursement.amount > 0
        )
    )


def _allocations(scope: Scope, known: Known, *which: ColumnElement[bool]) -> list[Allocation]:
    """Lines of visible plans; their amounts are set anew for the day that is asked about. One statement."""
    rows = db.session.execute(
        select(Allocation, _moved(known, carries=False), _moved(known, carries=True))
        .join(Allocation.plan)
        .options(contains_eager(Allocation.plan), joinedload(Allocation.unit), joinedload(Allocation.task))
        .where(visible_plan(scope), *which)
        .order_by(Allocation.id)
    ).all()
    for line, more, carried in rows:
        set_committed_value(line, "amount", line.original + int(more))
        set_committed_value(line, "carried", int(carried))
    return sorted((line for line, _, _ in rows), key=lambda line: number_key(line.number))


def _moved(known: Known, *, carries: bool) -> ScalarSelect[int]:
    """By how much a line was adjusted by the day, or how much was carried between its year and others."""
    kinds = [kind for kind in AdjustmentKind if kind.carries is carries]
    return (
        select(func.coalesce(func.sum(AllocationAdjustment.amount), 0))
        .where(
            AllocationAdjustment.allocation_id == Allocation.id,
            AllocationAdjustment.kind.in_(kinds),
            AllocationAdjustment.as_of <= known.day,
            AllocationAdjustment.recorded_at <= known.at,
        )
        .scalar_subquery()
    )


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
            source=line.source,
            year=line.year,
            number=line.number,
            title=line.title,
            unit=line.unit.name,
            amount=line.amount,
            paid=paid.get(line.id, 0),
            carried=line.carried,
            task=line.task.number if line.task else "",
        )
        for line in lines
    ]


def adjustments(allocation: Allocation, *, known: Known) -> Sequence[AllocationAdjustment]:
    """How the amount of a line was adjusted, in the order of the days."""
    return db.session.scalars(
        select(AllocationAdjustment)
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


Move = AllocationAdjustment | Disbursement
"""A movement of the money of a line."""


def moves_of(allocation: Allocation, *, known: Known) -> list[Move]:
    """Every movement of a line in the order of the days; on the same day what was recorded first."""
    found: list[Move] = [*adjustments(allocation, known=known), *disbursements(allocation, known=known)]
    return sorted(found, key=lambda move: (move.as_of, move.recorded_at))


def documents_shown(scope: Scope, allocation: Allocation, moves: Iterable[Move]) -> dict[int, SourceDocument]:
    """The documents of a line and of its movements that the scope sees, by number."""
    adjusting = [move.document_id for move in moves if isinstance(move, AllocationAdjustment)]
    ids = {allocation.document_id, *adjusting} - {None}
    found = db.session.scalars(
        select(SourceDocument).where(SourceDocument.id.in_(ids), visible_document(scope))
    )
    return {document.id: document for document in found}
