"""Giving tasks out: who carries them; the officer prepares, the head approves and adjusts what was given."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete

from tracker import clock
from tracker.audit.actions import Change, record, record_all
from tracker.db import db
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.status import state_of_whole
from tracker.domain.text import N_
from tracker.domain.workflow import OPEN, Verb, WorkState
from tracker.mail.outbox import Notice, post_all
from tracker.org.models import Unit
from tracker.org.queries import get_person, office_calendar, principal_of
from tracker.plans.actions.planning import task_name, touch
from tracker.plans.actions.steps import add_event, state_of, take_step
from tracker.plans.actions.terms import check_not_before
from tracker.plans.models import Assignment, AssignmentUnit, Task, TaskCoordinator
from tracker.plans.queries.carriers import carriers_by_task
from tracker.plans.queries.facts import all_known, assignments_by_task
from tracker.plans.queries.occurrences import states_by_task


@dataclass(frozen=True, slots=True)
class Carriers:
    """Who carries a task: one lead unit, the person in charge, the supervising leader, who coordinates."""

    lead: Unit
    assignee_id: int | None = None
    supervisor_id: int | None = None
    coordinating_text: str = ""
    coordinating_ids: Collection[int] = ()


def prepare_assignment(task: Task, carriers: Carriers, *, as_of: date, by: Actor) -> Assignment:
    """Prepares who carries the task; it is given when the head approves.

    Raises Refusal for units that are asked only and for a task that was given: the head adjusts it.
    """
    assignment = _write_assignment(task, carriers, as_of=as_of, by=by)
    focal = task.plan.focal_unit_id
    record("task.assignment", task, by=by, name=task_name(task), unit_id=focal, lead=carriers.lead.name)
    take_step(task, Verb.PREPARE, as_of=as_of, by=by)
    return assignment


def adjust_assignment(task: Task, carriers: Carriers, *, why: str, as_of: date, by: Actor) -> Assignment:
    """Gives a task that is under way to other people at once; a new lead unit, and one that asked, receives it anew.

    Raises Refusal for a task that is not under way and for units that are asked only.
    """
    state, before = state_of(task), (task.lead_unit_id, task.assignee_id)
    if state not in OPEN:
        raise Refusal(N_("Nhiệm vụ chưa giao, đang chờ xác nhận hoặc đã kết thúc nên không điều chỉnh được."))
    assignment = _write_assignment(task, carriers, as_of=as_of, by=by)
    focal = task.plan.focal_unit_id
    told = {"lead": carriers.lead.name, "why": why}
    record("task.adjusted", task, by=by, name=task_name(task), unit_id=focal, **told)
    anew = task.lead_unit_id != before[0] or state is WorkState.REASSIGNMENT_ASKED
    if anew:
        _give([task], as_of=as_of, by=by, reason=why)
    elif task.assignee_id != before[1]:
        db.session.flush()
        tell_carriers(task, "handed", key=f"handed|{assignment.id}", reason=why)
    return assignment


def _write_assignment(task: Task, carriers: Carriers, *, as_of: date, by: Actor) -> Assignment:
    if carriers.lead.kind.is_asked:
        raise Refusal(
            N_("{unit} là cơ quan được đề nghị phối hợp, không giao chủ trì. Chọn đơn vị chủ trì khác."),
            unit=carriers.lead.name,
        )
    _check_in_charge(carriers)
    if (standing := assignments_by_task([task.id], known=all_known()).get(task.id)) is not None:
        check_not_before(standing.as_of, as_of)
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
    return assignment


def _check_in_charge(carriers: Carriers) -> None:
    """The person in charge works in the lead unit, or in one above it."""
    if carriers.assignee_id is None:
        return
    person = get_person(carriers.assignee_id)
    grants = principal_of(person, day=clock.today()).grants
    if not any(carriers.lead.id in held.reach for held in grants):
        raise Refusal(
            N_("{person} chưa có vai trò tại {unit}. Chọn người của đơn vị chủ trì hoặc để trống."),
            person=person.name,
            unit=carriers.lead.name,
        )


def _copy_assignment(task: Task, assignment: Assignment, coordinating: Sequence[int]) -> None:
    """The copies on the task that lists and scopes read."""
    task.lead_unit_id = assignment.lead_unit_id
    task.assignee_id = assignment.assignee_id
    task.supervisor_id = assignment.supervisor_id
    db.session.execute(delete(TaskCoordinator).where(TaskCoordinator.task_id == task.id))
    db.session.add_all([TaskCoordinator(task_id=task.id, unit_id=unit_id) for unit_id in coordinating])


def assign(tasks: Sequence[Task], *, as_of: date, by: Actor) -> int:
    """Approves the prepared assignments among the tasks, tells those who carry them; the number given out."""
    states = states_by_task(tasks)
    prepared = [task for task in tasks if state_of_whole(states[task.id]) is WorkState.PREPARED]
    if not prepared:
        raise Refusal(N_("Không có nhiệm vụ nào đã chuẩn bị để giao. Ghi đơn vị chủ trì và thời hạn trước."))
    _give(prepared, as_of=as_of, by=by)
    return len(prepared)


def _give(tasks: Sequence[Task], *, as_of: date, by: Actor, reason: str = "") -> None:
    """The step, its minute and its letters for all the tasks, in a constant number of statements."""
    events = [add_event(task, Verb.ASSIGN, as_of=as_of, by=by, reason=reason) for task in tasks]
    for task in tasks:
        touch(task, by=by)
    db.session.flush()
    record_all(
        [Change("task.assign", task, task_name(task), task.plan.focal_unit_id) for task in tasks], by=by
    )
    carriers = carriers_by_task(tasks, day=clock.today())
    post_all(
        [
            Notice("assigned", person.id, task.id, f"assigned|{event.id}|{person.id}")
            for task, event in zip(tasks, events, strict=True)
            for person in carriers[task.id]
        ],
        calendar=office_calendar(),
    )


def tell_carriers(task: Task, kind: str, *, key: str, **details: object) -> None:
    """Posts a letter item to the person in charge, or to the people of the lead unit when nobody is."""
    notices = [
        Notice(kind, person.id, task.id, f"{key}|{person.id}", details)
        for person in carriers_by_task([task], day=clock.today())[task.id]
    ]
    post_all(notices, calendar=office_calendar())
