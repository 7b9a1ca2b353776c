"""Where tasks stand on a day: facts gathered in a constant number of statements, judged by the rulebook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker import clock
from tracker.domain.calendar import OfficeCalendar
from tracker.domain.deadlines import occurrences
from tracker.domain.rates import Counts, count
from tracker.domain.rollup import Explained, Reported, Work, explain, weighted_mean
from tracker.domain.status import Status, Step, status_on
from tracker.org.queries import office_calendar
from tracker.plans.models import DeadlineFact, Task
from tracker.plans.queries.facts import Known, deadlines_by_task, events_by_task, weights_by_task
from tracker.progress.models import ProgressUpdate
from tracker.progress.queries import updates_by_task

EQUAL = 1
"""The weight of a task whose planner set none."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The tasks of a plan on a day: status, deadlines and updates by task, and the progress with its reasons."""

    known: Known
    tasks: Sequence[Task]
    statuses: Mapping[int, Status]
    deadlines: Mapping[int, Sequence[DeadlineFact]]
    updates: Mapping[int, Sequence[ProgressUpdate]]
    progress: Mapping[int, Explained]

    @property
    def main_tasks(self) -> list[Task]:
        """The tasks that the plan's totals count: those that are no part of another."""
        return [task for task in self.tasks if task.parent_id is None]

    @property
    def counts(self) -> Counts:
        """How many main tasks stand where."""
        return count(self.statuses[task.id].standing for task in self.main_tasks)

    @property
    def whole(self) -> Explained:
        """The progress of the plan: the weighted mean of its main tasks that have a final day."""
        parts = tuple(self.progress[task.id] for task in self.main_tasks)
        return Explained(0, EQUAL, weighted_mean(parts), parts=parts)

    def parts_of(self, task: Task) -> list[Task]:
        """The parts of a task in their order."""
        return [part for part in self.tasks if part.parent_id == task.id]

    def last_update(self, task: Task) -> ProgressUpdate | None:
        """The last thing that was reported about a task."""
        return self.updates[task.id][-1] if self.updates.get(task.id) else None


def standing_of(tasks: Sequence[Task], *, known: Known, calendar: OfficeCalendar) -> Standing:
    """Where the tasks stand; four statements whatever their number."""
    ids = [task.id for task in tasks]
    deadlines = deadlines_by_task(ids, known=known)
    updates = updates_by_task(ids, known=known)
    statuses = _judge(tasks, deadlines, known=known, calendar=calendar)
    weights = {task_id: fact.weight for task_id, fact in weights_by_task(ids, known=known).items()}
    return Standing(
        known, tasks, statuses, deadlines, updates, _explain(tasks, statuses, deadlines, updates, weights)
    )


def statuses_of(tasks: Sequence[Task], *, known: Known, calendar: OfficeCalendar) -> dict[int, Status]:
    """The status of each task; two statements whatever their number."""
    deadlines = deadlines_by_task([task.id for task in tasks], known=known)
    return _judge(tasks, deadlines, known=known, calendar=calendar)


def current_occurrence(task: Task) -> date | None:
    """The occurrence of a recurring task that counts now; None for a task that is done once."""
    known = Known(clock.today(), clock.now())
    return statuses_of([task], known=known, calendar=office_calendar())[task.id].occurrence


def _judge(
    tasks: Sequence[Task],
    deadlines: Mapping[int, Sequence[DeadlineFact]],
    *,
    known: Known,
    calendar: OfficeCalendar,
) -> dict[int, Status]:
    events = events_by_task([task.id for task in tasks], known=known)
    return {
        task.id: status_on(
            known.day,
            [Step(event.verb, event.as_of, event.occurrence) for event in events.get(task.id, ())],
            due=_due(deadlines.get(task.id, ())),
            occurrences=occurrences_of(task, deadlines.get(task.id, ())),
            calendar=calendar,
        )
        for task in tasks
    }


def _due(deadlines: Sequence[DeadlineFact]) -> date | None:
    return deadlines[-1].due if deadlines else None


def occurrences_of(task: Task, deadlines: Sequence[DeadlineFact]) -> tuple[date, ...]:
    """The due days of a recurring task within its plan; none for a task that is done once."""
    if not deadlines or not deadlines[-1].recurrence:
        return ()
    return occurrences(deadlines[-1].recurrence, first=task.plan.starts_on, last=task.plan.ends_on)


def _explain(
    tasks: Sequence[Task],
    statuses: Mapping[int, Status],
    deadlines: Mapping[int, Sequence[DeadlineFact]],
    updates: Mapping[int, Sequence[ProgressUpdate]],
    weights: Mapping[int, int],
) -> dict[int, Explained]:
    """The progress of every task with its reasons, from the smallest parts up."""
    below: dict[int | None, list[Task]] = {}
    for task in tasks:
        below.setdefault(task.parent_id, []).append(task)

    def work(task: Task) -> Work:
        return Work(
            id=task.id,
            weight=weights.get(task.id, EQUAL),
            status=statuses[task.id],
            recurring=bool(deadlines.get(task.id) and deadlines[task.id][-1].recurrence),
            reported=tuple(
                Reported(update.id, update.as_of, update.level, update.percent, update.completes)
                for update in updates.get(task.id, ())
            ),
            parts=tuple(work(part) for part in below.get(task.id, ())),
        )

    reasons: dict[int, Explained] = {}
    present = {task.id for task in tasks}
    waiting = [explain(work(task)) for task in tasks if task.parent_id not in present]
    while waiting:
        reason = waiting.pop()
        reasons[reason.id] = reason
        waiting.extend(reason.parts)
    return reasons
