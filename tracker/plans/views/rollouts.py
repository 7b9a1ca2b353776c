"""Carrying a task out unit by unit, from a template."""

from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.domain.deadlines import Deadline, parse_deadline
from tracker.domain.milestones import read_milestones
from tracker.domain.refusals import Refusal
from tracker.domain.roles import WORKING
from tracker.domain.text import N_
from tracker.org.queries import get_unit, people_of_units, units
from tracker.plans.actions.rollouts import Participant, StepWords, create_template, roll_out
from tracker.plans.forms import RolloutForm, TemplateForm
from tracker.plans.models import Task
from tracker.plans.queries.rollouts import find_template, steps, steps_by_template
from tracker.plans.queries.rollouts import templates as all_templates
from tracker.plans.queries.tasks import find_task
from tracker.web.fields import offered_units, read_id
from tracker.web.guards import guard
from tracker.web.submits import submits, writing

rollouts = Blueprint("rollouts", __name__)


def _form(_task: Task, **how: Any) -> RolloutForm:
    form = RolloutForm(data={"template": _asked_template()}, **how)
    form.template.offer((template.id, template.name) for template in all_templates())
    form.units.choices = offered_units(unit for unit in units(day=clock.today()) if not unit.kind.is_asked)
    chosen = find_template(form.template.data) if form.template.data else None
    while len(form.deadlines) < (len(steps(chosen)) if chosen else 0):
        form.deadlines.append_entry()
    return form


def _asked_template() -> int | None:
    """The template in the address, else the first one by name."""
    try:
        asked = read_id(request.args.get("template"))
    except ValueError:
        asked = None
    return asked or next((template.id for template in all_templates()), None)


def _page(task: Task, form: RolloutForm) -> str:
    templates = steps_by_template()
    chosen = next((each for each in templates if each.id == form.template.data), None)
    lines = list(zip(templates[chosen], form.deadlines, strict=False)) if chosen else []
    return render_template(
        "plans/rollout_form.html", form=form, task=task, templates=templates, chosen=chosen, lines=lines
    )


@rollouts.get("/tasks/<id:task_id>/rollout")
@guard("plan.prepare", load=find_task)
def new(task: Task) -> str:
    """Template, units and the deadline of each step."""
    return _page(task, _form(task))


@rollouts.post("/tasks/<id:task_id>/rollout")
@guard("plan.prepare", load=find_task)
@submits(make=_form, page=_page)
def create(_task: Task, form: RolloutForm) -> Response:
    """Makes all parts and steps in one transaction."""
    with writing(form) as entry:
        task: Task = entry.thing
        template = find_template(form.template.data)
        if template is None:
            raise Refusal(N_("Mẫu triển khai không còn. Chọn mẫu khác."))
        officers = people_of_units(day=clock.today(), roles=WORKING)
        participants = [
            Participant(get_unit(unit_id), officers[unit_id][0].id if unit_id in officers else None)
            for unit_id in dict.fromkeys(form.units.data or ())
        ]
        deadlines = _deadlines(form, task, count=len(steps(template)))
        roll_out(
            task, template, participants=participants, deadlines=deadlines, as_of=clock.today(), by=entry.by
        )
        return entry.done(
            url_for("matrix.show", task_id=task.id),
            _("Đã tạo các bước cho từng đơn vị. Trưởng phòng duyệt để giao."),
        )


def _deadlines(form: RolloutForm, task: Task, *, count: int) -> dict[int, Deadline]:
    """The steps that have a deadline of their own."""
    written = [(number, text) for number, text in enumerate(form.deadlines.data[:count], start=1) if text]
    issued = task.plan.document.issued_on
    return {number: parse_deadline(text, issued=issued) for number, text in written}


def _template_form(**how: Any) -> TemplateForm:
    return TemplateForm(**how)


def _template_page(form: TemplateForm) -> str:
    return render_template("plans/template_form.html", form=form)


@rollouts.get("/templates")
@guard("plan.create")
def templates() -> str:
    """The templates of this office."""
    return render_template("plans/templates.html", templates=steps_by_template())


@rollouts.get("/templates/new")
@guard("plan.create")
def new_template() -> str:
    """A template of milestones."""
    return _template_page(_template_form())


@rollouts.post("/templates/new")
@guard("plan.create")
@submits(make=_template_form, page=_template_page)
def add_template(form: TemplateForm) -> Response:
    """Adds the template."""
    milestones = [StepWords(*step) for step in read_milestones(form.milestones.data)]
    with writing(form) as entry:
        create_template(form.code.data, name=form.name.data, milestones=milestones, by=entry.by)
        return entry.done(url_for("rollouts.templates"), _("Đã thêm mẫu triển khai."))
