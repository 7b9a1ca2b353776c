"""Questions about templates and rollouts."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from tracker.db import db
from tracker.domain.milestones import Milestone
from tracker.domain.rights import Scope
from tracker.domain.text import sort_key
from tracker.plans.models import (
    Rollout,
    RolloutMember,
    RolloutMilestone,
    RolloutStep,
    RolloutTemplate,
)
from tracker.plans.queries.facts import Known


def templates() -> Sequence[RolloutTemplate]:
    """All templates of rollouts, by name."""
    found = db.session.scalars(select(RolloutTemplate).order_by(RolloutTemplate.id))
    return sorted(found, key=lambda template: sort_key(template.name))


def find_template(template_id: int) -> RolloutTemplate | None:
    """A template by number of its record."""
    return db.session.get(RolloutTemplate, template_id)


def find_template_by_code(code: str) -> RolloutTemplate | None:
    """A template by its code."""
    return db.session.scalar(select(RolloutTemplate).where(RolloutTemplate.code == code))


def steps(template: RolloutTemplate) -> Sequence[RolloutStep]:
    """The steps of a template in order."""
    return db.session.scalars(
        select(RolloutStep).where(RolloutStep.template_id == template.id).order_by(RolloutStep.number)
    ).all()


def steps_by_template() -> dict[RolloutTemplate, list[RolloutStep]]:
    """All templates with their steps, in two statements."""
    by_template: dict[int, list[RolloutStep]] = {}
    for step in db.session.scalars(select(RolloutStep).order_by(RolloutStep.number)):
        by_template.setdefault(step.template_id, []).append(step)
    return {template: by_template.get(template.id, []) for template in templates()}


def find_office_template(_scope: Scope, template_id: int) -> RolloutTemplate | None:
    """A template of the office, which everybody who works here may know."""
    return find_template(template_id)


def milestones(rollout: Rollout) -> Sequence[RolloutMilestone]:
    """The steps of a rollout in order, as they were when it began."""
    return milestones_by_rollout([rollout.id]).get(rollout.id, [])


def milestones_by_rollout(ids: Iterable[int]) -> dict[int, list[RolloutMilestone]]:
    """The steps of each rollout in order; one statement whatever their number."""
    rows = db.session.scalars(
        select(RolloutMilestone)
        .where(RolloutMilestone.rollout_id.in_(set(ids)))
        .order_by(RolloutMilestone.number)
    )
    by_rollout: dict[int, list[RolloutMilestone]] = {}
    for row in rows:
        by_rollout.setdefault(row.rollout_id, []).append(row)
    return by_rollout


def milestones_of(rows: Iterable[RolloutStep | RolloutMilestone]) -> list[Milestone]:
    """Steps in the words of the rulebook."""
    return [
        Milestone(
            row.title, row.deliverable, row.weight, row.evidence_required, row.offset_days, row.deadline
        )
        for row in rows
    ]


def rollouts_by_task(ids: Iterable[int]) -> dict[int, Rollout]:
    """The rollout of each task that is one."""
    return {
        rollout.task_id: rollout
        for rollout in db.session.scalars(select(Rollout).where(Rollout.task_id.in_(set(ids))))
    }


def members(rollout: Rollout, *, known: Known) -> list[RolloutMember]:
    """The units that take part in a rollout, in the order in which they joined."""
    facts = [
        fact for fact in member_facts(rollout) if fact.as_of <= known.day and fact.recorded_at <= known.at
    ]
    return [fact for fact in {fact.unit_id: fact for fact in facts}.values() if fact.takes_part]


def member_facts(rollout: Rollout) -> Sequence[RolloutMember]:
    """All that was told of units joining and leaving, in order."""
    return db.session.scalars(
        select(RolloutMember)
        .where(RolloutMember.rollout_id == rollout.id)
        .order_by(RolloutMember.as_of, RolloutMember.id)
    ).all()
