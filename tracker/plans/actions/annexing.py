"""Setting down many tasks at once, as a signed annex gives them: prepared for the head, not given out yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import insert, select

from tracker import clock
from tracker.db import Model, db
from tracker.domain.deadlines import Deadline
from tracker.domain.refusals import Refusal
from tracker.domain.rights import EVERYTHING, Actor
from tracker.domain.text import N_, fold
from tracker.domain.workflow import Verb
from tracker.plans.actions.assigning import Carriers
from tracker.plans.actions.planning import TaskWords
from tracker.plans.models import (
    Assignment,
    AssignmentUnit,
    DeadlineFact,
    Plan,
    Task,
    TaskCoordinator,
    WeightFact,
    WorkflowEvent,
)
from tracker.plans.queries.tasks import tasks_of_plan


@dataclass(frozen=True, slots=True)
class PreparedTask:
    """A task as an annex or a rollout gives it; `parent` is the number of the task that it is a part of, there or before it.

    `step` is its place in a rollout, `weight` its weight among its siblings where one is set.
    """

    words: TaskWords
    carriers: Carriers
    deadline: Deadline
    group_id: int | None = None
    parent: str | None = None
    step: int | None = None
    weight: int | None = None


def add_prepared(plan: Plan, prepared: Sequence[PreparedTask], *, as_of: date, by: Actor) -> list[Task]:
    """Adds the tasks at the end of the plan in their order, with a constant number of flushes.

    The caller records them as one change. Raises Refusal when a number is taken or a lead unit is asked only.
    """
    there = {task.number: task for task in tasks_of_plan(EVERYTHING, plan)}
    first = 1 + max((task.position for task in there.values()), default=0)
    added = []
    for position, each in enumerate(prepared, start=first):
        _check(each, there)
        task = _task(plan, each, position, parent=there[each.parent] if each.parent else None, by=by)
        there[task.number] = task
        added.append(task)
    db.session.add_all(added)
    db.session.flush()
    _write_facts(added, prepared, told=clock.stamp(as_of, by))
    return added


def _check(each: PreparedTask, there: dict[str, Task]) -> None:
    if each.words.number in there:
        raise Refusal(N_("Kế hoạch đã có nhiệm vụ số {number}. Chọn số khác."), number=each.words.number)
    if each.carriers.lead.kind.is_asked:
        raise Refusal(
            N_("{unit} là cơ quan được đề nghị phối hợp, không giao chủ trì. Chọn đơn vị chủ trì khác."),
            unit=each.carriers.lead.name,
        )


def _task(plan: Plan, each: PreparedTask, position: int, *, parent: Task | None, by: Actor) -> Task:
    words, carriers = each.words, each.carriers
    return Task(
        plan_id=plan.id,
        plan=plan,
        group_id=each.group_id,
        parent=parent,
        number=words.number,
        position=position,
        title=words.title,
        deliverable=words.deliverable,
        note=words.note,
        level=words.level,
        evidence_required=words.evidence_required,
        field_of_work=words.field_of_work,
        mandate_id=words.mandate_id,
        mandate_clause=words.mandate_clause,
        step_number=each.step,
        lead_unit_id=carriers.lead.id,
        assignee_id=carriers.assignee_id,
        supervisor_id=carriers.supervisor_id,
        due=each.deadline.due,
        changed_at=clock.now(),
        changed_by_id=by.id,
        search_fold=fold(f"{words.number} {words.title} {words.deliverable}"),
    )


def _write_facts(
    tasks: Sequence[Task],
    prepared: Sequence[PreparedTask],
    *,
    told: dict[str, Any],
) -> None:
    """Deadline, assignment, weight and the step of preparing of each task, then who coordinates."""
    assignments = [_assignment(task, each.carriers, told) for task, each in zip(tasks, prepared, strict=True)]
    db.session.add_all(assignments)
    db.session.flush()
    pairs = list(zip(tasks, prepared, strict=True))
    prepare = {"verb": Verb.PREPARE, "occurrence": None, "reason": "", **told}
    _insert(DeadlineFact, [{**_deadline(task, each.deadline), **told} for task, each in pairs])
    _insert(WorkflowEvent, [{"task_id": task.id, **prepare} for task in tasks])
    _insert(
        WeightFact,
        [
            {"task_id": task.id, "weight": each.weight, **told}
            for task, each in pairs
            if each.weight is not None
        ],
    )
    _write_coordinators(assignments, prepared)


def _insert(kind: type[Model], rows: list[dict[str, Any]]) -> None:
    """Facts whose numbers nobody needs yet go in as one statement."""
    if rows:
        db.session.execute(insert(kind), rows)


def _write_coordinators(assignments: Sequence[Assignment], prepared: Sequence[PreparedTask]) -> None:
    """Who coordinates under each assignment, and the copy of it that lists and scopes read."""
    rows = [
        {"assignment_id": assignment.id, "unit_id": unit_id}
        for assignment, each in zip(assignments, prepared, strict=True)
        for unit_id in sorted(set(each.carriers.coordinating_ids) - {assignment.lead_unit_id})
    ]
    if not rows:
        return
    _insert(AssignmentUnit, rows)
    copied = (
        select(Assignment.task_id, AssignmentUnit.unit_id)
        .join(AssignmentUnit, AssignmentUnit.assignment_id == Assignment.id)
        .where(Assignment.id.in_([assignment.id for assignment in assignments]))
    )
    db.session.execute(insert(TaskCoordinator).from_select(["task_id", "unit_id"], copied))


def _assignment(task: Task, carriers: Carriers, told: dict[str, Any]) -> Assignment:
    return Assignment(
        task_id=task.id,
        lead_unit_id=carriers.lead.id,
        assignee_id=carriers.assignee_id,
        supervisor_id=carriers.supervisor_id,
        coordinating_text=carriers.coordinating_text,
        **told,
    )


def _deadline(task: Task, deadline: Deadline) -> dict[str, Any]:
    return {
        "task_id": task.id,
        "text": deadline.text,
        "kind": deadline.kind,
        "start": deadline.start,
        "due": deadline.due,
        "at_time": deadline.time,
        "recurrence": deadline.recurrence,
        "horizon": deadline.horizon,
        "extends": False,
        "why": "",
        "document_id": None,
    }
