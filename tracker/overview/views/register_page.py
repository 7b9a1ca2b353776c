"""A register on a day as a workbook for the printer."""

from flask import Blueprint, Response
from flask_babel import gettext as _

from tracker.documents.actions import document_name
from tracker.documents.files import MEDIA_TYPES
from tracker.domain.registers.sheet import register_sheet
from tracker.plans.queries.facts import known_on
from tracker.registers.models import Register
from tracker.registers.queries import facts_of, find_register
from tracker.reports.excel import write_table
from tracker.web.days import viewed
from tracker.web.files import attachment
from tracker.web.guards import guard
from tracker.web.languages import on_paper

register_page = Blueprint("register_page", __name__)


@register_page.get("/registers/<id:register_id>/register.xlsx")
@guard("visible.read", load=find_register)
@on_paper
def workbook(register: Register) -> Response:
    """The items that stand on the day, in the columns that they fill."""
    plan, view = register.plan, viewed()
    facts = facts_of([register], since=plan.starts_on, known=known_on(view.day))[0]
    sheet = register_sheet(facts, issuer=plan.document.issuer, plan=document_name(plan.document))
    name = _("Danh mục %(code)s.xlsx", code=register.code)
    return attachment(write_table([sheet]), name=name, media_type=MEDIA_TYPES["xlsx"][0])
