"""What the written forms of a deadline mean; a function gives None where the words turn out to be of another form."""

import re
from calendar import monthrange
from datetime import date, timedelta
from datetime import time as time_of_day
from typing import NamedTuple

from tracker.domain.calendar import VIETNAM
from tracker.domain.deadlines.deadline import (
    ALREADY_OVER,
    BACKWARDS,
    NO_SUCH_DAY_OF_MONTH,
    NO_SUCH_HOUR,
    DeadlineKind,
    Impossible,
    written_day,
)
from tracker.domain.deadlines.phrases import Phrase, read_phrase
from tracker.domain.deadlines.recurrence import (
    ALL_MONTHS,
    LEAP_YEAR,
    QUARTER_ENDS,
    Recurrence,
    before_day,
    first_due,
    on_day,
)
from tracker.domain.deadlines.spans import read_span

Words = re.Match[str]

_MONTHS_OF = {"thang": 1, "quy": 3, "nam": 12}
_RHYTHM = re.compile(
    r"(?:(?:hang|moi|dinh ky) )*(?:0?(?P<n>[1-9]|1\d) )?(?P<unit>thang|quy|nam)(?:/lan| (?:mot|0?1) lan)?",
    re.ASCII,
)
_BESIDE_A_RHYTHM = re.compile(
    r"(?:(?:dau|giua|cuoi) ky|dot xuat|theo quy dinh|(?:khi|theo) (?:can|yeu cau|co yeu cau))(?: [a-z ]*)?"
)
_LIST = re.compile(r", (?:va |hoac )?| va | hoac ")


class Meaning(NamedTuple):
    """A deadline without its words and its horizon."""

    kind: DeadlineKind
    start: date | None = None
    due: date | None = None
    time: time_of_day | None = None
    recurrence: str | None = None


def no_day(_match: Words, _issued: date) -> Meaning:
    """Work that goes on, or that another document will date."""
    return Meaning(DeadlineKind.NONE)


def start_only(match: Words, issued: date) -> Meaning | None:
    """A beginning without an end is no deadline."""
    span = read_span(match["part"], issued.year)
    return Meaning(DeadlineKind.NONE, start=span.first) if span else None


def some_event(_match: Words, _issued: date) -> Meaning:
    """An event whose day is not known yet."""
    return Meaning(DeadlineKind.EVENT)


def after_issuing(match: Words, issued: date) -> Meaning:
    """So long after the issuing of the document that holds the deadline."""
    return Meaning(DeadlineKind.EVENT, due=_later(issued, int(match["n"]), match["unit"]))


def after_a_day(match: Words, issued: date) -> Meaning | None:
    """So long after a day that the words tell."""
    span = read_span(match["day"], issued.year)
    if span is None or span.first != span.last:
        return None
    return Meaning(DeadlineKind.EVENT, due=_later(span.first, int(match["n"]), match["unit"]))


def each(match: Words, issued: date) -> Meaning | None:
    """Every month, quarter, half-year, year; of several the shortest, whose ends hold the ends of the others."""
    steps = [_step(item) for item in _LIST.split(match["rhythms"])]
    if None in steps or not any(steps):
        return None
    return _again(_every(min(step for step in steps if step)), issued)


def times(match: Words, issued: date) -> Meaning | None:
    """So many times a year, quarter or month, in equal steps of whole months."""
    step, rest = divmod(_MONTHS_OF[match["unit"]], int(match["n"]))
    return None if rest else _again(_every(step), issued)


def day_of_months(match: Words, issued: date) -> Meaning:
    """A day of every month, or of the last month of every quarter."""
    months = QUARTER_ENDS if "quy" in match["of"] else ALL_MONTHS
    day = int(match["d"])
    if not 1 <= day <= 31:
        raise Impossible(NO_SUCH_DAY_OF_MONTH, day=day)
    return _again(before_day(day, months) if match["before"] else on_day(day, months), issued)


def day_of_years(match: Words, issued: date) -> Meaning | None:
    """A phrase without a year that comes again every year."""
    phrase = read_phrase(match["phrase"], LEAP_YEAR)
    if phrase is None or phrase.year_told:
        return None
    return _again(on_day(phrase.due.day, (phrase.due.month,)), issued)


