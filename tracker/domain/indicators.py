"""Kinds of indicators: how a reading is written and how it is compared with its target."""

from enum import StrEnum

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
