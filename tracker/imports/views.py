"""From a signed annex to prepared tasks: upload, preview with problems on their cells, accept all or none."""

from typing import Any

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker.db import db
from tracker.documents.files import MEDIA_TYPES
from tracker.domain.annex import Problem
from tracker.imports.actions import accept as accept_batch
from tracker.imports.actions import keep_preview
from tracker.imports.excel import annex_form
from tracker.imports.forms import AnnexForm
from tracker.imports.keeping import from_text
from tracker.imports.models import ImportBatch
from tracker.imports.previews import preview_annex
from tracker.imports.queries import batches_of, find_batch, plan_so_far
from tracker.imports.readers import read_workbook
from tracker.org.queries import units, units_by_id
from tracker.plans.models import Plan
from tracker.plans.queries.plans import find_plan
from tracker.web.files import attachment
from tracker.web.forms import BareForm
from tracker.web.guards import current_scope, guard
from tracker.web.languages import day, on_paper, told
from tracker.web.submits import submits, writing

imports = Blueprint("imports", __name__)


def _annex_form(_plan: Plan, **how: Any) -> AnnexForm:
    return AnnexForm(**how)


def _annex_page(plan: Plan, form: AnnexForm) -> str:
    batches = batches_of(current_scope(), plan)
    return render_template("imports/new.html", form=form, plan=plan, batches=batches)


@imports.get("/plans/<id:plan_id>/import")
@guard("plan.prepare", load=find_plan)
def new(plan: Plan) -> str:
    """Where the annex of a plan is uploaded."""
    return _annex_page(plan, _annex_form(plan))


@imports.get("/plans/<id:plan_id>/import/template.xlsx")
@guard("plan.prepare", load=find_plan)
@on_paper
def template(plan: Plan) -> Response:
    """The empty form of an annex for the plan."""
    document = plan.document
    titles = (
        _("PHỤ LỤC"),
        _("DANH MỤC NHIỆM VỤ"),
        _(
            "(Kèm theo %(kind)s số %(number)s ngày %(day)s của %(issuer)s)",
            kind=document.kind,
            number=document.number,
            day=day(document.issued_on),
            issuer=document.issuer,
        ),
    )
    leading = [unit.name for unit in units(day=document.issued_on) if not unit.kind.is_asked]
    data = annex_form(titles, leading, year=document.issued_on.year)
    name = _("Mẫu phụ lục %(number)s.xlsx", number=document.number.replace("/", "-"))
    return attachment(data, name=name, media_type=MEDIA_TYPES["xlsx"][0])


@imports.post("/plans/<id:plan_id>/import")
@guard("plan.prepare", load=find_plan)
@submits(make=_annex_form, page=_annex_page)
def upload(plan: Plan, form: AnnexForm) -> Response:
    """Reads the file outside any transaction and keeps what was read; the plan stays as it is."""
    name, so_far = form.file.data.filename, plan_so_far(plan)
    db.session.rollback()
    sheets = read_workbook(form.file.data.read(), name=name)
    preview = preview_annex([sheet.rows for sheet in sheets], so_far)
    with writing(form) as entry:
        batch = keep_preview(entry.thing, preview, name, by=entry.by)
        return entry.done(
            url_for("imports.show", batch_id=batch.id),
            _("Đã đọc tệp %(name)s. Kế hoạch chưa thay đổi.", name=batch.file_name),
        )


def _accept_form(_batch: ImportBatch, **how: Any) -> BareForm:
    return BareForm(**how)


def _batch_page(batch: ImportBatch, form: BareForm) -> str:
    preview = from_text(batch.reading)
    tasks = preview.reading.tasks
    named = units_by_id(number for task in tasks for number in (task.lead_id, *task.coordinating_ids))
    return render_template(
        "imports/batch.html",
        form=form,
        batch=batch,
        plan=batch.plan,
        preview=preview,
        units=named,
        blocking=[(problem, _told(problem)) for problem in preview.blocking],
        notices=[(problem, _told(problem)) for problem in preview.notices],
        rows={line.row for line in preview.lines},
        wrong_rows={problem.row for problem in preview.blocking},
    )


def _told(problem: Problem) -> str:
    """What to do about a cell, in the reader's language."""
    return told(problem.message, problem.params)


@imports.get("/imports/<id:batch_id>")
@guard("plan.prepare", load=find_batch)
def show(batch: ImportBatch) -> str:
    """Groups and tasks as they will be, and what stands in their way."""
    return _batch_page(batch, _accept_form(batch))


@imports.post("/imports/<id:batch_id>/accept")
@guard("plan.prepare", load=find_batch)
@submits(make=_accept_form, page=_batch_page)
def accept(_batch: ImportBatch, form: BareForm) -> Response:
    """All tasks of the preview go into the plan, or none; the same annex goes in once."""
    with writing(form) as entry:
        added = accept_batch(entry.thing, by=entry.by)
        message = (
            _("Đã đưa %(n)d nhiệm vụ vào kế hoạch. Trưởng phòng duyệt để giao.", n=added)
            if added
            else _("Phụ lục này đã được đưa vào kế hoạch. Không thêm nhiệm vụ nào.")
        )
        return entry.done(url_for("plan_page.show", plan_id=entry.thing.plan_id), message)