def year_and_on(match: Words, issued: date) -> Meaning | None:
    """The end of a year, then of every following year."""
    span = read_span(match["year"], issued.year)
    return _again(_every(12), issued, start=span.first) if span else None


def from_now(match: Words, issued: date) -> Meaning | None:
    """From the issuing to the end of a phrase."""
    phrase = read_phrase(match["phrase"], issued.year)
    return _stretch(issued, _not_over(phrase, issued)) if phrase else None


def from_to(match: Words, issued: date) -> Meaning | None:
    """From one part of the calendar to another; the first takes the year of the second where it tells none."""
    closing = read_phrase(f"den {match['last']}", issued.year)
    opening = closing and read_span(match["first"], closing.due.year)
    if not (opening and closing):
        return None
    if opening.year_told and not closing.year_told and opening.first.year != issued.year:
        return None
    return _stretch(opening.first, _not_over(closing, issued))


def early_in_year(match: Words, issued: date) -> Meaning:
    """“Ngay từ đầu năm” is read as the first quarter."""
    year = int(match["y"] or issued.year)
    phrase = Phrase(
        DeadlineKind.PERIOD, date(year, 1, 1), date(year, 3, 31), year_told=match["y"] is not None
    )
    return _plain(_not_over(phrase, issued))


def at_hour(match: Words, issued: date) -> Meaning | None:
    """A time of a day; 24 giờ is the end of the day and tells no more than the day."""
    span = read_span(match["day"], issued.year)
    if span is None or span.first != span.last:
        return None
    phrase = _not_over(Phrase(DeadlineKind.DATE, None, span.last, span.year_told), issued)
    return _plain(phrase)._replace(time=_time(int(match["hour"]), int(match["minute"] or 0)))


def plain(match: Words, issued: date) -> Meaning | None:
    """One phrase."""
    phrase = read_phrase(match[0], issued.year)
    return _plain(_not_over(phrase, issued)) if phrase else None


def _plain(phrase: Phrase) -> Meaning:
    """What a phrase makes due."""
    return Meaning(phrase.kind, phrase.start, phrase.due)


def _stretch(start: date, closing: Phrase) -> Meaning:
    """A period from a day to the end of a phrase; Impossible when it ends before it starts."""
    if closing.due < start:
        raise Impossible(BACKWARDS)
    return Meaning(DeadlineKind.PERIOD, start, closing.due)


def _not_over(phrase: Phrase, issued: date) -> Phrase:
    """The phrase, unless it tells no year and was over when the document was issued: then the year is not known."""
    if phrase.due < issued and not phrase.year_told:
        raise Impossible(ALREADY_OVER, over=written_day(phrase.due.year, phrase.due.month, phrase.due.day))
    return phrase


def _again(rule: Recurrence, issued: date, start: date | None = None) -> Meaning:
    """A recurring deadline with its first due day."""
    since = max(issued, start) if start else issued
    return Meaning(DeadlineKind.RECURRING, start, first_due(rule, since), recurrence=rule.rrule)


def _every(step: int) -> Recurrence:
    """The ends of stretches of so many months that fill the year."""
    return Recurrence(tuple(range(step, 13, step)))


def _step(words: str) -> int | None:
    """The months of a rhythm; 0 for words beside rhythms; None for other words and for what does not fill a year."""
    if match := _RHYTHM.fullmatch(words):
        step = int(match["n"] or 1) * _MONTHS_OF[match["unit"]]
        return step if 12 % step == 0 else None
    return 0 if _BESIDE_A_RHYTHM.fullmatch(words) else None


def _later(day: date, count: int, unit: str) -> date:
    """A day so many days, working days, weeks, months or years later; the day itself is not counted."""
    if unit == "ngay lam viec":
        return VIETNAM.add_working(day, count)
    if unit in ("ngay", "tuan"):
        return day + timedelta(days=count * (7 if unit == "tuan" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + count * _MONTHS_OF[unit], 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _time(hour: int, minute: int) -> time_of_day | None:
    """A time of day, none for 24:00; Impossible for 25 giờ."""
    if (hour, minute) == (24, 0):
        return None
    if hour > 23 or minute > 59:
        raise Impossible(NO_SUCH_HOUR, hour=hour, minute=f"{minute:02d}")
    return time_of_day(hour, minute)
