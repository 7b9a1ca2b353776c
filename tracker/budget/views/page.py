"""The money of a plan as a table by budget year, with what contradicts itself above it."""

from flask import Blueprint, render_template, request

from tracker.budget.queries import money_lines
from tracker.budget.views.choosing import choose
from tracker.domain.excesses import all_excesses
from tracker.domain.moneytable import money_table
from tracker.plans.models import Plan
from tracker.plans.queries.facts import known_on
from tracker.plans.queries.plans import find_plan
from tracker.web.days import viewed
from tracker.web.guards import current_scope, guard, may_now

money = Blueprint("money", __name__)


@money.get("/plans/<id:plan_id>/money")
@guard("budget.read", load=find_plan)
def show(plan: Plan) -> str:
    """The money of a plan on a day, of one year unless all are asked for."""
    lines = money_lines(current_scope(), plan, known=known_on(viewed().day))
    choice = choose(lines, request.args, today=viewed().day)
    return render_template(
        "budget/money.html",
        plan=plan,
        lines=lines,
        choice=choice,
        years=money_table(choice.lines),
        warnings=all_excesses(lines),
        may_write=not viewed().past and may_now("budget.write", plan),
    )
