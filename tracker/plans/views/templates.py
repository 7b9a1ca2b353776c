"""Templates of milestones: a table of steps that grows and shrinks row by row, with or without scripts."""

from typing import Any, TypeVar

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker.domain.milestones import MOST
from tracker.plans.actions.templates import change_template, create_template
from tracker.plans.forms import NewTemplateForm, TemplateForm
from tracker.plans.models import RolloutTemplate
from tracker.plans.queries.rollouts import find_office_template, steps, steps_by_template
from tracker.web.guards import guard
from tracker.web.submits import submits, writing

Form = TypeVar("Form", NewTemplateForm, TemplateForm)

templates = Blueprint("templates", __name__)
FIRST_ROWS = 5
"""Rows of a table that nobody has written in yet."""


@templates.get("/templates")
@guard("plan.create")
def index() -> str:
    """The templates of this office."""
    return render_template("plans/templates.html", templates=steps_by_template())


def _new_form(**how: Any) -> NewTemplateForm:
    return NewTemplateForm(data={"steps": [{"weight": 1}] * FIRST_ROWS}, **how)


def _page(form: NewTemplateForm) -> str:
    return render_template("plans/template_form.html", form=form, template=None, most=MOST)


@templates.get("/templates/new")
@guard("plan.create")
def new() -> str:
    """A template of milestones."""
    return _page(_new_form())


@templates.post("/templates/new")
@guard("plan.create")
@submits(make=_new_form, page=_page)
def create(form: NewTemplateForm) -> Response:
    """Adds the template."""
    with writing(form) as entry:
        create_template(
            form.code.data,
            name=form.name.data,
            milestones=form.milestones,
            completing=form.completing_step,
            by=entry.by,
        )
        return entry.done(url_for("templates.index"), _("Đã thêm mẫu triển khai."))


@templates.post("/templates/new/rows")
@guard("plan.create")
def new_rows() -> str:
    """The same form with a row more or less; nothing is kept yet."""
    return _page(_reshaped(_new_form()))


def _change_form(template: RolloutTemplate, **how: Any) -> TemplateForm:
    rows = [
        {
            "title": step.title,
            "deliverable": step.deliverable,
            "weight": step.weight,
            "offset": step.offset_days,
            "deadline": step.deadline,
            "evidence": step.evidence_required,
        }
        for step in steps(template)
    ]
    told = {"name": template.name, "steps": rows, "completing": template.completing_step - 1}
    return TemplateForm(data={**told, "version": template.version}, **how)


def _change_page(template: RolloutTemplate, form: TemplateForm) -> str:
    return render_template("plans/template_form.html", form=form, template=template, most=MOST)


@templates.get("/templates/<id:template_id>")
@guard("plan.create", load=find_office_template)
def edit(template: RolloutTemplate) -> str:
    """The steps of a template."""
    return _change_page(template, _change_form(template))


@templates.post("/templates/<id:template_id>")
@guard("plan.create", load=find_office_template)
@submits(make=_change_form, page=_change_page)
def change(_template: RolloutTemplate, form: TemplateForm) -> Response:
    """Writes the template anew; rollouts that were made of it stay as they are."""
    with writing(form) as entry:
        change_template(
            entry.thing,
            name=form.name.data,
            milestones=form.milestones,
            completing=form.completing_step,
            by=entry.by,
        )
        return entry.done(url_for("templates.index"), _("Đã lưu mẫu triển khai."))


@templates.post("/templates/<id:template_id>/rows")
@guard("plan.create", load=find_office_template)
def rows(template: RolloutTemplate) -> str:
    """The same form with a row more or less; nothing is kept yet."""
    return _change_page(template, _reshaped(_change_form(template)))


def _reshaped(form: Form) -> Form:
    """The form after «Thêm bước» or «Xóa»: what was typed stays, the completing step moves with its row."""
    typed = [entry.form.data for entry in form.steps.entries]
    completing: int | None = form.completing.data
    gone = request.form.get("remove", "")
    if gone.isascii() and gone.isdigit() and int(gone) < len(typed):
        place = int(gone)
        del typed[place]
        if completing is not None and completing >= place:
            completing = None if completing == place else completing - 1
    elif "add" in request.form and len(typed) < MOST:
        typed.append({"weight": 1})
    told = {**form.data, "steps": typed or [{"weight": 1}], "completing": completing}
    return type(form)(data=told, formdata=None)
