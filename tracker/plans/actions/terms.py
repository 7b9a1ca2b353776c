"""Until when a task is to be done and how much it weighs: facts that never overwrite each other."""

from datetime import date

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.deadlines import Deadline
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.text import N_
from tracker.plans.actions.planning import task_name, touch
from tracker.plans.models import DeadlineFact, Task, WeightFact
from tracker.plans.queries.facts import all_known, deadlines_by_task
from tracker.web.languages import day as written_day


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
    """Writes a deadline as written and as confirmed; earlier ones stay. Raises Refusal for a day before theirs."""
    if facts := deadlines_by_task([task.id], known=all_known()).get(task.id):
        check_not_before(facts[-1].as_of, as_of)
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


def check_not_before(standing: date, day: date) -> None:
    """A fact that is to hold is not dated before the one that it follows. Raises Refusal."""
    if day < standing:
        raise Refusal(
            N_("Nội dung đang ghi có hiệu lực từ ngày {day}. Ghi từ ngày đó trở đi."),
            day=written_day(standing),
        )


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
