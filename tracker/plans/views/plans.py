"""Setting down a plan and its groups."""

from collections.abc import Collection
from typing import Any

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.documents.actions import document_name
from tracker.documents.queries import documents_to_choose, get_document
from tracker.domain.refusals import Refusal
from tracker.domain.rights import EVERYTHING
from tracker.domain.text import N_
from tracker.org.queries import get_unit, units
from tracker.plans.actions.assigning import assign
from tracker.plans.actions.planning import PlanWords, add_group, change_group, change_plan, create_plan
from tracker.plans.forms import GiveOutForm, GroupForm, PlanChangeForm, PlanForm
from tracker.plans.models import Plan, Task, TaskGroup
from tracker.plans.queries.facts import deadlines_by_task, known_on
from tracker.plans.queries.plans import find_group, find_plan, groups
from tracker.plans.queries.plans import plans as visible_plans
from tracker.plans.queries.tasks import prepared_tasks
from tracker.web.fields import offered_units
from tracker.web.guards import current_scope, guard, signed_in
from tracker.web.submits import submits, writing

plans = Blueprint("plans", __name__)


def _new_form(**how: Any) -> PlanForm:
    form = PlanForm(**how)
    scope = current_scope()
    known = units(day=clock.today())
    own = signed_in().scope.works_in
    form.document.offer(
        (each.id, f"{document_name(each)} – {each.issuer}") for each in documents_to_choose(scope)
    )
    form.focal_unit.offer((unit.id, unit.name) for unit in known if unit.id in own)
    form.issuer.offer(offered_units(known))
    form.parent_plan.offer(
        (each.id, f"{each.document.number} – {each.title}") for each in visible_plans(scope)
    )
    return form


def _new_page(form: PlanForm) -> str:
    return render_template("plans/plan_form.html", form=form, plan=None)


@plans.get("/plans/new")
@guard("plan.create")
def new() -> str:
    """A plan begins with its signed document."""
    return _new_page(_new_form())


@plans.post("/plans/new")
@guard("plan.create")
@submits(make=_new_form, page=_new_page)
def create(form: PlanForm) -> Response:
    """Hangs the plan on its document."""
    with writing(form) as entry:
        scope = entry.principal.scope
        plan = create_plan(
            get_document(scope, form.document.data),
            PlanWords(form.title.data, form.starts_on.data, form.ends_on.data, form.objectives.data),
            focal_unit=get_unit(form.focal_unit.data),
            issuer=get_unit(form.issuer.data),
            by=entry.by,
            parent=find_plan(scope, form.parent_plan.data) if form.parent_plan.data else None,
        )
        return entry.done(
            url_for("plan_page.show", plan_id=plan.id),
            _("Đã lập kế hoạch. Tải phụ lục lên hoặc thêm nhiệm vụ."),
        )


def _change_form(plan: Plan, **how: Any) -> PlanChangeForm:
    form = PlanChangeForm(obj=plan, data={"focal_unit": plan.focal_unit_id}, **how)
    form.focal_unit.offer(
        (unit.id, unit.name) for unit in units(day=clock.today()) if unit.id in current_scope().works_in
    )
    return form


def _change_page(plan: Plan, form: PlanChangeForm) -> str:
    return render_template("plans/plan_form.html", form=form, plan=plan)


@plans.get("/plans/<id:plan_id>/edit")
@guard("plan.prepare", load=find_plan)
def edit(plan: Plan) -> str:
    """What a plan says of itself."""
    return _change_page(plan, _change_form(plan))


@plans.post("/plans/<id:plan_id>/edit")
@guard("plan.prepare", load=find_plan)
@submits(make=_change_form, page=_change_page)
def change(_plan: Plan, form: PlanChangeForm) -> Response:
    """Corrects a plan."""
    with writing(form) as entry:
        words = PlanWords(form.title.data, form.starts_on.data, form.ends_on.data, form.objectives.data)
        change_plan(entry.thing, words, focal_unit=get_unit(form.focal_unit.data), by=entry.by)
        return entry.done(url_for("plan_page.show", plan_id=entry.thing.id), _("Đã lưu kế hoạch."))


def _mark(task: Task) -> str:
    """A task as it is now: what is given out is what was looked at."""
    return f"{task.id}.{task.version}"


