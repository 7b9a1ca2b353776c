"""How far a piece of work is, in the words of the field instead of a free percentage."""

from enum import StrEnum

from tracker.domain.text import N_


class WorkLevel(StrEnum):
    """The level of work that an update reports."""

    STARTED = "started"
    UNDER_WAY = "under_way"
    NEARLY_COMPLETE = "nearly_complete"
    COMPLETE = "complete"

    @property
    def label(self) -> str:
        """The level as screens name it."""
        return LEVEL_LABELS[self]

    @property
    def percent(self) -> int:
        """What the level counts in the roll-up: 25, 50, 90, 100 (product.md §3)."""
        return LEVEL_PERCENTS[self]


LEVEL_LABELS = {
    WorkLevel.STARTED: N_("Mới triển khai"),
    WorkLevel.UNDER_WAY: N_("Đang triển khai"),
    WorkLevel.NEARLY_COMPLETE: N_("Cơ bản hoàn thành"),
    WorkLevel.COMPLETE: N_("Hoàn thành"),
}
LEVEL_PERCENTS = {
    WorkLevel.STARTED: 25,
    WorkLevel.UNDER_WAY: 50,
    WorkLevel.NEARLY_COMPLETE: 90,
    WorkLevel.COMPLETE: 100,
}
