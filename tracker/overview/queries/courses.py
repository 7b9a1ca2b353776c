"""The course of every part of a task, all levels down, read as plain columns: five statements whatever their number."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, select

from tracker.db import db
from tracker.domain.calendar import OfficeCalendar
from tracker.domain.rights import Scope
from tracker.domain.rollup import Reported
from tracker.domain.status import Status, Step, status_on
from tracker.plans.models import DeadlineFact, Task, WeightFact, WorkflowEvent
from tracker.plans.queries.facts import Known
from tracker.plans.queries.occurrences import occurrences_of
from tracker.plans.queries.visible import visible_task
from tracker.progress.models import ProgressUpdate
from tracker.progress.standing import EQUAL


@dataclass(frozen=True, slots=True)
class Course:
    """A part as the roll-up sees it: what it is a part of, its step and weight, its status, what was reported."""

    id: int
    parent_id: int | None
    step: int | None
    weight: int
    status: Status
    recurring: bool
    reported: tuple[Reported, ...]


@dataclass(slots=True)
class _Told:
    """What is known of one part."""

    steps: list[tuple[Any, ...]] = field(default_factory=list)
    deadlines: list[Any] = field(default_factory=list)
    reported: list[Reported] = field(default_factory=list)
    weight: int = EQUAL


def courses(scope: Scope, task: Task, *, known: Known, calendar: OfficeCalendar) -> dict[int, Course]:
    """The task and its visible parts by number, in order; equal courses share one answer of the rulebook."""
    below = _below(task)
    rows = db.session.execute(
        select(Task.id, Task.parent_id, Task.step_number)
        .where(Task.id.in_(below), visible_task(scope))
        .order_by(Task.position, Task.id)
    ).all()
    told = defaultdict[int, _Told](_Told)
    _read(told, below, known)
    answers: dict[Any, Status] = {}
    return {
        number: Course(
            number,
            parent,
            step,
            told[number].weight,
            _status(told[number], task, answers, known, calendar),
            bool(told[number].deadlines and told[number].deadlines[-1].recurrence),
            tuple(told[number].reported),
        )
        for number, parent, step in rows
    }


def _status(
    told: _Told, task: Task, answers: dict[Any, Status], known: Known, calendar: OfficeCalendar
) -> Status:
    """Asked once for each distinct course."""
    due = told.deadlines[-1].due if told.deadlines else None
    dates = occurrences_of(task, told.deadlines) if told.deadlines and told.deadlines[-1].recurrence else ()
    key = (tuple(told.steps), due, dates)
    if (answer := answers.get(key)) is None:
        steps = [Step(verb, as_of, occurrence) for verb, as_of, occurrence in told.steps]
        answer = answers[key] = status_on(known.day, steps, due=due, occurrences=dates, calendar=calendar)
    return answer


def _read(told: Mapping[int, _Told], below: Select[Any], known: Known) -> None:
    """Every kind of fact in its own order, as `queries.facts` has it."""
    events = (WorkflowEvent.verb, WorkflowEvent.as_of, WorkflowEvent.occurrence)
    for number, *event in _facts(WorkflowEvent, events, below, known, WorkflowEvent.id):
        told[number].steps.append(tuple(event))
    columns = (DeadlineFact.due, DeadlineFact.recurrence, DeadlineFact.as_of)
    for row in _facts(DeadlineFact, columns, below, known, DeadlineFact.as_of, DeadlineFact.id):
        told[row[0]].deadlines.append(row)
    for number, weight in _facts(
        WeightFact, (WeightFact.weight,), below, known, WeightFact.as_of, WeightFact.id
    ):
        told[number].weight = weight
    said = (
        ProgressUpdate.id,
        ProgressUpdate.as_of,
        ProgressUpdate.level,
        ProgressUpdate.percent,
        ProgressUpdate.completes,
    )
    for number, *update in _facts(
        ProgressUpdate, said, below, known, ProgressUpdate.as_of, ProgressUpdate.id
    ):
        told[number].reported.append(Reported(*update))


def _facts(
    kind: type[Any], columns: Sequence[Any], below: Select[Any], known: Known, *order: Any
) -> Sequence[Any]:
    """One kind of fact about the parts, true and known by then."""
    question = select(kind.task_id, *columns).where(
        kind.task_id.in_(below), kind.as_of <= known.day, kind.recorded_at <= known.at
    )
    return db.session.execute(question.order_by(*order)).all()


def _below(task: Task) -> Select[Any]:
    """The numbers of the task and of its parts, all levels down."""
    chain = select(Task.id).where(Task.id == task.id).cte("chain", recursive=True)
    return select(chain.union(select(Task.id).join(chain, Task.parent_id == chain.c.id)).c.id)
