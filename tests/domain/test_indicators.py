"""A reading is compared with its target in one measure, or not at all."""

from collections import namedtuple
from decimal import Decimal
from fractions import Fraction

import pytest

from tracker.domain.indicators import attainment

Figure = namedtuple("Figure", "value denominator", defaults=(None,))


@pytest.mark.parametrize(
    ("reading", "target", "share"),
    [
        (Figure(Decimal(16)), Figure(Decimal(36)), Fraction(4, 9)),
        (Figure(Decimal(40)), Figure(Decimal(36)), Fraction(10, 9)),
        (Figure(Decimal(0)), Figure(Decimal(36)), Fraction(0)),
        (Figure(Decimal("1.5")), Figure(Decimal(3)), Fraction(1, 2)),
        (Figure(Decimal(58), Decimal(262)), Figure(Decimal(131), Decimal(262)), Fraction(58, 131)),
        (Figure(Decimal(1), Decimal(2)), Figure(Decimal(80), Decimal(100)), Fraction(5, 8)),
    ],
)
def test_a_reading_reaches_a_share_of_its_target(reading, target, share):
    assert attainment(reading, target) == share


@pytest.mark.parametrize(
    ("reading", "target"),
    [
        (Figure(Decimal(5)), Figure(Decimal(0))),
        (Figure(Decimal(5), Decimal(0)), Figure(Decimal(1), Decimal(2))),
        (Figure(Decimal(5), Decimal(10)), Figure(Decimal(0), Decimal(10))),
        (Figure(Decimal(5)), Figure(Decimal(1), Decimal(2))),
        (Figure(Decimal(1), Decimal(2)), Figure(Decimal(5))),
    ],
)
def test_figures_without_a_measure_in_common_are_not_compared(reading, target):
    assert attainment(reading, target) is None
