"""How figures, days and counts are written in Vietnamese (words-vi.md §0, rules 6–9)."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.domain.text import N_

WEEKDAYS = (
    N_("thứ Hai"),
    N_("thứ Ba"),
    N_("thứ Tư"),
    N_("thứ Năm"),
    N_("thứ Sáu"),
    N_("thứ Bảy"),
    N_("Chủ nhật"),
)
ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
)
Writer = Callable[[int | Decimal], str]
"""How numbers are written: papers in Vietnamese, pages in the language of their reader."""
_NEARLY_WHOLE = Decimal("99.99")
ROMAN_SMALL = ((9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def number(value: int | Decimal) -> str:
    """A number with dots between thousands and a comma before decimals, trailing zeros dropped: 1.234,5."""
    whole, _, decimals = format(value, "f").partition(".")
    decimals = decimals.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "-" if whole.startswith("-") and not grouped.startswith("-") else ""
    return sign + grouped + ("," + decimals if decimals else "")


def percent(share: Fraction) -> str:
    """A share as per cent with at most two decimals, halves up, trailing zeros dropped: 27,27%; 40%."""
    return number(percentage(share)) + "%"


def percentage(share: Fraction) -> Decimal:
    """A share in per cent with two decimals, halves up; what is below the whole stays below 100: 20000/20001 is 99,99."""
    found = rounded(share * 100)
    return min(found, _NEARLY_WHOLE) if share < 1 else found


def rounded(value: Fraction, *, places: int = 2) -> Decimal:
    """A fraction as a decimal with so many places, halves away from zero; exact for a figure of any length."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(f"{'-' if value < 0 and whole else ''}{whole}e-{places}")


def count(value: int) -> str:
    """A count in a sentence: below ten with a leading zero (04), never 00."""
    if value <= 0:
        raise ValueError("a sentence never counts nothing: say «chưa có» or leave the clause out")
    return f"{value:02d}" if value < 10 else number(value)


def short_money(amount: int) -> str:
    """Whole billions in words (5 tỷ đồng, 13,5 tỷ đồng), everything else in digits (240.000.000 đồng)."""
    tenths, rest = divmod(amount, 10**8)
    if tenths >= 10 and not rest:
        return f"{number(Decimal(f'{tenths}e-1'))} tỷ đồng"
    return f"{number(amount)} đồng"


def day(value: date) -> str:
    """A day as it is written everywhere but in headings: 01/6/2022, 14/6/2022, 08/02/2022 (days below ten and months 1, 2 take a zero)."""
    return f"{value.day:02d}/{_month(value)}/{value.year}"


def long_day(value: date) -> str:
    """A day in the heading of a document: ngày 01 tháng 6 năm 2022."""
    return f"ngày {value.day:02d} tháng {_month(value)} năm {value.year}"


def weekday(value: date) -> str:
    """The name of the day of the week: thứ Tư."""
    return WEEKDAYS[value.weekday()]


def _month(value: date) -> str:
    return f"{value.month:02d}" if value.month < 3 else str(value.month)


def roman(value: int) -> str:
    """A Roman numeral, for groups and annexes."""
    written = ""
    for size, letters in (*ROMAN, *ROMAN_SMALL):
        times, value = divmod(value, size)
        written += letters * times
    return written


def listing(names: Sequence[str]) -> str:
    """Names one after the other: Vĩnh An, Tây Bình, Tây Vinh, Tây An."""
    return ", ".join(names)
