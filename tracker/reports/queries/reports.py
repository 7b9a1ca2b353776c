"""Questions about reports and what was written in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, select, true
from sqlalchemy.orm import contains_eager, joinedload

from tracker.db import db, spelled
from tracker.documents.models import SourceDocument
from tracker.domain.building import Slot
from tracker.domain.rights import Places, Scope
from tracker.plans.models import Plan
from tracker.reports.models import HeadText, Report, ReportIndicator, ReportLine, ReportStep, SectionText

F = TypeVar("F", HeadText, SectionText, ReportLine, ReportIndicator, ReportStep)


@dataclass(frozen=True, slots=True)
class ReportPart:
    """One slot of a report, as a form edits it: it stands where the report stands and is as old as the report."""

    report: Report
    slot: Slot

    @property
    def places(self) -> Places:
        """Where the report stands."""
        return self.report.places

    @property
    def version(self) -> int:
        """The version of the report."""
        return self.report.version


def visible_report(scope: Scope) -> ColumnElement[bool]:
    """Reports of plans that the person follows as a whole."""
    return true() if scope.everything else Plan.focal_unit_id.in_(scope.follows)


def _reports(scope: Scope) -> Select[Report]:
    return (
        select(Report)
        .join(Report.plan)
        .join(Plan.document)
        .options(
            contains_eager(Report.plan).contains_eager(Plan.document),
            contains_eager(Report.plan).joinedload(Plan.focal_unit),
            joinedload(Report.builder),
        )
        .where(visible_report(scope))
    )


def reports(scope: Scope) -> Sequence[Report]:
    """Visible reports, those of the newest plans and periods first."""
    return db.session.scalars(
        _reports(scope).order_by(
            SourceDocument.issued_on.desc(), spelled(Report.period).desc(), Report.id.desc()
        )
    ).all()


def find_report(scope: Scope, report_id: int) -> Report | None:
    """A visible report."""
    return db.session.scalar(_reports(scope).where(Report.id == report_id))


def find_report_of(scope: Scope, plan: Plan, period: str) -> Report | None:
    """The report of a plan for a period, by the period's code."""
    return db.session.scalar(_reports(scope).where(Report.plan_id == plan.id, Report.period == period))


def find_report_numbered(
    scope: Scope, *, issuer_id: int, number: int, year: int, other_than: int
) -> Report | None:
    """Another visible report that the issuer issued under the number in the year."""
    return db.session.scalar(
        _reports(scope)
        .where(
            Plan.issuer_unit_id == issuer_id,
            Report.number == number,
            Report.issued_on.between(date(year, 1, 1), date(year, 12, 31)),
            Report.id != other_than,
        )
        .limit(1)
    )


def find_part(scope: Scope, report_id: int, section: str) -> ReportPart | None:
    """A slot of a visible report."""
    report = find_report(scope, report_id) if section in set(Slot) else None
    return ReportPart(report, Slot(section)) if report else None


def find_head(report: Report, *, at: datetime) -> HeadText | None:
    """Head and options as they were known at the moment."""
    facts = _known(HeadText, report, at)
    return facts[-1] if facts else None


def texts_by_slot(report: Report, *, at: datetime) -> dict[Slot, SectionText]:
    """What was typed for each slot, as known at the moment; an emptied one is left out."""
    latest = {fact.section: fact for fact in _known(SectionText, report, at)}
    return {slot: fact for slot, fact in latest.items() if fact.text}


def lines_by_slot(report: Report, *, at: datetime) -> dict[Slot, dict[int, ReportLine]]:
    """How tasks were arranged in each slot, as known at the moment."""
    by_slot: dict[Slot, dict[int, ReportLine]] = {}
    for fact in _known(ReportLine, report, at):
        by_slot.setdefault(fact.section, {})[fact.task_id] = fact
    return by_slot


def placed_by_slot(report: Report, *, at: datetime) -> dict[Slot, frozenset[int]]:
    """The indicators that the writer put into each slot, as known at the moment."""
    latest = {(fact.section, fact.indicator_id): fact for fact in _known(ReportIndicator, report, at)}
    slots = {slot for slot, _ in latest}
    return {
        slot: frozenset(fact.indicator_id for fact in latest.values() if fact.section is slot and fact.stands)
        for slot in slots
    }


def steps_of(report: Report, *, at: datetime) -> Sequence[ReportStep]:
    """The steps of the report's life in their order."""
    return _known(ReportStep, report, at)


def _known(kind: type[F], report: Report, at: datetime) -> Sequence[F]:
    """Facts about a report by when they were known: what is written in June may speak of data up to any day."""
    return db.session.scalars(
        select(kind).where(kind.report_id == report.id, kind.recorded_at <= at).order_by(kind.id)
    ).all()
