"""Questions about indicators."""

from tracker.indicators.queries.facts import (
    all_readings,
    asked_units,
    find_indicator,
    indicators,
    readings_by_indicator,
    targets_by_indicator,
    that_hold,
)
from tracker.indicators.queries.shares import Share, find_share, shares
from tracker.indicators.queries.standing import Goal, IndicatorStanding, UnitLine, standings

__all__ = [
    "Goal",
    "IndicatorStanding",
    "Share",
    "UnitLine",
    "all_readings",
    "asked_units",
    "find_indicator",
    "find_share",
    "indicators",
    "readings_by_indicator",
    "shares",
    "standings",
    "targets_by_indicator",
    "that_hold",
]
