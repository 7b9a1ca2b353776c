"""Deadlines that come again: the months and the day of each, as an RRULE value of RFC 5545 and back."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

ALL_MONTHS = tuple(range(1, 13))
QUARTER_ENDS = (3, 6, 9, 12)
MONTH_END = -1
LEAP_YEAR = 2000
_FEBRUARY = 2
_RRULE = re.compile(
    r"FREQ=(?:MONTHLY|YEARLY)(?:;BYMONTH=([\d,]+))?;BYMONTHDAY=(?:28,|29,)*(-1|\d+)(?:;BYSETPOS=-1)?"
)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """The due day of each of the months: a day of the month, or its last day (also where the month is too short)."""

    months: tuple[int, ...]
    day: int = MONTH_END

    @property
    def rrule(self) -> str:
        """The RRULE value; the 29th and 30th fall back to the end of February, which a bare BYMONTHDAY would skip."""
        months = "" if self.months == ALL_MONTHS else f";BYMONTH={','.join(map(str, self.months))}"
        if len(self.months) == 1:
            return f"FREQ=YEARLY{months};BYMONTHDAY={self.day}"
        if self.day > 28 and _FEBRUARY in self.months:
            days = ",".join(map(str, range(28, self.day + 1)))
            return f"FREQ=MONTHLY{months};BYMONTHDAY={days};BYSETPOS=-1"
        return f"FREQ=MONTHLY{months};BYMONTHDAY={self.day}"

    def day_in(self, year: int, month: int) -> date:
        """The due day in a month."""
        last = monthrange(year, month)[1]
        return date(year, month, last if self.day == MONTH_END else min(self.day, last))


def on_day(day: int, months: tuple[int, ...] = ALL_MONTHS) -> Recurrence:
    """A day of each of the months; one that no month goes beyond is the month's end (29/2 too)."""
    longest = max(monthrange(LEAP_YEAR, month)[1] for month in months)
    return Recurrence(months, MONTH_END if day >= longest else day)


def before_day(day: int, months: tuple[int, ...] = ALL_MONTHS) -> Recurrence:
    """The day before a day of each of the months; before the first stands the end of the month before."""
    if day == 1:
        return Recurrence(tuple(sorted((month - 2) % 12 + 1 for month in months)))
    return on_day(day - 1, months)


def first_due(rule: Recurrence, since: date) -> date:
    """The first due day on or after a day."""
    return occurrences(rule.rrule, first=since, last=since + timedelta(days=366))[0]


def occurrences(recurrence: str, *, first: date, last: date) -> tuple[date, ...]:
    """The due days of a recurring deadline in [first, last], ascending.

    Raises ValueError for an RRULE that `parse_deadline` does not make.
    """
    rule = _rule_of(recurrence)
    years = range(first.year, last.year + 1)
    days = (rule.day_in(year, month) for year in years for month in rule.months)
    return tuple(day for day in days if first <= day <= last)


def _rule_of(rrule: str) -> Recurrence:
    """The rule behind an RRULE value, if writing it again gives the same value."""
    if match := _RRULE.fullmatch(rrule):
        months = tuple(sorted({int(month) for month in match[1].split(",")})) if match[1] else ALL_MONTHS
        rule = on_day(int(match[2]), months)
        if rule.rrule == rrule:
            return rule
    raise ValueError(f"not a recurrence of this grammar: {rrule!r}")
