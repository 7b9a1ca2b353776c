"""Carrying a task out unit by unit: one template of steps × N units = N × M parts in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.deadlines import Deadline
from tracker.domain.milestones import ISO_CODE, ISO_NAME, ISO_STEPS
from tracker.domain.refusals import Refusal
from tracker.domain.rights import EVERYTHING, Actor
from tracker.domain.text import N_
from tracker.domain.workflow import NOT_GIVEN, OPEN
from tracker.org.models import Unit
from tracker.plans.actions.annexing import PreparedTask, add_prepared
from tracker.plans.actions.assigning import Carriers
from tracker.plans.actions.planning import TaskWords, task_name
from tracker.plans.actions.steps import state_of
from tracker.plans.models import Rollout, RolloutMember, RolloutStep, RolloutTemplate, Task
from tracker.plans.queries.facts import deadline_of
from tracker.plans.queries.rollouts import find_template_by_code, rollouts_by_task, steps
from tracker.plans.queries.tasks import parts_of


@dataclass(frozen=True, slots=True)
class StepWords:
    """A milestone as a template says it."""

    title: str
    deliverable: str
    weight: int
    evidence_required: bool = False


@dataclass(frozen=True, slots=True)
class Participant:
    """A unit of a rollout and the person in charge there."""

    unit: Unit
    assignee_id: int | None = None


def create_template(code: str, *, name: str, milestones: Sequence[StepWords], by: Actor) -> RolloutTemplate:
    """Adds a named list of milestones."""
    template = RolloutTemplate(code=code, name=name)
    db.session.add(template)
    db.session.flush()
    for number, step in enumerate(milestones, start=1):
        db.session.add(
            RolloutStep(
                template_id=template.id,
                number=number,
                title=step.title,
                deliverable=step.deliverable,
                weight=step.weight,
                evidence_required=step.evidence_required,
            )
        )
    record("template.created", template, by=by, name=name)
    return template


def lay_out_templates(*, by: Actor) -> RolloutTemplate:
    """The built-in template of TCVN ISO 9001:2015, laid out in an office that does not have it yet."""
    milestones = [StepWords(title, deliverable, weight) for title, deliverable, weight in ISO_STEPS]
    return find_template_by_code(ISO_CODE) or create_template(
        ISO_CODE, name=ISO_NAME, milestones=milestones, by=by
    )


def roll_out(
    task: Task,
    template: RolloutTemplate,
    *,
    participants: Sequence[Participant],
    deadlines: Mapping[int, Deadline],
    as_of: date,
    by: Actor,
) -> Rollout:
    """Carries the task out by the template at every participant; a step without a deadline takes the task's own.

    Raises Refusal when the task has ended or parts already, or nobody takes part.
    """
    _check_rollout(task, participants)
    whole = _own_deadline(task)
    numbers = [f"{task.number}.{place}" for place in range(1, len(participants) + 1)]
    units = list(zip(numbers, participants, strict=True))
    milestones = steps(template)
    parts = [_part_of(task, participant, number=number, deadline=whole) for number, participant in units]
    rows = [
        _step_of(task, number, step, participant, deadline=deadlines.get(step.number, whole))
        for number, participant in units
        for step in milestones
    ]
    added = add_prepared(task.plan, [*parts, *rows], as_of=as_of, by=by)
    rollout = Rollout(task_id=task.id, template_id=template.id)
    db.session.add(rollout)
    db.session.flush()
    stamp = clock.stamp(as_of, by)
    db.session.add_all(
        RolloutMember(rollout_id=rollout.id, unit_id=each.unit.id, task_id=part.id, takes_part=True, **stamp)
        for each, part in zip(participants, added, strict=False)
    )
    focal, count = task.plan.focal_unit_id, len(participants)
    record("rollout.created", task, by=by, name=task_name(task), unit_id=focal, count=count)
    return rollout


def _check_rollout(task: Task, participants: Sequence[Participant]) -> None:
    """Only open work without parts is carried out unit by unit, by somebody."""
    if not participants:
        raise Refusal(N_("Chưa chọn đơn vị triển khai. Chọn ít nhất một đơn vị."))
    if rollouts_by_task([task.id]):
        raise Refusal(N_("Nhiệm vụ này đã được triển khai theo đơn vị."))
    if state_of(task) not in NOT_GIVEN | OPEN:
        raise Refusal(
            N_("Nhiệm vụ đang chờ xác nhận, tạm dừng hoặc đã kết thúc nên không triển khai theo đơn vị được.")
        )
    if parts_of(EVERYTHING, task):
        raise Refusal(N_("Nhiệm vụ đã có nhiệm vụ thành phần nên không triển khai theo đơn vị được."))


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
    task: Task, part: str, step: RolloutStep, participant: Participant, *, deadline: Deadline
) -> PreparedTask:
    """One step of a unit's part, with its weight."""
    words = TaskWords(
        number=f"{part}.{step.number}",
        title=step.title,
        deliverable=step.deliverable,
        evidence_required=step.evidence_required,
    )
    carriers = _carriers(participant)
    return PreparedTask(words, carriers, deadline, task.group_id, part, step.number, step.weight)


def _carriers(participant: Participant) -> Carriers:
    return Carriers(lead=participant.unit, assignee_id=participant.assignee_id)
