"""What the focal unit decides: confirm or return, steer a task, agree to more time or not."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.documents.actions import document_name
from tracker.documents.queries import documents_to_choose
from tracker.domain.text import N_
from tracker.domain.workflow import Verb
from tracker.overview.views.offers import offer_occurrences
from tracker.overview.views.task_page import back_to, page, page_of
from tracker.plans.actions import steps
from tracker.plans.actions.assigning import tell_carriers
from tracker.plans.actions.steps import take_step
from tracker.plans.models import Task, WorkflowEvent
from tracker.plans.queries.occurrences import states_by_task
from tracker.plans.queries.tasks import find_task
from tracker.progress.actions.extending import grant_extension, refuse_extension
from tracker.progress.actions.reporting import confirm, send_back
from tracker.progress.forms import DecisionForm, ReasonForm, ReopenForm
from tracker.progress.models import ExtensionRequest
from tracker.progress.queries import find_request
from tracker.web.forms import BareForm
from tracker.web.guards import current_scope, guard
from tracker.web.languages import day as written_day
from tracker.web.submits import submits, writing

deciding = Blueprint("deciding", __name__)


def _bare(task: Task, **how: Any) -> BareForm:
    return BareForm(data={"version": task.version}, **how)


def _reason(task: Task, **how: Any) -> ReasonForm:
    return ReasonForm(data={"version": task.version}, **how)


@deciding.post("/tasks/<id:task_id>/confirm")
@guard("task.decide", load=find_task)
@submits(make=_bare, page=page_of("confirm"))
def confirm_task(_task: Task, form: BareForm) -> Response:
    """The focal unit confirms the reported completion."""
    with writing(form) as entry:
        confirm(entry.thing, as_of=clock.today(), by=entry.by)
        return entry.done(back_to(entry.thing), _("Đã xác nhận hoàn thành."))


@deciding.post("/tasks/<id:task_id>/return")
@guard("task.decide", load=find_task)
@submits(make=_reason, page=page_of("return"))
def return_task(_task: Task, form: ReasonForm) -> Response:
    """The focal unit returns the report with what is missing."""
    with writing(form) as entry:
        send_back(entry.thing, reason=form.reason.data, as_of=clock.today(), by=entry.by)
        return entry.done(back_to(entry.thing), _("Đã trả lại để bổ sung."))


def _steer(verb: Verb, message: str) -> Callable[[Task, ReasonForm], ResponseReturnValue]:
    """A step by which the focal unit's head steers a task."""

    def steer(_task: Task, form: ReasonForm) -> Response:
        with writing(form) as entry:
            event = take_step(entry.thing, verb, as_of=clock.today(), by=entry.by, reason=form.reason.data)
            _tell_steered(entry.thing, event)
            return entry.done(back_to(entry.thing), _(message))

    return steer


def _tell_steered(task: Task, event: WorkflowEvent) -> None:
    """Those who carry the task are told what the focal unit decided."""
    tell_carriers(task, "steered", key=f"steered|{event.id}", verb=event.verb.value, reason=event.reason)


STEERING = {
    Verb.SUSPEND: N_("Đã tạm dừng nhiệm vụ."),
    Verb.RESUME: N_("Nhiệm vụ được tiếp tục thực hiện."),
    Verb.WITHDRAW: N_("Đã đưa nhiệm vụ ra khỏi kế hoạch."),
}
for _verb, _message in STEERING.items():
    _view = submits(make=_reason, page=page_of(_verb.value))(_steer(_verb, _message))
    deciding.add_url_rule(
        f"/tasks/<id:task_id>/{_verb.value}",
        endpoint=_verb.value,
        view_func=guard("task.steer", load=find_task)(_view),
        methods=["POST"],
    )


def _reopen_form(task: Task, **how: Any) -> ReopenForm:
    return offer_occurrences(
        ReopenForm(data={"version": task.version}, **how), states_by_task([task])[task.id]
    )


@deciding.post("/tasks/<id:task_id>/reopen")
@guard("task.steer", load=find_task)
@submits(make=_reopen_form, page=page_of("reopen"))
def reopen(_task: Task, form: ReopenForm) -> Response:
    """The task, or one occurrence of it, is taken up again."""
    occurrence = form.occurrence.data if "occurrence" in form else None
    with writing(form) as entry:
        event = steps.reopen(
            entry.thing, occurrence=occurrence, reason=form.reason.data, as_of=clock.today(), by=entry.by
        )
        _tell_steered(entry.thing, event)
        return entry.done(back_to(entry.thing), _("Nhiệm vụ được thực hiện lại."))


def decision_form(_request: ExtensionRequest, **how: Any) -> DecisionForm:
    """Agreeing by a document, or refusing with a reason."""
    form = DecisionForm(**how)
    form.document.offer((each.id, document_name(each)) for each in documents_to_choose(current_scope()))
    return form


def _decision_page(asked: ExtensionRequest, form: DecisionForm) -> str:
    task = find_task(current_scope(), asked.task_id)
    return page(task or asked.task, form, "decision")


@deciding.post("/extensions/<id:request_id>")
@guard("task.decide", load=find_request)
@submits(make=decision_form, page=_decision_page)
def decide(_request: ExtensionRequest, form: DecisionForm) -> Response:
    """The level that set the deadline agrees or refuses."""
    with writing(form) as entry:
        if form.disagree.data:
            refuse_extension(entry.thing, why=form.why.data, as_of=clock.today(), by=entry.by)
            message = _("Đã trả lời không đồng ý gia hạn.")
        else:
            to = form.to.data or entry.thing.to
            how = {"as_of": clock.today(), "by": entry.by, "document_id": form.document.data}
            grant_extension(entry.thing, to=to, **how)
            message = _("Đã đồng ý gia hạn đến ngày %(day)s.", day=written_day(to))
        return entry.done(back_to(entry.thing.task), message)
