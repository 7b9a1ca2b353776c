"""The steps of a report: checked, sent back, approved, issued."""

from typing import Any

from flask import Blueprint, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.domain.building import fingerprint
from tracker.reports.actions.life import approve_report, check_report, issue_report, send_back
from tracker.reports.forms import ApproveForm, CheckForm, IssueForm, SeenForm, SendBackForm
from tracker.reports.models import Report
from tracker.reports.queries.papers import open_report
from tracker.reports.queries.reports import find_report
from tracker.reports.views.page import page_of
from tracker.web.guards import guard
from tracker.web.submits import Entry, Stale, submits, writing

report_life = Blueprint("report_life", __name__)


def _check(report: Report, **how: Any) -> CheckForm:
    return CheckForm(data={"version": report.version}, **how)


def _approve(report: Report, **how: Any) -> ApproveForm:
    return ApproveForm(data={"version": report.version}, **how)


def _reason(report: Report, **how: Any) -> SendBackForm:
    return SendBackForm(data={"version": report.version}, **how)


def _issue(report: Report, **how: Any) -> IssueForm:
    return IssueForm(data={"issued_on": clock.today(), "version": report.version}, **how)


@report_life.post("/reports/<id:report_id>/check")
@guard("report.check", load=find_report)
@submits(make=_check, page=page_of("check"))
def check(_report: Report, form: CheckForm) -> Response:
    """The form is in order."""
    with writing(form) as entry:
        _compare(form, entry.thing)
        check_report(entry.thing, by=entry.by)
        return _done(entry, _("Đã kiểm tra thể thức. Báo cáo chờ duyệt."))


@report_life.post("/reports/<id:report_id>/check/return")
@guard("report.check", load=find_report)
@submits(make=_reason, page=page_of("check_return"))
def return_unchecked(_report: Report, form: SendBackForm) -> Response:
    """The checker gives the draft back."""
    return _return(form)


@report_life.post("/reports/<id:report_id>/approve")
@guard("report.approve", load=find_report)
@submits(make=_approve, page=page_of("approve"))
def approve(_report: Report, form: ApproveForm) -> Response:
    """Text and figures are approved and frozen."""
    with writing(form) as entry:
        _compare(form, entry.thing)
        approve_report(entry.thing, by=entry.by)
        return _done(entry, _("Đã duyệt báo cáo và chốt số liệu. Văn thư ghi số, ngày để phát hành."))


@report_life.post("/reports/<id:report_id>/approve/return")
@guard("report.approve", load=find_report)
@submits(make=_reason, page=page_of("approve_return"))
def return_unapproved(_report: Report, form: SendBackForm) -> Response:
    """The signer gives the draft back."""
    return _return(form)


@report_life.post("/reports/<id:report_id>/issue")
@guard("report.issue", load=find_report)
@submits(make=_issue, page=page_of("issue"))
def issue(_report: Report, form: IssueForm) -> Response:
    """The clerk enters number and day."""
    with writing(form) as entry:
        issue_report(entry.thing, number=form.number.data, on=form.issued_on.data, by=entry.by)
        return _done(entry, _("Đã phát hành báo cáo số %(number)s.", number=form.number.data))


def _compare(form: SeenForm, report: Report) -> None:
    """Raises Stale where the report is no longer what the form's page showed."""
    if form.seen.data != fingerprint(open_report(report).built):
        raise Stale


def _return(form: SendBackForm) -> Response:
    with writing(form) as entry:
        send_back(entry.thing, reason=form.reason.data, by=entry.by)
        return _done(entry, _("Đã trả lại báo cáo để sửa."))


def _done(entry: Entry, sentence: str) -> Response:
    return entry.done(url_for("reports.show", report_id=entry.thing.id), sentence)
