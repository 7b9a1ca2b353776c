"""The registers of a plan: a register on a day, beginning one, correcting how it counts."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Blueprint, abort, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker.domain.registers.facts import Rank, RegisterFacts
from tracker.domain.registers.items import ranked
from tracker.domain.registers.listing import Order, listed
from tracker.domain.text import one_line
from tracker.plans.models import Plan
from tracker.plans.queries.facts import known_on
from tracker.plans.queries.plans import find_plan
from tracker.registers import queries
from tracker.registers.actions import RegisterWords, change_register, create_register
from tracker.registers.forms import RegisterForm
from tracker.registers.models import Register
from tracker.web.days import viewed
from tracker.web.fields import read_id
from tracker.web.guards import guard, may_now, signed_in
from tracker.web.submits import submits, writing

registers = Blueprint("registers", __name__)
T = TypeVar("T")


@registers.get("/registers/<id:register_id>")
@guard("visible.read", load=queries.find_register)
def show(register: Register) -> str:
    """The items that stand on the day, with how many hold which rank."""
    facts = queries.facts_of([register], since=register.plan.starts_on, known=known_on(viewed().day))[0]
    asked: dict[str, Any] = {
        "unit_id": _asked("unit", read_id),
        "rank_id": _asked("rank", read_id),
        "order": _asked("sort", Order) or Order.DAY,
    }
    return render_template(
        "registers/register.html",
        register=register,
        listing=listed(facts, page=_asked("page", read_id) or 1, **asked),
        asked=asked,
        orders=Order,
        **_shown(facts),
        may_write=may_now("register.write", register) and not viewed().past,
        may_add=may_add(register) and not viewed().past,
    )


def may_add(register: Register) -> bool:
    """Whether the person may add an item: any, or one of a unit that they work in."""
    if may_now("register.write", register):
        return True
    return register.by_unit and may_now("register.add") and bool(signed_in().scope.works_in)


def _shown(facts: RegisterFacts) -> dict[str, Any]:
    """What the page tells of the whole register, whatever is filtered."""
    return {
        "facts": facts,
        "units": _units(facts),
        "rank_names": {rank.id: rank.name for rank in facts.ranks},
        "ranks": _counted(facts),
        "with_money": any(item.amount is not None for item in facts.items),
        "with_ends": any(item.valid_until for item in facts.items),
    }


def _counted(facts: RegisterFacts) -> list[tuple[Rank | None, int]]:
    """How many items hold each rank, for a register that has ranks."""
    by_id = {rank.id: rank for rank in facts.ranks}
    return [(by_id.get(number or 0), count) for number, count in ranked(facts.items, list(by_id)) if by_id]


def _units(facts: RegisterFacts) -> list[tuple[int, str]]:
    """The units that have items, the most first."""
    numbers = {item.unit: item.unit_id for item in facts.items}
    return [(number, name) for name, _count in facts.by_unit if (number := numbers[name]) is not None]


def _asked(name: str, read: Callable[[str], T | None]) -> T | None:
    """A filter of the list; 400 with a sentence for what it is not."""
    text = request.args.get(name, "").strip()
    try:
        return read(text) if text else None
    except ValueError:
        abort(400, _("Điều kiện lọc “%(text)s” chưa đúng. Chọn lại trong danh sách.", text=text[:40]))


def _new_form(_plan: Plan, **how: Any) -> RegisterForm:
    return RegisterForm(data={"verb": _("được công nhận"), "by_unit": True}, **how)


def _new_page(plan: Plan, form: RegisterForm) -> str:
    return render_template("registers/register_form.html", form=form, plan=plan, register=None)


@registers.get("/plans/<id:plan_id>/registers/new")
@guard("register.write", load=find_plan)
def new(plan: Plan) -> str:
    """A register of the plan."""
    return _new_page(plan, _new_form(plan))


@registers.post("/plans/<id:plan_id>/registers/new")
@guard("register.write", load=find_plan)
@submits(make=_new_form, page=_new_page)
def create(_plan: Plan, form: RegisterForm) -> Response:
    """Begins the register."""
    with writing(form) as entry:
        position = len(queries.registers(entry.principal.scope, entry.thing)) + 1
        register = create_register(entry.thing, _words(form), _ranks(form), position=position, by=entry.by)
        return entry.done(url(register), _("Đã thêm danh mục."))


def _edit_form(register: Register, **how: Any) -> RegisterForm:
    ranks = queries.ranks_by_register([register.id]).get(register.id, ())
    return RegisterForm(obj=register, data={"ranks": "\n".join(rank.name for rank in ranks)}, **how)


def _edit_page(register: Register, form: RegisterForm) -> str:
    return render_template("registers/register_form.html", form=form, plan=register.plan, register=register)


@registers.get("/registers/<id:register_id>/edit")
@guard("register.write", load=queries.find_register)
def edit(register: Register) -> str:
    """How a register is called and how it counts."""
    return _edit_page(register, _edit_form(register))


@registers.post("/registers/<id:register_id>/edit")
@guard("register.write", load=queries.find_register)
@submits(make=_edit_form, page=_edit_page)
def change(_register: Register, form: RegisterForm) -> Response:
    """Corrects the register; its items stay."""
    with writing(form) as entry:
        change_register(entry.thing, _words(form), _ranks(form), by=entry.by)
        return entry.done(url(entry.thing), _("Đã lưu danh mục."))


def _words(form: RegisterForm) -> RegisterWords:
    return RegisterWords(
        code=form.code.data,
        title=form.title.data,
        noun=form.noun.data,
        verb=form.verb.data,
        by_unit=form.by_unit.data,
    )


def _ranks(form: RegisterForm) -> list[str]:
    """A rank a line; empty lines are nothing."""
    return [line for text in form.ranks.data.split("\n") if (line := one_line(text))]


def url(register: Register) -> str:
    """The page of a register."""
    return url_for("registers.show", register_id=register.id)
