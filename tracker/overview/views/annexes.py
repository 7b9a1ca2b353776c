"""The matrix of a rollout as an official annex: what the page shows on the same day, for Word and for Excel."""

from flask import Blueprint, Response, abort
from flask_babel import gettext as _

from tracker.domain.reporting import Annex, AnnexRow, Sheet
from tracker.domain.status import Standing, Status
from tracker.domain.wording import day as written_day
from tracker.domain.wording import percent
from tracker.org.queries import find_office
from tracker.overview.queries.matrix import Line, find_whole, gather
from tracker.plans.models import Task
from tracker.reports.excel import write_table
from tracker.reports.word.annexes import write_annex
from tracker.web.badges import shown
from tracker.web.days import viewed
from tracker.web.files import attachment
from tracker.web.guards import current_scope, guard
from tracker.web.languages import on_paper

annexes = Blueprint("annexes", __name__)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@annexes.get("/tasks/<id:task_id>/matrix.docx")
@guard("visible.read", load=find_whole)
@on_paper
def word(task: Task) -> Response:
    """The annex on landscape pages."""
    told, issuer = _annex(task), find_office()
    data = write_annex(told, issuer=issuer.name if issuer else "", day=viewed().day)
    return attachment(data, name=f"{_name(task)}.docx", media_type=DOCX)


@annexes.get("/tasks/<id:task_id>/matrix.xlsx")
@guard("visible.read", load=find_whole)
@on_paper
def excel(task: Task) -> Response:
    """The annex as a workbook that goes straight to the printer."""
    told = _annex(task)
    lines = (_("PHỤ LỤC"), told.title.upper(), told.note)
    sheet = Sheet(_("Phụ lục"), lines, told.columns, told.rows, told.widths, told.aligns)
    return attachment(write_table([sheet]), name=f"{_name(task)}.xlsx", media_type=XLSX)


def _name(task: Task) -> str:
    day = viewed().day.isoformat()
    return _("Phụ lục nhiệm vụ %(number)s ngày %(day)s", number=task.number, day=day)


def _annex(task: Task) -> Annex:
    matrix = gather(current_scope(), task, day=viewed().day) or abort(404)
    count = len(matrix.steps)
    steps = [f"{step.number}. {step.title}" for step in matrix.steps]
    done = [f"{rate.num}/{rate.den}" for rate in matrix.columns]
    total = ("", _("Đã hoàn thành"), *done, f"{matrix.completed.num}/{matrix.completed.den}", "")
    return Annex(
        title=_("Tiến độ triển khai theo đơn vị: %(title)s", title=task.title),
        columns=(_("TT"), _("Đơn vị"), *steps, _("Tiến độ"), _("Ghi chú")),
        rows=(*(_row(place, line) for place, line in enumerate(matrix.lines, start=1)), AnnexRow(total)),
        widths=(4.0, 11.0, *[max(4.0, 70.0 / count)] * count, 6.0, 7.0),
        aligns="cl" + "c" * (count + 1) + "l",
        note=_(
            "Số liệu đến ngày %(day)s. Ngày ghi trong ô: ngày hoàn thành (HT) hoặc thời hạn (TH). Đơn vị tính: %%",
            day=written_day(viewed().day),
        ),
    )


def _row(place: int, line: Line) -> AnnexRow:
    cells = [_cell(cell.status) if cell else "" for cell in line.cells]
    late = sum(cell.status.standing is Standing.OVERDUE for cell in line.cells if cell)
    remark = _("%(n)s bước quá hạn", n=late) if late else ""
    return AnnexRow((str(place), line.unit.name, *cells, _share(line), remark))


def _share(line: Line) -> str:
    return "" if line.progress.value is None else percent(line.progress.value)


def _cell(status: Status) -> str:
    """The day of completion, or the deadline with what is to be said of it."""
    if status.standing in {Standing.DONE_ON_TIME, Standing.DONE_LATE} and status.completed_on:
        return _("HT %(day)s", day=written_day(status.completed_on))
    if status.standing in {Standing.AWAITING, Standing.OVERDUE, Standing.OUT} or status.due is None:
        return shown(status).label
    return _("TH %(day)s", day=written_day(status.due))
