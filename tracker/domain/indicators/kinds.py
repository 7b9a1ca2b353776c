"""Kinds of indicators: what one reading is, which way is better, how readings of units become one."""

from enum import StrEnum

from tracker.domain.text import N_


class IndicatorKind(StrEnum):
    """What one reading of the indicator is."""

    COUNT = "count"
    YEARLY = "yearly"
    CUMULATIVE = "cumulative"
    RATIO = "ratio"
    PERCENT = "percent"
    SUBSET = "subset"
    BREAKDOWN = "breakdown"
    RANKED = "ranked"
    PARTS = "parts"
    QUANTITY = "quantity"
    AVERAGE = "average"
    RANGE = "range"
    DURATION = "duration"
    MONEY = "money"
    MONEY_RATIO = "money_ratio"
    RANK = "rank"
    YES_NO = "yes_no"
    TREND = "trend"

    @property
    def label(self) -> str:
        """The kind as screens name it."""
        return INDICATOR_KIND_LABELS[self]

    @property
    def example(self) -> str:
        """How a figure of this kind is typed."""
        return INDICATOR_KIND_EXAMPLES[self]

    @property
    def has_denominator(self) -> bool:
        """Whether a reading is a numerator over a denominator, or a part of a whole."""
        return self in _OVER

    @property
    def counts(self) -> bool:
        """Whether persons or things are counted, so that there are no fractions of them."""
        return self in _COUNTED

    @property
    def is_money(self) -> bool:
        """Whether figures are whole đồng."""
        return self in {IndicatorKind.MONEY, IndicatorKind.MONEY_RATIO}

    @property
    def names_parts(self) -> bool:
        """Whether the form of the indicator must name its parts or levels."""
        return self in _NAMED

    @property
    def has_measure(self) -> bool:
        """Whether a figure is a size that a target can be compared with."""
        return self not in {IndicatorKind.PARTS, IndicatorKind.TREND}

    @property
    def counts_items(self) -> bool:
        """Whether a figure may be the length of a register."""
        return self in {IndicatorKind.COUNT, IndicatorKind.BREAKDOWN, IndicatorKind.RANKED}

    @property
    def gatherings(self) -> tuple["Gathering", ...]:
        """In which ways readings of units may become one, the usual one first."""
        if self in _SUMMED:
            return (Gathering.SUM, Gathering.LAST)
        return (Gathering.RATIO, Gathering.LAST) if self.has_denominator else (Gathering.LAST,)


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    HOLD = "hold"

    @property
    def label(self) -> str:
        """The direction as screens name it."""
        return DIRECTION_LABELS[self]


class Gathering(StrEnum):
    """How the readings of units become one figure of the plan; percentages are never averaged."""

    SUM = "sum"
    RATIO = "ratio"
    LAST = "last"

    @property
    def label(self) -> str:
        """The way as screens name it."""
        return GATHERING_LABELS[self]


_K = IndicatorKind
_OVER = frozenset({_K.RATIO, _K.MONEY_RATIO, _K.SUBSET})
_COUNTED = frozenset({_K.COUNT, _K.YEARLY, _K.CUMULATIVE, _K.SUBSET, _K.BREAKDOWN, _K.RANKED})
_NAMED = frozenset({_K.RANKED, _K.PARTS, _K.RANK})
_SUMMED = frozenset(
    {_K.COUNT, _K.YEARLY, _K.CUMULATIVE, _K.BREAKDOWN, _K.RANKED, _K.PARTS, _K.QUANTITY, _K.MONEY}
)

INDICATOR_KIND_LABELS = {
    _K.COUNT: N_("Số lượng"),
    _K.YEARLY: N_("Số lượng trong năm"),
    _K.CUMULATIVE: N_("Lũy kế"),
    _K.RATIO: N_("Tỷ lệ (tử số/mẫu số)"),
    _K.PERCENT: N_("Tỷ lệ phần trăm (không có tử số, mẫu số)"),
    _K.SUBSET: N_("Số lượng, trong đó"),
    _K.BREAKDOWN: N_("Số lượng theo thành phần"),
    _K.RANKED: N_("Số lượng theo hạng"),
    _K.PARTS: N_("Nhiều phần không cộng với nhau"),
    _K.QUANTITY: N_("Đại lượng có đơn vị tính"),
    _K.AVERAGE: N_("Bình quân"),
    _K.RANGE: N_("Khoảng giá trị (từ – đến)"),
    _K.DURATION: N_("Thời gian"),
    _K.MONEY: N_("Số tiền"),
    _K.MONEY_RATIO: N_("Tỷ lệ kinh phí"),
    _K.RANK: N_("Hạng, mức độ"),
    _K.YES_NO: N_("Có hoặc chưa"),
    _K.TREND: N_("Xu hướng bằng lời"),
}
INDICATOR_KIND_EXAMPLES = {
    _K.COUNT: N_("Ví dụ: 25; trên 25; khoảng 71.179; 4 (Vĩnh An, Tây Bình, Tây Vinh, Tây An)."),
    _K.YEARLY: N_("Ví dụ: 1; ít nhất 5."),
    _K.CUMULATIVE: N_("Ví dụ: 16; trên 2.000."),
    _K.RATIO: N_(
        "Ghi tử số, gạch chéo, mẫu số. Ví dụ: 186/337; ghi thêm tỷ lệ phần trăm thì được đối chiếu."
    ),
    _K.PERCENT: N_("Ví dụ: 55,19; trên 90; tất cả."),
    _K.SUBSET: N_("Ghi phần, gạch chéo, tổng số. Ví dụ: 13/33."),
    _K.BREAKDOWN: N_("Ghi tổng số, rồi từng phần trong ngoặc. Ví dụ: 16 (4; 12)."),
    _K.RANKED: N_("Ghi số của từng hạng theo thứ tự. Ví dụ: 1; 7."),
    _K.PARTS: N_("Ghi từng phần theo thứ tự. Ví dụ: 186/337; 79/163."),
    _K.QUANTITY: N_("Ví dụ: 1.234,5; khoảng 12,5."),
    _K.AVERAGE: N_("Ví dụ: 2,5; khoảng 62,5."),
    _K.RANGE: N_("Ví dụ: 3–5."),
    _K.DURATION: N_("Ví dụ: 10; hơn 1."),
    _K.MONEY: N_("Ví dụ: 5.240.000.000; trên 18 tỷ; ước 13,5 tỷ."),
    _K.MONEY_RATIO: N_("Ví dụ: 96.000.000/240.000.000 hoặc 96 triệu/240 triệu."),
    _K.RANK: N_("Ghi hạng, mức độ đã đặt tên. Ví dụ: 3, 4."),
    _K.YES_NO: N_("Ghi “có” hoặc “chưa”."),
    _K.TREND: N_("Ví dụ: đều tăng; giảm; giữ ổn định."),
}
DIRECTION_LABELS = {
    Direction.HIGHER: N_("Càng cao càng tốt"),
    Direction.LOWER: N_("Càng thấp càng tốt"),
    Direction.HOLD: N_("Giữ ổn định"),
}
GATHERING_LABELS = {
    Gathering.SUM: N_("Cộng số liệu của các đơn vị"),
    Gathering.RATIO: N_("Cộng tử số, cộng mẫu số của các đơn vị"),
    Gathering.LAST: N_("Lấy số liệu mới nhất"),
}
