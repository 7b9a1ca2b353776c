"""People: the directory, one person, and what an administrator does for them."""

from typing import Any

from flask import Blueprint, abort, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.domain.text import one_line
from tracker.org import queries
from tracker.org.actions import (
    change_person,
    create_person,
    disable_person,
    enable_person,
    grant,
    issue_code,
    take_grant,
)
from tracker.org.forms import GrantForm, NewPersonForm, PersonForm
from tracker.org.models import Grant, Person
from tracker.web.days import viewed
from tracker.web.fields import offered_units, read_id
from tracker.web.forms import BareForm
from tracker.web.guards import guard, may_now, signed_in
from tracker.web.submits import submits, writing

people = Blueprint("people", __name__)


@people.get("/people")
@guard("visible.read")
def index() -> str:
    """Everybody with where they work; an administrator also reads addresses, roles and locks."""
    words, administers = one_line(request.args.get("q", ""))[:200], may_now("office.administer")
    grants = queries.grants_by_person(day=viewed().day)
    everybody = queries.people(words=words, by_address=administers)
    return render_template(
        "org/people.html",
        everybody=[each for each in everybody if administers or each.disabled_at is None],
        grants=grants,
        units=queries.units_by_id(each.unit_id for held in grants.values() for each in held),
        words=words,
        administers=administers,
    )


def _person_page(somebody: Person, form: BareForm | None = None) -> str:
    """One person; `form` is a button that was refused. Address and telephone are the administrator's and one's own."""
    day = viewed().day
    administers = may_now("office.administer")
    return render_template(
        "org/person.html",
        somebody=somebody,
        roles=queries.roles_of(somebody.id, day=day),
        day=day,
        myself=somebody.id == signed_in().person_id,
        administers=administers,
        refused=form,
        button_form=lambda: BareForm(formdata=None),
    )


@people.get("/people/<id:person_id>")
@guard("visible.read", load=queries.find_listed_person)
def show(somebody: Person) -> str:
    """One person."""
    return _person_page(somebody)


def _new_form(**how: Any) -> NewPersonForm:
    form = NewPersonForm(data={"unit": _asked_unit()}, **how)
    form.unit.offer(offered_units(queries.units(day=clock.today())))
    return form


def _new_page(form: NewPersonForm) -> str:
    return render_template("org/person_form.html", form=form, somebody=None)


@people.get("/people/new")
@guard("office.administer")
def new() -> str:
    """Somebody new."""
    return _new_page(_new_form())


@people.post("/people/new")
@guard("office.administer")
@submits(make=_new_form, page=_new_page)
def create(form: NewPersonForm) -> Response:
    """Adds the person, with a first role from today if one was chosen."""
    with writing(form) as entry:
        person = create_person(
            form.email.data,
            name=form.name.data,
            title=form.title.data,
            phone=form.phone.data,
            by=entry.by,
        )
        if form.role.data:
            unit = queries.get_unit(form.unit.data)
            grant(person, form.role.data, at=unit, as_of=clock.today(), by=entry.by)
        return entry.done(
            url_for("people.show", person_id=person.id),
            _("Đã thêm %(name)s. Cấp mã để người này đặt mật khẩu.", name=person.name),
        )


def _edit_form(somebody: Person, **how: Any) -> PersonForm:
    return PersonForm(obj=somebody, **how)


def _edit_page(somebody: Person, form: PersonForm) -> str:
    return render_template("org/person_form.html", form=form, somebody=somebody)


@people.get("/people/<id:person_id>/edit")
@guard("office.administer", load=queries.find_listed_person)
def edit(somebody: Person) -> str:
    """How somebody is written."""
    return _edit_page(somebody, _edit_form(somebody))


@people.post("/people/<id:person_id>/edit")
@guard("office.administer", load=queries.find_listed_person)
@submits(make=_edit_form, page=_edit_page)
def change(_somebody: Person, form: PersonForm) -> Response:
    """Corrects a person."""
    with writing(form) as entry:
        change_person(
            entry.thing,
            email=form.email.data,
            name=form.name.data,
            title=form.title.data,
            phone=form.phone.data,
            by=entry.by,
        )
        return entry.done(_url(entry.thing), _("Đã lưu thông tin của %(name)s.", name=entry.thing.name))


