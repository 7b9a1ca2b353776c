"""A rollout as a matrix: units × steps."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from flask import Blueprint, abort, get_template_attribute, render_template, url_for
from flask_babel import gettext as _

from tracker.domain.status import Status, StatusCode
from tracker.overview.queries.matrix import Cell, Line, Matrix, find_whole, gather
from tracker.plans.models import Task
from tracker.web.badges import shown, tally
from tracker.web.days import viewed
from tracker.web.guards import current_scope, guard, may_now
from tracker.web.languages import day as written_day

matrix = Blueprint("matrix", __name__)
_NUMBER = "\ue000"
"""Stands for the number of a cell where its look is written; no text holds it."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a status looks in a cell: its code, its words with its day for the pointer, its short day for the paper."""

    code: str
    words: str
    day: str


@dataclass(frozen=True, slots=True)
class Row:
    """A unit's row: its cells as (number, look), how far the unit is and at which step."""

    name: str
    unit: int
    part: int
    cells: list[tuple[int, Look] | None]
    share: Fraction | None
    stands_at: int | None


@matrix.get("/tasks/<id:task_id>/matrix")
@guard("visible.read", load=find_whole)
def show(task: Task) -> str:
    """How each unit stands with each step on a day."""
    return page(task)


def page(task: Task, panel: dict[str, object] | None = None) -> str:
    """The whole matrix; where a form is open, it stands beside it."""
    gathered = gather(current_scope(), task, day=viewed().day)
    if gathered is None:
        abort(404)
    past = viewed().past
    present = {cell.status.code for line in gathered.lines for cell in line.cells if cell}
    return render_template(
        "overview/matrix.html",
        page=gathered,
        rows=rows_of(gathered),
        signs=tally({code: 1 for code in StatusCode if code in present}),
        cells_of=writer(),
        asked=asked(),
        row_at=url_for("several.show", task_id=task.id, unit=0).removesuffix("0"),
        may_act=not past,
        may_prepare=not past and may_now("plan.prepare", task),
        may_steer=not past and may_now("task.steer", task),
        panel=panel,
    )


def asked() -> str:
    """What an address ends in so that it shows the day that is looked at."""
    return f"?as_of={viewed().day.isoformat()}" if viewed().past else ""


def cells_at() -> dict[str, str]:
    """Where cells and their signs are found."""
    at = url_for("cells.show", task_id=0).removesuffix("0")
    return {"at": at, "sprite": url_for("static", filename="icons.svg")}


def writer() -> Callable[[Row], str]:
    """Writes the cells of a row: a template writes each look once, then only the number changes from cell to cell."""
    write = get_template_attribute("overview/_cells.html", "cell")
    at = {**cells_at(), "asked": asked()}
    empty, frames = str(write(None, None)), dict[int, list[str]]()

    def written(cell: tuple[int, Look] | None) -> str:
        if cell is None:
            return empty
        number, look = cell
        if (frame := frames.get(id(look))) is None:
            frame = frames[id(look)] = str(write(_NUMBER, look, **at)).split(_NUMBER)
        return str(number).join(frame)

    return lambda row: "".join(map(written, row.cells))


def rows_of(gathered: Matrix) -> list[Row]:
    """The rows of signs; equal statuses share their words."""
    looks: dict[int, Look] = {}
    return [row_of(line, looks) for line in gathered.lines]


def row_of(line: Line, looks: dict[int, Look]) -> Row:
    """The row of one unit."""
    cells = [(cell.id, _look(cell, looks)) if cell else None for cell in line.cells]
    return Row(line.unit.name, line.unit.id, line.part, cells, line.progress.value, line.stands_at)


def _look(cell: Cell, looks: dict[int, Look]) -> Look:
    key = id(cell.status)
    if (look := looks.get(key)) is None:
        look = looks[key] = look_of(cell.status)
    return look


def look_of(status: Status) -> Look:
    """The words of a status with the day of completion, else the deadline."""
    label = shown(status).label
    if status.completed_on:
        words = _("%(status)s, ngày %(day)s", status=label, day=written_day(status.completed_on))
    elif status.due:
        words = _("%(status)s, thời hạn %(day)s", status=label, day=written_day(status.due))
    else:
        words = label
    day = status.completed_on or status.due
    return Look(status.code.value, words, f"{day.day:02d}/{day.month}" if day else "")
