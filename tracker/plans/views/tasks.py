"""Setting down tasks and who carries them."""

from collections.abc import Collection
from datetime import date
from typing import Any, TypeVar

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.documents.actions import document_name
from tracker.documents.queries import documents_to_choose
from tracker.domain.deadlines import Deadline, confirmed, parse_deadline
from tracker.domain.refusals import Refusal
from tracker.domain.roles import Role
from tracker.domain.text import N_
from tracker.org.queries import get_unit, people_at_work, people_of_units, units
from tracker.plans.actions.assigning import Carriers, adjust_assignment, prepare_assignment
from tracker.plans.actions.planning import TaskWords, add_task, change_task
from tracker.plans.actions.terms import set_deadline, set_weight
from tracker.plans.forms import AdjustmentForm, AssignmentForm, PreparedForm, TaskForm
from tracker.plans.models import Plan, Task
from tracker.plans.queries.facts import (
    assignments_by_task,
    coordinators_by_task,
    deadline_of,
    known_on,
    weight_of,
)
from tracker.plans.queries.plans import find_plan, groups
from tracker.plans.queries.tasks import find_task, has_given_tasks
from tracker.web.fields import offered_units
from tracker.web.guards import current_scope, guard
from tracker.web.languages import day as written_day
from tracker.web.submits import Entry, submits, writing

tasks = Blueprint("tasks", __name__)
Form = TypeVar("Form", PreparedForm, AdjustmentForm)


def _offer(form: TaskForm, plan: Plan) -> TaskForm:
    form.group.offer((group.id, f"{group.number}. {group.title}") for group in groups(plan))
    seen = [(each.id, document_name(each)) for each in documents_to_choose(current_scope())]
    form.mandate.offer([*_kept_mandate(form, {number for number, _name in seen}), *seen])
    return form


def _kept_mandate(form: TaskForm, seen: Collection[int]) -> list[tuple[int, str]]:
    """A mandate that the reader may not open stays where it stands, without its name."""
    kept: int | None = form.mandate.object_data
    return [(kept, _("Văn bản ngoài phạm vi được xem"))] if kept and kept not in seen else []


def _new_form(plan: Plan, **how: Any) -> TaskForm:
    return _offer(TaskForm(data={"weight": 1}, **how), plan)


def _new_page(plan: Plan, form: TaskForm) -> str:
    return render_template("plans/task_form.html", form=form, plan=plan, task=None)


@tasks.get("/plans/<id:plan_id>/tasks/new")
@guard("plan.prepare", load=find_plan)
def new(plan: Plan) -> str:
    """A task of the plan."""
    return _new_page(plan, _new_form(plan))


@tasks.post("/plans/<id:plan_id>/tasks/new")
@guard("plan.prepare", load=find_plan)
@submits(make=_new_form, page=_new_page)
def create(_plan: Plan, form: TaskForm) -> Response:
    """Adds the task; who carries it comes next."""
    with writing(form) as entry:
        task = add_task(entry.thing, _words(form), by=entry.by, group_id=form.group.data)
        _weigh(task, form, entry)
        return entry.done(
            url_for("tasks.assignment", task_id=task.id),
            _("Đã thêm nhiệm vụ. Ghi đơn vị chủ trì và thời hạn."),
        )


def _words(form: TaskForm) -> TaskWords:
    return TaskWords(
        number=form.number.data,
        title=form.title.data,
        deliverable=form.deliverable.data,
        note=form.note.data,
        level=form.level.data,
        evidence_required=form.evidence_required.data,
        field_of_work=form.field_of_work.data,
        mandate_id=form.mandate.data,
        mandate_clause=form.mandate_clause.data,
    )


def _weigh(task: Task, form: TaskForm, entry: Entry) -> None:
    """Writes a weight only where it differs from the one that holds."""
    if form.weight.data is not None and form.weight.data != weight_of(task):
        set_weight(task, form.weight.data, as_of=clock.today(), by=entry.by)


def _change_form(task: Task, **how: Any) -> TaskForm:
    now = {"group": task.group_id, "mandate": task.mandate_id, "weight": weight_of(task)}
    return _offer(TaskForm(obj=task, data=now, **how), task.plan)


def _change_page(task: Task, form: TaskForm) -> str:
    return render_template("plans/task_form.html", form=form, plan=task.plan, task=task)


@tasks.get("/tasks/<id:task_id>/edit")
@guard("plan.prepare", load=find_task)
def edit(task: Task) -> str:
    """The words of a task."""
    return _change_page(task, _change_form(task))


@tasks.post("/tasks/<id:task_id>/edit")
@guard("plan.prepare", load=find_task)
@submits(make=_change_form, page=_change_page)
def change(_task: Task, form: TaskForm) -> Response:
    """Corrects the words of a task."""
    with writing(form) as entry:
        change_task(entry.thing, _words(form), group_id=form.group.data, by=entry.by)
        _weigh(entry.thing, form, entry)
        return entry.done(url_for("task_page.show", task_id=entry.thing.id), _("Đã lưu nhiệm vụ."))


