"""From a file to items of a register: upload, preview with problems on their cells, accept all or none."""

from typing import Any

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.db import db
from tracker.documents.actions import document_name
from tracker.documents.files import MEDIA_TYPES
from tracker.domain.annex import Problem
from tracker.domain.registers.reading import read_sheets
from tracker.imports.forms import ItemsForm
from tracker.imports.models import ImportBatch
from tracker.imports.queries import batches_of_register, find_register_batch, register_so_far
from tracker.imports.readers import read_workbook
from tracker.imports.registers.actions import accept_items, keep_items
from tracker.imports.registers.excel import Asked, items_form
from tracker.imports.registers.keeping import from_text
from tracker.org.queries import units, units_by_id
from tracker.registers.models import Register
from tracker.registers.queries import find_register, frame_of
from tracker.web.files import attachment
from tracker.web.forms import BareForm
from tracker.web.guards import current_scope, guard
from tracker.web.languages import on_paper, told
from tracker.web.submits import submits, writing

register_imports = Blueprint("register_imports", __name__)


def _items_form(_register: Register, **how: Any) -> ItemsForm:
    return ItemsForm(**how)


def _items_page(register: Register, form: ItemsForm) -> str:
    batches = batches_of_register(current_scope(), register)
    return render_template(
        "imports/register_new.html",
        form=form,
        register=register,
        batches=batches,
        ranks=list(frame_of(register).ranks.values()),
    )


@register_imports.get("/registers/<id:register_id>/import")
@guard("register.write", load=find_register)
def new(register: Register) -> str:
    """Where a file of items is uploaded."""
    return _items_page(register, _items_form(register))


@register_imports.get("/registers/<id:register_id>/import/template.xlsx")
@guard("register.write", load=find_register)
@on_paper
def template(register: Register) -> Response:
    """The empty form of the register."""
    today, plan = clock.today(), document_name(register.plan.document)
    titles = (_("DANH MỤC"), register.title.upper(), _("(Kèm theo %(plan)s)", plan=plan))
    offered = [unit.name for unit in units(day=today)] if register.by_unit else []
    ranks = list(frame_of(register).ranks.values())
    data = items_form(Asked(titles, register.noun, offered, ranks, year=today.year))
    name = _("Mẫu danh mục %(code)s.xlsx", code=register.code)
    return attachment(data, name=name, media_type=MEDIA_TYPES["xlsx"][0])


@register_imports.post("/registers/<id:register_id>/import")
@guard("register.write", load=find_register)
@submits(make=_items_form, page=_items_page)
def upload(register: Register, form: ItemsForm) -> Response:
    """Reads the file outside any transaction and keeps what was read; the register stays as it is."""
    name, so_far = form.file.data.filename, register_so_far(register)
    db.session.rollback()
    sheets = read_workbook(form.file.data.read(), name=name)
    reading = read_sheets([sheet.rows for sheet in sheets], so_far)
    with writing(form) as entry:
        batch = keep_items(entry.thing, reading, name, by=entry.by)
        return entry.done(
            url_for("register_imports.show", batch_id=batch.id),
            _("Đã đọc tệp %(name)s. Danh mục chưa thay đổi.", name=batch.file_name),
        )


def _accept_form(_batch: ImportBatch, **how: Any) -> BareForm:
    return BareForm(**how)


def _batch_page(batch: ImportBatch, form: BareForm) -> str:
    reading, register = from_text(batch.reading), _register(batch)
    named = units_by_id(draft.words.unit_id for draft in reading.items if draft.words)
    return render_template(
        "imports/register_batch.html",
        form=form,
        batch=batch,
        register=register,
        reading=reading,
        units=named,
        ranks=frame_of(register).ranks,
        blocking=[(problem, _told(problem)) for problem in reading.blocking],
        notices=[(problem, _told(problem)) for problem in reading.notices],
        rows={draft.row for draft in reading.items},
    )


def _register(batch: ImportBatch) -> Register:
    """The register of a batch that was loaded as one of a register."""
    if batch.register is None:
        raise LookupError("this batch brings no items")
    return batch.register


def _told(problem: Problem) -> str:
    """What to do about a cell, in the reader's language."""
    return told(problem.message, problem.params)


@register_imports.get("/register-imports/<id:batch_id>")
@guard("register.write", load=find_register_batch)
def show(batch: ImportBatch) -> str:
    """The items as they will be, and what stands in their way."""
    return _batch_page(batch, _accept_form(batch))


@register_imports.post("/register-imports/<id:batch_id>/accept")
@guard("register.write", load=find_register_batch)
@submits(make=_accept_form, page=_batch_page)
def accept(_batch: ImportBatch, form: BareForm) -> Response:
    """All items of the preview go into the register, or none; a batch goes in once."""
    with writing(form) as entry:
        register = _register(entry.thing)
        added = accept_items(entry.thing, register, by=entry.by)
        message = (
            _("Đã đưa %(n)d nội dung vào danh mục.", n=added)
            if added
            else _("Tệp này đã được đưa vào danh mục. Không thêm nội dung nào.")
        )
        return entry.done(url_for("registers.show", register_id=register.id), message)
