"""Kinds, sources and stages of science-and-technology money; amounts are whole đồng."""

from enum import StrEnum

from tracker.domain.text import N_


class MoneyKind(StrEnum):
    """Recurrent and capital money, and money of other programmes used together (lồng ghép)."""

    RECURRENT = "recurrent"
    CAPITAL = "capital"
    COMBINED = "combined"

    @property
    def label(self) -> str:
        """The kind as tables name it."""
        return MONEY_KIND_LABELS[self]


class MoneySource(StrEnum):
    """Whose money it is; the district's budget exists only up to 30/6/2025."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    COMBINED = "combined"
    PRIVATE = "private"

    @property
    def label(self) -> str:
        """The source as tables name it."""
        return MONEY_SOURCE_LABELS[self]


class BudgetStage(StrEnum):
    """Assigned by the authority, or allocated below an assigned line."""

    ASSIGNED = "assigned"
    ALLOCATED = "allocated"

    @property
    def label(self) -> str:
        """The stage as tables name it."""
        return BUDGET_STAGE_LABELS[self]


MONEY_KIND_LABELS = {
    MoneyKind.RECURRENT: N_("Kinh phí sự nghiệp"),
    MoneyKind.CAPITAL: N_("Vốn đầu tư phát triển"),
    MoneyKind.COMBINED: N_("Lồng ghép"),
}
MONEY_SOURCE_LABELS = {
    MoneySource.CENTRAL: N_("Ngân sách trung ương"),
    MoneySource.PROVINCE: N_("Ngân sách tỉnh"),
    MoneySource.DISTRICT: N_("Ngân sách huyện"),
    MoneySource.COMMUNE: N_("Ngân sách xã"),
    MoneySource.COMBINED: N_("Lồng ghép"),
    MoneySource.PRIVATE: N_("Xã hội hóa"),
}
BUDGET_STAGE_LABELS = {
    BudgetStage.ASSIGNED: N_("Dự toán giao"),
    BudgetStage.ALLOCATED: N_("Phân bổ"),
}
