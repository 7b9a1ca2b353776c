"""The money of a plan: its lines, how they were adjusted, and what was paid out."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.budget.actions import (
    AllocationWords,
    LineWords,
    adjust_allocation,
    change_allocation,
    record_allocation,
    record_disbursement,
)
from tracker.budget.forms import AdjustmentForm, AllocationForm, AllocationWordsForm, DisbursementForm
from tracker.budget.models import Allocation
from tracker.budget.queries import adjustments, allocations, disbursements, find_allocation, money_lines
from tracker.documents.actions import document_name
from tracker.documents.queries import documents_to_choose
from tracker.domain.budgeting import excesses
from tracker.domain.money import BudgetStage
from tracker.domain.wording import number
from tracker.org.models import Unit
from tracker.org.queries import get_unit, units
from tracker.plans.models import Plan
from tracker.plans.queries.facts import Known, known_on
from tracker.plans.queries.plans import find_plan
from tracker.plans.queries.tasks import tasks_of_plan
from tracker.web.fields import PickField, offered_units
from tracker.web.guards import current_scope, guard
from tracker.web.submits import submits, writing

budget = Blueprint("budget", __name__)


def _known() -> Known:
    return known_on(clock.today())


def _offer_documents(field: PickField) -> None:
    field.offer((each.id, document_name(each)) for each in documents_to_choose(current_scope()))


def _offer(form: AllocationWordsForm, plan: Plan, *, chosen: Iterable[Unit] = ()) -> None:
    """The units of today with the one that is chosen, the tasks of the plan and all documents."""
    form.unit.offer(offered_units(dict.fromkeys([*units(day=clock.today()), *chosen])))
    tasks = tasks_of_plan(current_scope(), plan)
    form.task.offer((task.id, f"{task.number}. {task.title[:80]}") for task in tasks)
    _offer_documents(form.document)


def _warnings(allocation: Allocation) -> list[tuple[str, str]]:
    """What exceeds the line or a line above it: the line's number and title, and the sentence."""
    lines = money_lines(current_scope(), allocation.plan, known=_known())
    line = next((each for each in lines if each.id == allocation.id), None)
    return [
        (f"{each.line.number}. {each.line.title}", _(each.sentence).format(x=number(each.by)))
        for each in (excesses(line, lines) if line else ())
    ]


def _allocation_form(plan: Plan, **how: Any) -> AllocationForm:
    form = AllocationForm(data={"year": plan.starts_on.year, "as_of": clock.today()}, **how)
    lines = allocations(current_scope(), plan, known=_known())
    form.parent.offer(
        (line.id, f"{line.number} {line.title}") for line in lines if line.stage is BudgetStage.ASSIGNED
    )
    _offer(form, plan)
    return form


def _allocation_page(plan: Plan, form: AllocationForm) -> str:
    return render_template("budget/allocation_form.html", form=form, plan=plan, allocation=None)


@budget.get("/plans/<id:plan_id>/allocations/new")
@guard("budget.write", load=find_plan)
def new(plan: Plan) -> str:
    """A line of money."""
    return _allocation_page(plan, _allocation_form(plan))


@budget.post("/plans/<id:plan_id>/allocations/new")
@guard("budget.write", load=find_plan)
@submits(make=_allocation_form, page=_allocation_page)
def create(_plan: Plan, form: AllocationForm) -> Response:
    """Records the line; the plan's page says where it exceeds the line above."""
    with writing(form) as entry:
        recorded = record_allocation(
            entry.thing,
            _words(form),
            unit=get_unit(form.unit.data),
            as_of=form.as_of.data,
            by=entry.by,
            parent=find_allocation(entry.principal.scope, form.parent.data) if form.parent.data else None,
            task_id=form.task.data,
            document_id=form.document.data,
        )
        for line, sentence in _warnings(recorded):
            flash(f"{line}: {sentence}", "warning")
        address = url_for("plan_page.show", plan_id=entry.thing.id, _anchor="money")
        return entry.done(address, _("Đã ghi kinh phí."))


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
    return render_template(
        "budget/allocation.html",
        form=form,
        allocation=allocation,
        paid=disbursements(allocation, known=_known()),
        adjustments=adjustments(allocation, known=_known()),
        warnings=_warnings(allocation),
        name_of=document_name,
    )


@budget.get("/allocations/<id:allocation_id>")
@guard("budget.write", load=find_allocation)
def show(allocation: Allocation) -> str:
    """A line of money with its adjustments and payments."""
    return _payment_page(allocation, _payment_form(allocation))


@budget.post("/allocations/<id:allocation_id>")
@guard("budget.write", load=find_allocation)
@submits(make=_payment_form, page=_payment_page)
def pay(_allocation: Allocation, form: DisbursementForm) -> Response:
    """Records a payment, or what was taken back."""
    with writing(form) as entry:
        made = record_disbursement(
            entry.thing,
            amount=form.amount.data,
            as_of=form.as_of.data,
            by=entry.by,
            note=form.note.data,
            document_text=form.document_text.data,
        )
        return entry.done(
            _url(entry.thing), _("Đã ghi giải ngân.") if made.amount > 0 else _("Đã ghi thu hồi.")
        )


def _words_form(allocation: Allocation, **how: Any) -> AllocationWordsForm:
    words = {name: getattr(allocation, name) for name in ("version", *LineWords.__dataclass_fields__)}
    chosen = {"unit": allocation.unit_id, "task": allocation.task_id, "document": allocation.document_id}
    form = AllocationWordsForm(data={**words, **chosen}, **how)
    _offer(form, allocation.plan, chosen=[allocation.unit])
    return form


def _words_page(allocation: Allocation, form: AllocationWordsForm) -> str:
    return render_template(
        "budget/allocation_form.html", form=form, plan=allocation.plan, allocation=allocation
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
    """Corrects the words of the line."""
    with writing(form) as entry:
        change_allocation(
            entry.thing,
            LineWords(**{name: form[name].data for name in LineWords.__dataclass_fields__}),
            unit=get_unit(form.unit.data),
            task_id=form.task.data,
            document_id=form.document.data,
            by=entry.by,
        )
        return entry.done(_url(entry.thing), _("Đã lưu dòng kinh phí."))


def _adjustment_form(_allocation: Allocation, **how: Any) -> AdjustmentForm:
    form = AdjustmentForm(data={"as_of": clock.today()}, **how)
    _offer_documents(form.document)
    return form


def _adjustment_page(allocation: Allocation, form: AdjustmentForm) -> str:
    return render_template("budget/adjustment_form.html", form=form, allocation=allocation)


@budget.get("/allocations/<id:allocation_id>/adjust")
@guard("budget.write", load=find_allocation)
def adjusting(allocation: Allocation) -> str:
    """By how much the amount of a line is raised or lowered."""
    return _adjustment_page(allocation, _adjustment_form(allocation))


@budget.post("/allocations/<id:allocation_id>/adjust")
@guard("budget.write", load=find_allocation)
@submits(make=_adjustment_form, page=_adjustment_page)
def adjust(_allocation: Allocation, form: AdjustmentForm) -> Response:
    """Records the adjustment; what was recorded before stays."""
    with writing(form) as entry:
        adjust_allocation(
            entry.thing,
            amount=form.amount.data,
            reason=form.reason.data,
            as_of=form.as_of.data,
            by=entry.by,
            document_id=form.document.data,
        )
        return entry.done(_url(entry.thing), _("Đã ghi điều chỉnh."))


def _url(allocation: Allocation) -> str:
    return url_for("budget.show", allocation_id=allocation.id)
