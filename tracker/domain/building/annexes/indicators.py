"""The indicators of a plan in the official columns: planned, reached, attained, and how it stood at the last report."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tracker.domain import wording
from tracker.domain.building.annexes.facts import Figured, IndicatorFacts
from tracker.domain.indicators import IndicatorKind, attainment
from tracker.domain.reporting import Annex, AnnexRow

COLUMNS = (
    "TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "Tỷ lệ so với kế hoạch (%)", "Kỳ trước", "Ghi chú",
)  # fmt: skip
_MILLION = 10**6
EQUAL = "bằng kỳ trước"


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
    each = in_millions(each)
    reading = each.reading
    reached = attainment(reading, each.target) if reading and each.target else None
    return (
        each.title,
        each.unit_of_measure,
        written(each.target),
        written(reading)
        + (f" ({wording.percent(share)})" if (share := share_of(reading)) is not None else ""),
        wording.number(wording.percentage(reached)) if reached is not None else "",
        written(each.previous),
        "; ".join(filter(None, (change(each), reading.note if reading else ""))),
    )


def in_millions(each: IndicatorFacts) -> IndicatorFacts:
    """An indicator of money as a table tells it, in triệu đồng; any other as it is."""
    if each.kind is not IndicatorKind.MONEY_RATIO:
        return each

    def less(figure: Figured | None) -> Figured | None:
        if figure is None or figure.denominator is None:
            return figure
        return replace(figure, value=figure.value / _MILLION, denominator=figure.denominator / _MILLION)

    return replace(
        each,
        unit_of_measure="triệu đồng",
        target=less(each.target),
        reading=less(each.reading),
        previous=less(each.previous),
    )


def written(figure: Figured | None) -> str:
    """A figure in a table: `58/262`, `3`; nothing where there is none."""
    if figure is None:
        return ""
    below = f"/{wording.number(figure.denominator)}" if figure.denominator is not None else ""
    return f"{wording.number(figure.value)}{below}"


def share_of(figure: Figured | None) -> Fraction | None:
    """The numerator over the denominator, a share of 1; None for a plain figure or over nothing."""
    if figure is None or not figure.denominator:
        return None
    return Fraction(figure.value) / Fraction(figure.denominator)


def change(each: IndicatorFacts) -> str:
    """`tăng 6,11 điểm phần trăm`, `giảm 2 đề tài`, `bằng kỳ trước`; nothing where both have no measure in common."""
    now, before = each.reading, each.previous
    if now is None or before is None or (now.denominator is None) is not (before.denominator is None):
        return ""
    if now.denominator is None:
        moved = Fraction(now.value) - Fraction(before.value)
        told = f"{wording.number(wording.rounded(abs(moved)))} {each.unit_of_measure}".strip()
    else:
        share, earlier = share_of(now), share_of(before)
        if share is None or earlier is None:
            return ""
        moved = share - earlier
        told = f"{wording.number(wording.rounded(abs(moved) * 100))} điểm phần trăm"
    return f"{'tăng' if moved > 0 else 'giảm'} {told}" if moved else EQUAL
