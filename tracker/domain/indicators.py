"""Kinds of indicators: how a reading is written and how it is compared with its target."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from tracker.domain.text import N_


class IndicatorKind(StrEnum):
    """What one reading of the indicator is."""

    COUNT = "count"
    RATIO = "ratio"
    CUMULATIVE = "cumulative"
    MONEY_RATIO = "money_ratio"
    BREAKDOWN = "breakdown"

    @property
    def label(self) -> str:
        """The kind as screens name it."""
        return INDICATOR_KIND_LABELS[self]

    @property
    def has_denominator(self) -> bool:
        """Whether a reading is a numerator over a denominator."""
        return self in {IndicatorKind.RATIO, IndicatorKind.MONEY_RATIO}


INDICATOR_KIND_LABELS = {
    IndicatorKind.COUNT: N_("Số lượng"),
    IndicatorKind.RATIO: N_("Tỷ lệ (tử số/mẫu số)"),
    IndicatorKind.CUMULATIVE: N_("Lũy kế"),
    IndicatorKind.MONEY_RATIO: N_("Tỷ lệ kinh phí"),
    IndicatorKind.BREAKDOWN: N_("Số lượng theo thành phần"),
}


class Figure(Protocol):
    """A reading or a target: a value, or a value over a denominator."""

    @property
    def value(self) -> Decimal:
        """The value, or the numerator."""

    @property
    def denominator(self) -> Decimal | None:
        """The denominator, where there is one."""


def attainment(reading: Figure, target: Figure) -> Fraction | None:
    """The exact share of its target that a reading reaches («đạt … % kế hoạch»); ratios are compared as ratios.

    None where the target is nothing, and where a ratio meets a plain figure: they have no measure in common.
    """
    if (reading.denominator is None) is not (target.denominator is None):
        return None
    reached, planned = _worth(reading), _worth(target)
    return reached / planned if reached is not None and planned else None


def _worth(figure: Figure) -> Fraction | None:
    whole = Decimal(1) if figure.denominator is None else figure.denominator
    return Fraction(figure.value) / Fraction(whole) if whole else None
