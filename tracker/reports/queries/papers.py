"""The report of a plan for a period: frozen once it is approved, else built from what is known."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker import clock
from tracker.domain.building import Built, ReportFacts, build_report, fingerprint
from tracker.domain.periods import Period, parse_period
from tracker.domain.reportlife import ReportState
from tracker.domain.rights import EVERYTHING
from tracker.plans.models import Plan
from tracker.plans.queries.facts import Known
from tracker.reports.models import Report, ReportStep
from tracker.reports.queries.frozen import frozen_paper
from tracker.reports.queries.gathering import gather
from tracker.reports.queries.reports import find_head, find_report_of, steps_of


@dataclass(frozen=True, slots=True)
class Opened:
    """A report as its readers see it on a day, and the facts of that day behind it."""

    built: Built
    facts: ReportFacts


def open_report(report: Report, *, as_of: date | None = None) -> Opened:
    """A report as known now; of another day than the approved one it is built anew."""
    at = clock.latest()
    facts = facts_of(report.plan, parse_period(report.period), report=report, at=at, as_of=as_of)
    frozen = frozen_paper(report, at=at)
    stands = frozen is not None and as_of in {None, frozen.figures.as_of}
    return Opened(frozen if frozen and stands else build_report(facts), facts)


def paper_of(
    plan: Plan, period: Period, *, as_of: date | None = None, known_at: datetime | None = None
) -> Built:
    """The report as of a day (default: the cut-off, at most today), as known at a moment (default: now).

    From the moment of its approval the approved report stands, unless another day is asked for. Asked again with the
    same day and moment it is the same, whatever was recorded since.
    """
    at = known_at or clock.latest()
    report = find_report_of(EVERYTHING, plan, period.code)
    if report and (frozen := frozen_paper(report, at=at)) and as_of in {None, frozen.figures.as_of}:
        return frozen
    return build_report(facts_of(plan, period, report=report, as_of=as_of, at=at))


def find_unmended_return(report: Report, *, now: Built | None = None) -> ReportStep | None:
    """The step that sent the draft back, while the draft is still as it was then; `now` = how it is, if known already."""
    last = steps_of(report, at=clock.latest())[-1]
    if report.state is not ReportState.DRAFT or not last.note:
        return None
    # A clock that stands still (OFFICE_DAY) gives one moment to everything: what is noted in it counts as mended.
    before = last.recorded_at - datetime.resolution
    then = build_report(facts_of(report.plan, parse_period(report.period), report=report, at=before))
    return last if fingerprint(then) == fingerprint(now or open_report(report).built) else None


def facts_of(
    plan: Plan, period: Period, *, report: Report | None, at: datetime, as_of: date | None = None
) -> ReportFacts:
    """What a draft is built from, with the writer's own rows as they were known at the moment."""
    head = find_head(report, at=at) if report else None
    cutoff = head.cutoff if head else period.cutoff
    day = as_of or min(cutoff, clock.today())
    known_report = report if head else None
    return gather(plan, period, known=Known(day, at), report=known_report, head=head)
