"""Posting what is due, setting the policy, sending a letter again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.calendar import OfficeCalendar
from tracker.domain.letters import UNSENT, LetterState
from tracker.domain.refusals import Refusal
from tracker.domain.reminders import Matter, Policy, Reminder, reminders_on
from tracker.domain.rights import EVERYTHING, Actor
from tracker.domain.text import N_
from tracker.domain.wording import day as written_day
from tracker.mail.models import Letter
from tracker.mail.outbox import days_of, people_written_to, post
from tracker.org.queries import office_calendar
from tracker.reminders.models import ReminderPolicy
from tracker.reminders.queries.dues import dues, find_policy, policy
from tracker.reminders.queries.people import staff_on


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many stages were posted, and how many had been before."""

    posted: int
    already: int


def remind_on(day: date) -> Reminded:
    """Posts every stage that has been reached by a day and was not posted before, into the letters of that day.

    Nothing is posted on a day off: the next working day finds the same stages. Whoever gets a letter of the day is
    also told again of everything that is late, due that day or waiting.
    """
    calendar = office_calendar()
    if not calendar.is_working(day):
        return Reminded(0, 0)
    found = dues(EVERYTHING, day=day, at=_known_by(day))
    reached = reminders_on(day, found, policy=policy(), calendar=calendar, staff=staff_on(day, dues=found))
    posted = days_of([reminder.key for reminder in reached])
    fresh = [reminder for reminder in reached if reminder.key not in posted]
    for reminder in fresh:
        _post(reminder, reminder.key, day, calendar)
    _list_again([each for each in reached if posted.get(each.key, day) != day], day, calendar)
    return Reminded(len(fresh), len(posted))


def _known_by(day: date) -> datetime:
    """Today by everything known now; another day by what was known when its letters left."""
    return clock.sending_moment() if day == clock.today() else clock.opening_of(day)


def _post(reminder: Reminder, key: str, day: date, calendar: OfficeCalendar) -> None:
    post(
        reminder.matter.value,
        to=reminder.person_id,
        about_id=reminder.due.about_id,
        key=key,
        calendar=calendar,
        details={"subject": reminder.due.subject, "since": reminder.since, "stage": reminder.stage},
        day=day,
    )


def _list_again(posted_before: Iterable[Reminder], day: date, calendar: OfficeCalendar) -> None:
    """A letter that goes out anyway also lists what its reader still owes from earlier stages."""
    people = people_written_to(day)
    pressing = [
        reminder
        for reminder in posted_before
        if reminder.person_id in people and (reminder.matter is not Matter.DUE or reminder.since <= day)
    ]
    for reminder in pressing:
        _post(reminder, f"{day.isoformat()}|{reminder.key}", day, calendar)


def set_policy(stages: Policy, *, by: Actor) -> ReminderPolicy:
    """Writes the office's stages."""
    kept = find_policy()
    if kept is None:
        kept = ReminderPolicy(id=1)
        db.session.add(kept)
    kept.before = ", ".join(map(str, stages.before))
    kept.first_after, kept.every_after = stages.first_after, stages.every_after
    kept.awaiting_after, kept.escalate_after = stages.awaiting_after, stages.escalate_after
    record("reminders.policy", kept, by=by, name="")
    return kept


def send_again(letter: Letter, *, by: Actor) -> None:
    """Puts a letter that reached nobody back into the queue for another 72 hours. Raises Refusal for any other."""
    if letter.state not in UNSENT:
        raise Refusal(N_("Chỉ gửi lại thư không gửi được hoặc quá thời gian gửi. Tải lại trang để xem."))
    letter.state, letter.tries, letter.next_at = LetterState.RETRY, 0, None
    letter.send_after = max(letter.send_after, clock.sending_moment())
    letter.ended_at, letter.ended_because = None, ""
    record("letter.retried", letter, by=by, name=f"ngày {written_day(letter.day)} ({letter.address})")
