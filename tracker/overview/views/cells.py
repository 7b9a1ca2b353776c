"""One cell of a matrix, opened in the page: how the step stands at the unit, and the forms of who may act on it."""

from typing import Any

from flask import Blueprint, get_flashed_messages, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.documents.actions import keep_file
from tracker.documents.serving import receive
from tracker.overview.queries.matrix import Matrix, find_cell, find_whole, gather, gather_line
from tracker.overview.queries.task_page import gather as gather_task
from tracker.overview.views.matrix import asked, cells_at, row_of
from tracker.overview.views.matrix import page as matrix_page
from tracker.overview.views.offers import apart, offered
from tracker.overview.views.reporting import record_update
from tracker.plans.models import Task
from tracker.progress.actions.reporting import Proof, confirm, send_back
from tracker.progress.forms import ReasonForm, UpdateForm
from tracker.web.days import viewed
from tracker.web.forms import BareForm, TrackedForm
from tracker.web.guards import current_scope, guard
from tracker.web.submits import submits, writing

cells = Blueprint("cells", __name__)
OFFERED = ("update", "confirm", "return")
"""What may be done in a cell; the other steps stand on the page of the task."""


def _in_place() -> bool:
    return "HX-Request" in request.headers


def _changed(task: Task) -> Matrix | None:
    """The matrix around a cell that was changed in place a moment ago, whose sums stand on the page already."""
    if not _in_place() or not get_flashed_messages() or task.parent is None:
        return None
    whole = find_whole(current_scope(), task.parent.parent_id or 0)
    return gather(current_scope(), whole, day=viewed().day) if whole else None


def _panel(task: Task, form: TrackedForm | None, name: str) -> dict[str, Any]:
    """What the opened cell shows."""
    gathered = gather_task(current_scope(), task, day=viewed().day)
    forms = {} if viewed().past else offered(gathered)
    forms = {key: forms[key] for key in OFFERED if key in forms}
    if form is not None:
        forms[name] = form
    for key, each in forms.items():
        apart(each, f"cell-{key}")
    found = gather_line(current_scope(), task, day=viewed().day)
    return {
        "cell": gathered,
        "in_place": _in_place(),
        "changed": _changed(task),
        "forms": forms,
        "open_form": name,
        "row": row_of(found[1], {}) if found else None,
        "whole": task.parent.parent_id if task.parent else None,
        "last": gathered.standing.last_update(task),
        "cells_at": cells_at(),
        "asked": asked(),
    }


def _page(task: Task, form: TrackedForm | None = None, name: str = "") -> str:
    """The opened cell alone where the page asks for it in place, else in its matrix."""
    panel = _panel(task, form, name)
    whole = None if _in_place() else find_whole(current_scope(), panel["whole"])
    return matrix_page(whole, panel) if whole else render_template("overview/_cell.html", panel=panel)


@cells.get("/cells/<id:task_id>")
@guard("visible.read", load=find_cell)
def show(task: Task) -> str:
    """How the step stands at the unit."""
    return _page(task)


def _update_form(task: Task, **how: Any) -> UpdateForm:
    return UpdateForm(data={"as_of": clock.today(), "version": task.version}, **how)


@cells.post("/cells/<id:task_id>")
@guard("task.report", load=find_cell)
@submits(make=_update_form, page=lambda task, form: _page(task, form, "update"))
def update(_task: Task, form: UpdateForm) -> Response:
    """How the work stands, as on the page of the task."""
    stored = receive(form.file)
    with writing(form) as entry:
        file = keep_file(stored, by=entry.by) if stored else None
        to = url_for("cells.show", task_id=entry.thing.id)
        return record_update(entry, form, Proof(form.document_text.data, file), to=to)


def _bare(task: Task, **how: Any) -> BareForm:
    return BareForm(data={"version": task.version}, **how)


@cells.post("/cells/<id:task_id>/confirm")
@guard("task.decide", load=find_cell)
@submits(make=_bare, page=lambda task, form: _page(task, form, "confirm"))
def confirm_cell(_task: Task, form: BareForm) -> Response:
    """The focal unit confirms the reported completion."""
    with writing(form) as entry:
        confirm(entry.thing, as_of=clock.today(), by=entry.by)
        return entry.done(url_for("cells.show", task_id=entry.thing.id), _("Đã xác nhận hoàn thành."))


def _reason(task: Task, **how: Any) -> ReasonForm:
    return ReasonForm(data={"version": task.version}, **how)


@cells.post("/cells/<id:task_id>/return")
@guard("task.decide", load=find_cell)
@submits(make=_reason, page=lambda task, form: _page(task, form, "return"))
def return_cell(_task: Task, form: ReasonForm) -> Response:
    """The focal unit returns the report with what is missing."""
    with writing(form) as entry:
        send_back(entry.thing, reason=form.reason.data, as_of=clock.today(), by=entry.by)
        return entry.done(url_for("cells.show", task_id=entry.thing.id), _("Đã trả lại để bổ sung."))
