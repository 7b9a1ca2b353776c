"""The approved report, read back as it was frozen."""

from datetime import datetime

from tracker.domain.building import Built, thaw
from tracker.domain.reportlife import ReportState
from tracker.reports.models import Report
from tracker.reports.queries.reports import steps_of


def frozen_paper(report: Report, *, at: datetime) -> Built | None:
    """The approved report as known at the moment: its number and day are laid over it once it is issued."""
    if report.frozen is None:
        return None
    states = {step.state for step in steps_of(report, at=at)}
    if ReportState.APPROVED not in states:
        return None
    built = thaw(report.frozen)
    if ReportState.ISSUED in states and report.number and report.issued_on:
        return built.numbered(report.number, report.issued_on)
    return built
