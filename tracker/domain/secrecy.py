"""The two levels that the product may hold; state secrets never enter it."""

from enum import StrEnum

from tracker.domain.text import N_


class Level(StrEnum):
    """Ordinary or internal."""

    ORDINARY = "ordinary"
    INTERNAL = "internal"

    @property
    def label(self) -> str:
        """The level as screens name it."""
        return N_("Thường") if self is Level.ORDINARY else N_("Nội bộ")


STATE_SECRETS = N_("Không soạn thảo, lưu giữ, tải lên nội dung thuộc danh mục bí mật nhà nước.")
"""The fixed line on the sign-in page and beside every upload."""
