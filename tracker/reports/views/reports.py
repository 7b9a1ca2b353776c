"""All reports, beginning one, and the paper: on the screen, in Word, in Excel."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from tracker import clock
from tracker.db import db
from tracker.documents.actions import document_name
from tracker.documents.models import SourceDocument
from tracker.documents.queries import documents_to_choose, find_document
from tracker.domain.periods import Period, half_year_at, parse_period, periods_of, term_of
from tracker.domain.reportlife import NEXT_ROLE
from tracker.plans.models import Plan
from tracker.plans.queries.facts import known_on
from tracker.plans.queries.plans import find_plan, plans
from tracker.reports.actions.writing import create_report
from tracker.reports.excel import write_table
from tracker.reports.forms import ReportForm
from tracker.reports.models import Report
from tracker.reports.pdf.making import write_pdf
from tracker.reports.queries.campaigns import campaigns
from tracker.reports.queries.reports import find_report
from tracker.reports.queries.reports import reports as visible_reports
from tracker.reports.views.page import opened_in_view, page, state_badge
from tracker.reports.word import write_report
from tracker.web.days import viewed
from tracker.web.files import attachment
from tracker.web.guards import current_scope, guard, may_now
from tracker.web.languages import on_paper
from tracker.web.submits import submits, writing

reports = Blueprint("reports", __name__)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@reports.get("/reports")
@guard("visible.read")
def index() -> str:
    """Reports with who acts next, and campaigns with who has answered."""
    scope, view = current_scope(), viewed()
    writable = [] if view.past else [plan for plan in plans(scope) if may_now("report.write", plan)]
    found = visible_reports(scope)
    return render_template(
        "reports/index.html",
        reports=found,
        periods={report.id: parse_period(report.period) for report in found},
        badges={report.id: state_badge(report.state) for report in found},
        next_role=NEXT_ROLE,
        campaigns=campaigns(scope, known=known_on(view.day)),
        period_of=parse_period,
        plans=writable,
    )


def request_choices(found: Sequence[SourceDocument]) -> list[tuple[int, str]]:
    """Documents as choices: type, number, day, issuer."""
    return [(each.id, f"{document_name(each)} – {each.issuer}") for each in found]


def period_choices(plan: Plan) -> list[Period]:
    """The periods of every year that the plan touches, and the whole term of a plan of several years."""
    first, last = plan.starts_on.year, plan.ends_on.year
    term = [term_of(first, last)] if first < last else []
    return [*(period for year in range(first, last + 1) for period in periods_of(year)), *term]


def near_period(plan: Plan) -> str:
    """The half-year being gathered today, or the plan's first."""
    codes = [period.code for period in period_choices(plan)]
    near = half_year_at(clock.today()).code
    return near if near in codes else codes[0]


def _new_form(plan: Plan, **how: Any) -> ReportForm:
    form = ReportForm(data={"period": near_period(plan)}, **how)
    form.period.offer(period_choices(plan))
    form.request_id.offer(request_choices(documents_to_choose(current_scope())))
    return form


def _new_page(plan: Plan, form: ReportForm) -> str:
    return render_template("reports/new.html", plan=plan, form=form)


@reports.get("/plans/<id:plan_id>/reports/new")
@guard("report.write", load=find_plan)
def new(plan: Plan) -> str:
    """A report begins with its period and what it answers."""
    return _new_page(plan, _new_form(plan))


@reports.post("/plans/<id:plan_id>/reports/new")
@guard("report.write", load=find_plan)
@submits(make=_new_form, page=_new_page)
def create(_plan: Plan, form: ReportForm) -> Answer:
    """Begins the report; the draft stands at once."""
    with writing(form) as entry:
        wanted = form.request_id.data
        request = find_document(entry.principal.scope, wanted) if wanted else None
        report = create_report(entry.thing, parse_period(form.period.data), request=request, by=entry.by)
        return entry.done(
            url_for("reports.show", report_id=report.id),
            _("Đã soạn dự thảo từ số liệu đã có. Bổ sung nội dung từng mục."),
        )


@reports.get("/reports/<id:report_id>")
@guard("report.read", load=find_report)
def show(report: Report) -> str:
    """A report with its sources and its next step."""
    return page(report)


@reports.get("/reports/<id:report_id>/preview")
@guard("report.read", load=find_report)
def preview(report: Report) -> str:
    """The report as it will look on paper."""
    paper = opened_in_view(report).built.paper
    return render_template("reports/preview.html", report=report, paper=paper)


@reports.get("/reports/<id:report_id>/report.docx")
@guard("report.read", load=find_report)
@on_paper
def word(report: Report) -> Response:
    """The report in Word; an approved one from its frozen text only."""
    data = write_report(opened_in_view(report).built.paper)
    return attachment(data, name=f"{_file_name(report)}.docx", media_type=DOCX)


@reports.get("/reports/<id:report_id>/report.pdf")
@guard("report.read", load=find_report)
@on_paper
def pdf(report: Report) -> Response:
    """The report as a PDF; what was read is let go before the seconds that it takes to make."""
    paper, name = opened_in_view(report).built.paper, _file_name(report)
    db.session.rollback()
    return attachment(write_pdf(paper), name=f"{name}.pdf", media_type="application/pdf")


@reports.get("/reports/<id:report_id>/report.xlsx")
@guard("report.read", load=find_report)
@on_paper
def excel(report: Report) -> Response:
    """The plan with the status of its tasks on the day of the report, and the other annexes, each a sheet."""
    data = write_table(opened_in_view(report).built.sheets)
    return attachment(data, name=f"{_file_name(report)}.xlsx", media_type=XLSX)


def _file_name(report: Report) -> str:
    number = report.plan.document.number.replace("/", "-")
    return _("Báo cáo %(period)s %(plan)s", period=report.period, plan=number)
