"""Writing a report: its head and end, and each section's words and lines."""

from typing import Any

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.documents.models import SourceDocument
from tracker.documents.queries import documents_to_choose, find_document
from tracker.domain.building import Entry, HeadWords, ReportFacts, Slot, entries
from tracker.domain.periods import parse_period
from tracker.domain.refusals import Refusal
from tracker.domain.rights import EVERYTHING
from tracker.domain.text import N_, one_line
from tracker.indicators.queries import indicators
from tracker.plans.queries.tasks import tasks_of_plan
from tracker.reports.actions.writing import (
    LineWords,
    arrange,
    change_head,
    move_up,
    place_indicators,
    write_section,
)
from tracker.reports.forms import HeadForm, SectionForm
from tracker.reports.models import Report
from tracker.reports.queries.papers import facts_of
from tracker.reports.queries.reports import ReportPart, find_head, find_part, find_report
from tracker.reports.views.reports import request_choices
from tracker.web.guards import current_scope, guard
from tracker.web.submits import submits, writing

report_writing = Blueprint("report_writing", __name__)


def _head_form(report: Report, **how: Any) -> HeadForm:
    head = find_head(report, at=clock.latest())
    form = HeadForm(obj=head, data={"version": report.version}, **how)
    form.request_id.offer(request_choices(_documents(head.request_id if head else None)))
    return form


def _documents(chosen: int | None) -> list[SourceDocument]:
    """Documents to choose from; the one that the report answers is always among them."""
    found = list(documents_to_choose(current_scope()))
    if chosen and all(each.id != chosen for each in found):
        found += filter(None, [find_document(EVERYTHING, chosen)])
    return found


def _head_page(report: Report, form: HeadForm) -> str:
    return render_template("reports/head.html", report=report, period=parse_period(report.period), form=form)


@report_writing.get("/reports/<id:report_id>/head")
@guard("report.write", load=find_report)
def head(report: Report) -> str:
    """Head, end and options of a report."""
    return _head_page(report, _head_form(report))


@report_writing.post("/reports/<id:report_id>/head")
@guard("report.write", load=find_report)
@submits(make=_head_form, page=_head_page)
def change(_report: Report, form: HeadForm) -> Response:
    """Types head, end and options anew."""
    words = {name: form[name].data for name in HeadWords.__dataclass_fields__}
    words |= {"subject": one_line(words["subject"]), "annexes": form.annexes.chosen}
    with writing(form) as entry:
        change_head(entry.thing, HeadWords(**words), request_id=form.request_id.data, by=entry.by)
        return entry.done(
            url_for("reports.show", report_id=entry.thing.id), _("Đã lưu phần đầu và cuối của báo cáo.")
        )


def _facts(part: ReportPart) -> ReportFacts:
    report = part.report
    return facts_of(report.plan, parse_period(report.period), report=report, at=clock.latest())


def _rows(part: ReportPart, facts: ReportFacts) -> list[Entry]:
    return entries(part.slot, facts, silent=True) if part.slot.gathers else []


def _section_form(part: ReportPart, **how: Any) -> SectionForm:
    facts = _facts(part)
    typed = facts.texts.get(part.slot)
    lines = [
        {
            "task_id": entry.task.id,
            "position": place if entry.text else None,
            "joins_previous": entry.joins_previous,
            "left_out": entry.is_left_out,
            "text": entry.line.text if entry.line else "",
        }
        for place, entry in enumerate(_rows(part, facts), start=1)
    ]
    placed = facts.placed.get(part.slot, frozenset())
    data = {
        "version": part.version,
        "text": typed.text if typed else "",
        "lines": lines,
        "indicators": placed,
    }
    form = SectionForm(data=data, **how)
    form.indicators.choices = _indicators(part)
    return form


def _indicators(part: ReportPart) -> list[tuple[int, str]]:
    """The indicators that may stand in the slot as sentences."""
    if not part.slot.holds_results:
        return []
    return [(each.id, f"{each.code}. {each.title}") for each in indicators(EVERYTHING, part.report.plan)]


def _section_page(part: ReportPart, form: SectionForm) -> str:
    facts = _facts(part)
    tasks = {str(entry.task.id): entry for entry in _rows(part, facts)}
    return render_template(
        "reports/section.html",
        report=part.report,
        period=parse_period(part.report.period),
        slot=part.slot,
        moves_up=part.slot is Slot.RESULTS,
        rows=[
            (tasks[str(line.task_id.data)], line) for line in form.lines if str(line.task_id.data) in tasks
        ],
        form=form,
    )


@report_writing.get("/reports/<id:report_id>/sections/<section>")
@guard("report.write", load=find_part)
def section(part: ReportPart) -> str:
    """One section: the writer's words and the lines of tasks."""
    return _section_page(part, _section_form(part))


@report_writing.post("/reports/<id:report_id>/sections/<section>")
@guard("report.write", load=find_part)
@submits(make=_section_form, page=_section_page)
def write(_part: ReportPart, form: SectionForm) -> Response:
    """Keeps the words and the arrangement of a section."""
    with writing(form) as entry:
        report, slot = entry.thing.report, entry.thing.slot
        write_section(report, slot, form.text.data, by=entry.by)
        lines = _lines(report, form)
        if slot.gathers:
            arrange(report, slot, [line for line, placed in lines if not placed], by=entry.by)
        if slot.holds_results:
            place_indicators(report, slot, form.indicators.data or (), by=entry.by)
        if up := [line for line, placed in lines if placed and slot is Slot.RESULTS]:
            move_up(report, up, by=entry.by)
        return entry.done(
            url_for("reports.show", report_id=report.id), _("Đã lưu mục %(slot)s.", slot=_(slot.label))
        )


def _lines(report: Report, form: SectionForm) -> list[tuple[LineWords, bool]]:
    """The lines by their numbers; one whose number was changed goes before the one that had it.

    Raises Refusal for a task of another plan.
    """
    own = {str(task.id): task.id for task in tasks_of_plan(EVERYTHING, report.plan)}
    told: list[tuple[tuple[int, bool, int], LineWords, bool]] = []
    for place, line in enumerate(form.lines, start=1):
        if line.task_id.data not in own:
            raise Refusal(N_("Có dòng không thuộc kế hoạch này. Tải lại trang rồi sửa lại."))
        number = line.position.data or place
        words = LineWords(
            own[line.task_id.data],
            line.joins_previous.data,
            line.left_out.data,
            line.text.data,
            numbered=line.position.data is not None,
        )
        told.append(((number, number == place, place), words, line.placed.data))
    return [(words, placed) for _key, words, placed in sorted(told, key=lambda each: each[0])]
