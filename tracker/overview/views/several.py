"""A whole column or row of a matrix at once: the chosen cells take the same words in one transaction, or none does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.domain.levels import WorkLevel
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Principal, may
from tracker.domain.status import Status
from tracker.domain.text import N_
from tracker.domain.workflow import OPEN, WorkState
from tracker.overview.queries.matrix import Line, Matrix, find_whole, gather
from tracker.plans.models import Task
from tracker.plans.queries.tasks import tasks
from tracker.progress.actions.reporting import Proof, UpdateWords, confirm, report_complete, report_progress
from tracker.progress.forms import SeveralForm
from tracker.web.days import viewed
from tracker.web.fields import read_id
from tracker.web.guards import current_scope, guard, may_now
from tracker.web.languages import told
from tracker.web.submits import Entry, submits, writing

several = Blueprint("several", __name__)


@dataclass(frozen=True, slots=True)
class Choice:
    """A cell that may be chosen: its name in this list, how it stands, and what the person may do there."""

    task: Task
    name: str
    status: Status
    may_report: bool
    may_confirm: bool

    @property
    def value(self) -> str:
        """The cell with the version on which the page was opened."""
        return f"{self.task.id}:{self.task.version}"


def _asked(name: str) -> int | None:
    try:
        return read_id(request.args.get(name))
    except ValueError:
        return None


def _matrix(task: Task) -> Matrix:
    return gather(current_scope(), task, day=viewed().day) or abort(404)


def _choices(matrix: Matrix) -> tuple[str, list[Choice]]:
    """The asked column, else the asked row: what it is called, and its cells."""
    step, unit = _asked("step"), _asked("unit")
    if step is not None:
        titles = {each.number: each.title for each in matrix.steps}
        place = list(titles).index(step) if step in titles else abort(404)
        named = [(line.unit.name, line.cells[place]) for line in matrix.lines]
        title = _("Bước %(n)s. %(title)s", n=step, title=titles[step])
    else:
        line: Line = next((each for each in matrix.lines if each.unit.id == unit), None) or abort(404)
        named = [
            (_("Bước %(n)s. %(title)s", n=each.number, title=each.title), cell)
            for each, cell in zip(matrix.steps, line.cells, strict=True)
        ]
        title = line.unit.name
    by_id = {task.id: task for task in tasks(current_scope(), (cell.id for _n, cell in named if cell))}
    return title, [
        _choice(by_id[cell.id], name, cell.status) for name, cell in named if cell and cell.id in by_id
    ]


def _choice(task: Task, name: str, status: Status) -> Choice:
    return Choice(
        task,
        name,
        status,
        may_report=status.state in OPEN and may_now("task.report", task),
        may_confirm=status.state is WorkState.AWAITING and may_now("task.decide", task),
    )


def _form(_task: Task, **how: Any) -> SeveralForm:
    return SeveralForm(data={"as_of": clock.today()}, **how)


def _page(task: Task, form: SeveralForm) -> str:
    title, choices = _choices(_matrix(task))
    chosen = {each.partition(":")[0] for each in form.cells.data or ()}
    address = url_for("several.show", task_id=task.id, step=_asked("step"), unit=_asked("unit"))
    return render_template(
        "overview/several.html",
        form=form,
        task=task,
        title=title,
        choices=choices,
        chosen=chosen,
        address=address,
    )


@several.get("/tasks/<id:task_id>/matrix/several")
@guard("visible.read", load=find_whole)
def show(task: Task) -> str:
    """One form for a step at all units, or for all steps of a unit."""
    return _page(task, _form(task))


@several.post("/tasks/<id:task_id>/matrix/several")
@guard("visible.read", load=find_whole)
@submits(make=_form, page=_page)
def record(_task: Task, form: SeveralForm) -> Response:
    """One update for each chosen cell, all or none."""
    with writing(form) as entry:
        do = _confirming(entry) if form.confirms.data else _reporting(form, entry)
        action = "task.decide" if form.confirms.data else "task.report"
        number = _each(form.cells.data or (), do, action, entry.principal)
        told = _("Đã xác nhận %(n)s bước.") if form.confirms.data else _("Đã cập nhật %(n)s bước.")
        return entry.done(url_for("matrix.show", task_id=entry.thing.id), told % {"n": number})


def _confirming(entry: Entry) -> Callable[[Task], None]:
    def do(task: Task) -> None:
        confirm(task, as_of=clock.today(), by=entry.by)

    return do


def _reporting(form: SeveralForm, entry: Entry) -> Callable[[Task], None]:
    """What the form says, for one cell."""
    words = UpdateWords(result=form.result.data, level=form.level.data)
    report = report_complete if form.level.data is WorkLevel.COMPLETE else report_progress

    def do(task: Task) -> None:
        report(task, words, as_of=form.as_of.data, by=entry.by, proof=Proof(form.document_text.data))

    return do


def _each(chosen: Sequence[str], do: Callable[[Task], None], action: str, principal: Principal) -> int:
    """Acts on every chosen cell. Raises Refusal that names each one that cannot be changed, and why."""
    versions = _versions(chosen)
    found = tasks(principal.scope, versions)
    if not found or len(found) < len(versions):
        raise Refusal(N_("Chưa chọn ô nào, hoặc ô đã chọn không còn. Chọn lại trong danh sách."))
    problems = []
    for task in found:
        try:
            if not may(principal, action, task.places):
                raise Refusal(N_("không thuộc phạm vi được phân công"))
            if versions[task.id] != str(task.version):
                raise Refusal(N_("vừa được người khác cập nhật"))
            do(task)
        except Refusal as refusal:
            unit = task.lead_unit.name if task.lead_unit else ""
            why = told(refusal.message, refusal.params)
            problems.append(f"{unit}, {task.number} {task.title}: {why}")
    if problems:
        raise Refusal(N_("Chưa ghi ô nào. Bỏ chọn hoặc sửa các ô sau: {cells}"), cells=" • ".join(problems))
    return len(found)


def _versions(chosen: Sequence[str]) -> dict[int, str]:
    """The versions of the chosen cells by their numbers; empty where one of them is no cell."""
    parts = [each.partition(":") for each in chosen]
    try:
        return {read_id(number) or 0: version for number, _colon, version in parts}
    except ValueError:
        return {}
