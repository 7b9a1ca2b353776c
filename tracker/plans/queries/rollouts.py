"""Questions about templates and rollouts."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from tracker.db import db
from tracker.domain.text import sort_key
from tracker.plans.models import Rollout, RolloutMember, RolloutStep, RolloutTemplate
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


def rollouts_by_task(ids: Iterable[int]) -> dict[int, Rollout]:
    """The rollout of each task that is one."""
    return {
        rollout.task_id: rollout
        for rollout in db.session.scalars(select(Rollout).where(Rollout.task_id.in_(set(ids))))
    }


def members(rollout: Rollout, *, known: Known) -> list[RolloutMember]:
    """The units that take part in a rollout, in the order in which they joined."""
    facts = db.session.scalars(
        select(RolloutMember)
        .where(
            RolloutMember.rollout_id == rollout.id,
            RolloutMember.as_of <= known.day,
            RolloutMember.recorded_at <= known.at,
        )
        .order_by(RolloutMember.as_of, RolloutMember.id)
    )
    return [fact for fact in {fact.unit_id: fact for fact in facts}.values() if fact.takes_part]
