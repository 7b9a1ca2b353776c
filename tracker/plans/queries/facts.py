"""Facts about tasks as they were true by a day and known by a moment; one statement a question."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import select

from tracker import clock
from tracker.db import db, spelled
from tracker.domain.deadlines import Deadline
from tracker.org.models import Unit
from tracker.plans.models import (
    Assignment,
    DeadlineFact,
    Task,
    TaskCoordinator,
    WeightFact,
    WorkflowEvent,
)

F = TypeVar("F", Assignment, DeadlineFact, WeightFact, WorkflowEvent)


@dataclass(frozen=True, slots=True)
class Known:
    """What is asked of facts: true by a day, known by a moment."""

    day: date
    at: datetime


def known_on(day: date) -> Known:
    """What was true by a day, as it is known now."""
    return Known(day, clock.latest())


def all_known() -> Known:
    """Everything that is known now, whatever day it speaks of."""
    return known_on(date.max)


def assignments_by_task(ids: Iterable[int], *, known: Known) -> dict[int, Assignment]:
    """The assignment that holds for each task."""
    return _latest(Assignment, ids, known)


def deadlines_by_task(ids: Iterable[int], *, known: Known) -> dict[int, list[DeadlineFact]]:
    """The deadlines of each task: the first is the original, the last one holds."""
    return _grouped(DeadlineFact, ids, known)


def deadline_of(task: Task) -> Deadline | None:
    """The deadline that holds for a task by everything known now."""
    facts = deadlines_by_task([task.id], known=all_known()).get(task.id)
    return as_deadline(facts[-1]) if facts else None


def as_deadline(fact: DeadlineFact) -> Deadline:
    """The fact in the words of the rulebook."""
    return Deadline(fact.text, fact.kind, fact.start, fact.due, fact.at_time, fact.recurrence, fact.horizon)


def weights_by_task(ids: Iterable[int], *, known: Known) -> dict[int, WeightFact]:
    """The weight that holds for each task that has one."""
    return _latest(WeightFact, ids, known)


def weight_of(task: Task) -> int:
    """The weight that holds for a task by everything known now; 1 where none was set."""
    fact = weights_by_task([task.id], known=all_known()).get(task.id)
    return fact.weight if fact else 1


def events_by_task(ids: Iterable[int], *, known: Known) -> dict[int, list[WorkflowEvent]]:
    """The steps of each task in the order in which they were taken."""
    return _grouped(WorkflowEvent, ids, known)


def coordinators_by_task(ids: Iterable[int]) -> dict[int, list[Unit]]:
    """The units that coordinate each task now."""
    rows = db.session.execute(
        select(TaskCoordinator.task_id, Unit)
        .join(Unit, Unit.id == TaskCoordinator.unit_id)
        .where(TaskCoordinator.task_id.in_(set(ids)))
        .order_by(spelled(Unit.sort_key), Unit.id)
    )
    by_task: dict[int, list[Unit]] = {}
    for task_id, unit in rows:
        by_task.setdefault(task_id, []).append(unit)
    return by_task


def _grouped(kind: type[F], ids: Iterable[int], known: Known) -> dict[int, list[F]]:
    """Facts of one kind by task, as they were true and known, in one statement.

    Steps stand in the order in which they were taken, whatever day they were dated; other facts by their day.
    Numbers grow as facts are recorded, whatever a clock said.
    """
    days = () if kind is WorkflowEvent else (kind.as_of,)
    facts = db.session.scalars(
        select(kind)
        .where(kind.task_id.in_(set(ids)), kind.as_of <= known.day, kind.recorded_at <= known.at)
        .order_by(*days, kind.id)
    )
    by_task: dict[int, list[F]] = {}
    for fact in facts:
        by_task.setdefault(fact.task_id, []).append(fact)
    return by_task


def _latest(kind: type[F], ids: Iterable[int], known: Known) -> dict[int, F]:
    return {task_id: facts[-1] for task_id, facts in _grouped(kind, ids, known).items()}
