"""Carrying a task out unit by unit, from a template."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.domain.deadlines import Deadline, parse_deadline
from tracker.domain.milestones import Milestone
from tracker.domain.refusals import Refusal
from tracker.domain.roles import WORKING
from tracker.domain.text import N_
from tracker.org.queries import get_unit, people_of_units, units
from tracker.plans.actions.rollouts import Participant, roll_out
from tracker.plans.forms import JoinForm, RolloutForm
from tracker.plans.models import Task
from tracker.plans.queries.rollouts import find_template, milestones_of, steps, templates
from tracker.plans.queries.tasks import find_task
from tracker.web.fields import offered_units, read_day, read_id
from tracker.web.guards import guard
from tracker.web.languages import told
from tracker.web.submits import submits, writing

rollouts = Blueprint("rollouts", __name__)


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step on the form: what it is, its field, and the day that is meant; or what is wrong with what was written."""

    number: int
    step: Milestone
    field: Any
    due: date | None
    problem: str = ""


def _form(_task: Task, **how: Any) -> RolloutForm:
    asked = _asked_template()
    chosen = find_template(asked) if asked else None
    begins_on = asked_day() or clock.today()
    texts = [step.due_text(begins_on) for step in milestones_of(steps(chosen))] if chosen else []
    form = RolloutForm(data={"template": asked, "begins_on": begins_on, "deadlines": texts}, **how)
    form.template.offer((template.id, template.name) for template in templates())
    form.units.choices = offered(set())
    return form


def offered(without: set[int]) -> list[tuple[int, str]]:
    """The units that may carry a step out."""
    return offered_units(
        unit for unit in units(day=clock.today()) if not unit.kind.is_asked and unit.id not in without
    )


def _asked_template() -> int | None:
    """The template in the address or in the form, else the first one by name."""
    try:
        asked = read_id(request.form.get("template") or request.args.get("template"))
    except ValueError:
        asked = None
    return asked or next((template.id for template in templates()), None)


def asked_day() -> date | None:
    """The day of beginning in the address."""
    try:
        return read_day(request.args.get("begins_on", ""))
    except ValueError:
        return None


def step_lines(task: Task, form: JoinForm, chosen: Sequence[Milestone]) -> list[StepLine]:
    """The steps with their fields and the days that are meant."""
    lines = []
    for number, (step, field) in enumerate(zip(chosen, form.deadlines, strict=False), start=1):
        due, problem = None, ""
        try:
            due = parse_deadline(field.data, issued=task.plan.document.issued_on).due if field.data else None
        except Refusal as refusal:
            problem = told(refusal.message, refusal.params)
        lines.append(StepLine(number, step, field, due or (task.due if not field.data else None), problem))
    return lines


def _page(task: Task, form: RolloutForm) -> str:
    chosen = find_template(form.template.data) if form.template.data else None
    lines = step_lines(task, form, milestones_of(steps(chosen))) if chosen else []
    return render_template(
        "plans/rollout_form.html", form=form, task=task, templates=templates(), chosen=chosen, lines=lines
    )


@rollouts.get("/tasks/<id:task_id>/rollout")
@guard("plan.prepare", load=find_task)
def new(task: Task) -> str:
    """Template, day of beginning, units and the deadline of each step."""
    return _page(task, _form(task))


@rollouts.post("/tasks/<id:task_id>/rollout/days")
@guard("plan.prepare", load=find_task)
def days(task: Task) -> str:
    """The same form with the deadlines counted anew from the day of beginning; nothing is kept yet."""
    form = _form(task)
    chosen = find_template(form.template.data) if form.template.data else None
    return _page(task, _counted(form, milestones_of(steps(chosen)) if chosen else []))


def _counted(form: RolloutForm, chosen: Sequence[Milestone]) -> RolloutForm:
    """Steps that are due some days after the beginning follow its day; the others keep what was written."""
    form.validate()
    if form.begins_on.data:
        for step, field in zip(chosen, form.deadlines, strict=False):
            field.data = step.due_text(form.begins_on.data) if step.offset is not None else field.data
    return form


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
        deadlines = written_deadlines(form, task, count=len(steps(template)))
        how = {"as_of": clock.today(), "by": entry.by, "begins_on": form.begins_on.data}
        roll_out(task, template, participants=participants(form), deadlines=deadlines, **how)
        return entry.done(
            url_for("matrix.show", task_id=task.id),
            _("Đã tạo các bước cho từng đơn vị. Trưởng phòng duyệt để giao."),
        )


def participants(form: JoinForm) -> list[Participant]:
    """The chosen units, each with the first person who works there."""
    officers = people_of_units(day=clock.today(), roles=WORKING)
    return [
        Participant(get_unit(unit_id), officers[unit_id][0].id if unit_id in officers else None)
        for unit_id in dict.fromkeys(form.units.data or ())
    ]


def written_deadlines(form: JoinForm, task: Task, *, count: int) -> dict[int, Deadline]:
    """The steps that have a deadline of their own."""
    written = [(number, text) for number, text in enumerate(form.deadlines.data[:count], start=1) if text]
    issued = task.plan.document.issued_on
    return {number: parse_deadline(text, issued=issued) for number, text in written}
