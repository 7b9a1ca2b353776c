"""The figure that is the length of a register: how many items stand on the day, by rank where the kind has parts."""

from collections.abc import Sequence
from decimal import Decimal

from tracker.domain.indicators.figures import Figure, Part
from tracker.domain.indicators.kinds import IndicatorKind
from tracker.domain.text import N_

UNRANKED = N_("chưa xếp hạng")


def listed_figure(kind: IndicatorKind, held: Sequence[tuple[str, int]]) -> Figure:
    """Whole items, exact; `held` = the name of each rank and how many items hold it, items without a rank under none.

    A count has no parts. A breakdown has them only where every item has a rank, or they would not sum.
    """
    total = Decimal(sum(number for _, number in held))
    if kind is IndicatorKind.COUNT or (kind is IndicatorKind.BREAKDOWN and any(not name for name, _ in held)):
        return Figure(total)
    return Figure(total, parts=tuple(Part(name or UNRANKED, Decimal(number)) for name, number in held))
