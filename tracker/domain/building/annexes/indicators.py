"""The indicators of a plan in the official columns: planned, reached, attained, and how it stood at the last report."""

from collections.abc import Sequence
from dataclasses import replace

from tracker.domain import wording
from tracker.domain.building.annexes.facts import Figured, IndicatorFacts
from tracker.domain.indicators import MILLION, Figure, attainment, in_millions, moved, plain, share_of
from tracker.domain.reporting import Annex, AnnexRow

COLUMNS = (
    "TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "Tỷ lệ so với kế hoạch (%)", "Kỳ trước", "Ghi chú",
)  # fmt: skip


def indicator_annex(indicators: Sequence[IndicatorFacts], plan: str, note: str) -> Annex:
    """The indicators in the order of the plan; what is not known stays blank."""
    rows = [AnnexRow((str(place), *_cells(each))) for place, each in enumerate(indicators, start=1)]
    return Annex(
        title=f"Kết quả thực hiện các chỉ tiêu của {plan}",
        columns=COLUMNS,
        rows=tuple(rows),
        widths=(5, 32, 9, 11, 12, 11, 12, 18),
        aligns="clcccccl",
        note=note,
        sheet="Chỉ tiêu",
    )


def _cells(each: IndicatorFacts) -> tuple[str, ...]:
    """Title, unit of measure, planned, reached with its share, attained, reached before, how it moved and what was noted."""
    each = _as_tables_tell(each)
    reading, target, spelling = each.reading, each.target, each.spelling
    measured = spelling.kind.has_measure and reading and target
    reached = attainment(reading.figure, target.figure) if measured and reading and target else None
    share = share_of(reading.figure, spelling) if reading else None
    change = moved(reading.figure, each.previous.figure, spelling) if reading and each.previous else ""
    return (
        each.title,
        spelling.unit,
        _written(target, each),
        _written(reading, each) + (f" ({wording.percent(share)})" if share is not None else ""),
        wording.number(wording.percentage(reached)) if reached is not None else "",
        _written(each.previous, each),
        "; ".join(filter(None, (change, reading.note if reading else ""))),
    )


def _as_tables_tell(each: IndicatorFacts) -> IndicatorFacts:
    """An indicator of money in triệu đồng; any other as it is."""
    if not each.spelling.kind.is_money:
        return each

    def less(told: Figured | None) -> Figured | None:
        return replace(told, figure=in_millions(told.figure)) if told else None

    return replace(
        each,
        spelling=replace(each.spelling, unit=MILLION),
        target=less(each.target),
        reading=less(each.reading),
        previous=less(each.previous),
    )


def _written(told: Figured | None, each: IndicatorFacts) -> str:
    figure: Figure | None = told.figure if told else None
    return plain(figure, each.spelling) if figure else ""
