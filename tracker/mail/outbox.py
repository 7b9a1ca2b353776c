"""Posting: what is to be told goes into the person's letter of the next sending day, in the cause's transaction."""

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import select

from tracker import clock
from tracker.db import db
from tracker.domain.calendar import OfficeCalendar
from tracker.domain.letters import LetterState
from tracker.mail.models import Letter, LetterItem

ONE_DAY = timedelta(days=1)


def post(
    kind: str,
    *,
    to: int,
    about_id: int,
    key: str,
    calendar: OfficeCalendar,
    details: Mapping[str, Any] | None = None,
) -> bool:
    """Puts one item into the person's letter of the next sending day. False when the key was posted before.

    A sending day is a working day; after its 07:00, or once its letter is under way, the next one is taken.
    """
    if db.session.scalar(select(LetterItem.id).where(LetterItem.key == key)) is not None:
        return False
    letter = _waiting_letter(to, first_day(clock.now(), calendar), calendar)
    db.session.add(
        LetterItem(
            letter_id=letter.id,
            key=key,
            kind=kind,
            about_id=about_id,
            details=json.dumps(dict(details or {}), ensure_ascii=False, sort_keys=True),
            posted_at=clock.now(),
        )
    )
    db.session.flush()
    return True


def first_day(moment: datetime, calendar: OfficeCalendar) -> date:
    """The first sending day whose 07:00 has not passed; at 07:00 sharp the day's letter still takes items."""
    day = clock.local(moment).date()
    return calendar.next_working(day if moment <= clock.opening_of(day) else day + ONE_DAY)


def _waiting_letter(person_id: int, day: date, calendar: OfficeCalendar) -> Letter:
    """The person's letter of the day, or of the first later sending day on which it has not been touched yet."""
    while True:
        letter = db.session.scalar(select(Letter).where(Letter.person_id == person_id, Letter.day == day))
        if letter is None:
            return _new_letter(person_id, day)
        if letter.state is LetterState.PENDING:
            return letter
        day = calendar.next_working(day + ONE_DAY)


def _new_letter(person_id: int, day: date) -> Letter:
    letter = Letter(
        person_id=person_id,
        day=day,
        send_after=clock.opening_of(day),
        state=LetterState.PENDING,
        tries=0,
        next_at=None,
        lease_owner=None,
        lease_until=None,
        fence=0,
        message_id=sha256(f"letter|{person_id}|{day.isoformat()}".encode()).hexdigest()[:32],
        created_at=clock.now(),
        ended_at=None,
        ended_because="",
        address="",
        subject="",
        body="",
    )
    db.session.add(letter)
    db.session.flush()
    return letter
