"""Writing a report: its head, what is typed, and how the lines of tasks are arranged; each change is a fact."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from sqlalchemy.orm.attributes import flag_modified

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.documents.models import SourceDocument
from tracker.domain.building import HeadWords, Line, Slot
from tracker.domain.periods import Period, parse_period
from tracker.domain.refusals import Refusal
from tracker.domain.reportlife import ReportState, check_open
from tracker.domain.rights import EVERYTHING, Actor
from tracker.domain.text import N_
from tracker.indicators.queries import indicators
from tracker.plans.models import Plan
from tracker.reports.models import HeadText, Report, ReportIndicator, ReportLine, ReportStep, SectionText
from tracker.reports.queries.gathering import draft_head
from tracker.reports.queries.reports import find_report_of, lines_by_slot, placed_by_slot, texts_by_slot


@dataclass(frozen=True, slots=True)
class LineWords:
    """How a task stands in a slot; its place is its place in the list that is handed over.

    One that is not `numbered` has no place of its own: it is noted only where it says or takes back something.
    """

    task_id: int
    joins_previous: bool = False
    left_out: bool = False
    text: str = ""
    numbered: bool = True

    @property
    def says(self) -> bool:
        """Whether it changes what the task brings of itself."""
        return bool(self.joins_previous or self.left_out or self.text)


def create_report(plan: Plan, period: Period, *, by: Actor, request: SourceDocument | None = None) -> Report:
    """Begins the report of a plan for a period, headed as the letterhead of the plan's issuer says.

    Raises Refusal when there is one already.
    """
    if find_report_of(EVERYTHING, plan, period.code) is not None:
        raise Refusal(
            N_("Kế hoạch đã có báo cáo {period}. Mở báo cáo đó trong danh sách."), period=period.words
        )
    report = Report(
        plan_id=plan.id,
        plan=plan,
        period=period.code,
        builder_id=by.id,
        state=ReportState.DRAFT,
        changed_at=clock.latest(),
        number=None,
        issued_on=None,
        frozen=None,
        digest=None,
    )
    db.session.add(report)
    db.session.flush()
    note_step(report, by=by)
    _append_head(report, draft_head(plan, period, request), request_id=request.id if request else None, by=by)
    record("report.created", report, by=by, name=report_name(report), unit_id=plan.focal_unit_id)
    return report


def change_head(report: Report, words: HeadWords, *, request_id: int | None, by: Actor) -> None:
    """Types head, end and options anew. Raises Refusal once the report was checked."""
    check_open(report.state)
    _append_head(report, words, request_id=request_id, by=by)
    touch(report)
    record("report.changed", report, by=by, name=report_name(report), unit_id=report.plan.focal_unit_id)


def write_section(report: Report, slot: Slot, text: str, *, by: Actor) -> None:
    """Types the writer's words of a slot, a paragraph a line; an empty text takes them away."""
    check_open(report.state)
    db.session.flush()
    standing = texts_by_slot(report, at=clock.latest()).get(slot)
    if text == (standing.text if standing else ""):
        return
    db.session.add(
        SectionText(
            report_id=report.id,
            section=slot,
            text=text,
            **clock.stamp(clock.today(), by),
        )
    )
    touch(report)
    _note("report.section", report, slot, by=by)


def arrange(report: Report, slot: Slot, lines: Sequence[LineWords], *, by: Actor) -> None:
    """Says in which order the tasks stand in a slot, which are merged, reworded or left out.

    Tasks that are not named keep their place after these. A result that is placed in I.1 or I.3.1 leaves I.2.
    """
    check_open(report.state)
    db.session.flush()
    standing = _standing(report, slot)
    wanted = [
        Line(0, words.task_id, place, words.joins_previous, words.left_out, words.text)
        for place, words in enumerate((each for each in lines if _is_noted(each, standing)), start=1)
    ]
    fresh = [line for line in wanted if _differs(line, standing.get(line.task_id))]
    if not fresh:
        return
    db.session.add_all([_fact(report, slot, line, by) for line in fresh])
    touch(report)
    _note("report.line", report, slot, by=by)


