"""A rollout: its units down, its steps across, in each cell the day on which the step was done."""

from datetime import date

from tracker.domain import wording
from tracker.domain.building.annexes.facts import RolloutFacts, RolloutUnit
from tracker.domain.phrases import lower_first
from tracker.domain.reporting import Annex, AnnexRow
from tracker.domain.status import Standing, Status, StatusCode

LEGEND = "Các bước: {steps}. Ngày ghi trong ô là ngày hoàn thành; “x”: đang thực hiện; ô trống: chưa thực hiện; “–”: không có bước này{late}."
_LATE = "; “(m)”: hoàn thành sau thời hạn; “q”: quá hạn chưa hoàn thành"
_UNIT, _PROGRESS, _NUMBER = 22.0, 9.0, 5.0
_STEPS = 64.0
_NOT_BEGUN = {StatusCode.PREPARED, StatusCode.NEW}


def rollout_annex(rollout: RolloutFacts, plan: str, note: str, *, day: date, names_late: bool) -> Annex:
    """The units in the order in which they joined; lateness is marked only where the report names it."""
    count = len(rollout.steps)
    steps = "; ".join(f"({place}) {lower_first(title)}" for place, title in enumerate(rollout.steps, start=1))
    rows = [_row(place, unit, day, names_late) for place, unit in enumerate(rollout.units, start=1)]
    return Annex(
        title=f"Kết quả triển khai theo đơn vị nhiệm vụ {rollout.number} của {plan}: {rollout.title}",
        columns=("TT", "Đơn vị", *(f"({place})" for place in range(1, count + 1)), "Tiến độ (%)"),
        rows=tuple(rows),
        widths=(_NUMBER, _UNIT, *((_STEPS / count,) * count), _PROGRESS),
        aligns=f"cl{'c' * count}c",
        note=note,
        legend=LEGEND.format(steps=steps, late=_LATE if names_late else ""),
        sheet=f"Nhiệm vụ {rollout.number}",
    )


def _row(place: int, unit: RolloutUnit, day: date, names_late: bool) -> AnnexRow:
    cells = tuple(_cell(status, day, names_late) for status in unit.cells)
    done = "" if unit.progress is None else wording.number(wording.percentage(unit.progress))
    return AnnexRow((str(place), unit.name, *cells, done))


def _cell(status: Status | None, day: date, names_late: bool) -> str:
    if status is None or status.standing is Standing.OUT:
        return "–"
    if status.completed_on and status.standing in {Standing.DONE_ON_TIME, Standing.DONE_LATE}:
        mark = " (m)" if names_late and status.standing is Standing.DONE_LATE else ""
        return f"{_short_day(status.completed_on, day)}{mark}"
    if names_late and status.standing is Standing.OVERDUE:
        return "q"
    return "" if status.code in _NOT_BEGUN else "x"


def _short_day(value: date, day: date) -> str:
    """Day and month; the year where it is another than the report's."""
    written = wording.day(value)
    return written.removesuffix(f"/{day.year}")
