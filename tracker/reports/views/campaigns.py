"""Campaigns: asking units for their reports, and noting what came in."""

from typing import Any

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.documents.queries import documents_to_choose, find_document
from tracker.domain.periods import parse_period
from tracker.org.queries import get_unit, units
from tracker.plans.models import Plan
from tracker.plans.queries.facts import Known, known_on
from tracker.plans.queries.plans import find_plan
from tracker.plans.queries.tasks import tasks_of_plan
from tracker.reports.actions.campaigns import open_campaign, receive_submission
from tracker.reports.forms import CampaignForm, ReceivedForm
from tracker.reports.models import Campaign
from tracker.reports.queries.campaigns import answers, find_campaign
from tracker.reports.views.reports import near_period, period_choices, request_choices
from tracker.web.days import viewed
from tracker.web.fields import offered_units
from tracker.web.guards import current_scope, guard, may_now
from tracker.web.submits import submits, writing

campaigns = Blueprint("campaigns", __name__)


def _form(plan: Plan, **how: Any) -> CampaignForm:
    scope = current_scope()
    leads = sorted({task.lead_unit_id for task in tasks_of_plan(scope, plan) if task.lead_unit_id})
    today = clock.today()
    form = CampaignForm(data={"period": near_period(plan), "asked_on": today, "units": leads}, **how)
    form.period.offer(period_choices(plan))
    form.units.choices = offered_units(
        unit for unit in units(day=today) if unit.id not in {plan.focal_unit_id, plan.issuer_unit_id}
    )
    form.document.offer(request_choices(documents_to_choose(scope)))
    return form


def _page(plan: Plan, form: CampaignForm) -> str:
    return render_template("reports/campaign_new.html", plan=plan, form=form)


@campaigns.get("/plans/<id:plan_id>/campaigns/new")
@guard("report.write", load=find_plan)
def new(plan: Plan) -> str:
    """Whom to ask for which period, and until when."""
    return _page(plan, _form(plan))


@campaigns.post("/plans/<id:plan_id>/campaigns/new")
@guard("report.write", load=find_plan)
@submits(make=_form, page=_page)
def create(_plan: Plan, form: CampaignForm) -> Response:
    """Opens the campaign."""
    with writing(form) as entry:
        wanted = form.document.data
        campaign = open_campaign(
            entry.thing,
            parse_period(form.period.data),
            units=[get_unit(number) for number in form.units.data],
            due=form.due.data,
            asked_on=form.asked_on.data,
            document=find_document(entry.principal.scope, wanted) if wanted else None,
            by=entry.by,
        )
        return entry.done(url_for("campaigns.show", campaign_id=campaign.id), _("Đã mở đợt báo cáo."))


def _received_form(campaign: Campaign, **how: Any) -> ReceivedForm:
    form = ReceivedForm(data={"received_on": clock.today(), "version": campaign.version}, **how)
    form.unit.offer(offered_units(answers(campaign, known=_known()).missing))
    return form


def _show(campaign: Campaign, form: ReceivedForm) -> str:
    return render_template(
        "reports/campaign.html",
        campaign=campaign,
        period=parse_period(campaign.period),
        answers=answers(campaign, known=_known()),
        form=None if viewed().past or not may_now("report.write", campaign) else form,
    )


def _known() -> Known:
    return known_on(viewed().day)


@campaigns.get("/campaigns/<id:campaign_id>")
@guard("report.read", load=find_campaign)
def show(campaign: Campaign) -> str:
    """Who has reported and who has not."""
    return _show(campaign, _received_form(campaign))


@campaigns.post("/campaigns/<id:campaign_id>")
@guard("report.write", load=find_campaign)
@submits(make=_received_form, page=_show)
def receive(_campaign: Campaign, form: ReceivedForm) -> Response:
    """A unit's report came in."""
    with writing(form) as entry:
        unit = get_unit(form.unit.data)
        receive_submission(
            entry.thing, unit, as_of=form.received_on.data, document_text=form.document_text.data, by=entry.by
        )
        return entry.done(
            url_for("campaigns.show", campaign_id=entry.thing.id),
            _("Đã ghi nhận báo cáo của %(unit)s.", unit=unit.name),
        )
