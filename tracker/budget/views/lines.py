"""Lines of money: entered with their amounts, corrected in their words."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.budget.actions import AllocationWords, LineWords, change_allocation, record_allocation
from tracker.budget.forms import AllocationForm, AllocationWordsForm
from tracker.budget.models import Allocation
from tracker.budget.queries import allocations, find_allocation, hidden_document
from tracker.documents.actions import document_name
from tracker.documents.queries import documents_to_choose
from tracker.domain.money import BudgetStage
from tracker.org.models import Unit
from tracker.org.queries import get_unit, units
from tracker.plans.models import Plan
from tracker.plans.queries.facts import known_on
from tracker.plans.queries.plans import find_plan
from tracker.plans.queries.tasks import tasks_of_plan
from tracker.web.fields import PickField, offered_units
from tracker.web.guards import current_scope, guard
from tracker.web.languages import number
from tracker.web.submits import submits, writing

budget = Blueprint("budget", __name__)


def offer_documents(field: PickField) -> None:
    """All documents that the person sees."""
    field.offer((each.id, document_name(each)) for each in documents_to_choose(current_scope()))


def _offer(form: AllocationWordsForm, plan: Plan, *, chosen: Iterable[Unit] = ()) -> None:
    """The units of today with the one that is chosen, the tasks of the plan and all documents."""
    form.unit.offer(offered_units(dict.fromkeys([*units(day=clock.today()), *chosen])))
    tasks = tasks_of_plan(current_scope(), plan)
    form.task.offer((task.id, f"{task.number}. {task.title[:80]}") for task in tasks)
    offer_documents(form.document)


def _allocation_form(plan: Plan, **how: Any) -> AllocationForm:
    form = AllocationForm(data={"year": plan.starts_on.year, "as_of": clock.today()}, **how)
    lines = allocations(current_scope(), plan, known=known_on(clock.today()))
    form.parent.offer(
        (line.id, f"{line.number} {line.title} ({line.year})")
        for line in lines
        if line.stage is BudgetStage.ASSIGNED
    )
    _offer(form, plan)
    return form


def _allocation_page(plan: Plan, form: AllocationForm) -> str:
    return render_template("budget/allocation_form.html", form=form, plan=plan, allocation=None, hidden=None)


@budget.get("/plans/<id:plan_id>/allocations/new")
@guard("budget.write", load=find_plan)
def new(plan: Plan) -> str:
    """A line of money."""
    return _allocation_page(plan, _allocation_form(plan))


@budget.post("/plans/<id:plan_id>/allocations/new")
@guard("budget.write", load=find_plan)
@submits(make=_allocation_form, page=_allocation_page)
def create(_plan: Plan, form: AllocationForm) -> Response:
    """Records the line; the page of the plan's money says where it exceeds the line above."""
    with writing(form) as entry:
        parent = form.parent.data
        recorded = record_allocation(
            entry.thing,
            _words(form),
            unit=get_unit(form.unit.data),
            as_of=form.as_of.data,
            by=entry.by,
            parent=find_allocation(entry.principal.scope, parent) if parent else None,
            task_id=form.task.data,
            document_id=form.document.data,
        )
        address = url_for("money.show", plan_id=entry.thing.id, year=recorded.year)
        return entry.done(address, _("Đã ghi kinh phí: %(x)s đồng.", x=number(recorded.original)))


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


def _words_form(allocation: Allocation, **how: Any) -> AllocationWordsForm:
    words = {name: getattr(allocation, name) for name in ("version", *LineWords.__dataclass_fields__)}
    chosen = {"unit": allocation.unit_id, "task": allocation.task_id, "document": allocation.document_id}
    form = AllocationWordsForm(data={**words, **chosen}, **how)
    _offer(form, allocation.plan, chosen=[allocation.unit])
    return form


def _words_page(allocation: Allocation, form: AllocationWordsForm) -> str:
    return render_template(
        "budget/allocation_form.html",
        form=form,
        plan=allocation.plan,
        allocation=allocation,
        hidden=hidden_document(current_scope(), allocation),
    )


@budget.get("/allocations/<id:allocation_id>/edit")
@guard("budget.write", load=find_allocation)
def edit(allocation: Allocation) -> str:
    """How a line of money is written."""
    return _words_page(allocation, _words_form(allocation))


@budget.post("/allocations/<id:allocation_id>/edit")
@guard("budget.write", load=find_allocation)
@submits(make=_words_form, page=_words_page)
def change(_allocation: Allocation, form: AllocationWordsForm) -> Response:
    """Corrects the words of the line; a document that the person does not see stays unless another is chosen."""
    with writing(form) as entry:
        change_allocation(
            entry.thing,
            LineWords(**{name: form[name].data for name in LineWords.__dataclass_fields__}),
            unit=get_unit(form.unit.data),
            task_id=form.task.data,
            document_id=form.document.data or hidden_document(entry.principal.scope, entry.thing),
            by=entry.by,
        )
        return entry.done(
            url_for("line_money.show", allocation_id=entry.thing.id), _("Đã lưu dòng kinh phí.")
        )
