"""The course of every part of a task, all levels down, read as plain columns: five statements whatever their number."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Executable, Select, select

from tracker.db import db
from tracker.domain.calendar import OfficeCalendar
from tracker.domain.rights import Scope
from tracker.domain.rollup import Reported
from tracker.domain.status import Status, Step, status_on
from tracker.domain.workflow import Verb
from tracker.plans.models import DeadlineFact, Task, WeightFact, WorkflowEvent
from tracker.plans.queries.facts import Known
from tracker.plans.queries.occurrences import occurrences_of
from tracker.plans.queries.visible import visible_task
from tracker.progress.models import ProgressUpdate
from tracker.progress.standing import EQUAL

_ASKED: tuple[tuple[type[Any], tuple[Any, ...], tuple[Any, ...]], ...] = (
    (WorkflowEvent, (WorkflowEvent.verb, WorkflowEvent.as_of, WorkflowEvent.occurrence), (WorkflowEvent.id,)),
    (
        DeadlineFact,
        (DeadlineFact.due, DeadlineFact.recurrence, DeadlineFact.as_of),
        (DeadlineFact.as_of, DeadlineFact.id),
    ),
    (WeightFact, (WeightFact.weight,), (WeightFact.as_of, WeightFact.id)),
    (
        ProgressUpdate,
        (
            ProgressUpdate.id,
            ProgressUpdate.as_of,
            ProgressUpdate.level,
            ProgressUpdate.percent,
            ProgressUpdate.completes,
        ),
        (ProgressUpdate.as_of, ProgressUpdate.id),
    ),
)
"""What is asked of each kind of fact, and in which order it counts."""


_Told = Mapping[int, Sequence[Any]]
_DATED = Verb.REPORT_COMPLETE
"""The only step whose day the rulebook asks for; courses that differ in the days of the others are equal."""


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


def courses(scope: Scope, task: Task, *, known: Known, calendar: OfficeCalendar) -> dict[int, Course]:
    """The task and its visible parts by number, in order; equal courses share one answer of the rulebook."""
    below = _below(task)
    rows = _rows(
        select(Task.id, Task.parent_id, Task.step_number)
        .where(Task.id.in_(below), visible_task(scope))
        .order_by(Task.position, Task.id)
    )
    steps, deadlines, weights, updates = (
        _by_task(_facts(kind, columns, below, known, *order)) for kind, columns, order in _ASKED
    )
    status = _judge(task, steps, deadlines, known, calendar)
    return {
        number: Course(
            number,
            parent,
            step,
            weights[number][-1].weight if number in weights else EQUAL,
            status(number),
            number in deadlines and bool(deadlines[number][-1].recurrence),
            tuple(Reported(*update[1:]) for update in updates.get(number, ())),
        )
        for number, parent, step in rows
    }


def _judge(
    task: Task, steps: _Told, deadlines: _Told, known: Known, calendar: OfficeCalendar
) -> Callable[[int], Status]:
    """The status of a part; the rulebook is asked once for each distinct course."""
    answers: dict[Any, Status] = {}
    alike: dict[Status, Status] = {}

    def status(number: int) -> Status:
        told, taken = deadlines.get(number, ()), steps.get(number, ())
        due, dates = (told[-1].due, occurrences_of(task, told)) if told else (None, ())
        about = ((verb, each, day if verb is _DATED else None) for _number, verb, day, each in taken)
        if (answer := answers.get(key := (due, dates, *about))) is None:
            course = [Step(*event[1:]) for event in taken]
            answer = status_on(known.day, course, due=due, occurrences=dates, calendar=calendar)
            answer = answers[key] = alike.setdefault(answer, answer)
        return answer

    return status


def _facts(kind: type[Any], columns: Sequence[Any], below: Select[Any], known: Known, *order: Any) -> Any:
    """One kind of fact about the parts, true and known by then, in its own order as `queries.facts` has it."""
    question = select(kind.task_id, *columns).where(
        kind.task_id.in_(below), kind.as_of <= known.day, kind.recorded_at <= known.at
    )
    return _rows(question.order_by(*order))


def _rows(question: Executable) -> Sequence[Any]:
    """Rows as the database gives them: nothing is looked up among the objects of the session."""
    return db.session.connection().execute(question).all()


def _by_task(facts: Iterable[Any]) -> dict[int, list[Any]]:
    by_task: dict[int, list[Any]] = {}
    for fact in facts:
        by_task.setdefault(fact[0], []).append(fact)
    return by_task


def _below(task: Task) -> Select[Any]:
    """The numbers of the task and of its parts, all levels down."""
    chain = select(Task.id).where(Task.id == task.id).cte("chain", recursive=True)
    return select(chain.union(select(Task.id).join(chain, Task.parent_id == chain.c.id)).c.id)
