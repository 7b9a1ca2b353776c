"""The page of a report: its sections with their sources, its steps, and the forms of who may act now."""

from collections.abc import Callable, Iterable
from datetime import date

from flask import render_template
from flask_babel import gettext as _

from tracker import clock
from tracker.domain.building import Built, Remark, fingerprint, remarks
from tracker.domain.building.outlines import headings
from tracker.domain.periods import parse_period
from tracker.domain.reportlife import FROZEN, NEXT_ROLE, ReportState
from tracker.org.queries import people_by_id
from tracker.plans.queries.facts import known_on
from tracker.reports.forms import ApproveForm, CheckForm, IssueForm, SeenForm, SendBackForm
from tracker.reports.models import Report
from tracker.reports.queries.campaigns import answers, find_campaign_of
from tracker.reports.queries.papers import Opened, find_unmended_return, open_report
from tracker.reports.queries.reports import steps_of
from tracker.reports.views.sources import sources_of
from tracker.web.badges import Badge
from tracker.web.days import viewed
from tracker.web.forms import TrackedForm
from tracker.web.guards import may_now
from tracker.web.languages import told

_CODES = {
    ReportState.DRAFT: "prepared",
    ReportState.CHECKED: "awaiting",
    ReportState.APPROVED: "term",
    ReportState.ISSUED: "done",
    ReportState.REPLACED: "out",
}


def page(report: Report, form: TrackedForm | None = None, name: str = "") -> str:
    """The page; a form that was not accepted stands in its place with what was typed."""
    opened = open_report(report, as_of=day_in_view())
    forms = {} if viewed().past else _offered(report)
    if form is not None:
        forms[name] = form
    _note_seen(forms.values(), opened.built)
    steps = steps_of(report, at=clock.latest())
    return render_template(
        "reports/report.html",
        report=report,
        period=parse_period(report.period),
        built=opened.built,
        sources=sources_of(report, opened.facts, writable=may_write(report)),
        slots=[heading.slots for heading in headings(opened.facts.head.outline)],
        remarks=[] if report.state in FROZEN else [*_sentences(remarks(opened.facts)), *_missing(report)],
        returned=find_unmended_return(report, now=opened.built) if not viewed().past else None,
        steps=steps,
        people=people_by_id(step.by_id for step in steps),
        state=state_badge(report.state),
        next_role=NEXT_ROLE.get(report.state),
        forms=forms,
        open_form=name,
        may_write=may_write(report),
    )


def page_of(name: str) -> Callable[[Report, TrackedForm], str]:
    """The page with one of its forms filled in."""
    return lambda report, form: page(report, form, name)


def opened_in_view(report: Report) -> Opened:
    """The report of the day in view."""
    return open_report(report, as_of=day_in_view())


def day_in_view() -> date | None:
    """The past day that was asked for; none = the report's own."""
    return viewed().day if viewed().past else None


def may_write(report: Report) -> bool:
    """Whether the person may change the text now."""
    return report.state is ReportState.DRAFT and not viewed().past and may_now("report.write", report)


def state_badge(state: ReportState) -> Badge:
    """The state of a report with its sign."""
    return Badge(_CODES[state], _(state.label))


def _offered(report: Report) -> dict[str, TrackedForm]:
    """The forms of the steps that the state and the person's rights allow."""
    version = {"version": report.version}
    forms: dict[str, TrackedForm] = {}
    if report.state is ReportState.DRAFT and may_now("report.check", report):
        forms |= {"check": CheckForm(data=version), "check_return": SendBackForm(data=version)}
    if report.state is ReportState.CHECKED and may_now("report.approve", report):
        forms |= {"approve": ApproveForm(data=version), "approve_return": SendBackForm(data=version)}
    if report.state is ReportState.APPROVED and may_now("report.issue", report):
        forms["issue"] = IssueForm(data={"issued_on": clock.today(), **version})
    return forms


def _note_seen(forms: Iterable[TrackedForm], built: Built) -> None:
    """Each step that passes the report on carries what this page shows."""
    for form in forms:
        if isinstance(form, SeenForm):
            form.seen.data = fingerprint(built)


def _missing(report: Report) -> list[str]:
    """The units of the campaign whose own reports have not come."""
    campaign = find_campaign_of(report.plan, report.period)
    if campaign is None:
        return []
    asked = answers(campaign, known=known_on(viewed().day))
    names = ", ".join(unit.name for unit in asked.missing)
    count = f"{len(asked.missing)}/{len(asked.units)}"
    return [_("%(count)s đơn vị chưa gửi báo cáo: %(names)s.", count=count, names=names)] if names else []


def _sentences(found: list[Remark]) -> list[str]:
    return [told(remark.message, remark.params) for remark in found]
