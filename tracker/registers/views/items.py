"""The items of a register: recorded, corrected, moved to another rank or stage, taken out."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.documents.actions import document_name
from tracker.documents.queries import documents_to_choose, find_document
from tracker.domain.refusals import Refusal
from tracker.domain.registers.checks import ItemWords
from tracker.domain.registers.items import standing_on
from tracker.domain.rights import Principal, may
from tracker.domain.secrecy import Level
from tracker.domain.text import N_
from tracker.org.models import Unit
from tracker.org.queries import units, units_by_id
from tracker.plans.queries.facts import known_on
from tracker.registers import queries
from tracker.registers.actions import add_item, correct_item, move_item, take_out
from tracker.registers.forms import CorrectionForm, ItemForm, MoveForm, TakeOutForm
from tracker.registers.models import Register, RegisterEntry, RegisterItem
from tracker.registers.views.registers import url
from tracker.web.days import viewed
from tracker.web.fields import PickField, offered_units
from tracker.web.guards import current_scope, guard, may_now, signed_in
from tracker.web.submits import submits, writing

items = Blueprint("items", __name__)
OTHER_UNIT = N_("Chỉ thêm được nội dung của cơ quan, đơn vị mình. Chọn đơn vị của mình trong danh sách.")


def _offer_ranks(field: PickField, register: Register) -> None:
    field.offer(queries.frame_of(register).ranks.items())


def _offer(form: ItemForm, register: Register, *, chosen: Iterable[Unit] = ()) -> None:
    """The ranks of the register, the ordinary documents, and the units of today that the person may speak for."""
    _offer_ranks(form.rank, register)
    form.document.offer(
        (each.id, document_name(each))
        for each in documents_to_choose(current_scope())
        if each.level is Level.ORDINARY
    )
    own = signed_in().scope.works_in
    every = may_now("register.write", register)
    today = [unit for unit in units(day=clock.today()) if every or unit.id in own]
    form.unit.offer(offered_units(dict.fromkeys([*today, *chosen])))


def _words(form: ItemForm) -> ItemWords:
    return ItemWords(
        name=form.name.data,
        day=form.day.data,
        unit_id=form.unit.data,
        rank_id=form.rank.data,
        valid_until=form.valid_until.data,
        document=form.document_text.data,
        document_id=form.document.data,
        field=form.field_of_work.data,
        partner=form.partner.data,
        amount=form.amount.data,
        note=form.note.data,
    )


def _new_form(register: Register, **how: Any) -> ItemForm:
    own = list(signed_in().scope.works_in)
    alone = own[0] if len(own) == 1 and not may_now("register.write", register) else None
    form = ItemForm(data={"unit": alone}, **how)
    _offer(form, register)
    return form


def _new_page(register: Register, form: ItemForm) -> str:
    return render_template("registers/item_form.html", form=form, register=register, item=None)


@items.get("/registers/<id:register_id>/items/new")
@guard("register.add", load=queries.find_register)
def new(register: Register) -> str:
    """An item of the register."""
    return _new_page(register, _new_form(register))


@items.post("/registers/<id:register_id>/items/new")
@guard("register.add", load=queries.find_register)
@submits(make=_new_form, page=_new_page)
def create(_register: Register, form: ItemForm) -> Response:
    """Records the item."""
    with writing(form) as entry:
        _check_unit(entry.principal, entry.thing, form.unit.data)
        add_item(entry.thing, _words(form), by=entry.by)
        return entry.done(url(entry.thing), _("Đã thêm %(name)s.", name=form.name.data))


def _check_unit(principal: Principal, register: Register, unit_id: int | None) -> None:
    """The focal unit speaks for every unit, others for those that they work in. Raises Refusal."""
    whole = may(principal, "register.write", register.places)
    if not whole and not (register.by_unit and unit_id in principal.scope.works_in):
        raise Refusal(OTHER_UNIT)


@items.get("/register-items/<id:item_id>")
@guard("visible.read", load=queries.find_item)
def show(item: RegisterItem) -> str:
    """An item as it stands on the day, and everything that was told of it."""
    known = known_on(viewed().day)
    entries, moves = queries.entries_of(item, known=known), queries.moves_of(item, known=known)
    last = queries.as_item(entries[-1])
    told = [move for move in moves if move.as_of <= known.day]
    return render_template(
        "registers/item.html",
        item=item,
        register=item.register,
        told=last,
        standing=standing_on(known.day, last, map(queries.as_move, told)),
        document=find_document(current_scope(), last.document_id) if last.document_id else None,
        entries=entries,
        moves=told,
        ranks={rank.id: rank.name for rank in _ranks(item)},
        may_write=may_now("register.write", item) and not viewed().past,
    )


def _ranks(item: RegisterItem) -> list[Any]:
    return list(queries.ranks_by_register([item.register_id]).get(item.register_id, ()))


def _last(item: RegisterItem) -> RegisterEntry:
    return queries.entries_of(item, known=known_on(clock.today()))[-1]


def _correct_form(item: RegisterItem, **how: Any) -> CorrectionForm:
    last = _last(item)
    told = {"day": last.as_of, "unit": last.unit_id, "rank": last.rank_id, "document": last.document_id}
    same = ("name", "valid_until", "document_text", "field_of_work", "partner", "amount", "note")
    form = CorrectionForm(obj=item, data=told | {name: getattr(last, name) for name in same}, **how)
    _offer(form, item.register, chosen=units_by_id([last.unit_id]).values())
    return form


def _correct_page(item: RegisterItem, form: CorrectionForm) -> str:
    return render_template("registers/item_form.html", form=form, register=item.register, item=item)


@items.get("/register-items/<id:item_id>/correct")
@guard("register.write", load=queries.find_item)
def correcting(item: RegisterItem) -> str:
    """What was recorded of an item, to be corrected."""
    return _correct_page(item, _correct_form(item))


@items.post("/register-items/<id:item_id>/correct")
@guard("register.write", load=queries.find_item)
@submits(make=_correct_form, page=_correct_page)
def correct(_item: RegisterItem, form: CorrectionForm) -> Response:
    """Records what is right; what was recorded stays known as of then."""
    with writing(form) as entry:
        correct_item(entry.thing, _words(form), reason=form.reason.data, by=entry.by)
        return entry.done(_url(entry.thing), _("Đã đính chính."))


def _move_form(item: RegisterItem, **how: Any) -> MoveForm:
    form = MoveForm(obj=item, data={"as_of": clock.today()}, **how)
    _offer_ranks(form.rank, item.register)
    return form


def _move_page(item: RegisterItem, form: MoveForm) -> str:
    page = "registers/move_form.html"
    return render_template(page, form=form, item=item, register=item.register, name=_last(item).name)


@items.get("/register-items/<id:item_id>/move")
@guard("register.write", load=queries.find_item)
def moving(item: RegisterItem) -> str:
    """The rank or stage that an item comes to."""
    return _move_page(item, _move_form(item))


@items.post("/register-items/<id:item_id>/move")
@guard("register.write", load=queries.find_item)
@submits(make=_move_form, page=_move_page)
def move(_item: RegisterItem, form: MoveForm) -> Response:
    """Records since when the item holds the rank."""
    with writing(form) as entry:
        move_item(
            entry.thing,
            rank_id=form.rank.data,
            as_of=form.as_of.data,
            valid_until=form.valid_until.data,
            document_text=form.document_text.data,
            by=entry.by,
        )
        return entry.done(_url(entry.thing), _("Đã ghi nhận thay đổi."))


def _out_form(item: RegisterItem, **how: Any) -> TakeOutForm:
    return TakeOutForm(obj=item, data={"as_of": clock.today()}, **how)


def _out_page(item: RegisterItem, form: TakeOutForm) -> str:
    page = "registers/take_out_form.html"
    return render_template(page, form=form, item=item, register=item.register, told=_last(item))


@items.get("/register-items/<id:item_id>/take-out")
@guard("register.write", load=queries.find_item)
def taking_out(item: RegisterItem) -> str:
    """From which day on an item stands no more."""
    return _out_page(item, _out_form(item))


@items.post("/register-items/<id:item_id>/take-out")
@guard("register.write", load=queries.find_item)
@submits(make=_out_form, page=_out_page)
def remove(_item: RegisterItem, form: TakeOutForm) -> Response:
    """Takes the item out; the past keeps it."""
    with writing(form) as entry:
        take_out(entry.thing, as_of=form.as_of.data, reason=form.reason.data, by=entry.by)
        return entry.done(url(entry.thing.register), _("Đã đưa ra khỏi danh mục."))


def _url(item: RegisterItem) -> str:
    return url_for("items.show", item_id=item.id)
