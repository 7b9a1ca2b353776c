"""The plan with the status of each task on a day, in the official columns of an annex."""

from collections.abc import Callable

from tracker.domain import wording
from tracker.domain.building.citations import named
from tracker.domain.building.facts import GroupFacts, ReportFacts, TaskFacts
from tracker.domain.phrases import capitals
from tracker.domain.reporting import Annex, AnnexRow, Sheet, Tone
from tracker.domain.status import Standing, Status, StatusCode

COLUMNS = (
    "TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm", "Tình trạng",
    "Kết quả đến nay",
)  # fmt: skip
WIDTHS = (4, 22, 12, 14, 10, 11, 10, 25)
ALIGNS = "clllclcl"
STATUS_COLUMN = 6
TITLE = "Tình hình thực hiện các nhiệm vụ của {plan}"
_TONES = {
    Standing.DONE_ON_TIME: Tone.DONE,
    Standing.DONE_LATE: Tone.DONE,
    Standing.OVERDUE: Tone.LATE,
    Standing.ONGOING: Tone.ONGOING,
}


def plan_sheet(facts: ReportFacts) -> Sheet:
    """The table as a sheet that goes to the printer, the status coloured."""
    lines = [(row, tone) for group in _groups(facts) for row, tone in _rows(group, facts)]
    return Sheet(
        name="Tình hình thực hiện",
        lines=(capitals(_title(facts)), f"({facts.issuer})", note_of(facts)),
        columns=COLUMNS,
        rows=tuple(row for row, _ in lines),
        widths=WIDTHS,
        aligns=ALIGNS,
        tones=tuple(tone for _, tone in lines),
        tone_column=STATUS_COLUMN,
    )


def plan_annex(facts: ReportFacts) -> Annex:
    """The same table as an annex of the report; steps of the work between units are no matter of its reader."""
    rows = [row for group in _groups(facts) for row, _tone in _rows(group, facts, words=outward_words)]
    return Annex(_title(facts), COLUMNS, tuple(rows), WIDTHS, ALIGNS, note_of(facts))


def annex_sheet(annex: Annex, issuer: str) -> Sheet:
    """An annex as a sheet that goes to the printer; what stands below the table is its last line."""
    below = (AnnexRow((annex.legend,), heading=True),) if annex.legend else ()
    return Sheet(
        name=annex.sheet or annex.title,
        lines=(capitals(annex.title), f"({issuer})", *filter(None, (annex.note, annex.measure))),
        columns=annex.columns,
        rows=(*annex.rows, *below),
        widths=annex.widths,
        aligns=annex.aligns,
    )


def status_words(status: Status) -> str:
    """The status as a table says it: `Quá hạn 14 ngày`, `Hoàn thành đúng hạn (28/3/2022)`."""
    words = status.code.label.format(n=status.days_late)
    return f"{words} ({wording.day(status.completed_on)})" if status.completed_on else words


def outward_words(status: Status) -> str:
    """The status as a report tells it: what nobody accepted or was returned is in progress, or overdue."""
    if status.code not in {StatusCode.NEW, StatusCode.RETURNED, StatusCode.SOON, StatusCode.TODAY}:
        return status_words(status)
    code = StatusCode.LATE if status.days_late else StatusCode.TERM
    return code.label.format(n=status.days_late)


def _title(facts: ReportFacts) -> str:
    return TITLE.format(plan=named(facts.plan))


def note_of(facts: ReportFacts) -> str:
    """Of which day the figures of a table are."""
    return f"(Số liệu đến ngày {wording.day(facts.as_of)})"


def _groups(facts: ReportFacts) -> list[GroupFacts | None]:
    """The groups in their order, before them the tasks without one."""
    return [None, *facts.groups]


def _rows(
    group: GroupFacts | None, facts: ReportFacts, words: Callable[[Status], str] = status_words
) -> list[tuple[AnnexRow, Tone]]:
    number = group.id if group else None
    tasks = [task for task in facts.main_tasks if task.group_id == number]
    heading = [(AnnexRow((group.number, group.title), heading=True), Tone.PLAIN)] if group and tasks else []
    return heading + [
        (_row(task, words(task.status)), _TONES.get(task.status.standing, Tone.PLAIN)) for task in tasks
    ]


def _row(task: TaskFacts, status: str) -> AnnexRow:
    return AnnexRow(
        (
            task.number,
            task.title,
            task.lead,
            task.coordinating,
            task.deadline,
            task.deliverable,
            status,
            task.latest,
        )
    )
