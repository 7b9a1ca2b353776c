"""A rollout as a matrix: units × steps."""

from dataclasses import dataclass
from fractions import Fraction

from flask import Blueprint, abort, render_template, url_for

from tracker.domain.status import StatusCode
from tracker.overview.queries.matrix import Line, gather
from tracker.plans.models import Task
from tracker.plans.queries.tasks import find_task
from tracker.web.badges import Badge, shown, tally
from tracker.web.days import viewed
from tracker.web.guards import current_scope, guard

matrix = Blueprint("matrix", __name__)


@dataclass(frozen=True, slots=True)
class Row:
    """A unit's row of signs, and how far the unit is."""

    label: str
    url: str
    cells: list[Badge | None]
    share: Fraction | None


@matrix.get("/tasks/<id:task_id>/matrix")
@guard("visible.read", load=find_task)
def show(task: Task) -> str:
    """How each unit stands with each step on a day."""
    gathered = gather(current_scope(), task, day=viewed().day)
    if gathered is None:
        abort(404)
    rows = [
        Row(line.unit.name, task_url(line.part), _badges(line), line.progress.value)
        for line in gathered.lines
    ]
    present = {cell.status.code for line in gathered.lines for cell in line.cells if cell}
    signs = tally({code: 1 for code in StatusCode if code in present})
    titles = [step.title for step in gathered.steps]
    return render_template("overview/matrix.html", page=gathered, rows=rows, signs=signs, titles=titles)


def task_url(task: Task) -> str:
    """The address of a task."""
    return url_for("task_page.show", task_id=task.id)


def _badges(line: Line) -> list[Badge | None]:
    return [shown(cell.status, task_url(cell.task)) if cell else None for cell in line.cells]
