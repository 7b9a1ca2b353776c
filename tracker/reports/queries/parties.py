"""Who takes part in the tasks of a report: coordinating units, units of rollouts."""

from collections.abc import Iterable

from sqlalchemy import select

from tracker.db import db
from tracker.org.models import Unit
from tracker.plans.models import Rollout, RolloutMember
from tracker.plans.queries.facts import Known


def completing_steps(ids: Iterable[int]) -> dict[int, int]:
    """The number of the step with which a unit is through, of each task that is a rollout."""
    rows = db.session.execute(
        select(Rollout.task_id, Rollout.completing_step).where(Rollout.task_id.in_(set(ids)))
    )
    return {task_id: step for task_id, step in rows}


def members_by_task(ids: Iterable[int], *, known: Known) -> dict[int, list[tuple[Unit, int]]]:
    """The units of each task that is a rollout, with the number of their own part, in the order in which they joined."""
    rows = db.session.execute(
        select(Rollout.task_id, RolloutMember, Unit)
        .join(RolloutMember, RolloutMember.rollout_id == Rollout.id)
        .join(Unit, Unit.id == RolloutMember.unit_id)
        .where(
            Rollout.task_id.in_(set(ids)),
            RolloutMember.as_of <= known.day,
            RolloutMember.recorded_at <= known.at,
        )
        .order_by(RolloutMember.as_of, RolloutMember.id)
    )
    latest: dict[int, dict[int, tuple[RolloutMember, Unit]]] = {}
    for task_id, member, unit in rows:
        latest.setdefault(task_id, {})[unit.id] = (member, unit)
    return {
        task_id: [(unit, member.task_id) for member, unit in members.values() if member.takes_part]
        for task_id, members in latest.items()
    }
