"""The steps of a report: checked, sent back, approved and frozen, issued; the builder neither checks nor approves."""

from datetime import date

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.building import digest, freeze
from tracker.domain.periods import parse_period
from tracker.domain.refusals import Refusal
from tracker.domain.reportlife import ReportVerb, next_state
from tracker.domain.rights import Actor
from tracker.domain.text import N_
from tracker.domain.wording import day as written_day
from tracker.reports.actions.writing import note_step, report_name, touch
from tracker.reports.models import Report
from tracker.reports.queries.papers import paper_of
from tracker.reports.queries.reports import steps_of

LARGEST_NUMBER = 99_999


def check_report(report: Report, *, by: Actor) -> None:
    """Finds the form in order. Raises Refusal for the builder or in another state."""
    _check_other(report, by)
    _step(report, ReportVerb.CHECK, "report.checked", by=by)


def send_back(report: Report, *, reason: str, by: Actor) -> None:
    """Gives the draft back to its writer with what is to be mended. Raises Refusal without it."""
    _check_other(report, by)
    _step(report, ReportVerb.SEND_BACK, "report.sent_back", by=by, reason=reason)


def approve_report(report: Report, *, by: Actor) -> None:
    """Approves text and figures and freezes them with their digest; nothing changes them again."""
    _check_other(report, by)
    next_state(report.state, ReportVerb.APPROVE)
    db.session.flush()
    report.frozen = freeze(paper_of(report.plan, parse_period(report.period)))
    report.digest = digest(report.frozen)
    _step(report, ReportVerb.APPROVE, "report.approved", by=by, digest=report.digest)


def issue_report(report: Report, *, number: int, on: date, by: Actor) -> None:
    """Enters number and day over the frozen paper. Raises Refusal for a day before the approval or to come."""
    next_state(report.state, ReportVerb.ISSUE)
    if not 1 <= number <= LARGEST_NUMBER:
        raise Refusal(N_("Số văn bản phải từ 1 đến 99.999."))
    approved = steps_of(report, at=clock.latest())[-1].as_of
    if not approved <= on <= clock.today():
        raise Refusal(
            N_("Ngày phát hành phải từ ngày duyệt {day} đến hôm nay. Sửa lại ngày."),
            day=written_day(approved),
        )
    report.number, report.issued_on = number, on
    _step(report, ReportVerb.ISSUE, "report.issued", by=by, number=number, on=on)


def _step(
    report: Report, verb: ReportVerb, minute: str, *, by: Actor, reason: str = "", **details: object
) -> None:
    report.state = next_state(report.state, verb, reason=reason)
    note_step(report, by=by, note=reason)
    touch(report)
    told = {**details, "reason": reason} if reason else details
    record(minute, report, by=by, name=report_name(report), unit_id=report.plan.focal_unit_id, **told)


def _check_other(report: Report, by: Actor) -> None:
    if report.builder_id is not None and report.builder_id == by.id:
        raise Refusal(N_("Người soạn báo cáo không tự kiểm tra, duyệt. Đề nghị người khác thực hiện."))