def move_up(report: Report, lines: Sequence[LineWords], *, by: Actor) -> None:
    """Puts the results of tasks at the end of I.1; they leave I.2."""
    db.session.flush()
    moved = {line.task_id for line in lines}
    standing = sorted(_standing(report, Slot.DIRECTION).values(), key=lambda fact: (fact.position, fact.id))
    kept = [
        LineWords(fact.task_id, fact.joins_previous, fact.left_out, fact.text)
        for fact in standing
        if fact.task_id not in moved
    ]
    arrange(report, Slot.DIRECTION, [*kept, *lines], by=by)


def place_indicators(report: Report, slot: Slot, chosen: Iterable[int], *, by: Actor) -> None:
    """Says which indicators stand in a slot as sentences. Raises Refusal for one of another plan."""
    check_open(report.state)
    db.session.flush()
    wanted, standing = set(chosen), placed_by_slot(report, at=clock.latest()).get(slot, frozenset())
    if not wanted <= {each.id for each in indicators(EVERYTHING, report.plan)}:
        raise Refusal(N_("Có chỉ tiêu không thuộc kế hoạch này. Tải lại trang rồi chọn lại."))
    if wanted == standing:
        return
    db.session.add_all(
        ReportIndicator(
            report_id=report.id,
            indicator_id=number,
            section=slot,
            stands=number in wanted,
            **clock.stamp(clock.today(), by),
        )
        for number in sorted(wanted ^ standing)
    )
    touch(report)
    _note("report.section", report, slot, by=by)


def note_step(report: Report, *, by: Actor, note: str = "") -> None:
    """Records the step that led the report to its state."""
    db.session.add(
        ReportStep(
            report_id=report.id,
            state=report.state,
            note=note,
            **clock.stamp(clock.today(), by),
        )
    )


def touch(report: Report) -> None:
    """Notes that something about the report was recorded: its version moves on, older forms are stale."""
    report.changed_at = clock.now()
    flag_modified(report, "changed_at")


def report_name(report: Report) -> str:
    """How the minute book names a report."""
    return f"{parse_period(report.period).words} (kế hoạch số {report.plan.document.number})"


def _append_head(report: Report, words: HeadWords, *, request_id: int | None, by: Actor) -> None:
    db.session.add(
        HeadText(
            report_id=report.id,
            request_id=request_id,
            **{each.name: getattr(words, each.name) for each in fields(words)},
            **clock.stamp(clock.today(), by),
        )
    )


def _standing(report: Report, slot: Slot) -> Mapping[int, ReportLine]:
    return lines_by_slot(report, at=clock.latest()).get(slot, {})


def _is_noted(words: LineWords, standing: Mapping[int, ReportLine]) -> bool:
    """Whether the line was numbered, says something, or takes back what was said before."""
    before = standing.get(words.task_id)
    said = before is not None and bool(before.joins_previous or before.left_out or before.text)
    return words.numbered or words.says or said


def _differs(line: Line, fact: ReportLine | None) -> bool:
    return fact is None or (line.position, line.joins_previous, line.left_out, line.text) != (
        fact.position,
        fact.joins_previous,
        fact.left_out,
        fact.text,
    )


def _fact(report: Report, slot: Slot, line: Line, by: Actor) -> ReportLine:
    return ReportLine(
        report_id=report.id,
        section=slot,
        task_id=line.task_id,
        position=line.position,
        joins_previous=line.joins_previous,
        left_out=line.left_out,
        text=line.text,
        **clock.stamp(clock.today(), by),
    )


def _note(verb: str, report: Report, slot: Slot, *, by: Actor) -> None:
    record(
        verb,
        report,
        by=by,
        name=report_name(report),
        unit_id=report.plan.focal_unit_id,
        section=slot.value,
    )
