"""Which work is due: the tasks of all plans here, and what other floors have handed in."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from flask import Flask, current_app
from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload

from tracker import clock
from tracker.db import db
from tracker.domain.letters import cited
from tracker.domain.reminders import STANDARD, Due, DueWords, Policy, Source, read_stages
from tracker.domain.rights import Scope
from tracker.domain.status import Status, at_work, waiting
from tracker.domain.text import N_
from tracker.domain.workflow import WorkState
from tracker.org.queries import office_calendar, people_by_id
from tracker.plans.models import Plan, Task
from tracker.plans.queries.facts import Known, deadlines_by_task
from tracker.plans.queries.tasks import resting
from tracker.plans.queries.visible import visible_task
from tracker.progress.models import ProgressUpdate
from tracker.progress.queries import updates_by_task
from tracker.progress.standing import occurrences_on
from tracker.reminders.models import ReminderPolicy

TASK = "task:"
NOT_REPORTED = N_("Chưa có cập nhật")


def use_sources(app: Flask, sources: Sequence[Source]) -> None:
    """Says which floors know due work beside the tasks."""
    app.extensions["tracker.due_sources"] = (task_dues, *sources)


def dues(scope: Scope, *, day: date, at: datetime, only: Collection[str] | None = None) -> list[Due]:
    """All due work that the scope may see, from every source; a constant number of statements."""
    sources: Sequence[Source] = current_app.extensions["tracker.due_sources"]
    return [due for source in sources for due in source(scope, day=day, at=at, only=only)]


def find_policy() -> ReminderPolicy | None:
    """The policy that the office has set."""
    return db.session.get(ReminderPolicy, 1)


def find_policy_to_write(_scope: Scope) -> ReminderPolicy | None:
    """The policy, for whoever may administer the office; before it is set the standard one, not yet written."""
    return find_policy() or ReminderPolicy(
        id=1,
        before=", ".join(map(str, STANDARD.before)),
        first_after=STANDARD.first_after,
        every_after=STANDARD.every_after,
        awaiting_after=STANDARD.awaiting_after,
        escalate_after=STANDARD.escalate_after,
    )


def policy() -> Policy:
    """The office's stages, or the standard ones."""
    kept = find_policy()
    if kept is None:
        return STANDARD
    return Policy(
        read_stages(kept.before), kept.first_after, kept.every_after, kept.awaiting_after, kept.escalate_after
    )


def task_dues(scope: Scope, *, day: date, at: datetime, only: Collection[str] | None = None) -> list[Due]:
    """Tasks in the hands of their unit or waiting for confirmation, each by its occurrence; a constant number of statements.

    Of a recurring task one occurrence may wait while the next one is owed.
    """
    tasks = db.session.scalars(_tasks(scope, only)).all()
    known, calendar = Known(day, at), office_calendar()
    deadlines = deadlines_by_task((task.id for task in tasks), known=known)
    occurrences = occurrences_on(tasks, deadlines, known=known, calendar=calendar)
    found = [
        (task, status)
        for task in tasks
        for status in (waiting(occurrences[task.id]), at_work(occurrences[task.id]))
        if status and (status.state is WorkState.AWAITING or status.due)
    ]
    at_rest = resting((task.id for task, _ in found), known=known)
    updates = updates_by_task((task.id for task, _ in found), known=known)
    told = [(task, status, _reported(updates.get(task.id, ()), status)) for task, status in found]
    names = {number: person.name for number, person in people_by_id(r.by_id for *_, r in told if r).items()}
    dues = [
        _due_of(task, status, updates.get(task.id, []), report, names)
        for task, status, report in told
        if task.id not in at_rest
    ]
    return [due for due in dues if only is None or due.subject in only]


def _tasks(scope: Scope, only: Collection[str] | None) -> Select[Task]:
    """The tasks, or some of them."""
    question = (
        select(Task)
        .join(Task.plan)
        .options(
            contains_eager(Task.plan).joinedload(Plan.document),
            contains_eager(Task.plan).joinedload(Plan.focal_unit),
            joinedload(Task.lead_unit),
        )
        .where(visible_task(scope))
        .order_by(Task.plan_id, Task.position, Task.id)
    )
    if only is None:
        return question
    own = [subject for subject in only if subject.startswith(TASK)]
    numbers = {int(subject.removeprefix(TASK).partition("@")[0]) for subject in own}
    return question.where(Task.id.in_(numbers))


def _subject(task: Task, status: Status) -> str:
    """What stages are counted by: the task, or one occurrence of it."""
    return f"{TASK}{task.id}" + (f"@{status.occurrence.isoformat()}" if status.occurrence else "")


def _reported(updates: Sequence[ProgressUpdate], status: Status) -> ProgressUpdate | None:
    """The completion report that waits: the last one made for the occurrence, whatever day it is dated."""
    if status.state is not WorkState.AWAITING:
        return None
    reports = [update for update in updates if update.completes and update.occurrence == status.occurrence]
    return max(reports, key=lambda update: update.id, default=None)


def _due_of(
    task: Task,
    status: Status,
    updates: Sequence[ProgressUpdate],
    report: ProgressUpdate | None,
    names: dict[int, str],
) -> Due:
    last = report or (updates[-1] if updates else None)
    reporter_id = report.by_id if report else None
    document = task.plan.document
    return Due(
        subject=_subject(task, status),
        about_id=task.id,
        unit_id=task.lead_unit_id,
        focal_unit_id=task.plan.focal_unit_id,
        due=status.due,
        words=DueWords(
            title=task_title(task),
            plan=cited(document.kind, document.number, document.issued_on, document.issuer),
            unit=task.lead_unit.name if task.lead_unit else "",
            receiver=task.plan.focal_unit.name,
            path=f"/tasks/{task.id}",
            product=task.deliverable,
            standing=last.level.label if last and last.level else NOT_REPORTED if last is None else "",
            percent=last.percent if last else None,
            last_day=last.as_of if last else None,
            last_words=last.result if last else "",
            reporter=names.get(reporter_id, "") if reporter_id else "",
        ),
        person_id=task.assignee_id,
        waiting_since=clock.local(report.recorded_at).date() if report else None,
        reporter_id=reporter_id,
    )


def task_title(task: Task) -> str:
    """The task as letters name it: `Nhiệm vụ 5: …`; a step of a rollout under the number of its unit's part."""
    if task.step_number is None:
        return f"Nhiệm vụ {task.number}: {task.title}"
    part = task.number.removesuffix(f".{task.step_number}")
    return f"Nhiệm vụ {part}, bước {task.step_number}: {task.title}"
