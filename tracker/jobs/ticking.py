"""The ticker: beats every ten seconds in whichever process holds the lock."""

import logging
from collections.abc import Callable
from threading import Event

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.schedulers.blocking import BlockingScheduler
from flask import Flask

from tracker.clock import OFFICE_ZONE, machine_now
from tracker.db import db
from tracker.jobs.leading import Lock, clock_lock
from tracker.jobs.work import beat

SECONDS = 10
"""Between two beats; a clock that was killed is replaced within the same time."""


def start_clock(app: Flask) -> Callable[[], None]:
    """Starts the clock beside the pages of a one-process server; the answer stops it after the letter in hand."""
    scheduler, lock, stopping = BackgroundScheduler(timezone=OFFICE_ZONE), _lock_of(app), Event()
    _schedule(scheduler, app, lock, stopping)
    scheduler.start()

    def stop() -> None:
        stopping.set()
        scheduler.shutdown()
        lock.free()

    return stop


class Clock:
    """The clock of a process of its own."""

    def __init__(self, app: Flask) -> None:
        self._scheduler = BlockingScheduler(timezone=OFFICE_ZONE)
        self._stopping = Event()
        _schedule(self._scheduler, app, _lock_of(app), self._stopping)

    def run(self) -> None:
        """Runs until it is stopped."""
        self._scheduler.start()

    def stop(self) -> None:
        """Ends the clock after the letter in hand; the process frees the lock by ending."""
        self._stopping.set()
        self._scheduler.shutdown(wait=False)


def _lock_of(app: Flask) -> Lock:
    with app.app_context():
        return clock_lock(db.engine)


def _schedule(scheduler: BaseScheduler, app: Flask, lock: Lock, stopping: Event) -> None:
    """One job, at once and then every ten seconds; a late beat is not skipped, late ones become one."""
    logging.getLogger("apscheduler").setLevel(logging.WARNING)

    def tick() -> None:
        with app.app_context():
            if not stopping.is_set() and lock.held():
                beat(stopping.is_set)

    scheduler.add_job(
        tick,
        "interval",
        seconds=SECONDS,
        next_run_time=machine_now(),
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
