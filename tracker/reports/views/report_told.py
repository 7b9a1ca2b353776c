"""What units told in the period, gathered for the writer: obstacles and proposals, each taken over with one tap."""

from typing import Any

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker.domain.building.pulling import Told, told_by_unit
from tracker.domain.periods import parse_period
from tracker.domain.reportlife import check_open
from tracker.reports.actions.pulling import pull
from tracker.reports.forms import PullForm
from tracker.reports.models import Report
from tracker.reports.queries.papers import Opened, open_report
from tracker.reports.queries.reports import find_report
from tracker.web.guards import guard
from tracker.web.submits import submits, writing

report_told = Blueprint("report_told", __name__)


def _told(opened: Opened) -> dict[str, Told]:
    """Everything that was told, by the name that the form gives it."""
    by_unit = told_by_unit(opened.facts, opened.built.paper)
    return {told.code: told for each in by_unit.values() for told in each}


def _form(report: Report, **how: Any) -> PullForm:
    form = PullForm(data={"version": report.version}, **how)
    form.told.choices = [(code, code) for code in _told(open_report(report))]
    return form


def _page(report: Report, form: PullForm) -> str:
    opened = open_report(report)
    return render_template(
        "reports/told.html",
        report=report,
        period=parse_period(report.period),
        units=told_by_unit(opened.facts, opened.built.paper),
        form=form,
    )


@report_told.get("/reports/<id:report_id>/told")
@guard("report.write", load=find_report)
def show(report: Report) -> str:
    """Obstacles and proposals by unit."""
    return _page(report, _form(report))


@report_told.post("/reports/<id:report_id>/told")
@guard("report.write", load=find_report)
@submits(make=_form, page=_page)
def take(_report: Report, form: PullForm) -> Response:
    """Takes one of them over into its section."""
    with writing(form) as entry:
        report: Report = entry.thing
        check_open(report.state)
        opened = open_report(report)
        told = _told(opened)[form.told.data]
        pull(report, told, opened.facts, by=entry.by)
        url = url_for("report_told.show", report_id=report.id)
        return entry.done(url, _("Đã đưa vào mục %(slot)s.", slot=_(told.slot.label)))