def _assignment_form(task: Task, **how: Any) -> PreparedForm:
    since = clock.today() if has_given_tasks(task.plan) else min(task.plan.document.issued_on, clock.today())
    return _offer_carriers(PreparedForm(data={"since": since, **_assigned_now(task)}, **how))


def _offer_carriers(form: Form) -> Form:
    known = units(day=clock.today())
    leaders = people_of_units(day=clock.today(), roles=[Role.LEADER])
    form.lead.offer(offered_units(unit for unit in known if not unit.kind.is_asked))
    form.coordinating.choices = offered_units(known)
    form.assignee.offer(
        (person.id, f"{person.name} – {unit.name}") for person, unit in people_at_work(day=clock.today())
    )
    form.supervisor.offer((person.id, person.name) for persons in leaders.values() for person in persons)
    return form


def _assigned_now(task: Task) -> dict[str, Any]:
    """The assignment and the deadline as they stand, for the form."""
    assignment = assignments_by_task([task.id], known=known_on(clock.today())).get(task.id)
    return {
        "version": task.version,
        "lead": task.lead_unit_id,
        "assignee": task.assignee_id,
        "supervisor": task.supervisor_id,
        "coordinating": [unit.id for unit in coordinators_by_task([task.id]).get(task.id, [])],
        "coordinating_text": assignment.coordinating_text if assignment else "",
        **({"since": assignment.as_of} if assignment else {}),
        **_deadline_now(task),
    }


def _assignment_page(task: Task, form: AssignmentForm) -> str:
    return render_template("plans/assignment_form.html", form=form, task=task, deadline=deadline_of(task))


@tasks.get("/tasks/<id:task_id>/assignment")
@guard("plan.prepare", load=find_task)
def assignment(task: Task) -> str:
    """Who carries the task, and until when."""
    return _assignment_page(task, _assignment_form(task))


@tasks.post("/tasks/<id:task_id>/assignment")
@guard("plan.prepare", load=find_task)
@submits(make=_assignment_form, page=_assignment_page)
def prepare(_task: Task, form: PreparedForm) -> Response:
    """Prepares the assignment; it is given out when the head approves."""
    if form.since.data > clock.today():
        raise Refusal(N_("Ngày {day} chưa đến. Ghi ngày đến hôm nay."), day=written_day(form.since.data))
    with writing(form) as entry:
        task: Task = entry.thing
        prepare_assignment(task, _carriers(form), as_of=form.since.data, by=entry.by)
        _set_deadline(task, form, entry, as_of=form.since.data)
        return entry.done(
            url_for("task_page.show", task_id=task.id), _("Đã chuẩn bị giao. Trưởng phòng duyệt để giao.")
        )


def _adjustment_form(task: Task, **how: Any) -> AdjustmentForm:
    return _offer_carriers(AdjustmentForm(data=_assigned_now(task), **how))


@tasks.get("/tasks/<id:task_id>/adjustment")
@guard("plan.assign", load=find_task)
def adjustment(task: Task) -> str:
    """Another assignment or deadline for a task that was given out."""
    return _assignment_page(task, _adjustment_form(task))


@tasks.post("/tasks/<id:task_id>/adjustment")
@guard("plan.assign", load=find_task)
@submits(make=_adjustment_form, page=_assignment_page)
def adjust(_task: Task, form: AdjustmentForm) -> Response:
    """The head changes what was given out, at once and with the reason."""
    with writing(form) as entry:
        task: Task = entry.thing
        _set_deadline(task, form, entry, as_of=clock.today(), why=form.why.data)
        adjust_assignment(task, _carriers(form), why=form.why.data, as_of=clock.today(), by=entry.by)
        return entry.done(url_for("task_page.show", task_id=task.id), _("Đã điều chỉnh phân công, thời hạn."))


def _carriers(form: AssignmentForm) -> Carriers:
    return Carriers(
        lead=get_unit(form.lead.data),
        assignee_id=form.assignee.data,
        supervisor_id=form.supervisor.data,
        coordinating_text=form.coordinating_text.data,
        coordinating_ids=form.coordinating.data or (),
    )


def _set_deadline(task: Task, form: AssignmentForm, entry: Entry, *, as_of: date, why: str = "") -> None:
    """Writes the deadline only where the form says another one than it showed."""
    shown = _deadline_now(task)
    if (form.deadline.data, form.due.data) == (shown["deadline"], shown["due"]):
        return
    issued = task.plan.document.issued_on
    deadline = confirmed(parse_deadline(form.deadline.data, issued=issued), due=form.due.data)
    if deadline != deadline_of(task):
        set_deadline(task, deadline, as_of=as_of, by=entry.by, why=why)


def _deadline_now(task: Task) -> dict[str, Any]:
    """The words that hold, and the day where it was confirmed otherwise than the words are read."""
    deadline = deadline_of(task)
    if deadline is None:
        return {"deadline": "", "due": None}
    return {"deadline": deadline.text, "due": None if _is_as_read(task, deadline) else deadline.due}


def _is_as_read(task: Task, deadline: Deadline) -> bool:
    try:
        read = parse_deadline(deadline.text, issued=task.plan.document.issued_on)
    except Refusal:
        return False
    return (read.due, read.recurrence) == (deadline.due, deadline.recurrence)
