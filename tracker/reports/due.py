"""Reports that units owe: asked for in a campaign and not yet received."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ColumnElement, exists, or_, select, true
from sqlalchemy.orm import contains_eager

from tracker.db import db, spelled
from tracker.domain.letters import cited
from tracker.domain.periods import parse_period
from tracker.domain.reminders import Due, DueWords
from tracker.domain.rights import Scope
from tracker.domain.roles import Role
from tracker.domain.text import N_
from tracker.org.models import Unit
from tracker.plans.models import Plan
from tracker.reports.models import Campaign, CampaignUnit, Report, Submission

REPORT = "report:"
NOT_SENT = N_("Chưa gửi")
OFFICERS_THEN_HEAD = (frozenset({Role.OFFICER, Role.COMMUNE_OFFICER}), frozenset({Role.HEAD}))


def campaign_dues(scope: Scope, *, day: date, at: datetime, only: Collection[str] | None = None) -> list[Due]:
    """The reports that have not come by the day, of campaigns whose own report is not issued yet; one statement."""
    question = (
        select(Campaign, Unit)
        .join(CampaignUnit, CampaignUnit.campaign_id == Campaign.id)
        .join(Unit, Unit.id == CampaignUnit.unit_id)
        .join(Campaign.plan)
        .options(
            contains_eager(Campaign.plan).joinedload(Plan.document),
            contains_eager(Campaign.plan).joinedload(Plan.focal_unit),
        )
        .where(Campaign.asked_on <= day, ~_received(day, at), ~_issued(day), _visible(scope))
        .order_by(Campaign.due, Campaign.id, spelled(Unit.sort_key), Unit.id)
    )
    if only is not None:
        question = question.where(Campaign.id.in_({number for number, _ in map(_numbers, _own(only))}))
    found = [_due_of(campaign, unit) for campaign, unit in db.session.execute(question)]
    return [due for due in found if only is None or due.subject in only]


def _received(day: date, at: datetime) -> ColumnElement[bool]:
    return exists().where(
        Submission.campaign_id == Campaign.id,
        Submission.unit_id == Unit.id,
        Submission.as_of <= day,
        Submission.recorded_at <= at,
    )


def _issued(day: date) -> ColumnElement[bool]:
    """Once the report that gathers them is issued, nobody is asked any more."""
    return exists().where(
        Report.plan_id == Campaign.plan_id, Report.period == Campaign.period, Report.issued_on <= day
    )


def _visible(scope: Scope) -> ColumnElement[bool]:
    """Reports of one's own units, and all reports of the plans that one follows."""
    if scope.everything:
        return true()
    return or_(Unit.id.in_(scope.works_in | scope.follows), Plan.focal_unit_id.in_(scope.follows))


def _own(subjects: Collection[str]) -> list[str]:
    return [subject for subject in subjects if subject.startswith(REPORT)]


def _numbers(subject: str) -> tuple[int, int]:
    """Campaign and unit of a subject."""
    campaign, unit = subject.removeprefix(REPORT).split(":")
    return int(campaign), int(unit)


def _due_of(campaign: Campaign, unit: Unit) -> Due:
    plan = campaign.plan
    document = plan.document
    return Due(
        subject=f"{REPORT}{campaign.id}:{unit.id}",
        about_id=campaign.id,
        unit_id=unit.id,
        focal_unit_id=plan.focal_unit_id,
        due=campaign.due,
        words=DueWords(
            title=f"Báo cáo kết quả thực hiện {parse_period(campaign.period).words} của đơn vị",
            plan=cited(document.kind, document.number, document.issued_on, document.issuer),
            unit=unit.name,
            receiver=plan.focal_unit.name,
            path="/",
            standing=NOT_SENT,
            is_report=True,
        ),
        roles=OFFICERS_THEN_HEAD,
        is_asked=unit.kind.is_asked,
    )
