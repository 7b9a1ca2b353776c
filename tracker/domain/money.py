"""Kinds, sources, stages and movements of science-and-technology money; amounts are whole đồng."""

from datetime import date
from enum import StrEnum

from tracker.domain.refusals import Refusal
from tracker.domain.text import N_

DISTRICT_UNTIL = date(2025, 6, 30)
"""The last day of the district's budget: districts ended on 1 July 2025."""


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


class AdjustmentKind(StrEnum):
    """How the money of a line comes to more or less without anything being paid; each kind has one direction."""

    RAISED = "raised"
    LOWERED = "lowered"
    CARRIED_IN = "carried_in"
    CARRIED_OUT = "carried_out"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The movement as the line's page names it."""
        return ADJUSTMENT_LABELS[self]

    @property
    def sign(self) -> int:
        """1 where the line has more by it, -1 where it has less."""
        return 1 if self in {AdjustmentKind.RAISED, AdjustmentKind.CARRIED_IN} else -1

    @property
    def carries(self) -> bool:
        """Whether money goes from one budget year to the next: the amount assigned in the year stays."""
        return self in {AdjustmentKind.CARRIED_IN, AdjustmentKind.CARRIED_OUT}


class PaymentKind(StrEnum):
    """How money leaves a line (also as an advance) or comes back to it; each kind has one direction."""

    PAID = "paid"
    ADVANCE = "advance"
    RECOVERED = "recovered"
    TAKEN_BACK = "taken_back"

    @property
    def label(self) -> str:
        """The movement as the line's page names it."""
        return PAYMENT_LABELS[self]

    @property
    def sign(self) -> int:
        """1 where it adds to what was disbursed, -1 where it takes away from it."""
        return 1 if self in {PaymentKind.PAID, PaymentKind.ADVANCE} else -1


ADVANCES = frozenset({PaymentKind.ADVANCE, PaymentKind.RECOVERED})
"""The movements that make up what stands as an advance."""


def closing_day(year: int) -> date:
    """The last day on which money of a budget year is paid out: 31 January of the next (domain.md §6)."""
    return date(year + 1, 1, 31)


def check_source(source: MoneySource, *, year: int, day: date) -> None:
    """Raises Refusal where the district's budget is used after it ended: in a later year or on a later day."""
    if source is MoneySource.DISTRICT and (year > DISTRICT_UNTIL.year or day > DISTRICT_UNTIL):
        raise Refusal(
            N_("Ngân sách huyện chỉ có đến ngày {day}. Chọn nguồn vốn khác, ví dụ ngân sách xã hoặc tỉnh."),
            day=DISTRICT_UNTIL,
        )


def check_open(year: int, day: date) -> None:
    """Raises Refusal where money would leave a line after its budget year is closed."""
    if day > closing_day(year):
        raise Refusal(
            N_(
                "Kinh phí năm {year} được thanh toán đến hết ngày {day}. Sau ngày đó, ghi chuyển nguồn rồi ghi vào dòng "
                "kinh phí của năm sau."
            ),
            year=str(year),
            day=closing_day(year),
        )


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
    MoneySource.PRIVATE: N_("Xã hội hóa, nguồn khác"),
}
BUDGET_STAGE_LABELS = {
    BudgetStage.ASSIGNED: N_("Dự toán giao"),
    BudgetStage.ALLOCATED: N_("Phân bổ"),
}
ADJUSTMENT_LABELS = {
    AdjustmentKind.RAISED: N_("Điều chỉnh tăng, bổ sung"),
    AdjustmentKind.LOWERED: N_("Điều chỉnh giảm"),
    AdjustmentKind.CARRIED_IN: N_("Chuyển nguồn từ năm trước sang"),
    AdjustmentKind.CARRIED_OUT: N_("Chuyển nguồn sang năm sau"),
    AdjustmentKind.CANCELLED: N_("Hủy dự toán"),
}
PAYMENT_LABELS = {
    PaymentKind.PAID: N_("Thanh toán"),
    PaymentKind.ADVANCE: N_("Tạm ứng"),
    PaymentKind.RECOVERED: N_("Thu hồi tạm ứng"),
    PaymentKind.TAKEN_BACK: N_("Thu hồi, giảm số đã thanh toán"),
}
