"""Units: the tree, one unit, and what an administrator does with them."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.domain.roles import Role
from tracker.domain.text import fold, one_line
from tracker.domain.units import UnitKind
from tracker.org import queries
from tracker.org.actions import change_unit, create_unit, move_unit
from tracker.org.forms import MoveUnitForm, NewUnitForm, SeveralUnitsForm, UnitForm
from tracker.org.models import Unit
from tracker.org.readers import read_unit_lines
from tracker.web.days import viewed
from tracker.web.fields import offered_units
from tracker.web.guards import guard, may_now
from tracker.web.submits import submits, writing

units = Blueprint("units", __name__)


@units.get("/units")
@guard("visible.read")
def index() -> str:
    """All units as a tree; with words, those whose names or code hold them."""
    view, words = viewed(), one_line(request.args.get("q", ""))[:200]
    branches = queries.unit_tree(day=view.day, coming=not view.past)
    shown = [branch for branch in branches if fold(words) in _searched(branch.unit)]
    return render_template(
        "org/units.html", branches=shown, words=words, day=view.day, administers=may_now("office.administer")
    )


@units.get("/units/<id:unit_id>")
@guard("visible.read", load=queries.find_listed_unit)
def show(unit: Unit) -> str:
    """A unit: its facts, its people, where it stood and what it came from."""
    day = viewed().day
    return render_template(
        "org/unit.html",
        unit=unit,
        day=day,
        story=queries.story_of(unit, day=day),
        people=queries.people_of_units(day=day, roles=Role).get(unit.id, []),
        administers=may_now("office.administer"),
    )


def _new_form(**how: Any) -> NewUnitForm:
    form = NewUnitForm(data=_beginning(), **how)
    form.under.offer(offered_units(_standing()))
    return form


def _new_page(form: NewUnitForm) -> str:
    return render_template("org/unit_form.html", form=form, unit=None)


@units.get("/units/new")
@guard("office.administer")
def new() -> str:
    """One more unit."""
    return _new_page(_new_form())


@units.post("/units/new")
@guard("office.administer")
@submits(make=_new_form, page=_new_page)
def create(form: NewUnitForm) -> Response:
    """Adds the unit."""
    with writing(form) as entry:
        unit = create_unit(
            form.name.data,
            kind=form.kind.data,
            short_name=form.short_name.data,
            code=form.code.data,
            parent=_chosen(form.under.data),
            valid_from=form.valid_from.data,
            by=entry.by,
        )
        return entry.done(url_for("units.index"), _("Đã thêm %(name)s.", name=unit.name))


def _several_form(**how: Any) -> SeveralUnitsForm:
    form = SeveralUnitsForm(data=_beginning(), **how)
    form.under.offer(offered_units(_standing()))
    return form


def _several_page(form: SeveralUnitsForm) -> str:
    return render_template("org/several_units.html", form=form)


@units.get("/units/several")
@guard("office.administer")
def new_several() -> str:
    """Many units of a kind at once: the departments, then the communes."""
    return _several_page(_several_form())


@units.post("/units/several")
@guard("office.administer")
@submits(make=_several_form, page=_several_page)
def create_several(form: SeveralUnitsForm) -> Response:
    """Adds all of them or none."""
    lines = read_unit_lines(form.lines.data)
    with writing(form) as entry:
        for line in lines:
            create_unit(
                line.name,
                kind=form.kind.data,
                short_name=line.short_name,
                code=line.code,
                parent=_chosen(form.under.data),
                valid_from=form.valid_from.data,
                by=entry.by,
            )
        return entry.done(url_for("units.index"), _("Đã thêm %(n)d cơ quan, đơn vị.", n=len(lines)))


def _edit_form(unit: Unit, **how: Any) -> UnitForm:
    return UnitForm(obj=unit, **how)


def _edit_page(unit: Unit, form: UnitForm) -> str:
    return render_template("org/unit_form.html", form=form, unit=unit)


@units.get("/units/<id:unit_id>/edit")
@guard("office.administer", load=queries.find_listed_unit)
def edit(unit: Unit) -> str:
    """How a unit is written, and its last day."""
    return _edit_page(unit, _edit_form(unit))


@units.post("/units/<id:unit_id>/edit")
@guard("office.administer", load=queries.find_listed_unit)
@submits(make=_edit_form, page=_edit_page)
def change(_unit: Unit, form: UnitForm) -> Response:
    """Corrects the unit."""
    with writing(form) as entry:
        change_unit(
            entry.thing,
            kind=form.kind.data,
            name=form.name.data,
            short_name=form.short_name.data,
            code=form.code.data,
            valid_to=form.valid_to.data,
            by=entry.by,
        )
        return entry.done(
            url_for("units.show", unit_id=entry.thing.id), _("Đã lưu %(name)s.", name=entry.thing.name)
        )


def _move_form(unit: Unit, **how: Any) -> MoveUnitForm:
    form = MoveUnitForm(obj=unit, data={"under": unit.parent_id, "as_of": clock.today()}, **how)
    form.under.offer(offered_units(_standing(but=unit)))
    return form


def _move_page(unit: Unit, form: MoveUnitForm) -> str:
    return render_template("org/move_unit.html", form=form, unit=unit)


@units.get("/units/<id:unit_id>/move")
@guard("office.administer", load=queries.find_listed_unit)
def move(unit: Unit) -> str:
    """Under which unit it stands, from a day on."""
    return _move_page(unit, _move_form(unit))


@units.post("/units/<id:unit_id>/move")
@guard("office.administer", load=queries.find_listed_unit)
@submits(make=_move_form, page=_move_page)
def move_now(_unit: Unit, form: MoveUnitForm) -> Response:
    """Moves the unit."""
    with writing(form) as entry:
        move_unit(entry.thing, under=_chosen(form.under.data), as_of=form.as_of.data, by=entry.by)
        return entry.done(
            url_for("units.show", unit_id=entry.thing.id), _("Đã chuyển %(name)s.", name=entry.thing.name)
        )


def _beginning() -> dict[str, Any]:
    """New units begin with the office and stand under its root until told otherwise."""
    office = queries.find_office()
    root = queries.get_unit(office.root_unit_id) if office else None
    begun = {"under": root.id, "valid_from": root.valid_from} if root else {"valid_from": clock.today()}
    return {"kind": UnitKind.DEPARTMENT, **begun}


def _standing(*, but: Unit | None = None) -> Sequence[Unit]:
    """Units that exist today and may stand above another one."""
    return [unit for unit in queries.units(day=clock.today()) if unit is not but]


def _chosen(unit_id: int | None) -> Unit | None:
    return queries.get_unit(unit_id) if unit_id else None


def _searched(unit: Unit) -> str:
    return fold(f"{unit.name} {unit.short_name} {unit.code or ''}")
