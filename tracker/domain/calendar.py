"""The office's working days: Monday to Friday without the days off, and the weekends worked instead."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from tracker.domain.holidays import DAYS_OFF, WORKED_WEEKENDS

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class OfficeCalendar:
    """Which days an office works; a day that stands in both sets is worked."""

    off: frozenset[date]
    worked: frozenset[date]
    _lost: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _gained: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sorts once what the weeks' arithmetic must take off and add, so that counting needs no walk over days."""
        lost = sorted(day.toordinal() for day in self.off - self.worked if day.weekday() < _SATURDAY)
        gained = sorted(day.toordinal() for day in self.worked if day.weekday() >= _SATURDAY)
        object.__setattr__(self, "_lost", tuple(lost))
        object.__setattr__(self, "_gained", tuple(gained))

    def is_working(self, day: date) -> bool:
        """Whether the office works on a day."""
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.off)

    def next_working(self, day: date) -> date:
        """The day itself if it is worked, else the first worked day after it."""
        while not self.is_working(day):
            day += _ONE_DAY
        return day

    def add_working(self, day: date, count: int) -> date:
        """The working day that is `count` working days after a day (before it if negative); 0 gives the day itself.

        The day itself is not counted (Civil Code 91/2015/QH13, art. 147): 02 working days after a Friday is Tuesday.
        """
        step = _ONE_DAY if count > 0 else -_ONE_DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def working_days(self, after: date, until: date) -> int:
        """How many working days lie in (after, until]; negative when `until` comes before `after`."""
        return self._worked_through(until) - self._worked_through(after)

    def _worked_through(self, day: date) -> int:
        """Working days from 0001-01-01 (a Monday) through a day: whole weeks, less what is off, plus what is worked."""
        number = day.toordinal()
        weeks, rest = divmod(number, 7)
        return (
            weeks * 5 + min(rest, 5) - bisect_right(self._lost, number) + bisect_right(self._gained, number)
        )


def _days(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last."""
    while first <= last:
        yield first
        first += _ONE_DAY


VIETNAM = OfficeCalendar(
    off=frozenset(day for first, last, _ in DAYS_OFF for day in _days(first, last)),
    worked=frozenset(WORKED_WEEKENDS),
)
