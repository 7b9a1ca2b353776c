"""Asking units for their own reports, and noting what came in."""

from collections.abc import Sequence
from datetime import date

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.documents.models import SourceDocument
from tracker.domain.periods import Period, parse_period
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.text import N_
from tracker.org.models import Unit
from tracker.plans.models import Plan
from tracker.plans.queries.facts import all_known
from tracker.reports.models import Campaign, CampaignUnit, Submission
from tracker.reports.queries.campaigns import answers, find_campaign_of
from tracker.web.languages import day as written_day


def open_campaign(
    plan: Plan,
    period: Period,
    *,
    units: Sequence[Unit],
    due: date,
    asked_on: date,
    by: Actor,
    document: SourceDocument | None = None,
) -> Campaign:
    """Asks units to report for the period by a day. Raises Refusal when nobody is asked or the period was opened before."""
    if not units:
        raise Refusal(N_("Chưa chọn đơn vị gửi báo cáo. Chọn ít nhất một đơn vị."))
    if due < asked_on:
        raise Refusal(N_("Hạn gửi trước ngày yêu cầu {day}. Chọn ngày muộn hơn."), day=written_day(asked_on))
    if find_campaign_of(plan, period.code) is not None:
        raise Refusal(
            N_("Kế hoạch đã có đợt báo cáo {period}. Mở đợt đó trong danh sách."), period=period.words
        )
    campaign = Campaign(
        plan_id=plan.id,
        plan=plan,
        period=period.code,
        asked_on=asked_on,
        due=due,
        document_id=document.id if document else None,
    )
    db.session.add(campaign)
    db.session.flush()
    ids = sorted({unit.id for unit in units})
    db.session.add_all([CampaignUnit(campaign_id=campaign.id, unit_id=unit_id) for unit_id in ids])
    record("campaign.opened", campaign, by=by, name=campaign_name(campaign), unit_id=plan.focal_unit_id)
    return campaign


def receive_submission(
    campaign: Campaign, unit: Unit, *, as_of: date, by: Actor, document_text: str = ""
) -> Submission:
    """Notes that a unit's report came in on a day. Raises Refusal for a unit that was not asked or has answered."""
    if not campaign.asked_on <= as_of <= clock.today():
        raise Refusal(
            N_("Ngày nhận phải từ ngày yêu cầu {day} đến hôm nay. Sửa lại ngày nhận."),
            day=written_day(campaign.asked_on),
        )
    db.session.flush()
    asked = {answer.unit.id: answer for answer in answers(campaign, known=all_known()).units}
    if unit.id not in asked:
        raise Refusal(N_("{unit} không thuộc đợt báo cáo này."), unit=unit.name)
    if asked[unit.id].submission is not None:
        raise Refusal(N_("Báo cáo của {unit} đã được ghi nhận. Tải lại trang để xem."), unit=unit.name)
    submission = Submission(
        campaign_id=campaign.id,
        unit_id=unit.id,
        document_text=document_text,
        **clock.stamp(as_of, by),
    )
    db.session.add(submission)
    record(
        "campaign.received",
        submission,
        by=by,
        name=campaign_name(campaign),
        unit_id=campaign.plan.focal_unit_id,
        unit=unit.name,
    )
    return submission


def campaign_name(campaign: Campaign) -> str:
    """How the minute book names a campaign."""
    return f"{parse_period(campaign.period).words} (kế hoạch số {campaign.plan.document.number})"
