"""What was promised: plans, groups, tasks, and the dated facts about them."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Fact, Id, Model, Versioned, choice, link
from tracker.documents.models import SourceDocument
from tracker.domain.deadlines import DeadlineKind
from tracker.domain.rights import Places
from tracker.domain.secrecy import Level
from tracker.domain.workflow import Verb
from tracker.org.models import Person, Unit


class Plan(Versioned, Model):
    """A plan hangs on its signed document; the focal unit follows, urges, checks and gathers for all lead units."""

    id: Mapped[Id]
    document_id: Mapped[int] = mapped_column(ForeignKey("source_document.id"), unique=True)
    title: Mapped[str]
    focal_unit_id: Mapped[int] = link("unit.id")
    issuer_unit_id: Mapped[int] = link("unit.id")
    parent_plan_id: Mapped[int | None] = link("plan.id")
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    objectives: Mapped[str]
    recorded_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    search_fold: Mapped[str]
    document: Mapped[SourceDocument] = relationship(lazy="raise_on_sql")
    focal_unit: Mapped[Unit] = relationship(foreign_keys="Plan.focal_unit_id", lazy="raise_on_sql")

    __table_args__ = (CheckConstraint("starts_on <= ends_on", name="days_in_order"),)

    @property
    def places(self) -> Places:
        """A plan stands at its focal unit."""
        return Places(focal=self.focal_unit_id)


class TaskGroup(Versioned, Model):
    """A group of tasks with its official number (I, II, III)."""

    id: Mapped[Id]
    plan_id: Mapped[int] = link("plan.id", index=False)
    number: Mapped[str]
    title: Mapped[str]
    position: Mapped[int]
    plan: Mapped[Plan] = relationship(lazy="raise_on_sql")

    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    @property
    def places(self) -> Places:
        """A group stands where its plan stands."""
        return self.plan.places


class Task(Versioned, Model):
    """A task with one lead unit. Lead, assignee, supervisor and due are copies of the latest facts (doctor checks)."""

    id: Mapped[Id]
    plan_id: Mapped[int] = link("plan.id", index=False)
    group_id: Mapped[int | None] = link("task_group.id")
    parent_id: Mapped[int | None] = link("task.id")
    number: Mapped[str]
    position: Mapped[int]
    title: Mapped[str]
    deliverable: Mapped[str]
    note: Mapped[str]
    level: Mapped[Level] = choice(Level)
    evidence_required: Mapped[bool]
    field_of_work: Mapped[str]
    mandate_id: Mapped[int | None] = link("source_document.id")
    mandate_clause: Mapped[str]
    step_number: Mapped[int | None]
    lead_unit_id: Mapped[int | None] = link("unit.id")
    assignee_id: Mapped[int | None] = link("person.id")
    supervisor_id: Mapped[int | None] = link("person.id")
    due: Mapped[date | None] = mapped_column(index=True)
    changed_at: Mapped[datetime]
    changed_by_id: Mapped[int | None] = link("person.id")
    search_fold: Mapped[str]
    plan: Mapped[Plan] = relationship(lazy="raise_on_sql")
    parent: Mapped["Task | None"] = relationship(remote_side="Task.id", lazy="raise_on_sql")
    lead_unit: Mapped[Unit | None] = relationship(lazy="raise_on_sql")
    assignee: Mapped[Person | None] = relationship(foreign_keys="Task.assignee_id", lazy="raise_on_sql")
    supervisor: Mapped[Person | None] = relationship(foreign_keys="Task.supervisor_id", lazy="raise_on_sql")

    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    @property
    def places(self) -> Places:
        """A task stands at its plan's focal unit, at its lead unit and with its assignee."""
        return Places(focal=self.plan.focal_unit_id, lead=self.lead_unit_id, assignee=self.assignee_id)


class Assignment(Fact, Model):
    """Who carries a task: one lead unit, the person in charge, the supervising leader, coordination as written."""

    id: Mapped[Id]
    task_id: Mapped[int] = link("task.id")
    lead_unit_id: Mapped[int] = link("unit.id")
    assignee_id: Mapped[int | None] = link("person.id")
    supervisor_id: Mapped[int | None] = link("person.id")
    coordinating_text: Mapped[str]


class AssignmentUnit(Model):
    """A unit that coordinates under an assignment."""

    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True, index=True)


class TaskCoordinator(Model):
    """The units that coordinate a task now: a copy of its latest assignment (doctor checks)."""

    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True, index=True)


class DeadlineFact(Fact, Model):
    """A deadline as written and as read, from a day on: the first is the original, later ones move or correct it."""

    __tablename__ = "deadline"

    id: Mapped[Id]
    task_id: Mapped[int] = link("task.id")
    text: Mapped[str]
    kind: Mapped[DeadlineKind] = choice(DeadlineKind)
    start: Mapped[date | None]
    due: Mapped[date | None]
    at_time: Mapped[time | None]
    recurrence: Mapped[str | None]
    horizon: Mapped[int | None]
    extends: Mapped[bool]
    why: Mapped[str]
    document_id: Mapped[int | None] = link("source_document.id")


class WeightFact(Fact, Model):
    """The weight of a task among its siblings, a whole number; equal weights are all 1."""

    __tablename__ = "weight"

    id: Mapped[Id]
    task_id: Mapped[int] = link("task.id")
    weight: Mapped[int]

    __table_args__ = (CheckConstraint("weight >= 0", name="not_negative"),)


class WorkflowEvent(Fact, Model):
    """A step of a task's life; of a recurring task, of the occurrence that is due that day."""

    id: Mapped[Id]
    task_id: Mapped[int] = link("task.id")
    verb: Mapped[Verb] = choice(Verb)
    occurrence: Mapped[date | None]
    reason: Mapped[str]


class RolloutTemplate(Versioned, Model):
    """A named list of milestones that is carried out unit by unit; a unit is through with its completing step."""

    id: Mapped[Id]
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    completing_step: Mapped[int]


class StepWords:
    """What a step is wherever it stands: in a template or in a rollout of it.

    It is due `offset_days` calendar days after the rollout begins, or by `deadline` as written, or with the task.
    """

    number: Mapped[int]
    title: Mapped[str]
    deliverable: Mapped[str]
    weight: Mapped[int]
    evidence_required: Mapped[bool]
    offset_days: Mapped[int | None]
    deadline: Mapped[str]


class RolloutStep(StepWords, Model):
    """A milestone of a template."""

    id: Mapped[Id]
    template_id: Mapped[int] = link("rollout_template.id", index=False)

    __table_args__ = (UniqueConstraint("template_id", "number"),)


class Rollout(Model):
    """A task is carried out unit by unit by the steps that its template had when it began."""

    id: Mapped[Id]
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), unique=True)
    template_id: Mapped[int] = link("rollout_template.id")
    begins_on: Mapped[date]
    completing_step: Mapped[int]


class RolloutMilestone(StepWords, Model):
    """A step of a rollout, copied from its template: what changes in the template later does not reach it."""

    id: Mapped[Id]
    rollout_id: Mapped[int] = link("rollout.id", index=False)

    __table_args__ = (UniqueConstraint("rollout_id", "number"),)


class RolloutMember(Fact, Model):
    """A unit takes part in a rollout, through its own part of the task; or has left it."""

    id: Mapped[Id]
    rollout_id: Mapped[int] = link("rollout.id")
    unit_id: Mapped[int] = link("unit.id")
    task_id: Mapped[int] = link("task.id")
    takes_part: Mapped[bool]
