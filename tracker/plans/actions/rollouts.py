"""Carrying a task out unit by unit: one template of steps × N units = N × M parts in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.deadlines import Deadline
from tracker.domain.milestones import Milestone
from tracker.domain.refusals import Refusal
from tracker.domain.rights import EVERYTHING, Actor
from tracker.domain.text import N_
from tracker.domain.workflow import NOT_GIVEN, OPEN
from tracker.org.models import Unit
from tracker.plans.actions.annexing import PreparedTask, add_prepared
from tracker.plans.actions.assigning import Carriers
from tracker.plans.actions.planning import TaskWords, task_name
from tracker.plans.actions.steps import state_of
from tracker.plans.actions.templates import step_rows
from tracker.plans.models import Rollout, RolloutMember, RolloutMilestone, RolloutTemplate, Task
from tracker.plans.queries.facts import all_known, deadline_of, deadlines_by_task
from tracker.plans.queries.rollouts import milestones_of, rollouts_by_task, steps
from tracker.plans.queries.tasks import parts_of


@dataclass(frozen=True, slots=True)
class Participant:
    """A unit of a rollout and the person in charge there."""

    unit: Unit
    assignee_id: int | None = None


def roll_out(
    task: Task,
    template: RolloutTemplate,
    *,
    participants: Sequence[Participant],
    deadlines: Mapping[int, Deadline],
    as_of: date,
    by: Actor,
    begins_on: date | None = None,
) -> Rollout:
    """Carries the task out by the template at every participant; a step without a deadline takes the task's own.

    It begins on `as_of` unless said; what began before today is known of since its beginning, but not before the
    deadline of the task. Raises Refusal when the task has ended or parts already, or nobody takes part.
    """
    _check_rollout(task, participants)
    begins_on = begins_on or as_of
    since = deadlines_by_task([task.id], known=all_known()).get(task.id, [])[-1:]
    as_of = max(min(begins_on, as_of), *(fact.as_of for fact in since), date.min)
    rollout = Rollout(
        task_id=task.id,
        template_id=template.id,
        begins_on=begins_on,
        completing_step=template.completing_step,
    )
    db.session.add(rollout)
    db.session.flush()
    kept = [
        _kept(step, deadlines.get(number), rollout.begins_on)
        for number, step in enumerate(milestones_of(steps(template)), start=1)
    ]
    db.session.add_all([RolloutMilestone(rollout_id=rollout.id, **row) for row in step_rows(kept)])
    add_participants(rollout, task, kept, participants=participants, deadlines=deadlines, as_of=as_of, by=by)
    focal, count = task.plan.focal_unit_id, len(participants)
    record("rollout.created", task, by=by, name=task_name(task), unit_id=focal, count=count)
    return rollout


def add_participants(
    rollout: Rollout,
    task: Task,
    milestones: Sequence[Milestone],
    *,
    participants: Sequence[Participant],
    deadlines: Mapping[int, Deadline],
    as_of: date,
    by: Actor,
    first: int = 1,
) -> None:
    """The part of each unit with its steps, numbered from `first`, and the fact that the unit takes part."""
    whole = _own_deadline(task)
    numbers = [f"{task.number}.{place}" for place in range(first, first + len(participants))]
    units = list(zip(numbers, participants, strict=True))
    parts = [_part_of(task, participant, number=number, deadline=whole) for number, participant in units]
    rows = [
        _step_of(task, part, step, participant, number=number, deadline=deadlines.get(number, whole))
        for part, participant in units
        for number, step in enumerate(milestones, start=1)
    ]
    added = add_prepared(task.plan, [*parts, *rows], as_of=as_of, by=by)
    stamp = clock.stamp(as_of, by)
    db.session.add_all(
        RolloutMember(rollout_id=rollout.id, unit_id=each.unit.id, task_id=part.id, takes_part=True, **stamp)
        for each, part in zip(participants, added, strict=False)
    )


def _kept(step: Milestone, deadline: Deadline | None, begins_on: date) -> Milestone:
    """The step as the rollout keeps it: by its days after the beginning, unless its deadline was written otherwise."""
    text = deadline.text if deadline else ""
    return step if text == step.due_text(begins_on) else replace(step, offset=None, deadline=text)


def _check_rollout(task: Task, participants: Sequence[Participant]) -> None:
    """Only open work without parts is carried out unit by unit, by somebody."""
    check_participants(participants)
    if rollouts_by_task([task.id]):
        raise Refusal(N_("Nhiệm vụ này đã được triển khai theo đơn vị."))
    check_open(task)
    if parts_of(EVERYTHING, task):
        raise Refusal(N_("Nhiệm vụ đã có nhiệm vụ thành phần nên không triển khai theo đơn vị được."))


def check_participants(participants: Sequence[Participant]) -> None:
    """Raises Refusal where there is none."""
    if not participants:
        raise Refusal(N_("Chưa chọn đơn vị triển khai. Chọn ít nhất một đơn vị."))


def check_open(task: Task) -> None:
    """Raises Refusal for a task that waits, rests or has ended."""
    if state_of(task) not in NOT_GIVEN | OPEN:
        raise Refusal(
            N_("Nhiệm vụ đang chờ xác nhận, tạm dừng hoặc đã kết thúc nên không triển khai theo đơn vị được.")
        )


def _own_deadline(task: Task) -> Deadline:
    """The task's own deadline, which its parts take. Raises Refusal when it has none."""
    deadline = deadline_of(task)
    if deadline is None:
        raise Refusal(N_("Nhiệm vụ {number} chưa có thời hạn. Ghi thời hạn trước."), number=task.number)
    return deadline


def _part_of(task: Task, participant: Participant, *, number: str, deadline: Deadline) -> PreparedTask:
    """The part of one unit."""
    words = TaskWords(
        number=number, title=f"{task.title} - {participant.unit.name}", deliverable=task.deliverable
    )
    return PreparedTask(words, _carriers(participant), deadline, task.group_id, parent=task.number)


def _step_of(
    task: Task, part: str, step: Milestone, participant: Participant, *, number: int, deadline: Deadline
) -> PreparedTask:
    """One step of a unit's part, with its weight."""
    words = TaskWords(
        number=f"{part}.{number}",
        title=step.title,
        deliverable=step.deliverable,
        evidence_required=step.evidence_required,
    )
    carriers = _carriers(participant)
    return PreparedTask(words, carriers, deadline, task.group_id, part, number, step.weight)


def _carriers(participant: Participant) -> Carriers:
    return Carriers(lead=participant.unit, assignee_id=participant.assignee_id)
