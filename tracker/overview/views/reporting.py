"""What the people of a lead unit say of a task: received, how it stands, more time, another assignment."""

from typing import Any

from flask import Blueprint
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.documents.actions import keep_file
from tracker.documents.serving import receive
from tracker.domain.levels import WorkLevel
from tracker.domain.workflow import Verb
from tracker.overview.views.task_page import back_to, page_of
from tracker.plans.actions.steps import take_step
from tracker.plans.models import Task
from tracker.plans.queries.tasks import find_task
from tracker.progress.actions.extending import ask_extension
from tracker.progress.actions.reporting import Proof, UpdateWords, report_complete, report_progress
from tracker.progress.forms import ExtensionForm, ReasonForm, UpdateForm
from tracker.web.forms import BareForm
from tracker.web.guards import guard
from tracker.web.languages import day as written_day
from tracker.web.submits import Entry, submits, writing

reporting = Blueprint("reporting", __name__)


def _update_form(task: Task, **how: Any) -> UpdateForm:
    return UpdateForm(data={"as_of": clock.today(), "version": task.version}, **how)


@reporting.post("/tasks/<id:task_id>/updates")
@guard("task.report", load=find_task)
@submits(make=_update_form, page=page_of("update"))
def update(_task: Task, form: UpdateForm) -> Response:
    """How the work stands; the level «hoàn thành» reports it complete."""
    stored = receive(form.file)
    with writing(form) as entry:
        file = keep_file(stored, by=entry.by) if stored else None
        return record_update(entry, form, Proof(form.document_text.data, file), to=back_to(entry.thing))


def record_update(entry: Entry, form: UpdateForm, proof: Proof, *, to: str) -> Response:
    """Records what the form says, as an update or as a completion; the answer leads to an address."""
    task: Task = entry.thing
    words = UpdateWords(
        result=form.result.data,
        obstacle=form.obstacle.data,
        next_step=form.next_step.data,
        proposal=form.proposal.data,
        level=form.level.data,
        percent=form.percent.data,
        nothing_new=form.nothing_new.data,
    )
    complete = form.level.data is WorkLevel.COMPLETE and not form.nothing_new.data
    record = report_complete if complete else report_progress
    record(task, words, as_of=form.as_of.data, by=entry.by, proof=proof)
    sent = _("Đã gửi %(unit)s xác nhận.", unit=task.plan.focal_unit.name)
    return entry.done(
        to,
        sent if complete else _("Đã lưu cập nhật ngày %(day)s.", day=written_day(form.as_of.data)),
    )


def _bare(task: Task, **how: Any) -> BareForm:
    return BareForm(data={"version": task.version}, **how)


@reporting.post("/tasks/<id:task_id>/nothing-new")
@guard("task.report", load=find_task)
@submits(make=_bare, page=page_of("nothing_new"))
def nothing_new(_task: Task, form: BareForm) -> Response:
    """One tap: nothing new in this period."""
    with writing(form) as entry:
        report_progress(entry.thing, UpdateWords(nothing_new=True), as_of=clock.today(), by=entry.by)
        return entry.done(back_to(entry.thing), _("Đã ghi: không có phát sinh trong kỳ."))


def _reason(task: Task, **how: Any) -> ReasonForm:
    return ReasonForm(data={"version": task.version}, **how)


@reporting.post("/tasks/<id:task_id>/accept")
@guard("task.report", load=find_task)
@submits(make=_bare, page=page_of("accept"))
def accept(_task: Task, form: BareForm) -> Response:
    """The unit has received the task."""
    with writing(form) as entry:
        take_step(entry.thing, Verb.ACCEPT, as_of=clock.today(), by=entry.by)
        return entry.done(back_to(entry.thing), _("Đã tiếp nhận nhiệm vụ."))


@reporting.post("/tasks/<id:task_id>/reassignment")
@guard("task.report", load=find_task)
@submits(make=_reason, page=page_of("ask_reassignment"))
def ask_reassignment(_task: Task, form: ReasonForm) -> Response:
    """The unit asks for another assignment; the clock runs until it is decided."""
    with writing(form) as entry:
        take_step(
            entry.thing, Verb.ASK_REASSIGNMENT, as_of=clock.today(), by=entry.by, reason=form.reason.data
        )
        return entry.done(back_to(entry.thing), _("Đã gửi đề nghị điều chỉnh phân công."))


def _extension_form(task: Task, **how: Any) -> ExtensionForm:
    return ExtensionForm(data={"version": task.version}, **how)


@reporting.post("/tasks/<id:task_id>/extension")
@guard("task.report", load=find_task)
@submits(make=_extension_form, page=page_of("extension"))
def extension(_task: Task, form: ExtensionForm) -> Response:
    """The lead unit asks for more time."""
    with writing(form) as entry:
        ask_extension(
            entry.thing,
            to=form.to.data,
            why=form.why.data,
            as_of=clock.today(),
            by=entry.by,
            document_text=form.document_text.data,
        )
        return entry.done(back_to(entry.thing), _("Đã gửi đề nghị gia hạn."))
