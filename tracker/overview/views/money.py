"""The money of a plan as files: a workbook, and an annex in Word that goes with the report."""

from dataclasses import replace

from flask import Blueprint, Response, request
from flask_babel import gettext as _

from tracker.budget.queries import money_lines
from tracker.budget.views.choosing import Choice, choose
from tracker.domain.building.citations import named
from tracker.domain.building.facts import Document
from tracker.domain.building.money_table import MoneyUnit, money_annex
from tracker.domain.building.table import annex_sheet
from tracker.domain.periods import parse_period
from tracker.domain.reporting import Annex
from tracker.org.queries import get_unit
from tracker.overview.views.plan_page import XLSX
from tracker.plans.models import Plan
from tracker.plans.queries.facts import known_on
from tracker.plans.queries.plans import find_plan
from tracker.reports.excel import write_table
from tracker.reports.queries.papers import paper_of
from tracker.reports.views.reports import DOCX
from tracker.reports.word import write_annex
from tracker.web.days import viewed
from tracker.web.files import attachment
from tracker.web.guards import current_scope, guard
from tracker.web.languages import on_paper

money_files = Blueprint("money_files", __name__)


def _choice(plan: Plan) -> Choice:
    lines = money_lines(current_scope(), plan, known=known_on(viewed().day))
    return choose(lines, request.args, today=viewed().day)


def _annex(plan: Plan, choice: Choice, unit: MoneyUnit) -> Annex:
    document = plan.document
    words = Document(
        document.id, document.kind, document.number, document.issued_on, document.issuer, document.subject
    )
    return money_annex(choice.lines, plan=named(words), as_of=viewed().day, unit=unit)


@money_files.get("/plans/<id:plan_id>/money.xlsx")
@guard("budget.read", load=find_plan)
@on_paper
def workbook(plan: Plan) -> Response:
    """The lines in view in the official columns, ready to print."""
    choice = _choice(plan)
    issuer = get_unit(plan.issuer_unit_id).name
    data = write_table([annex_sheet(_annex(plan, choice, choice.counted_in), issuer)])
    return attachment(data, name=f"{_file_name(plan)}.xlsx", media_type=XLSX)


@money_files.get("/plans/<id:plan_id>/money.docx")
@guard("budget.read", load=find_plan)
@on_paper
def word(plan: Plan) -> Response:
    """The lines in view as an annex of the year's report, in millions: figures in đồng are too long for a page."""
    choice = _choice(plan)
    year = choice.year if choice.year.isdigit() else str(plan.starts_on.year)
    paper = paper_of(plan, parse_period(year), as_of=viewed().day).paper
    data = write_annex(replace(paper, annexes=(_annex(plan, choice, MoneyUnit.MILLION),)))
    return attachment(data, name=f"{_file_name(plan)}.docx", media_type=DOCX)


def _file_name(plan: Plan) -> str:
    return _("Kinh phí %(number)s", number=plan.document.number.replace("/", "-"))
