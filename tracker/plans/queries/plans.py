"""Questions about plans and their groups."""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload

from tracker.db import db
from tracker.documents.models import SourceDocument
from tracker.domain.rights import Scope
from tracker.plans.models import Plan, TaskGroup
from tracker.plans.queries.facts import Known
from tracker.plans.queries.visible import visible_plan


def _plans(scope: Scope) -> Select[Plan]:
    return (
        select(Plan)
        .join(Plan.document)
        .options(contains_eager(Plan.document), joinedload(Plan.focal_unit))
        .where(visible_plan(scope))
    )


def plans(scope: Scope, *, known: Known | None = None) -> Sequence[Plan]:
    """Visible plans, the newest first; of a past day those issued by then."""
    question = _plans(scope).order_by(SourceDocument.issued_on.desc(), Plan.id.desc())
    if known is not None:
        question = question.where(SourceDocument.issued_on <= known.day)
    return db.session.scalars(question).all()


def find_plan(scope: Scope, plan_id: int) -> Plan | None:
    """A visible plan by number of its record."""
    return db.session.scalar(_plans(scope).where(Plan.id == plan_id))


def find_plan_by_number(scope: Scope, number: str) -> Plan | None:
    """A visible plan by the number and symbol of its document (`56/KH-UBND`), the newest of that number."""
    return db.session.scalar(
        _plans(scope)
        .where(SourceDocument.number == number)
        .order_by(SourceDocument.issued_on.desc())
        .limit(1)
    )


def groups(plan: Plan) -> Sequence[TaskGroup]:
    """The groups of a plan in their official order."""
    return db.session.scalars(
        select(TaskGroup).where(TaskGroup.plan_id == plan.id).order_by(TaskGroup.position, TaskGroup.id)
    ).all()


def find_group(scope: Scope, group_id: int) -> TaskGroup | None:
    """A group of a visible plan."""
    return db.session.scalar(
        select(TaskGroup)
        .join(TaskGroup.plan)
        .options(contains_eager(TaskGroup.plan).joinedload(Plan.document))
        .where(TaskGroup.id == group_id, visible_plan(scope))
    )
