"""The stretches of the calendar that a deadline names: a day, months, quarters, part of a year, years.

All words come folded: without case, diacritics and đ (“Quý II/2022” is `quy ii/2022`).
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tracker.domain.deadlines.deadline import (
    BACKWARDS,
    NO_SUCH_DAY,
    NO_SUCH_MONTH,
    NO_SUCH_QUARTER,
    SCATTERED,
    Impossible,
    written_day,
)

Words = re.Match[str]
Days = tuple[date, date]

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NUMERAL = re.compile(r"\b(?:\d+|[ivx]+)\b", re.ASCII)


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day that words name, and whether they tell the year."""

    first: date
    last: date
    year_told: bool


def read_span(words: str, year: int) -> Span | None:
    """What part of the calendar the words name, in the given year where they tell none; None if they name no part.

    Raises Impossible for a day, month or quarter that does not exist (31/4, Quý V).
    """
    for form, days_of in SPANS:
        if match := form.fullmatch(words):
            told: str | None = match["y"]
            first, last = days_of(match, _year(told) if told else year)
            return Span(first, last, year_told=told is not None)
    return None


def _day(match: Words, year: int) -> Days:
    """A day."""
    day = _real_day(year, int(match["m"]), int(match["d"]))
    return day, day


def _days(match: Words, year: int) -> Days:
    """Days of one month."""
    month = int(match["m"])
    return _in_order(_real_day(year, month, int(match["d"])), _real_day(year, month, int(match["d2"])))


def _months(match: Words, year: int) -> Days:
    """Months that follow each other."""
    first, last = _run(_numbers(match["n"]))
    return _month_start(year, first), _month_end(year, last)


def _quarters(match: Words, year: int) -> Days:
    """Quarters that follow each other."""
    quarters = _numbers(match["n"])
    if not all(1 <= quarter <= 4 for quarter in quarters):
        raise Impossible(NO_SUCH_QUARTER)
    first, last = _run(quarters)
    return _month_start(year, first * 3 - 2), _month_end(year, last * 3)


def _first_months(match: Words, year: int) -> Days:
    """The first months of a year."""
    return _month_start(year, 1), _month_end(year, int(match["n"]))


def _last_months(match: Words, year: int) -> Days:
    """The last months of a year."""
    return _month_start(year, 13 - int(match["n"])), _month_end(year, 12)


def _whole_year(_match: Words, year: int) -> Days:
    """A year."""
    return _month_start(year, 1), _month_end(year, 12)


def _years(match: Words, _year: int) -> Days:
    """Years that follow each other."""
    first, last = _run(_numbers(match["y"]))
    return _month_start(first, 1), _month_end(last, 12)


def _span(
    form: str, days_of: Callable[[Words, int], Days]
) -> tuple[re.Pattern[str], Callable[[Words, int], Days]]:
    """A row of the table."""
    return re.compile(form, re.ASCII), days_of


_Y = r"(?:19|20)\d\d"
_YEAR = rf"(?P<y>{_Y})"
_OF_YEAR = rf"(?:(?:[/.-]|,? nam | ){_YEAR})?"
_D, _M = r"(?P<d>\d{1,2})", r"(?P<m>\d{1,2})"
_AND = r"(?:-|, | va )"

SPANS = (
    # a day: 30/6/2022 · ngày 20.7.2020 · 30-6-22 · 2022-06-30 · 15/12 · ngày 15/12 năm 2022 · ngày 01 tháng 3 năm 2027
    _span(rf"(?:ngay )?{_D}(?P<sign>[/.-]){_M}(?P=sign)(?P<y>{_Y}|\d\d)", _day),
    _span(rf"{_YEAR}-{_M}-{_D}", _day),
    _span(rf"(?:ngay )?{_D}/{_M}(?: nam {_YEAR})?", _day),
    _span(rf"(?:ngay )?{_D} thang {_M}(?:(?:/| nam ){_YEAR})?", _day),
    # days: 10-15/5/2026 · từ ngày 10 đến ngày 15/5/2026
    _span(rf"(?:tu )?(?:ngay )?{_D}(?:-| den )(?:ngay )?(?P<d2>\d{{1,2}})/{_M}(?:/{_YEAR})?", _days),
    # months: Tháng 5/2022 · tháng 9.2020 · T6/2026 · 6/2026 · Tháng 3-5/2026 · tháng 11, tháng 12 năm 2025
    _span(rf"thang (?P<n>\d{{1,2}}(?:{_AND}(?:thang )?\d{{1,2}})*){_OF_YEAR}", _months),
    _span(rf"t?(?P<n>\d{{1,2}})/{_YEAR}", _months),
    # quarters: Quý I/2022 · quý 3/2025 · Q3/2026 · Quý I-II/2026 · Quý III, IV/2022
    _span(rf"(?:quy ?|q)(?P<n>(?:\d|[ivx]+)(?:{_AND}(?:quy )?(?:\d|[ivx]+))*){_OF_YEAR}", _quarters),
    # part of a year: 06 tháng đầu năm 2022 · 6 tháng cuối năm
    _span(rf"(?P<n>\d{{1,2}}) thang dau nam(?: {_YEAR})?", _first_months),
    _span(rf"(?P<n>\d{{1,2}}) thang cuoi nam(?: {_YEAR})?", _last_months),
    # a year: năm 2022 · 2022 · năm nay
    _span(rf"(?:nam )?{_YEAR}|nam nay", _whole_year),
    # years: giai đoạn 2021-2025 · nhiệm kỳ 2020 - 2025 · năm 2025 và năm 2026
    _span(rf"(?:(?:giai doan|nhiem ky|cac nam|(?:tu )?nam) )?(?P<y>{_Y}(?:{_AND}(?:nam )?{_Y})+)", _years),
)


def _real_day(year: int, month: int, day: int) -> date:
    """A day of the calendar; Impossible for 31/4 or month 13."""
    _month_start(year, month)
    if not 1 <= day <= monthrange(year, month)[1]:
        raise Impossible(NO_SUCH_DAY, day=written_day(year, month, day))
    return date(year, month, day)


def _month_start(year: int, month: int) -> date:
    """The first day of a month; Impossible for month 13."""
    if not 1 <= month <= 12:
        raise Impossible(NO_SUCH_MONTH)
    return date(year, month, 1)


def _month_end(year: int, month: int) -> date:
    """The last day of a month; Impossible for month 13."""
    return _month_start(year, month).replace(day=monthrange(year, month)[1])


def _year(told: str) -> int:
    """A year in figures; two figures are of this century; of many years the first."""
    return int(told[:4]) if len(told) > 2 else 2000 + int(told)


def _numbers(listed: str) -> list[int]:
    """The numbers of a list (“i, ii”, “11 va 12”) or of a stretch (“3-5”); a Roman one beyond the quarters counts as 0."""
    numerals = _NUMERAL.findall(listed)
    numbers = [int(numeral) if numeral.isdigit() else _ROMAN.get(numeral, 0) for numeral in numerals]
    if "-" in listed and len(numbers) == 2 and numbers[0] < numbers[1]:
        return list(range(numbers[0], numbers[1] + 1))
    return numbers


def _run(numbers: list[int]) -> tuple[int, int]:
    """The first and the last of numbers that follow each other."""
    first, last = numbers[0], numbers[-1]
    if last < first:
        raise Impossible(BACKWARDS)
    if numbers != list(range(first, last + 1)):
        raise Impossible(SCATTERED)
    return first, last


def _in_order(first: date, last: date) -> Days:
    """Two days as a stretch; Impossible when the last comes first."""
    if last < first:
        raise Impossible(BACKWARDS)
    return first, last
