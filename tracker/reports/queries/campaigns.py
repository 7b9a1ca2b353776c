"""Questions about campaigns: who was asked for a report, who has answered."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload

from tracker.db import db, spelled
from tracker.domain.rates import Rate
from tracker.domain.rights import Scope
from tracker.org.models import Unit
from tracker.plans.models import Plan
from tracker.plans.queries.facts import Known
from tracker.reports.models import Campaign, CampaignUnit, Submission
from tracker.reports.queries.reports import visible_report


@dataclass(frozen=True, slots=True)
class Answer:
    """A unit that was asked, and its report if it was received by the day."""

    unit: Unit
    submission: Submission | None


@dataclass(frozen=True, slots=True)
class Answers:
    """A campaign on a day: every unit that was asked, and what came in."""

    campaign: Campaign
    units: Sequence[Answer]

    @property
    def received(self) -> Rate:
        """Received ÷ asked."""
        return Rate(sum(answer.submission is not None for answer in self.units), len(self.units))

    @property
    def on_time(self) -> Rate:
        """Received by the due day ÷ asked."""
        due = self.campaign.due
        in_time = sum(bool(answer.submission and answer.submission.as_of <= due) for answer in self.units)
        return Rate(in_time, len(self.units))

    @property
    def missing(self) -> list[Unit]:
        """The units whose report has not come."""
        return [answer.unit for answer in self.units if answer.submission is None]


def _campaigns(scope: Scope) -> Select[Campaign]:
    return (
        select(Campaign)
        .join(Campaign.plan)
        .options(
            contains_eager(Campaign.plan).joinedload(Plan.document),
            joinedload(Campaign.document),
        )
        .where(visible_report(scope))
    )


def campaigns(scope: Scope, *, known: Known) -> list[Answers]:
    """The visible campaigns on a day with who has answered, the latest due day first; three statements."""
    asked = db.session.scalars(
        _campaigns(scope).where(Campaign.asked_on <= known.day).order_by(Campaign.due.desc(), Campaign.id)
    ).all()
    return _answers(asked, known)


def find_campaign(scope: Scope, campaign_id: int) -> Campaign | None:
    """A visible campaign."""
    return db.session.scalar(_campaigns(scope).where(Campaign.id == campaign_id))


def find_campaign_of(plan: Plan, period: str) -> Campaign | None:
    """The campaign of a plan for a period, by the period's code."""
    return db.session.scalar(select(Campaign).where(Campaign.plan_id == plan.id, Campaign.period == period))


def answers(campaign: Campaign, *, known: Known) -> Answers:
    """Who has answered a campaign by the day."""
    return _answers([campaign], known)[0]


def _answers(asked: Sequence[Campaign], known: Known) -> list[Answers]:
    ids = {campaign.id for campaign in asked}
    rows = db.session.execute(
        select(CampaignUnit.campaign_id, Unit)
        .join(Unit, Unit.id == CampaignUnit.unit_id)
        .where(CampaignUnit.campaign_id.in_(ids))
        .order_by(spelled(Unit.sort_key), Unit.id)
    )
    units: dict[int, list[Unit]] = {}
    for campaign_id, unit in rows:
        units.setdefault(campaign_id, []).append(unit)
    came = _submissions(ids, known)
    return [Answers(campaign, _in_order(campaign, units.get(campaign.id, []), came)) for campaign in asked]


def _in_order(
    campaign: Campaign, units: Sequence[Unit], came: dict[tuple[int, int], Submission]
) -> list[Answer]:
    """Who has not answered comes first."""
    told = [Answer(unit, came.get((campaign.id, unit.id))) for unit in units]
    return sorted(told, key=lambda answer: answer.submission is not None)


def _submissions(ids: set[int], known: Known) -> dict[tuple[int, int], Submission]:
    found = db.session.scalars(
        select(Submission).where(
            Submission.campaign_id.in_(ids),
            Submission.as_of <= known.day,
            Submission.recorded_at <= known.at,
        )
    )
    return {(submission.campaign_id, submission.unit_id): submission for submission in found}
