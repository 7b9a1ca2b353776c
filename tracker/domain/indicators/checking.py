"""What a figure may not contradict: its own percentage, its own parts, its own names, its own kind."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from tracker.domain.indicators.figures import Figure, Part
from tracker.domain.indicators.kinds import IndicatorKind
from tracker.domain.refusals import Refusal
from tracker.domain.text import N_
from tracker.domain.wording import rounded

_LISTED = re.compile(r"[;,]\s*|\s+và\s+")


def check_percent(value: Decimal, whole: Decimal, typed: Decimal) -> None:
    """Raises Refusal where a typed percentage is not the share, rounded half up to as many decimals as were typed.

    A percentage that was cut off instead of rounded (98,62 for 16.051/16.274) is told as well.
    """
    if whole <= 0:
        return
    share = Fraction(value) / Fraction(whole) * 100
    places = max(0, -int(typed.as_tuple().exponent))
    if rounded(share, places=places) != typed:
        raise Refusal(
            N_("{a}/{b} = {p}%, khác với {q}% đã nhập. Sửa tử số, mẫu số hoặc tỷ lệ."),
            a=value,
            b=whole,
            p=rounded(share, places=max(places, 2)),
            q=typed,
        )


def check_sum(total: Decimal, parts: Sequence[Part]) -> None:
    """Raises Refusal where named parts do not add up to their total."""
    added = sum((part.value for part in parts), Decimal(0))
    if added != total:
        raise Refusal(
            N_("Các phần cộng lại được {s}, khác với tổng số {t} đã nhập. Sửa tổng số hoặc từng phần."),
            s=added,
            t=total,
        )


def check_names(count: Decimal, inside: str) -> None:
    """Raises Refusal where as many names are listed behind a count as it does not say."""
    listed = len([name for name in _LISTED.split(inside) if name.strip()])
    if listed != count:
        raise Refusal(
            N_("Đã kể {n} tên, khác với số {t} đã nhập. Sửa số hoặc bổ sung tên."), n=listed, t=count
        )


def check_figure(code: str, kind: IndicatorKind, figure: Figure) -> None:
    """Raises Refusal for a figure that cannot be one of the kind: the last guard before it is kept."""
    if kind.has_denominator and (figure.denominator is None or figure.denominator <= 0):
        raise Refusal(N_("Chỉ tiêu {code} là tỷ lệ: ghi cả tử số và mẫu số lớn hơn 0."), code=code)
    if not kind.has_denominator and figure.denominator is not None:
        raise Refusal(N_("Chỉ tiêu {code} không có mẫu số. Bỏ trống mẫu số."), code=code)
    if kind is IndicatorKind.SUBSET and figure.denominator is not None and figure.value > figure.denominator:
        raise Refusal(N_("Chỉ tiêu {code}: phần không lớn hơn tổng số. Sửa một trong hai số."), code=code)
    if kind.counts and figure.value != figure.value.to_integral_value():
        raise Refusal(N_("Chỉ tiêu {code} đếm người hoặc vật: ghi số nguyên."), code=code)
    if kind is IndicatorKind.BREAKDOWN and figure.parts:
        check_sum(figure.value, figure.parts)
