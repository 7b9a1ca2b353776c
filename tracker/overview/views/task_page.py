"""A task on a day: its facts, its timeline, and the forms of who may act now."""

from collections.abc import Callable

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.documents.models import StoredFile
from tracker.documents.serving import serve
from tracker.overview.queries import task_page as queries
from tracker.overview.views.offers import apart, offered
from tracker.plans.models import Task
from tracker.plans.queries.tasks import find_task
from tracker.progress.queries import find_evidence_file
from tracker.web.days import viewed
from tracker.web.forms import TrackedForm
from tracker.web.guards import current_scope, guard, may_now
from tracker.web.safe import own_path

task_page = Blueprint("task_page", __name__)


def page(task: Task, form: TrackedForm | None = None, name: str = "") -> str:
    """The page of a task; a form that was not accepted stands in its place with what was typed."""
    gathered = queries.gather(current_scope(), task, day=viewed().day)
    forms = {} if viewed().past else offered(gathered)
    if form is not None:
        forms[name] = form
    for key, each in forms.items():
        apart(each, key)
    prepares = not viewed().past and may_now("plan.prepare", task)
    return render_template(
        "overview/task.html",
        page=gathered,
        forms=forms,
        open_form=name,
        may_prepare=prepares,
        may_adjust=prepares and may_now("plan.assign", task),
    )


def page_of(name: str) -> Callable[[Task, TrackedForm], str]:
    """The page with one of its forms filled in."""
    return lambda task, form: page(task, form, name)


@task_page.get("/tasks/<id:task_id>")
@guard("visible.read", load=find_task)
def show(task: Task) -> str:
    """A task on a day."""
    return page(task)


@task_page.get("/evidence/<id:file_id>")
@guard("visible.read", load=find_evidence_file)
def evidence(file: StoredFile) -> ResponseReturnValue:
    """A file that proves an update."""
    return serve(file)


def back_to(task: Task) -> str:
    """Where the form was sent from: the desk or the page of the task."""
    return own_path(request.args.get("next")) or url_for("task_page.show", task_id=task.id)
