"""Where tasks stand on a day: facts gathered in a constant number of statements, judged by the rulebook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from tracker import clock
from tracker.domain.calendar import OfficeCalendar
from tracker.domain.rates import Counts, count
from tracker.domain.rollup import Explained, Reported, Work, explain, weighted_mean
from tracker.domain.status import Status, at_work, statuses_on, that_counts, waiting
from tracker.domain.workflow import WorkState
from tracker.plans.models import DeadlineFact, Task
from tracker.plans.queries.facts import Known, deadlines_by_task, events_by_task, known_on, weights_by_task
from tracker.plans.queries.occurrences import occurrences_of, steps_told
from tracker.progress.models import ProgressUpdate
from tracker.progress.queries import updates_by_task

EQUAL = 1
"""The weight of a task whose planner set none."""


@dataclass(frozen=True)
class Standing:
    """The tasks of a plan on a day: status, deadlines and updates by task, and the progress with its reasons."""

    known: Known
    tasks: Sequence[Task]
    occurrences: Mapping[int, Sequence[Status]]
    deadlines: Mapping[int, Sequence[DeadlineFact]]
    updates: Mapping[int, Sequence[ProgressUpdate]]
    progress: Mapping[int, Explained]

    @property
    def main_tasks(self) -> list[Task]:
        """The tasks that the plan's totals count: those that are no part of another that the reader sees."""
        return self.parts.get(None, [])

    @property
    def counts(self) -> Counts:
        """How many main tasks stand where."""
        return count(self.statuses[task.id].standing for task in self.main_tasks)

    @property
    def whole(self) -> Explained:
        """The progress of the plan: the weighted mean of its main tasks that have a final day."""
        parts = tuple(self.progress[task.id] for task in self.main_tasks)
        return Explained(0, EQUAL, weighted_mean(parts), parts=parts)

    @cached_property
    def statuses(self) -> dict[int, Status]:
        """The status by which each task is counted."""
        return {task_id: that_counts(each) for task_id, each in self.occurrences.items()}

    @cached_property
    def parts(self) -> dict[int | None, list[Task]]:
        """The tasks by what they are a part of, in their order; under None those that are no part of another one here."""
        present, by_parent = {task.id for task in self.tasks}, dict[int | None, list[Task]]()
        for task in self.tasks:
            by_parent.setdefault(task.parent_id if task.parent_id in present else None, []).append(task)
        return by_parent

    def parts_of(self, task: Task) -> list[Task]:
        """The parts of a task in their order."""
        return self.parts.get(task.id, [])

    def at_work(self, task_id: int) -> Status | None:
        """How the occurrence stands that the unit is carrying out; None also for a task that is not one of these."""
        return at_work(self.occurrences.get(task_id, ()))

    def waiting(self, task_id: int) -> Status | None:
        """How the completion stands that has waited longest for its confirmation."""
        return waiting(self.occurrences.get(task_id, ()))

    def last_update(self, task: Task) -> ProgressUpdate | None:
        """The last thing that was reported about a task."""
        return self.updates[task.id][-1] if self.updates.get(task.id) else None


def standing_of(tasks: Sequence[Task], *, known: Known, calendar: OfficeCalendar) -> Standing:
    """Where the tasks stand; four statements whatever their number."""
    ids = [task.id for task in tasks]
    deadlines = deadlines_by_task(ids, known=known)
    updates = updates_by_task(ids, known=known)
    occurrences = occurrences_on(tasks, deadlines, known=known, calendar=calendar)
    statuses = {task_id: that_counts(each) for task_id, each in occurrences.items()}
    weights = {task_id: fact.weight for task_id, fact in weights_by_task(ids, known=known).items()}
    return Standing(
        known, tasks, occurrences, deadlines, updates, _explain(tasks, statuses, deadlines, updates, weights)
    )


def standing_on(day: date, tasks: Sequence[Task], *, calendar: OfficeCalendar) -> Standing:
    """Where the tasks stand on a day as it is known now; of a past day, those that were in the plan by then."""
    standing = standing_of(tasks, known=known_on(day), calendar=calendar)
    return in_plan(standing) if day < clock.today() else standing


def in_plan(standing: Standing) -> Standing:
    """Without the tasks of which nothing was true or known yet, and without their parts: they were not in the plan."""
    told = {
        task.id
        for task in standing.tasks
        if standing.deadlines.get(task.id) or standing.statuses[task.id].state is not WorkState.DRAFT
    }
    above = {task.id: task.parent_id for task in standing.tasks}

    def there(number: int | None) -> bool:
        return number is None or number not in above or (number in told and there(above[number]))

    return replace(standing, tasks=[task for task in standing.tasks if there(task.id)])


def occurrences_on(
    tasks: Sequence[Task],
    deadlines: Mapping[int, Sequence[DeadlineFact]],
    *,
    known: Known,
    calendar: OfficeCalendar,
) -> dict[int, Sequence[Status]]:
    """The status of each occurrence of each task, given their deadlines; one statement whatever their number."""
    events = events_by_task([task.id for task in tasks], known=known)
    return {
        task.id: statuses_on(
            known.day,
            steps_told(events.get(task.id, ())),
            due=_due(deadlines.get(task.id, ())),
            occurrences=occurrences_of(task, deadlines.get(task.id, ())),
            calendar=calendar,
        )
        for task in tasks
    }


def _due(deadlines: Sequence[DeadlineFact]) -> date | None:
    return deadlines[-1].due if deadlines else None


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
