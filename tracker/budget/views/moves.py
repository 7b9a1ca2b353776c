"""A line of money with its account and its timeline; what is paid, taken back, adjusted and carried over."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.budget.actions import adjust_allocation, record_disbursement
from tracker.budget.forms import AdjustmentForm, DisbursementForm
from tracker.budget.models import Allocation, AllocationAdjustment, Disbursement
from tracker.budget.queries import Move, documents_shown, find_allocation, money_lines, moves_of
from tracker.budget.views.lines import offer_documents
from tracker.documents.actions import document_name
from tracker.domain.budgeting import MoneyLine
from tracker.domain.excesses import excesses
from tracker.domain.money import closing_day
from tracker.domain.moneyaccount import Step, account
from tracker.domain.moneytable import row_of
from tracker.org.queries.persons import people_by_id
from tracker.plans.queries.facts import known_on
from tracker.web.days import viewed
from tracker.web.guards import current_scope, guard, may_now
from tracker.web.languages import number
from tracker.web.submits import submits, writing

line_money = Blueprint("line_money", __name__)


def _payment_form(_allocation: Allocation, **how: Any) -> DisbursementForm:
    return DisbursementForm(data={"as_of": clock.today()}, **how)


def _page(allocation: Allocation, form: DisbursementForm) -> str:
    """The line as it was on the day in view; forms only today and for who writes."""
    known = known_on(viewed().day)
    lines = money_lines(current_scope(), allocation.plan, known=known)
    line = next((each for each in lines if each.id == allocation.id), None)
    moves = moves_of(allocation, known=known)
    return render_template(
        "budget/allocation.html",
        form=form,
        allocation=allocation,
        day_in_view=viewed().day,
        closing=closing_day(allocation.year),
        row_now=row_of(line, lines) if line else None,
        steps=_steps(line, lines, original=allocation.original, moves=moves) if line else [],
        moves=moves,
        people=people_by_id([allocation.by_id, *(move.by_id for move in moves)]),
        warnings=excesses(line, lines) if line else [],
        name_of=document_name,
        documents=documents_shown(current_scope(), allocation, moves),
        may_write=not viewed().past and may_now("budget.write", allocation),
    )


def _steps(
    line: MoneyLine, lines: Sequence[MoneyLine], *, original: int, moves: Sequence[Move]
) -> list[Step]:
    """The account of a line from its movements."""
    return account(
        line,
        lines,
        original=original,
        adjusted=[(move.kind, move.amount) for move in moves if isinstance(move, AllocationAdjustment)],
        paid=[(move.kind, move.amount) for move in moves if isinstance(move, Disbursement)],
    )


@line_money.get("/allocations/<id:allocation_id>")
@guard("budget.read", load=find_allocation)
def show(allocation: Allocation) -> str:
    """A line of money with its adjustments and payments."""
    return _page(allocation, _payment_form(allocation))


@line_money.post("/allocations/<id:allocation_id>")
@guard("budget.write", load=find_allocation)
@submits(make=_payment_form, page=_page)
def pay(_allocation: Allocation, form: DisbursementForm) -> Response:
    """Records a payment, or what was taken back."""
    with writing(form) as entry:
        made = record_disbursement(
            entry.thing,
            kind=form.kind.data,
            amount=form.amount.data,
            as_of=form.as_of.data,
            by=entry.by,
            note=form.note.data,
            document_text=form.document_text.data,
        )
        told = _("Đã ghi: %(kind)s %(x)s đồng.", kind=_(made.kind.label), x=number(abs(made.amount)))
        return entry.done(url_for("line_money.show", allocation_id=entry.thing.id), told)


def _adjustment_form(_allocation: Allocation, **how: Any) -> AdjustmentForm:
    form = AdjustmentForm(data={"as_of": clock.today()}, **how)
    offer_documents(form.document)
    return form


def _adjustment_page(allocation: Allocation, form: AdjustmentForm) -> str:
    return render_template("budget/adjustment_form.html", form=form, allocation=allocation)


@line_money.get("/allocations/<id:allocation_id>/adjust")
@guard("budget.write", load=find_allocation)
def adjusting(allocation: Allocation) -> str:
    """By how much the money of a line comes to more or less."""
    return _adjustment_page(allocation, _adjustment_form(allocation))


@line_money.post("/allocations/<id:allocation_id>/adjust")
@guard("budget.write", load=find_allocation)
@submits(make=_adjustment_form, page=_adjustment_page)
def adjust(_allocation: Allocation, form: AdjustmentForm) -> Response:
    """Records the adjustment; what was recorded before stays."""
    with writing(form) as entry:
        made = adjust_allocation(
            entry.thing,
            kind=form.kind.data,
            amount=form.amount.data,
            reason=form.reason.data,
            as_of=form.as_of.data,
            by=entry.by,
            document_id=form.document.data,
        )
        told = _("Đã ghi: %(kind)s %(x)s đồng.", kind=_(made.kind.label), x=number(abs(made.amount)))
        return entry.done(url_for("line_money.show", allocation_id=entry.thing.id), told)
