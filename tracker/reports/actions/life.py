"""The steps of a report: checked, sent back, approved and frozen, issued; the builder neither checks nor approves."""

from datetime import date

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.building import digest, freeze
from tracker.domain.periods import parse_period
from tracker.domain.refusals import Refusal
from tracker.domain.reportlife import ReportVerb, next_state
from tracker.domain.rights import EVERYTHING, Actor
from tracker.domain.text import N_
from tracker.reports.actions.writing import note_step, report_name, touch
from tracker.reports.models import Report
from tracker.reports.queries.papers import find_unmended_return, paper_of
from tracker.reports.queries.reports import find_report_numbered, steps_of
from tracker.web.languages import day as written_day

LARGEST_NUMBER = 99_999


def check_report(report: Report, *, by: Actor) -> None:
    """Finds the form in order. Raises Refusal for the builder, in another state, or while a return is not mended."""
    _check_other(report, by)
    db.session.flush()
    unchanged = find_unmended_return(report) is not None
    _step(report, ReportVerb.CHECK, "report.checked", by=by, unchanged=unchanged)


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
    """Enters number and day over the frozen paper.

    Raises Refusal for a day before the approval or to come, and for a number that the issuer used in the year.
    """
    next_state(report.state, ReportVerb.ISSUE)
    if not 1 <= number <= LARGEST_NUMBER:
        raise Refusal(N_("Số văn bản phải từ 1 đến 99.999."))
    approved = steps_of(report, at=clock.latest())[-1].as_of
    if not approved <= on <= clock.today():
        raise Refusal(
            N_("Ngày phát hành phải từ ngày duyệt {day} đến hôm nay. Sửa lại ngày."),
            day=written_day(approved),
        )
    _check_number(report, number, on.year)
    report.number, report.issued_on = number, on
    _step(report, ReportVerb.ISSUE, "report.issued", by=by, number=number, on=on)


def _step(
    report: Report,
    verb: ReportVerb,
    minute: str,
    *,
    by: Actor,
    reason: str = "",
    unchanged: bool = False,
    **details: object,
) -> None:
    report.state = next_state(report.state, verb, reason=reason, unchanged=unchanged)
    note_step(report, by=by, note=reason)
    touch(report)
    told = {**details, "reason": reason} if reason else details
    record(minute, report, by=by, name=report_name(report), unit_id=report.plan.focal_unit_id, **told)


def _check_number(report: Report, number: int, year: int) -> None:
    issuer_id = report.plan.issuer_unit_id
    used = find_report_numbered(
        EVERYTHING, issuer_id=issuer_id, number=number, year=year, other_than=report.id
    )
    if used is not None:
        raise Refusal(
            N_("Số {number} năm {year} đã dùng cho một báo cáo khác của cùng cơ quan ban hành. Ghi số khác."),
            number=number,
            year=year,
        )


def _check_other(report: Report, by: Actor) -> None:
    if report.builder_id is not None and report.builder_id == by.id:
        raise Refusal(N_("Người soạn báo cáo không tự kiểm tra, duyệt. Đề nghị người khác thực hiện."))
