"""Requests, campaigns and reports: who asked, who answered, what was written and frozen."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Fact, Id, Model, Versioned, choice, link
from tracker.documents.models import SourceDocument
from tracker.domain.reportlife import ReportState
from tracker.domain.rights import Places
from tracker.plans.models import Plan


class Campaign(Versioned, Model):
    """Units are asked to send their own reports for a period of a plan by a day."""

    id: Mapped[Id]
    plan_id: Mapped[int] = link("plan.id", index=False)
    period: Mapped[str]
    asked_on: Mapped[date]
    due: Mapped[date]
    document_id: Mapped[int | None] = link("source_document.id")
    plan: Mapped[Plan] = relationship(lazy="raise_on_sql")

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
    """The report of a unit was received on a day."""

    id: Mapped[Id]
    campaign_id: Mapped[int] = link("campaign.id")
    unit_id: Mapped[int] = link("unit.id")
    document_text: Mapped[str]


class Report(Versioned, Model):
    """A report of a plan for a period: its head as typed, its number and day by the clerk, its frozen text.

    `frozen` is the canonical JSON of the paper from approval on, `digest` its SHA-256; nothing changes them again.
    """

    id: Mapped[Id]
    plan_id: Mapped[int] = link("plan.id", index=False)
    period: Mapped[str]
    request_id: Mapped[int | None] = link("source_document.id")
    subject: Mapped[str]
    addressee: Mapped[str]
    organ_lines: Mapped[str]
    parent_line: Mapped[str]
    voice: Mapped[str]
    symbol: Mapped[str]
    place: Mapped[str]
    signature_lines: Mapped[str]
    signer_name: Mapped[str]
    recipients: Mapped[str]
    statistics: Mapped[bool]
    state: Mapped[ReportState] = choice(ReportState)
    builder_id: Mapped[int | None] = link("person.id")
    number: Mapped[int | None]
    issued_on: Mapped[date | None]
    frozen: Mapped[str | None]
    digest: Mapped[str | None]
    plan: Mapped[Plan] = relationship(lazy="raise_on_sql")
    request: Mapped[SourceDocument | None] = relationship(lazy="raise_on_sql")

    __table_args__ = (UniqueConstraint("plan_id", "period"),)

    @property
    def places(self) -> Places:
        """A report stands where its plan stands; its builder neither checks nor approves it."""
        return Places(focal=self.plan.focal_unit_id, reporter=self.builder_id)


class ReportStep(Fact, Model):
    """A step of a report's life."""

    id: Mapped[Id]
    report_id: Mapped[int] = link("report.id")
    state: Mapped[ReportState] = choice(ReportState)
    note: Mapped[str]


class SectionText(Fact, Model):
    """What the writer typed for a section (`I.1`, `I.3.1` …); the latest by what was known then stands."""

    id: Mapped[Id]
    report_id: Mapped[int] = link("report.id")
    section: Mapped[str]
    text: Mapped[str]


class ReportLine(Fact, Model):
    """A task's place in a section: its order, whether it joins the paragraph before, its own words, or left out.

    The latest fact for (report, section, task, item) stands. Without words the update's text stands.
    """

    id: Mapped[Id]
    report_id: Mapped[int] = link("report.id")
    section: Mapped[str]
    task_id: Mapped[int] = link("task.id")
    item: Mapped[int]
    position: Mapped[int]
    joins_previous: Mapped[bool]
    left_out: Mapped[bool]
    text: Mapped[str]
