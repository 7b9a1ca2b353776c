"""Campaigns and reports: who was asked, who answered, what was written and frozen."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Dialect, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator

from tracker.db import Fact, Id, Model, Versioned, choice, link
from tracker.documents.models import SourceDocument
from tracker.domain.building import AnnexKind, LateTasks, Outline, Slot
from tracker.domain.reportlife import ReportState
from tracker.domain.rights import Places
from tracker.org.models import Person
from tracker.plans.models import Plan


class AnnexKinds(TypeDecorator[tuple[AnnexKind, ...]]):
    """The annexes that were chosen, their codes divided by blanks, in the order in which a report cites them."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[AnnexKind, ...] | None, dialect: Dialect) -> str:
        """Each kind once."""
        return " ".join(kind for kind in AnnexKind if kind in (value or ()))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[AnnexKind, ...]:
        """The kinds as they were chosen."""
        return tuple(AnnexKind(code) for code in (value or "").split())


class Campaign(Versioned, Model):
    """Units are asked to send their own reports for a period of a plan by a day."""

    id: Mapped[Id]
    plan_id: Mapped[int] = link("plan.id", index=False)
    period: Mapped[str]
    asked_on: Mapped[date]
    due: Mapped[date]
    document_id: Mapped[int | None] = link("source_document.id")
    plan: Mapped[Plan] = relationship(lazy="raise_on_sql")
    document: Mapped[SourceDocument | None] = relationship(lazy="raise_on_sql")

    __table_args__ = (UniqueConstraint("plan_id", "period"),)

    @property
    def places(self) -> Places:
        """A campaign stands where its plan stands."""
        return self.plan.places


class CampaignUnit(Model):
    """A unit that a campaign asks."""

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True, index=True)


class Submission(Fact, Model):
    """The report of a unit was received on a day; once in a campaign."""

    id: Mapped[Id]
    campaign_id: Mapped[int] = link("campaign.id", index=False)
    unit_id: Mapped[int] = link("unit.id")
    document_text: Mapped[str]

    __table_args__ = (UniqueConstraint("campaign_id", "unit_id"),)


class Report(Versioned, Model):
    """A report of a plan for a period, with the number and day that the clerk gave it.

    `state` is a copy of the last step. `frozen` is the canonical JSON of the built report from approval on, `digest`
    its SHA-256; nothing changes them again. `changed_at` moves with every fact written about the report, so that an
    older form is stale.
    """

    id: Mapped[Id]
    plan_id: Mapped[int] = link("plan.id", index=False)
    period: Mapped[str]
    builder_id: Mapped[int | None] = link("person.id")
    state: Mapped[ReportState] = choice(ReportState)
    changed_at: Mapped[datetime]
    number: Mapped[int | None]
    issued_on: Mapped[date | None]
    frozen: Mapped[str | None]
    digest: Mapped[str | None]
    plan: Mapped[Plan] = relationship(lazy="raise_on_sql")
    builder: Mapped[Person | None] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        UniqueConstraint("plan_id", "period"),
        CheckConstraint("(frozen IS NULL) = (digest IS NULL)", name="frozen_with_digest"),
        CheckConstraint("(number IS NULL) = (issued_on IS NULL)", name="numbered_with_day"),
    )

    @property
    def places(self) -> Places:
        """A report stands where its plan stands; its builder neither checks nor approves it."""
        return Places(focal=self.plan.focal_unit_id, reporter=self.builder_id)


class ReportStep(Fact, Model):
    """A step of a report's life, with what was to be mended where it was sent back."""

    id: Mapped[Id]
    report_id: Mapped[int] = link("report.id")
    state: Mapped[ReportState] = choice(ReportState)
    note: Mapped[str]


class HeadText(Fact, Model):
    """Head, end and options of a report as typed; the latest by what was known then stands."""

    __tablename__ = "report_head"

    id: Mapped[Id]
    report_id: Mapped[int] = link("report.id")
    request_id: Mapped[int | None] = link("source_document.id")
    subject: Mapped[str]
    voice: Mapped[str]
    organ_lines: Mapped[str]
    symbol: Mapped[str]
    place: Mapped[str]
    cutoff: Mapped[date]
    addressee: Mapped[str]
    parent_line: Mapped[str]
    signature_lines: Mapped[str]
    signer_name: Mapped[str]
    recipients: Mapped[str]
    late_tasks: Mapped[LateTasks] = choice(LateTasks)
    statistics: Mapped[bool]
    disbursement: Mapped[bool]
    comparison: Mapped[bool]
    annexes: Mapped[tuple[AnnexKind, ...]] = mapped_column(AnnexKinds)
    outline: Mapped[Outline] = choice(Outline)


class SectionText(Fact, Model):
    """What the writer typed for a slot of the report; the latest by what was known then stands."""

    id: Mapped[Id]
    report_id: Mapped[int] = link("report.id")
    section: Mapped[Slot] = choice(Slot)
    text: Mapped[str]


class ReportIndicator(Fact, Model):
    """The writer puts an indicator into a slot of the report as a sentence, or takes it out; the latest fact stands."""

    id: Mapped[Id]
    report_id: Mapped[int] = link("report.id")
    indicator_id: Mapped[int] = link("indicator.id")
    section: Mapped[Slot] = choice(Slot)
    stands: Mapped[bool]


class ReportLine(Fact, Model):
    """A task's place in a slot: its order, whether it joins the paragraph before, its own words, or left out.

    The latest fact for report, slot and task stands. Without words the task's own stand.
    """

    id: Mapped[Id]
    report_id: Mapped[int] = link("report.id")
    section: Mapped[Slot] = choice(Slot)
    task_id: Mapped[int] = link("task.id")
    position: Mapped[int]
    joins_previous: Mapped[bool]
    left_out: Mapped[bool]
    text: Mapped[str]
