"""Asking for more time and deciding on it; the original deadline stays."""

from dataclasses import replace
from datetime import date

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.deadlines import Deadline
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.text import N_
from tracker.domain.wording import day as written_day
from tracker.domain.workflow import OPEN
from tracker.plans.actions.assigning import tell_carriers
from tracker.plans.actions.planning import task_name, touch
from tracker.plans.actions.steps import state_of
from tracker.plans.actions.terms import set_deadline
from tracker.plans.models import Task
from tracker.plans.queries.facts import all_known, deadline_of
from tracker.progress import queries
from tracker.progress.models import ExtensionDecision, ExtensionRequest
from tracker.web.languages import day as told_day


def ask_extension(
    task: Task, *, to: date, why: str, as_of: date, by: Actor, document_text: str = ""
) -> ExtensionRequest:
    """Asks for a later day. Raises Refusal for an earlier day, a second open request or a task without a final day."""
    _deadline_to_move(task, to)
    if to < as_of:
        raise Refusal(N_("Ngày đề nghị {day} đã qua. Chọn ngày muộn hơn."), day=told_day(to))
    if not why.strip():
        raise Refusal(N_("Chưa ghi lý do đề nghị gia hạn. Ghi một câu nêu rõ lý do."))
    if queries.open_request(task) is not None:
        raise Refusal(N_("Nhiệm vụ đang có một đề nghị gia hạn chưa được quyết định."))
    request = ExtensionRequest(
        task_id=task.id,
        task=task,
        occurrence=None,
        to=to,
        why=why,
        document_text=document_text,
        **clock.stamp(as_of, by),
    )
    db.session.add(request)
    touch(task, by=by)
    record(
        "task.extension_asked",
        task,
        by=by,
        name=task_name(task),
        unit_id=task.plan.focal_unit_id,
        to=to,
        why=why,
    )
    return request


def grant_extension(
    request: ExtensionRequest,
    *,
    as_of: date,
    by: Actor,
    to: date | None = None,
    document_id: int | None = None,
) -> ExtensionDecision:
    """Agrees: the deadline moves to the day asked for, or to another one; the original stays.

    Raises Refusal where the task has ended or its deadline was moved as far meanwhile.
    """
    task, day = request.task, to or request.to
    last = _deadline_to_move(task, day)
    decision = _decide(request, granted=True, why="", as_of=as_of, by=by, document_id=document_id)
    moved = replace(last, text=f"Đến ngày {written_day(day)}", due=day, time=None)
    set_deadline(task, moved, as_of=as_of, by=by, why=request.why, document_id=document_id, extends=True)
    name = task_name(task)
    record("task.extension_granted", task, by=by, name=name, unit_id=task.plan.focal_unit_id, to=day)
    tell_carriers(task, "extension_decided", key=f"decided|{decision.id}", request=request.id)
    return decision


def refuse_extension(request: ExtensionRequest, *, why: str, as_of: date, by: Actor) -> ExtensionDecision:
    """Refuses with a reason. Raises Refusal without one."""
    if not why.strip():
        raise Refusal(N_("Chưa ghi lý do không đồng ý. Ghi một câu nêu rõ lý do."))
    task = request.task
    decision = _decide(request, granted=False, why=why, as_of=as_of, by=by, document_id=None)
    record(
        "task.extension_refused", task, by=by, name=task_name(task), unit_id=task.plan.focal_unit_id, why=why
    )
    tell_carriers(task, "extension_decided", key=f"decided|{decision.id}", request=request.id)
    return decision


def _deadline_to_move(task: Task, to: date) -> Deadline:
    """The deadline that holds, if it may move to the day. Raises Refusal else."""
    deadline = deadline_of(task)
    if deadline is None or deadline.due is None or deadline.recurrence:
        raise Refusal(N_("Nhiệm vụ không có một ngày kết thúc nên không gia hạn được."))
    if to <= deadline.due:
        raise Refusal(
            N_("Ngày đề nghị phải sau thời hạn hiện hành {due}. Chọn ngày muộn hơn."),
            due=told_day(deadline.due),
        )
    if state_of(task) not in OPEN:
        raise Refusal(N_("Nhiệm vụ đang chờ xác nhận hoặc đã kết thúc nên không gia hạn được."))
    return deadline


def _decide(
    request: ExtensionRequest, *, granted: bool, why: str, as_of: date, by: Actor, document_id: int | None
) -> ExtensionDecision:
    """Once for each request, never by who asked."""
    if request.by_id is not None and request.by_id == by.id:
        raise Refusal(N_("Người đề nghị gia hạn không tự quyết định. Đề nghị người khác quyết định."))
    if queries.decisions_by_request([request.id], known=all_known()):
        raise Refusal(N_("Đề nghị gia hạn này đã được quyết định. Tải lại trang để xem."))
    decision = ExtensionDecision(
        request_id=request.id,
        granted=granted,
        why=why,
        document_id=document_id,
        **clock.stamp(as_of, by),
    )
    db.session.add(decision)
    touch(request.task, by=by)
    db.session.flush()
    return decision
