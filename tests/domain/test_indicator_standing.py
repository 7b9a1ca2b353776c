"""Where an indicator stands against its target, and how figures of units become one."""

from collections import namedtuple
from datetime import date
from decimal import Decimal

import pytest

from tracker.domain.indicators import (
    Aim,
    Direction,
    Figure,
    Gathering,
    IndicatorKind,
    Qualifier,
    Spelling,
    Thresholds,
    Told,
    Traffic,
    attained,
    change,
    check_gathering,
    gathered,
    traffic,
)
from tracker.domain.refusals import Refusal

F = namedtuple("F", "value denominator", defaults=(None,))
AIM = Aim(date(2022, 1, 1), date(2022, 4, 10))  # a hundred days
HALF, LAST, AFTER = date(2022, 2, 19), date(2022, 4, 10), date(2022, 5, 1)
HIGHER, LOWER, HOLD = Direction.HIGHER, Direction.LOWER, Direction.HOLD


@pytest.mark.parametrize(
    ("direction", "value", "day", "stands"),
    [
        (HIGHER, 450, HALF, Traffic.ON_TRACK),
        (HIGHER, 449, HALF, Traffic.AT_RISK),
        (HIGHER, 350, HALF, Traffic.AT_RISK),
        (HIGHER, 349, HALF, Traffic.OFF_TRACK),
        (HIGHER, 1000, LAST, Traffic.ON_TRACK),
        (HIGHER, 999, LAST, Traffic.OFF_TRACK),
        (HIGHER, 999, AFTER, Traffic.OFF_TRACK),
        (LOWER, 1000, HALF, Traffic.ON_TRACK),
        (LOWER, 1001, HALF, Traffic.AT_RISK),
        (LOWER, 1429, HALF, Traffic.OFF_TRACK),
        (LOWER, 1001, LAST, Traffic.OFF_TRACK),
        (LOWER, 0, LAST, Traffic.ON_TRACK),
        (HOLD, 900, LAST, Traffic.ON_TRACK),
        (HOLD, 899, LAST, Traffic.OFF_TRACK),
        (HOLD, 899, HALF, Traffic.AT_RISK),
        (HOLD, 1112, HALF, Traffic.AT_RISK),
    ],
)
def test_a_figure_is_judged_by_what_is_expected_by_the_day(direction, value, day, stands) -> None:
    found = traffic(
        F(Decimal(value)), F(Decimal(1000)), AIM, day=day, direction=direction, thresholds=Thresholds()
    )
    assert found is stands


def test_no_figure_is_no_data_and_two_measures_are_not_judged() -> None:
    how = {"day": HALF, "direction": HIGHER, "thresholds": Thresholds()}
    assert traffic(None, F(Decimal(1)), AIM, **how) is Traffic.NO_DATA
    assert traffic(F(Decimal(1), Decimal(2)), F(Decimal(1)), AIM, **how) is None


def told(value: int, over: int | None, day: int, qualifier: Qualifier = Qualifier.EXACT) -> Told:
    return Told(
        Figure(Decimal(value), None if over is None else Decimal(over), qualifier), date(2022, 6, day)
    )


@pytest.mark.parametrize(
    ("way", "facts", "reads"),
    [
        (Gathering.RATIO, [told(186, 337, 1), told(79, 163, 2)], "265/500"),
        (Gathering.SUM, [told(3, None, 1), told(4, None, 2)], "7"),
        (Gathering.LAST, [told(4, None, 2), told(3, None, 1)], "4"),
        (Gathering.SUM, [told(3, None, 1, Qualifier.LEAST), told(4, None, 2)], "ít nhất 7"),
        (Gathering.SUM, [told(3, None, 1, Qualifier.MORE), told(4, None, 2, Qualifier.OVER)], "trên 7"),
        (Gathering.SUM, [told(3, None, 1, Qualifier.MORE), told(4, None, 2, Qualifier.MOST)], "khoảng 7"),
    ],
)
def test_figures_of_units_become_one(way, facts, reads) -> None:
    assert str(gathered(facts, way).figure) == reads


def test_percentages_are_never_added_or_averaged() -> None:
    with pytest.raises(Refusal, match="Tỷ lệ phần trăm không có tử số"):
        check_gathering(IndicatorKind.PERCENT, Gathering.SUM)
    check_gathering(IndicatorKind.PERCENT, Gathering.LAST)


def test_a_report_says_how_a_figure_moved_and_how_much_of_its_target_it_reaches() -> None:
    ratio, count = Spelling(IndicatorKind.RATIO, "thủ tục"), Spelling(IndicatorKind.CUMULATIVE, "tin, bài")
    now, was = Figure(Decimal(58), Decimal(262)), Figure(Decimal(42), Decimal(262))
    moved = change(now, was, ratio, before_day=date(2022, 3, 31))
    assert moved == "tăng 6,11 điểm phần trăm so với 31/3/2022 (42/262)"
    reached = attained(Figure(Decimal(16)), Figure(Decimal(36)), count, by_day=date(2022, 12, 31))
    assert reached == "đạt 44,44% kế hoạch năm (16/36 tin, bài)"
