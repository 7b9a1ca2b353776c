"""A line of the table of indicators in the annex of a report."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tracker.domain.indicators.figures import Figure


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """TT, chỉ tiêu, ĐVT, kế hoạch, thực hiện, tỷ lệ %, kỳ trước, ghi chú: as printed, with the figures behind them.

    `share` is what was reached over the target, exact; `phrase` is the figure as a sentence writes it.
    """

    code: str
    title: str
    unit: str
    planned: str
    reached: str
    share_text: str
    before: str
    note: str
    phrase: str
    planned_figure: Figure | None = None
    reached_figure: Figure | None = None
    before_figure: Figure | None = None
    share: Fraction | None = None

    @property
    def value(self) -> Decimal | None:
        """The figure reached, for a cell of numbers; None where there is none, or where it is no plain number."""
        figure = self.reached_figure
        plain = (
            figure is not None and figure.denominator is None and figure.upper is None and not figure.words
        )
        return figure.value if figure is not None and plain else None