def _assign_form(plan: Plan, **how: Any) -> GiveOutForm:
    prepared = prepared_tasks(current_scope(), plan)
    form = GiveOutForm(data={"tasks": [_mark(task) for task in prepared]}, **how)
    form.tasks.choices = [(_mark(task), task.number) for task in prepared]
    return form


def _assign_page(plan: Plan, form: GiveOutForm) -> str:
    tasks = prepared_tasks(current_scope(), plan)
    deadlines = deadlines_by_task((task.id for task in tasks), known=known_on(clock.today()))
    prepared = [(task, deadlines[task.id][-1] if task.id in deadlines else None) for task in tasks]
    return render_template("plans/assign.html", form=form, plan=plan, prepared=prepared, mark=_mark)


@plans.get("/plans/<id:plan_id>/assign")
@guard("plan.assign", load=find_plan)
def review(plan: Plan) -> str:
    """What is about to be given out."""
    return _assign_page(plan, _assign_form(plan))


@plans.post("/plans/<id:plan_id>/assign")
@guard("plan.assign", load=find_plan)
@submits(make=_assign_form, page=_assign_page)
def give_out(_plan: Plan, form: GiveOutForm) -> Response:
    """The head approves the chosen ones of the prepared assignments."""
    with writing(form) as entry:
        given = assign(_chosen(entry.thing, form.tasks.data or ()), as_of=clock.today(), by=entry.by)
        message = _("Đã giao %(n)d nhiệm vụ. Thư báo được gửi lúc 07:00 ngày làm việc tới.", n=given)
        return entry.done(url_for("plan_page.show", plan_id=entry.thing.id), message)


def _chosen(plan: Plan, marks: Collection[str]) -> list[Task]:
    """The chosen tasks, unless one was changed after the page was opened."""
    prepared = {_mark(task): task for task in prepared_tasks(EVERYTHING, plan)}
    if not marks:
        raise Refusal(N_("Chưa chọn nhiệm vụ nào để giao. Đánh dấu ít nhất một nhiệm vụ."))
    if not prepared.keys() >= set(marks):
        raise Refusal(N_("Có nhiệm vụ vừa được sửa hoặc đã giao. Xem lại danh sách dưới đây rồi chọn lại."))
    return [task for mark, task in prepared.items() if mark in marks]


def _group_form(_thing: Plan | TaskGroup, **how: Any) -> GroupForm:
    return GroupForm(obj=_thing if isinstance(_thing, TaskGroup) else None, **how)


def _group_page(thing: Plan | TaskGroup, form: GroupForm) -> str:
    plan = thing.plan if isinstance(thing, TaskGroup) else thing
    return render_template(
        "plans/group_form.html", form=form, plan=plan, group=thing if plan is not thing else None
    )


@plans.get("/plans/<id:plan_id>/groups/new")
@guard("plan.prepare", load=find_plan)
def new_group(plan: Plan) -> str:
    """A group with its official number."""
    return _group_page(plan, _group_form(plan))


@plans.post("/plans/<id:plan_id>/groups/new")
@guard("plan.prepare", load=find_plan)
@submits(make=_group_form, page=_group_page)
def create_group(_plan: Plan, form: GroupForm) -> Response:
    """Adds the group at the end."""
    with writing(form) as entry:
        position = len(groups(entry.thing)) + 1
        add_group(entry.thing, number=form.number.data, title=form.title.data, position=position, by=entry.by)
        return entry.done(url_for("plan_page.show", plan_id=entry.thing.id), _("Đã thêm nhóm nhiệm vụ."))


@plans.get("/groups/<id:group_id>/edit")
@guard("plan.prepare", load=find_group)
def edit_group(group: TaskGroup) -> str:
    """A group's number and title."""
    return _group_page(group, _group_form(group))


@plans.post("/groups/<id:group_id>/edit")
@guard("plan.prepare", load=find_group)
@submits(make=_group_form, page=_group_page)
def correct_group(_group: TaskGroup, form: GroupForm) -> Response:
    """Corrects a group."""
    with writing(form) as entry:
        change_group(entry.thing, number=form.number.data, title=form.title.data, by=entry.by)
        return entry.done(url_for("plan_page.show", plan_id=entry.thing.plan_id), _("Đã lưu nhóm nhiệm vụ."))