def _grant_form(_somebody: Person, **how: Any) -> GrantForm:
    form = GrantForm(data={"as_of": clock.today()}, **how)
    form.role.choices = [("", _("— chọn —")), *form.role.choices]
    form.unit.offer(offered_units(queries.units(day=clock.today())))
    return form


def _grant_page(somebody: Person, form: GrantForm) -> str:
    return render_template("org/grant_form.html", form=form, somebody=somebody)


@people.get("/people/<id:person_id>/grants/new")
@guard("office.administer", load=queries.find_listed_person)
def new_grant(somebody: Person) -> str:
    """A role at a unit."""
    return _grant_page(somebody, _grant_form(somebody))


@people.post("/people/<id:person_id>/grants/new")
@guard("office.administer", load=queries.find_listed_person)
@submits(make=_grant_form, page=_grant_page)
def give(_somebody: Person, form: GrantForm) -> Response:
    """Gives the role."""
    with writing(form) as entry:
        grant(
            entry.thing,
            form.role.data,
            at=queries.get_unit(form.unit.data),
            as_of=form.as_of.data,
            until=form.until.data,
            by=entry.by,
        )
        return entry.done(_url(entry.thing), _("Đã phân quyền cho %(name)s.", name=entry.thing.name))


def _button(_thing: Person | Grant, **how: Any) -> BareForm:
    return BareForm(**how)


def _grant_refused(held: Grant, form: BareForm) -> str:
    return _person_page(queries.get_person(held.person_id), form)


@people.post("/people/<id:person_id>/grants/<id:grant_id>/end")
@guard("office.administer", load=queries.find_grant)
@submits(make=_button, page=_grant_refused)
def take(_held: Grant, form: BareForm) -> Response:
    """Takes a role back from today on."""
    with writing(form) as entry:
        held: Grant = entry.thing
        person = queries.get_person(held.person_id)
        unit = queries.get_unit(held.unit_id)
        take_grant(person, held.role, at=unit, as_of=clock.today(), by=entry.by)
        return entry.done(_url(person), _("Đã thu quyền của %(name)s.", name=person.name))


@people.post("/people/<id:person_id>/code")
@guard("office.administer", load=queries.find_listed_person)
@submits(make=_button, page=_person_page)
def code(_somebody: Person, form: BareForm) -> ResponseReturnValue:
    """Issues a one-time code and shows it on this answer only; a repeat leads back to the person."""
    with writing(form) as entry:
        somebody = entry.thing
        issued = issue_code(somebody, by=entry.by)
        entry.location = _url(somebody)
        entry.message = _("Mã chỉ hiện một lần. Nếu chưa kịp ghi lại, cấp mã mới.")
    return render_template(
        "org/code.html",
        somebody=somebody,
        code=issued,
        address=current_app.config["BASE_URL"] + url_for("signing.activate"),
    )


@people.post("/people/<id:person_id>/lock")
@guard("office.administer", load=queries.find_listed_person)
@submits(make=_button, page=_person_page)
def lock(_somebody: Person, form: BareForm) -> Response:
    """Locks the account; its sessions end at once."""
    with writing(form) as entry:
        disable_person(entry.thing, by=entry.by)
        return entry.done(_url(entry.thing), _("Đã khóa tài khoản %(name)s.", name=entry.thing.name))


@people.post("/people/<id:person_id>/unlock")
@guard("office.administer", load=queries.find_listed_person)
@submits(make=_button, page=_person_page)
def unlock(_somebody: Person, form: BareForm) -> Response:
    """Opens the account again."""
    with writing(form) as entry:
        enable_person(entry.thing, by=entry.by)
        return entry.done(_url(entry.thing), _("Đã mở lại tài khoản %(name)s.", name=entry.thing.name))


def _asked_unit() -> int | None:
    """The unit from whose page somebody is added."""
    try:
        return read_id(request.args.get("unit"))
    except ValueError:
        abort(400)


def _url(somebody: Person) -> str:
    return url_for("people.show", person_id=somebody.id)
