"""The money of a plan: its lines, and what was paid out."""

from typing import Any

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.budget.actions import AllocationWords, record_allocation, record_disbursement
from tracker.budget.forms import AllocationForm, DisbursementForm
from tracker.budget.models import Allocation
from tracker.budget.queries import allocations, disbursements, find_allocation
from tracker.documents.actions import document_name
from tracker.documents.queries import documents
from tracker.domain.money import BudgetStage
from tracker.org.queries import get_unit, units
from tracker.plans.models import Plan
from tracker.plans.queries.facts import Known, known_on
from tracker.plans.queries.plans import find_plan
from tracker.plans.queries.tasks import tasks_of_plan
from tracker.web.fields import offered_units
from tracker.web.guards import current_scope, guard
from tracker.web.submits import submits, writing

budget = Blueprint("budget", __name__)


def _known() -> Known:
    return known_on(clock.today())


def _allocation_form(plan: Plan, **how: Any) -> AllocationForm:
    form = AllocationForm(data={"year": plan.starts_on.year, "as_of": clock.today()}, **how)
    scope = current_scope()
    lines = allocations(scope, plan, known=_known())
    form.parent.offer(
        (line.id, f"{line.number} {line.title}") for line in lines if line.stage is BudgetStage.ASSIGNED
    )
    form.unit.offer(offered_units(units(day=clock.today())))
    form.task.offer((task.id, f"{task.number}. {task.title[:80]}") for task in tasks_of_plan(scope, plan))
    form.document.offer((each.id, document_name(each)) for each in documents(scope))
    return form


def _allocation_page(plan: Plan, form: AllocationForm) -> str:
    return render_template("budget/allocation_form.html", form=form, plan=plan)


@budget.get("/plans/<id:plan_id>/allocations/new")
@guard("budget.write", load=find_plan)
def new(plan: Plan) -> str:
    """A line of money."""
    return _allocation_page(plan, _allocation_form(plan))


@budget.post("/plans/<id:plan_id>/allocations/new")
@guard("budget.write", load=find_plan)
@submits(make=_allocation_form, page=_allocation_page)
def create(_plan: Plan, form: AllocationForm) -> Response:
    """Records the line."""
    with writing(form) as entry:
        record_allocation(
            entry.thing,
            _words(form),
            unit=get_unit(form.unit.data),
            as_of=form.as_of.data,
            by=entry.by,
            parent=find_allocation(entry.principal.scope, form.parent.data) if form.parent.data else None,
            task_id=form.task.data,
            document_id=form.document.data,
        )
        return entry.done(
            url_for("plan_page.show", plan_id=entry.thing.id, _anchor="money"), _("Đã ghi kinh phí.")
        )


def _words(form: AllocationForm) -> AllocationWords:
    return AllocationWords(
        number=form.number.data,
        title=form.title.data,
        stage=form.stage.data,
        kind=form.kind.data,
        source=form.source.data,
        year=form.year.data,
        amount=form.amount.data,
    )


def _payment_form(_allocation: Allocation, **how: Any) -> DisbursementForm:
    return DisbursementForm(data={"as_of": clock.today()}, **how)


def _payment_page(allocation: Allocation, form: DisbursementForm) -> str:
    paid = disbursements(allocation, known=_known())
    return render_template("budget/allocation.html", form=form, allocation=allocation, paid=paid)


@budget.get("/allocations/<id:allocation_id>")
@guard("budget.write", load=find_allocation)
def show(allocation: Allocation) -> str:
    """A line of money with its payments."""
    return _payment_page(allocation, _payment_form(allocation))


@budget.post("/allocations/<id:allocation_id>")
@guard("budget.write", load=find_allocation)
@submits(make=_payment_form, page=_payment_page)
def pay(_allocation: Allocation, form: DisbursementForm) -> Response:
    """Records a payment."""
    with writing(form) as entry:
        record_disbursement(
            entry.thing,
            amount=form.amount.data,
            as_of=form.as_of.data,
            by=entry.by,
            note=form.note.data,
            document_text=form.document_text.data,
        )
        return entry.done(url_for("budget.show", allocation_id=entry.thing.id), _("Đã ghi giải ngân."))
