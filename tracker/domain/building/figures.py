"""Indicators that the writer puts into the text, each as one sentence with its denominator (words-vi.md §4)."""

from decimal import Decimal
from fractions import Fraction

from tracker.domain import wording
from tracker.domain.building.annexes.facts import Figured, IndicatorFacts
from tracker.domain.building.annexes.indicators import EQUAL, change, share_of, written
from tracker.domain.building.facts import ReportFacts
from tracker.domain.building.slots import Slot
from tracker.domain.indicators import attainment
from tracker.domain.phrases import bare, upper_first
from tracker.domain.reporting import FactRef, Paragraph


def indicator_paragraphs(slot: Slot, facts: ReportFacts) -> list[Paragraph]:
    """The sentences of the indicators that stand in a slot, in the order of the plan; none without a figure."""
    chosen = facts.placed.get(slot, frozenset())
    told = [(each, indicator_sentence(each)) for each in facts.indicators if each.id in chosen]
    return [Paragraph(text, facts=(FactRef("indicator", each.id),)) for each, text in told if text]


def indicator_sentence(each: IndicatorFacts) -> str:
    """`Thủ tục … là 58/262 thủ tục, đạt 22,14%; đạt 44,27% kế hoạch (131/262); tăng 6,11 điểm phần trăm so với …`."""
    reading = each.reading
    if reading is None:
        return ""
    name = bare(upper_first(each.title))
    if not reading.value:
        of = f" ({written(reading)} {each.unit_of_measure})" if reading.denominator else ""
        return f"{name}: chưa có{of}."
    parts = [_reached(name, each, reading), _attained(each, reading), _changed(each)]
    return f"{'; '.join(filter(None, parts))}."


def _reached(name: str, each: IndicatorFacts, reading: Figured) -> str:
    below = f"/{_counted(reading.denominator)}" if reading.denominator is not None else ""
    share = share_of(reading)
    told = f"{name} là {_counted(reading.value)}{below} {each.unit_of_measure}".rstrip()
    return f"{told}, đạt {wording.percent(share)}" if share is not None else told


def _attained(each: IndicatorFacts, reading: Figured) -> str:
    """The share of the plan, said only where it is not the share itself."""
    reached: Fraction | None = attainment(reading, each.target) if each.target else None
    if reached is None or each.target is None or share_of(each.target) == 1:
        return ""
    if each.target.denominator is not None:
        return f"đạt {wording.percent(reached)} kế hoạch ({written(each.target)})"
    over = f"{_counted(reading.value)}/{_counted(each.target.value)} {each.unit_of_measure}".rstrip()
    return f"đạt {wording.percent(reached)} kế hoạch ({over})"


def _changed(each: IndicatorFacts) -> str:
    moved, before = change(each), each.previous
    if not moved or before is None:
        return ""
    if moved == EQUAL or before.day is None:
        return moved
    return f"{moved} so với ngày {wording.day(before.day)} ({written(before)})"


def _counted(value: Decimal | None) -> str:
    """A whole number below ten takes its zero, anything else is written as it is."""
    if value is not None and value == value.to_integral_value() and 0 < value < 10:
        return wording.count(int(value))
    return wording.number(value) if value is not None else ""
