"""Amounts of money as people type them: whole đồng come out."""

import re
from decimal import Decimal

from tracker.domain.refusals import Refusal
from tracker.domain.text import N_, fold

MOST = 10**15
"""No amount of money is larger (whole đồng): a million billions, so that thousands of them still fit a column."""
MOST_QUANTITY = 10**15
"""No quantity is larger."""
_SIZES = {"": 1, "nghin": 10**3, "ngan": 10**3, "trieu": 10**6, "ty": 10**9, "ti": 10**9}
_QUANTITY = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d{1,15})(?:,(\d{1,6}))?")
_AMOUNT = re.compile(
    r"(\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d{1,18})(?:,(\d{1,9}))?"
    r"\s*(nghin|ngan|trieu|ty|ti)?(?:\s*(?:dong|vnd|d))?"
)


def parse_money(text: str) -> int:
    """Whole đồng from `5.240.000.000`, `240 triệu`, `5 tỷ`, `13,5 tỷ đồng`; a sign is none of it.

    One rule, whatever follows: dots (or blanks) stand between thousands, a comma before decimals; `5.24 tỷ` is neither.
    Raises Refusal when it is no whole amount, or larger than any amount of money is.
    """
    found = _AMOUNT.fullmatch(fold(text).strip()) if len(text) <= 60 and text.isprintable() else None
    if found and found[0].isascii():
        digits = found[1].replace(".", "").replace(" ", "")
        amount = Decimal(digits + "." + (found[2] or "0")) * _SIZES[found[3] or ""]
        if amount > MOST:
            raise Refusal(N_("“{x}” không phải số tiền ghi được: nhiều nhất 1.000.000 tỷ đồng."), x=text[:40])
        if amount == amount.to_integral_value():
            return int(amount)
    raise Refusal(
        N_(
            "“{x}” không phải số tiền. Ví dụ: 5.240.000.000 hoặc 240 triệu hoặc 5,24 tỷ; dấu chấm ngăn hàng nghìn, dấu "
            "phẩy đứng trước phần lẻ."
        ),
        x=text[:40],
    )


def parse_quantity(text: str) -> Decimal:
    """A quantity that is not negative: `1.234,5`, `58`. Raises Refusal for anything else, and beyond a million billions."""
    found = _QUANTITY.fullmatch(text.strip()) if len(text) <= 40 and text.isascii() else None
    quantity = Decimal(found[1].replace(".", "") + "." + (found[2] or "0")) if found else None
    if quantity is None or quantity > MOST_QUANTITY:
        raise Refusal(N_("“{x}” không phải số. Ví dụ: 58 hoặc 1.234,5."), x=text[:40])
    return quantity
