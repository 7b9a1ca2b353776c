"""How days, moments, figures and money are written for a reader of each language; typing has one form in both."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from tracker.domain import wording

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MINUTE, _HOUR = 60, 3600


class Language(StrEnum):
    """The languages of the interface; papers of the office are Vietnamese whatever their writer reads."""

    VIETNAMESE = "vi"
    ENGLISH = "en"

    @property
    def label(self) -> str:
        """The language as it calls itself: it is never translated."""
        return {"vi": "Tiếng Việt", "en": "English"}[self.value]


class Patterns(Protocol):
    """What a language says of figures and days; amounts are whole đồng, shares are of one, moments are local."""

    def number(self, value: int | Decimal) -> str:
        """A number, trailing zeros of its decimals dropped."""

    def count(self, value: int) -> str:
        """A count in a sentence, never nothing. Raises ValueError below one."""

    def money(self, amount: int) -> str:
        """An amount with its currency."""

    def percent(self, share: Fraction) -> str:
        """A share as per cent, at most two decimals, halves up; what is below the whole is never 100%."""

    def day(self, value: date) -> str:
        """A day in tables and sentences."""

    def long_day(self, value: date) -> str:
        """A day in a heading."""

    def weekday(self, value: date) -> str:
        """The name of the day of the week."""

    def moment(self, value: datetime) -> str:
        """A time of day and its day."""

    def ago(self, value: datetime, now: datetime) -> str:
        """How long ago: minutes within the hour, hours within the day, then yesterday and whole days of the calendar."""


class Vietnamese:
    """As offices write (words-vi.md §0.6–0.9): 5.240.000.000 đồng, 55,19%, 01/6/2022, 07:00 ngày 01/6/2022."""

    number = staticmethod(wording.number)
    count = staticmethod(wording.count)
    percent = staticmethod(wording.percent)
    day = staticmethod(wording.day)
    long_day = staticmethod(wording.long_day)
    weekday = staticmethod(wording.weekday)

    def money(self, amount: int) -> str:
        """5.240.000.000 đồng."""
        return f"{self.number(amount)} đồng"

    def moment(self, value: datetime) -> str:
        """07:00 ngày 01/6/2022."""
        return f"{value:%H:%M} ngày {self.day(value.date())}"

    def ago(self, value: datetime, now: datetime) -> str:
        """vừa xong, 5 phút trước, 3 giờ trước, hôm qua, 3 ngày trước."""
        unit, size = elapsed(value, now)
        if unit == "now":
            return "vừa xong"
        if unit == "days" and size == 1:
            return "hôm qua"
        return f"{self.number(size)} { {'minutes': 'phút', 'hours': 'giờ', 'days': 'ngày'}[unit] } trước"


class English:
    """5,240,000,000 đồng, 55.19%, 1 Jun 2022, 07:00 on 1 Jun 2022: the month in letters, so no day is read as a month."""

    def number(self, value: int | Decimal) -> str:
        """1,234.5."""
        return wording.number(value).translate(str.maketrans(".,", ",."))

    def count(self, value: int) -> str:
        """4, without the leading zero of Vietnamese sentences."""
        wording.count(value)
        return self.number(value)

    def money(self, amount: int) -> str:
        """5,240,000,000 đồng."""
        return f"{self.number(amount)} đồng"

    def percent(self, share: Fraction) -> str:
        """27.27%."""
        return self.number(wording.percentage(share)) + "%"

    def day(self, value: date) -> str:
        """1 Jun 2022."""
        return f"{value.day} {_MONTHS[value.month - 1][:3]} {value.year}"

    def long_day(self, value: date) -> str:
        """1 June 2022."""
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"

    def weekday(self, value: date) -> str:
        """Wednesday."""
        return _WEEKDAYS[value.weekday()]

    def moment(self, value: datetime) -> str:
        """07:00 on 1 Jun 2022."""
        return f"{value:%H:%M} on {self.day(value.date())}"

    def ago(self, value: datetime, now: datetime) -> str:
        """just now, 5 minutes ago, 1 hour ago, yesterday, 3 days ago."""
        unit, size = elapsed(value, now)
        if unit == "now":
            return "just now"
        if unit == "days" and size == 1:
            return "yesterday"
        return f"{self.number(size)} {unit if size > 1 else unit[:-1]} ago"


def elapsed(value: datetime, now: datetime) -> tuple[str, int]:
    """The unit in which people count from a local moment to now, and how many: now, minutes, hours, days.

    Less than a minute, or a clock that runs ahead, is now; days are those of the calendar, not of 24 hours.
    """
    seconds = int((now - value).total_seconds())
    if seconds < _MINUTE:
        return "now", 0
    if seconds < _HOUR:
        return "minutes", seconds // _MINUTE
    days = (now.date() - value.date()).days
    return ("days", days) if days else ("hours", seconds // _HOUR)


PATTERNS: dict[Language, Patterns] = {Language.VIETNAMESE: Vietnamese(), Language.ENGLISH: English()}
