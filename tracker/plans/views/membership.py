"""Units that join a rollout later, and units that are taken out of it."""

from typing import Any

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.domain.refusals import Refusal
from tracker.domain.text import N_
from tracker.org.queries import units_by_id
from tracker.plans.actions.membership import join_rollout, leave_rollout
from tracker.plans.forms import JoinForm, LeaveForm
from tracker.plans.models import Rollout, Task
from tracker.plans.queries.facts import all_known
from tracker.plans.queries.rollouts import members, milestones, milestones_of, rollouts_by_task
from tracker.plans.queries.tasks import find_task
from tracker.plans.views.rollouts import asked_day, offered, participants, step_lines, written_deadlines
from tracker.web.fields import offered_units
from tracker.web.guards import guard
from tracker.web.submits import submits, writing

membership = Blueprint("membership", __name__)


def _rollout_of(task: Task) -> Rollout:
    """The rollout of the task. Raises Refusal where it is none."""
    rollout = rollouts_by_task([task.id]).get(task.id)
    if rollout is None:
        raise Refusal(N_("Nhiệm vụ này chưa được triển khai theo đơn vị."))
    return rollout


def _join_form(task: Task, **how: Any) -> JoinForm:
    rollout = rollouts_by_task([task.id]).get(task.id)
    begins_on = asked_day() or (rollout.begins_on if rollout else clock.today())
    chosen = milestones_of(milestones(rollout)) if rollout else []
    texts = [step.due_text(begins_on) for step in chosen]
    form = JoinForm(data={"begins_on": begins_on, "deadlines": texts, "version": task.version}, **how)
    present = {fact.unit_id for fact in members(rollout, known=all_known())} if rollout else set()
    form.units.choices = offered(present)
    return form


def _join_page(task: Task, form: JoinForm) -> str:
    rollout = rollouts_by_task([task.id]).get(task.id)
    lines = step_lines(task, form, milestones_of(milestones(rollout))) if rollout else []
    return render_template("plans/rollout_join.html", form=form, task=task, lines=lines)


@membership.get("/tasks/<id:task_id>/rollout/units")
@guard("plan.prepare", load=find_task)
def more(task: Task) -> str:
    """Units that join later."""
    return _join_page(task, _join_form(task))


@membership.post("/tasks/<id:task_id>/rollout/units")
@guard("plan.prepare", load=find_task)
@submits(make=_join_form, page=_join_page)
def join(_task: Task, form: JoinForm) -> Response:
    """Adds their parts and steps in one transaction."""
    with writing(form) as entry:
        task: Task = entry.thing
        rollout = _rollout_of(task)
        deadlines = written_deadlines(form, task, count=len(milestones(rollout)))
        join_rollout(
            rollout,
            task,
            participants=participants(form),
            deadlines=deadlines,
            as_of=clock.today(),
            by=entry.by,
        )
        return entry.done(
            url_for("matrix.show", task_id=task.id),
            _("Đã thêm đơn vị triển khai. Trưởng phòng duyệt để giao các bước mới."),
        )


def _leave_form(task: Task, **how: Any) -> LeaveForm:
    form = LeaveForm(data={"as_of": clock.today(), "version": task.version}, **how)
    rollout = rollouts_by_task([task.id]).get(task.id)
    present = members(rollout, known=all_known()) if rollout else []
    names = units_by_id(fact.unit_id for fact in present)
    form.unit.offer(offered_units(names[fact.unit_id] for fact in present))
    return form


def _leave_page(task: Task, form: LeaveForm) -> str:
    return render_template("plans/rollout_leave.html", form=form, task=task)


@membership.get("/tasks/<id:task_id>/rollout/leaving")
@guard("task.steer", load=find_task)
def leaving(task: Task) -> str:
    """A unit that no longer takes part."""
    return _leave_page(task, _leave_form(task))


@membership.post("/tasks/<id:task_id>/rollout/leaving")
@guard("task.steer", load=find_task)
@submits(make=_leave_form, page=_leave_page)
def leave(_task: Task, form: LeaveForm) -> Response:
    """Takes the unit out from a day on; its history stays."""
    with writing(form) as entry:
        task: Task = entry.thing
        how = {"reason": form.reason.data, "as_of": form.as_of.data, "by": entry.by}
        leave_rollout(_rollout_of(task), task, unit_id=form.unit.data, **how)
        return entry.done(url_for("matrix.show", task_id=task.id), _("Đã đưa đơn vị ra khỏi triển khai."))
