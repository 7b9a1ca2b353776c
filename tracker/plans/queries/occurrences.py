"""The occurrences of a recurring task, and where each stands."""

from collections.abc import Sequence
from datetime import date

from tracker.db import db
from tracker.domain.deadlines import occurrences
from tracker.domain.status import Step, states_of
from tracker.domain.workflow import WorkState
from tracker.plans.models import DeadlineFact, Task, WorkflowEvent
from tracker.plans.queries.facts import Known, all_known, deadlines_by_task, events_by_task

States = dict[date | None, WorkState]
"""The state of each occurrence by its due day, in order; of a task that is done once, its only one under None."""


def occurrences_of(task: Task, deadlines: Sequence[DeadlineFact]) -> tuple[date, ...]:
    """The due days of a recurring task until its plan ends; none for a task that is done once.

    Nothing was due before the plan was issued, nor by a new rule before the day from which it holds.
    """
    if not deadlines or not deadlines[-1].recurrence:
        return ()
    rule = deadlines[-1].recurrence
    before = [place for place, fact in enumerate(deadlines) if fact.recurrence != rule]
    first = max(task.plan.starts_on, task.plan.document.issued_on)
    since = max(first, deadlines[before[-1] + 1].as_of) if before else first
    return occurrences(rule, first=since, last=task.plan.ends_on)


def steps_told(events: Sequence[WorkflowEvent]) -> list[Step]:
    """Workflow events in the words of the rulebook."""
    return [Step(event.verb, event.as_of, event.occurrence) for event in events]


def states_by_task(tasks: Sequence[Task], *, known: Known | None = None) -> dict[int, States]:
    """Where each task stands in its life, by everything known now unless said; two statements whatever their number."""
    db.session.flush()
    ids, known = [task.id for task in tasks], known or all_known()
    events, deadlines = events_by_task(ids, known=known), deadlines_by_task(ids, known=known)
    return {
        task.id: states_of(
            steps_told(events.get(task.id, ())), occurrences_of(task, deadlines.get(task.id, ()))
        )
        for task in tasks
    }
