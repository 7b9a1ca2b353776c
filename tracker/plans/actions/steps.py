"""The steps of a task's life, each recorded as a fact."""

from collections.abc import Collection
from datetime import date

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.status import state_of_whole
from tracker.domain.text import N_
from tracker.domain.workflow import Verb, WorkState, move
from tracker.plans.actions.planning import task_name, touch
from tracker.plans.models import Task, WorkflowEvent
from tracker.plans.queries.occurrences import states_by_task


def take_step(
    task: Task, verb: Verb, *, as_of: date, by: Actor, occurrence: date | None = None, reason: str = ""
) -> WorkflowEvent:
    """Takes a step of the task's life. Raises Refusal when the step is not possible in the task's state."""
    move(state_of(task, occurrence=occurrence), verb, reason=reason)
    event = add_event(task, verb, as_of=as_of, by=by, occurrence=occurrence, reason=reason)
    touch(task, by=by)
    record(f"task.{verb}", task, by=by, name=task_name(task), unit_id=task.plan.focal_unit_id, reason=reason)
    return event


def reopen(task: Task, *, occurrence: date | None, reason: str, as_of: date, by: Actor) -> WorkflowEvent:
    """Takes a task, or one occurrence of it, up again. Raises Refusal where several may be meant."""
    states = states_by_task([task])[task.id]
    if occurrence is None and None not in states and state_of_whole(states) is WorkState.DONE:
        raise Refusal(N_("Nhiệm vụ định kỳ có nhiều kỳ. Chọn kỳ thực hiện lại."))
    return take_step(task, Verb.REOPEN, as_of=as_of, by=by, occurrence=occurrence, reason=reason)


def add_event(
    task: Task, verb: Verb, *, as_of: date, by: Actor, occurrence: date | None = None, reason: str = ""
) -> WorkflowEvent:
    """The fact of a step whose possibility was asked before."""
    event = WorkflowEvent(
        task_id=task.id, verb=verb, occurrence=occurrence, reason=reason, **clock.stamp(as_of, by)
    )
    db.session.add(event)
    return event


def state_of(task: Task, *, occurrence: date | None = None) -> WorkState:
    """Where the task stands by everything known now, as a whole or with one occurrence of a recurring task.

    Raises Refusal for an occurrence that the task does not have.
    """
    states = states_by_task([task])[task.id]
    if occurrence is None:
        return state_of_whole(states)
    if occurrence not in states:
        raise Refusal(N_("Nhiệm vụ không có kỳ thực hiện này. Tải lại trang rồi chọn lại."))
    return states[occurrence]


def occurrence_in(task: Task, wanted: Collection[WorkState]) -> date | None:
    """The earliest occurrence in one of the states; None where there is none, or the task is done once."""
    states = states_by_task([task])[task.id]
    return next((each for each, state in states.items() if state in wanted), None)
