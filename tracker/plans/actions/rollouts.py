"""Carrying a task out unit by unit: one template of steps × N units = N × M parts in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.deadlines import Deadline
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.text import N_
from tracker.org.models import Unit
from tracker.plans.actions.assigning import Carriers, prepare_assignment
from tracker.plans.actions.planning import TaskWords, add_task, task_name
from tracker.plans.actions.terms import set_deadline, set_weight
from tracker.plans.models import Rollout, RolloutMember, RolloutStep, RolloutTemplate, Task
from tracker.plans.queries.facts import deadline_of
from tracker.plans.queries.rollouts import rollouts_by_task, steps


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

    Raises Refusal when the task is a rollout already or nobody takes part.
    """
    if not participants:
        raise Refusal(N_("Chưa chọn đơn vị triển khai. Chọn ít nhất một đơn vị."))
    if rollouts_by_task([task.id]):
        raise Refusal(N_("Nhiệm vụ này đã được triển khai theo đơn vị."))
    rollout = Rollout(task_id=task.id, template_id=template.id)
    db.session.add(rollout)
    db.session.flush()
    milestones = steps(template)
    whole = _own_deadline(task)
    for place, participant in enumerate(participants, start=1):
        part = _part_of(
            task, participant, number=f"{task.number}.{place}", deadline=whole, as_of=as_of, by=by
        )
        for step in milestones:
            _step_of(part, step, participant, deadline=deadlines.get(step.number, whole), as_of=as_of, by=by)
        _join(rollout, part, participant.unit, as_of=as_of, by=by)
    focal, count = task.plan.focal_unit_id, len(participants)
    record("rollout.created", task, by=by, name=task_name(task), unit_id=focal, count=count)
    return rollout


def _join(rollout: Rollout, part: Task, unit: Unit, *, as_of: date, by: Actor) -> None:
    """The unit takes part from the day on, through its part of the task."""
    stamp = clock.stamp(as_of, by)
    db.session.add(
        RolloutMember(rollout_id=rollout.id, unit_id=unit.id, task_id=part.id, takes_part=True, **stamp)
    )


def _own_deadline(task: Task) -> Deadline:
    """The task's own deadline, which its parts take. Raises Refusal when it has none."""
    deadline = deadline_of(task)
    if deadline is None:
        raise Refusal(N_("Nhiệm vụ {number} chưa có thời hạn. Ghi thời hạn trước."), number=task.number)
    return deadline


def _part_of(
    task: Task, participant: Participant, *, number: str, deadline: Deadline, as_of: date, by: Actor
) -> Task:
    """The part of one unit."""
    words = TaskWords(
        number=number, title=f"{task.title} - {participant.unit.name}", deliverable=task.deliverable
    )
    part = add_task(task.plan, words, by=by, group_id=task.group_id, parent=task)
    return _give(part, participant, deadline=deadline, as_of=as_of, by=by)


def _step_of(
    part: Task, step: RolloutStep, participant: Participant, *, deadline: Deadline, as_of: date, by: Actor
) -> Task:
    """One step of a unit's part, with its weight."""
    words = TaskWords(
        number=f"{part.number}.{step.number}",
        title=step.title,
        deliverable=step.deliverable,
        evidence_required=step.evidence_required,
    )
    task = add_task(part.plan, words, by=by, group_id=part.group_id, parent=part, step_number=step.number)
    set_weight(task, step.weight, as_of=as_of, by=by)
    return _give(task, participant, deadline=deadline, as_of=as_of, by=by)


def _give(task: Task, participant: Participant, *, deadline: Deadline, as_of: date, by: Actor) -> Task:
    """Who carries a part, and until when."""
    set_deadline(task, deadline, as_of=as_of, by=by)
    carriers = Carriers(lead=participant.unit, assignee_id=participant.assignee_id)
    prepare_assignment(task, carriers, as_of=as_of, by=by)
    return task
