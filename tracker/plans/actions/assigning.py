"""Giving tasks out: who carries them, until when, how much they weigh; the officer prepares, the head approves."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.deadlines import Deadline
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.roles import WORKING
from tracker.domain.status import Step, state_after
from tracker.domain.text import N_
from tracker.domain.workflow import Verb, WorkState, allows, move
from tracker.mail.outbox import post
from tracker.org.models import Person, Unit
from tracker.org.queries import office_calendar, people_of_units
from tracker.plans.actions.planning import task_name, touch
from tracker.plans.models import (
    Assignment,
    AssignmentUnit,
    DeadlineFact,
    Task,
    TaskCoordinator,
    WeightFact,
    WorkflowEvent,
)
from tracker.plans.queries.facts import Known, events_by_task


@dataclass(frozen=True, slots=True)
class Carriers:
    """Who carries a task: one lead unit, the person in charge, the supervising leader, who coordinates."""

    lead: Unit
    assignee_id: int | None = None
    supervisor_id: int | None = None
    coordinating_text: str = ""
    coordinating_ids: Collection[int] = ()


def prepare_assignment(task: Task, carriers: Carriers, *, as_of: date, by: Actor) -> Assignment:
    """Prepares who carries the task; it is given when the head approves. Raises Refusal for units that are asked only."""
    if carriers.lead.kind.is_asked:
        raise Refusal(
            N_("{unit} là cơ quan được đề nghị phối hợp, không giao chủ trì. Chọn đơn vị chủ trì khác."),
            unit=carriers.lead.name,
        )
    assignment = Assignment(
        task_id=task.id,
        lead_unit_id=carriers.lead.id,
        assignee_id=carriers.assignee_id,
        supervisor_id=carriers.supervisor_id,
        coordinating_text=carriers.coordinating_text,
        **clock.stamp(as_of, by),
    )
    db.session.add(assignment)
    db.session.flush()
    others = sorted(set(carriers.coordinating_ids) - {carriers.lead.id})
    db.session.add_all([AssignmentUnit(assignment_id=assignment.id, unit_id=unit_id) for unit_id in others])
    _copy_assignment(task, assignment, others)
    touch(task, by=by)
    record(
        "task.assignment",
        task,
        by=by,
        name=task_name(task),
        unit_id=task.plan.focal_unit_id,
        lead=carriers.lead.name,
    )
    take_step(task, Verb.PREPARE, as_of=as_of, by=by)
    return assignment


def _copy_assignment(task: Task, assignment: Assignment, coordinating: Sequence[int]) -> None:
    """The copies on the task that lists and scopes read."""
    task.lead_unit_id = assignment.lead_unit_id
    task.assignee_id = assignment.assignee_id
    task.supervisor_id = assignment.supervisor_id
    db.session.execute(delete(TaskCoordinator).where(TaskCoordinator.task_id == task.id))
    db.session.add_all([TaskCoordinator(task_id=task.id, unit_id=unit_id) for unit_id in coordinating])


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


def take_step(
    task: Task, verb: Verb, *, as_of: date, by: Actor, occurrence: date | None = None, reason: str = ""
) -> WorkflowEvent:
    """Takes a step of the task's life. Raises Refusal when the step is not possible in the task's state."""
    state = state_of(task, occurrence=occurrence)
    move(state, verb, reason=reason)
    event = WorkflowEvent(
        task_id=task.id,
        verb=verb,
        occurrence=occurrence,
        reason=reason,
        **clock.stamp(as_of, by),
    )
    db.session.add(event)
    touch(task, by=by)
    record(f"task.{verb}", task, by=by, name=task_name(task), unit_id=task.plan.focal_unit_id, reason=reason)
    return event


def state_of(task: Task, *, occurrence: date | None = None) -> WorkState:
    """Where the task stands by everything known now, for one occurrence of a recurring task."""
    db.session.flush()
    events = events_by_task([task.id], known=Known(date.max, clock.now())).get(task.id, [])
    return state_after(
        [Step(e.verb, e.as_of, e.occurrence) for e in events if e.occurrence in (None, occurrence)]
    )


def assign(tasks: Sequence[Task], *, as_of: date, by: Actor) -> int:
    """Approves the prepared assignments among the tasks, tells those who carry them; the number given out."""
    given = [task for task in tasks if allows(state_of(task), Verb.ASSIGN)]
    if not given:
        raise Refusal(N_("Không có nhiệm vụ nào đã chuẩn bị để giao. Ghi đơn vị chủ trì và thời hạn trước."))
    for task in given:
        event = take_step(task, Verb.ASSIGN, as_of=as_of, by=by)
        db.session.flush()
        tell_carriers(task, "assigned", key=f"assigned|{event.id}")
    return len(given)


def tell_carriers(task: Task, kind: str, *, key: str, **details: object) -> None:
    """Posts a letter item to the person in charge, or to the people of the lead unit when nobody is."""
    calendar = office_calendar()
    for person in carriers_of(task):
        post(
            kind, to=person.id, about_id=task.id, key=f"{key}|{person.id}", calendar=calendar, details=details
        )


def carriers_of(task: Task) -> list[Person]:
    """Who reads the letters about a task: the person in charge, else the working people of its lead unit."""
    if task.assignee_id is not None:
        return [db.session.get_one(Person, task.assignee_id)]
    people = people_of_units(day=clock.today(), roles=WORKING)
    return people.get(task.lead_unit_id, []) if task.lead_unit_id is not None else []
