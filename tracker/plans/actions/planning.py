"""Setting a plan down: plan, groups, tasks and their words."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm.attributes import flag_modified

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.documents.models import SourceDocument
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.secrecy import Level
from tracker.domain.text import N_, fold
from tracker.org.models import Unit
from tracker.plans.models import Plan, Task, TaskGroup
from tracker.plans.queries.tasks import last_position, number_is_taken


@dataclass(frozen=True, slots=True)
class TaskWords:
    """What a task says, apart from who carries it and until when."""

    number: str
    title: str
    deliverable: str = ""
    note: str = ""
    level: Level = Level.ORDINARY
    evidence_required: bool = False
    field_of_work: str = ""
    mandate_id: int | None = None
    mandate_clause: str = ""


@dataclass(frozen=True, slots=True)
class PlanWords:
    """What a plan says of itself."""

    title: str
    starts_on: date
    ends_on: date
    objectives: str = ""


def create_plan(
    document: SourceDocument,
    words: PlanWords,
    *,
    focal_unit: Unit,
    issuer: Unit,
    by: Actor,
    parent: Plan | None = None,
) -> Plan:
    """Hangs a plan on its signed document. Raises Refusal when its days are in the wrong order."""
    plan = Plan(
        document_id=document.id,
        document=document,
        focal_unit_id=focal_unit.id,
        focal_unit=focal_unit,
        issuer_unit_id=issuer.id,
        parent_plan_id=parent.id if parent else None,
        recorded_at=clock.now(),
    )
    _write_plan(plan, words)
    db.session.add(plan)
    record("plan.created", plan, by=by, name=plan_name(plan), unit_id=plan.focal_unit_id)
    return plan


def change_plan(plan: Plan, words: PlanWords, *, focal_unit: Unit, by: Actor) -> None:
    """Corrects a plan, or gives it to another focal unit."""
    plan.focal_unit_id, plan.focal_unit = focal_unit.id, focal_unit
    _write_plan(plan, words)
    record("plan.changed", plan, by=by, name=plan_name(plan), unit_id=plan.focal_unit_id)


def _write_plan(plan: Plan, words: PlanWords) -> None:
    if words.starts_on > words.ends_on:
        raise Refusal(N_("Ngày kết thúc của kế hoạch trước ngày bắt đầu. Sửa một trong hai ngày."))
    plan.title, plan.objectives = words.title, words.objectives
    plan.starts_on, plan.ends_on = words.starts_on, words.ends_on
    plan.search_fold = fold(f"{plan.document.number} {words.title} {plan.document.subject}")
    plan.changed_at = clock.now()


def add_group(plan: Plan, *, number: str, title: str, position: int, by: Actor) -> TaskGroup:
    """Adds a group with its official number."""
    group = TaskGroup(plan_id=plan.id, plan=plan, number=number, title=title, position=position)
    db.session.add(group)
    record("group.created", group, by=by, name=f"{number}. {title}", unit_id=plan.focal_unit_id)
    return group


def change_group(group: TaskGroup, *, number: str, title: str, by: Actor) -> None:
    """Corrects a group."""
    group.number, group.title = number, title
    record("group.changed", group, by=by, name=f"{number}. {title}", unit_id=group.plan.focal_unit_id)


def add_task(
    plan: Plan,
    words: TaskWords,
    *,
    by: Actor,
    group_id: int | None = None,
    parent: Task | None = None,
    step_number: int | None = None,
) -> Task:
    """Adds a task or a part of one. Raises Refusal when its number is taken."""
    if number_is_taken(plan, words.number):
        raise Refusal(N_("Kế hoạch đã có nhiệm vụ số {number}. Chọn số khác."), number=words.number)
    task = Task(
        plan_id=plan.id,
        plan=plan,
        group_id=group_id,
        parent_id=parent.id if parent else None,
        position=last_position(plan) + 1,
        step_number=step_number,
        lead_unit_id=None,
        assignee_id=None,
        supervisor_id=None,
        due=None,
    )
    _write_task(task, words, by=by)
    db.session.add(task)
    record("task.created", task, by=by, name=task_name(task), unit_id=plan.focal_unit_id)
    return task


def change_task(task: Task, words: TaskWords, *, group_id: int | None, by: Actor) -> None:
    """Corrects the words of a task. Raises Refusal when its new number is taken."""
    if words.number != task.number and number_is_taken(task.plan, words.number):
        raise Refusal(N_("Kế hoạch đã có nhiệm vụ số {number}. Chọn số khác."), number=words.number)
    task.group_id = group_id
    _write_task(task, words, by=by)
    record("task.changed", task, by=by, name=task_name(task), unit_id=task.plan.focal_unit_id)


def _write_task(task: Task, words: TaskWords, *, by: Actor) -> None:
    task.number, task.title, task.deliverable, task.note = (
        words.number,
        words.title,
        words.deliverable,
        words.note,
    )
    task.level, task.evidence_required = words.level, words.evidence_required
    task.field_of_work, task.mandate_id, task.mandate_clause = (
        words.field_of_work,
        words.mandate_id,
        words.mandate_clause,
    )
    task.search_fold = fold(f"{words.number} {words.title} {words.deliverable}")
    touch(task, by=by)


def touch(task: Task, *, by: Actor) -> None:
    """Notes that something about the task was recorded: its version moves on, older forms are stale.

    It moves on also where the clock stands still, as before opening on a fixed office day.
    """
    task.changed_at, task.changed_by_id = clock.now(), by.id
    flag_modified(task, "changed_at")


def task_name(task: Task) -> str:
    """How the minute book names a task."""
    return f"nhiệm vụ {task.number} ({task.title[:120]})"


def plan_name(plan: Plan) -> str:
    """How the minute book names a plan."""
    return f"kế hoạch số {plan.document.number} ({plan.title[:120]})"
