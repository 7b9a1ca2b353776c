"""What the clock does on every beat: post what is due once a day, send what waits, forget what is old."""

from collections.abc import Callable
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import delete

from tracker import clock
from tracker.db import db, writing
from tracker.documents.files import sweep
from tracker.documents.queries import stored_names
from tracker.domain.refusals import Refusal
from tracker.mail.delivery import Delivered, deliver
from tracker.office.queries.health import SOUNDNESS
from tracker.office.queries.soundness import broken
from tracker.org.models import SignInFailure
from tracker.org.queries import office_calendar
from tracker.queue.actions import forget_runs, note_run
from tracker.queue.models import JobRun
from tracker.queue.queries import STOPPED, find_run, has_moved
from tracker.reminders.actions import remind_on
from tracker.web.models import AnsweredForm

NOTED_EVERY = timedelta(minutes=1)
RESTS_AFTER_STOP = timedelta(minutes=5)
"""After the mail server refused as a whole the clock does not ask it again at once (reliability.md §3.4, F08)."""
KEPT_RUNS = timedelta(days=60)
MOST_TOLD = 100
"""Broken invariants that are kept of one check."""


def beat(stop: Callable[[], bool]) -> None:
    """One beat; a step that fails is logged and does not keep the others from theirs."""
    for step in (remind_once_a_day, lambda: deliver_waiting(stop), tidy_every_hour, check_once_a_day):
        if stop():
            return
        try:
            step()
        except Exception:
            current_app.logger.exception("a step of the clock failed")
        finally:
            db.session.remove()


def remind_once_a_day() -> None:
    """From 07:00 of every working day on, once; a clock that starts later catches up the same day."""
    moment = clock.sending_moment()
    day = clock.local(moment).date()
    if moment < clock.opening_of(day) or find_run("remind", day.isoformat()) or has_moved():
        return
    if not office_calendar().is_working(day):
        return
    with writing():
        reminded = remind_on(day)
        note_run("remind", day.isoformat(), f"posted {reminded.posted}, before {reminded.already}")


def deliver_waiting(stop: Callable[[], bool]) -> None:
    """Sends what may leave, on working days only; one row a day tells when it ran last and how it ended."""
    if not office_calendar().is_working(clock.today()):
        return
    slot, now = clock.local(clock.machine_now()).date().isoformat(), clock.machine_now()
    last = find_run("deliver", slot)
    if last is not None and _rests(last, now):
        return
    try:
        outcome, idle = _told(deliver(stop=stop))
    except Refusal as refusal:
        outcome, idle = STOPPED + str(refusal), False
    if not idle or last is None or not last.ended_at or now - last.ended_at >= NOTED_EVERY:
        with writing():
            note_run("deliver", slot, outcome)


def _rests(last: JobRun, now: datetime) -> bool:
    stopped = last.outcome.startswith(STOPPED)
    return stopped and last.ended_at is not None and now - last.ended_at < RESTS_AFTER_STOP


def _told(done: Delivered) -> tuple[str, bool]:
    """The run in one line, and whether there was nothing to do."""
    if done.stopped:
        return STOPPED + done.stopped, False
    counts = f"sent {done.sent}, later {done.later}, failed {done.failed}, cancelled {done.cancelled}"
    return counts, not (done.sent or done.later or done.failed or done.cancelled)


def tidy_every_hour() -> None:
    """Forgets answered forms, failed sign-ins and files that no record came to hold after a day, runs after two months."""
    now = clock.machine_now()
    yesterday = now - timedelta(days=1)
    slot = f"{now:%Y-%m-%dT%H}"
    if find_run("tidy", slot):
        return
    with writing() as session:
        session.execute(delete(AnsweredForm).where(AnsweredForm.answered_at < yesterday))
        session.execute(delete(SignInFailure).where(SignInFailure.at < yesterday))
        forget_runs(before=now - KEPT_RUNS)
        note_run("tidy", slot, "")
    sweep(current_app.config["FILES_DIR"], kept=stored_names(), before=yesterday)


def check_once_a_day() -> None:
    """Asks what must always hold, every stored file included; the page of the system shows the answer."""
    slot = clock.local(clock.machine_now()).date().isoformat()
    if find_run(SOUNDNESS, slot):
        return
    found = broken(current_app.config["FILES_DIR"])
    with writing():
        note_run(SOUNDNESS, slot, "\n".join(found[:MOST_TOLD]))
