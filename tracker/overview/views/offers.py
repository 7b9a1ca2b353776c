"""Which forms a task's page offers: only the steps that the state and the person's rights allow."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tracker import clock
from tracker.documents.actions import document_name
from tracker.documents.queries import documents_to_choose
from tracker.domain.workflow import OPEN, Verb, WorkState, allows
from tracker.overview.queries.task_page import TaskPage
from tracker.plans.models import Task
from tracker.progress.forms import DecisionForm, ExtensionForm, ReasonForm, ReopenForm, UpdateForm
from tracker.progress.standing import Standing
from tracker.web.forms import BareForm, TrackedForm
from tracker.web.guards import current_scope, may_now, signed_in

STEERED = (Verb.SUSPEND, Verb.RESUME, Verb.WITHDRAW)


def offered(page: TaskPage) -> dict[str, TrackedForm]:
    """The forms by name, each opened on the task's version; what was posted belongs to one of them only."""
    opened: dict[str, Any] = {"data": {"version": page.task.version}, "formdata": None}
    forms: dict[str, TrackedForm] = {}
    if may_now("task.report", page.task):
        forms |= _of_the_unit(page, opened)
    if may_now("task.decide", page.task):
        forms |= _of_the_focal_unit(page, opened)
    if may_now("task.steer", page.task):
        forms |= {verb.value: ReasonForm(**opened) for verb in STEERED if allows(page.status.state, verb)}
        if allows(page.status.state, Verb.REOPEN) or page.done_occurrences:
            forms["reopen"] = offer_occurrences(ReopenForm(**opened), page.states)
    return forms


def offer_occurrences(form: ReopenForm, states: Mapping[date | None, WorkState]) -> ReopenForm:
    """Offers the occurrences that may be taken up again; a task that is done once, or withdrawn, has no choice."""
    done = [each for each, state in states.items() if each and state is WorkState.DONE]
    if done and WorkState.WITHDRAWN not in states.values():
        form.occurrence.offer(done)
    else:
        del form.occurrence
    return form


def begun(standing: Standing, task: Task) -> dict[str, Any]:
    """What an update form opens with: today, and how far the work was when it was last told."""
    work = standing.at_work(task.id)
    told = [
        update
        for update in standing.updates.get(task.id, ())
        if work and update.occurrence == work.occurrence and not (update.completes or update.nothing_new)
    ]
    last = told[-1] if told else None
    return {
        "as_of": clock.today(),
        "level": last.level if last else None,
        "percent": last.percent if last else None,
    }


def apart(form: TrackedForm, mark: str) -> None:
    """Gives the fields ids of their own: several forms with like fields stand on one page."""
    for field in form:
        field.id = f"{mark}-{field.id}"


def _of_the_unit(page: TaskPage, opened: dict[str, Any]) -> dict[str, TrackedForm]:
    state, forms = page.status.state, dict[str, TrackedForm]()
    if allows(state, Verb.ACCEPT):
        forms["accept"] = BareForm(**opened)
    if page.is_at_work:
        forms["update"] = UpdateForm(
            formdata=None, data={"version": page.task.version, **begun(page.standing, page.task)}
        )
        forms["nothing_new"] = BareForm(**opened)
    if state in OPEN and page.status.due and not page.status.occurrence and page.open_request is None:
        forms["extension"] = ExtensionForm(**opened)
    if allows(state, Verb.ASK_REASSIGNMENT):
        forms["ask_reassignment"] = ReasonForm(**opened)
    return forms


def _of_the_focal_unit(page: TaskPage, opened: dict[str, Any]) -> dict[str, TrackedForm]:
    forms: dict[str, TrackedForm] = {}
    if WorkState.AWAITING in page.states.values() and page.reporter_id != signed_in().person_id:
        forms["confirm"] = BareForm(**opened)
        forms["return"] = ReasonForm(**opened)
    if (
        page.open_request is not None
        and page.status.state in OPEN
        and page.open_request.by_id != signed_in().person_id
    ):
        decision = DecisionForm(formdata=None)
        decision.document.offer(
            (each.id, document_name(each)) for each in documents_to_choose(current_scope())
        )
        forms["decision"] = decision
    return forms
