"""Until when a task is to be done and how much it weighs: facts that never overwrite each other."""

from datetime import date

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.deadlines import Deadline
from tracker.domain.rights import Actor
from tracker.plans.actions.planning import task_name, touch
from tracker.plans.models import DeadlineFact, Task, WeightFact


def set_deadline(
    task: Task,
    deadline: Deadline,
    *,
    as_of: date,
    by: Actor,
    why: str = "",
    document_id: int | None = None,
    extends: bool = False,
) -> DeadlineFact:
    """Writes a deadline as written and as confirmed; earlier ones stay."""
    fact = DeadlineFact(
        task_id=task.id,
        text=deadline.text,
        kind=deadline.kind,
        start=deadline.start,
        due=deadline.due,
        at_time=deadline.time,
        recurrence=deadline.recurrence,
        horizon=deadline.horizon,
        extends=extends,
        why=why,
        document_id=document_id,
        **clock.stamp(as_of, by),
    )
    db.session.add(fact)
    task.due = deadline.due
    touch(task, by=by)
    record(
        "task.deadline",
        task,
        by=by,
        name=task_name(task),
        unit_id=task.plan.focal_unit_id,
        text=deadline.text,
    )
    return fact


def set_weight(task: Task, weight: int, *, as_of: date, by: Actor) -> None:
    """Writes the weight of a task among its siblings."""
    db.session.add(
        WeightFact(
            task_id=task.id,
            weight=weight,
            **clock.stamp(as_of, by),
        )
    )
    touch(task, by=by)
    record("task.weight", task, by=by, name=task_name(task), unit_id=task.plan.focal_unit_id, weight=weight)
