"""The only clock: the office's day and moment, and the machine's own time for locks and sessions."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from tracker.domain.rights import Actor

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OPENING = time(7, 0)

_office_day: date | None = None
_moved: ContextVar[datetime | None] = ContextVar("moved_clock", default=None)


def machine_now() -> datetime:
    """The machine's moment in UTC: for sessions, throttles, leases and retries, which no office day moves."""
    return datetime.now(UTC)


def now() -> datetime:
    """The office's moment in UTC: facts are known since then. OFFICE_DAY keeps the time of day, from its opening on."""
    if (moved := _moved.get()) is not None:
        return moved
    if _office_day is None:
        return machine_now()
    time_of_day = machine_now().astimezone(OFFICE_ZONE).time()
    return datetime.combine(_office_day, max(time_of_day, OPENING), OFFICE_ZONE).astimezone(UTC)


def today() -> date:
    """The office's day in Asia/Ho_Chi_Minh."""
    return local(now()).date()


def sending_moment() -> datetime:
    """The moment that the post room takes as now: OFFICE_DAY at 07:00 when set, else the office's moment."""
    if _office_day is not None and _moved.get() is None:
        return opening_of(_office_day)
    return now()


def opening_of(day: date) -> datetime:
    """07:00 of a day in the office's zone, in UTC: when letters may leave."""
    return datetime.combine(day, OPENING, OFFICE_ZONE).astimezone(UTC)


def latest() -> datetime:
    """The last moment of the office's today, in UTC: all that is recorded is known by then, also if a clock went back."""
    return end_of(today())


def end_of(day: date) -> datetime:
    """The last moment of a day in the office's zone, in UTC: what is recorded up to it was known that day."""
    return datetime.combine(day, time.max, OFFICE_ZONE).astimezone(UTC)


def local(moment: datetime) -> datetime:
    """A moment as the office's wall shows it."""
    return moment.astimezone(OFFICE_ZONE)


def stamp(as_of: date, by: Actor) -> dict[str, Any]:
    """The three marks of a fact: true since that day, known since now, told by that person."""
    return {"as_of": as_of, "recorded_at": now(), "by_id": by.id}


def set_office_day(day: date | None) -> None:
    """Takes a fixed day as today for pages and clock (setting OFFICE_DAY); None follows the machine."""
    global _office_day
    _office_day = day


@contextmanager
def moved_to(moment: datetime) -> Iterator[None]:
    """Records what happens inside as if it were that moment: the demo's way to write 2022 fact by fact."""
    token = _moved.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _moved.reset(token)
