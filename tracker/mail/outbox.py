"""Posting: what is to be told goes into the person's letter of a sending day, in the transaction of its cause."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.elements import ColumnElement

from tracker import clock
from tracker.db import Model, db
from tracker.domain.calendar import OfficeCalendar
from tracker.domain.letters import LetterState
from tracker.mail.models import Letter, LetterItem

ONE_DAY = timedelta(days=1)
MOST_ASKED = 10_000
"""Keys in one question: databases bound how many values a statement may carry."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to be told to one person, with the key that makes telling twice harmless."""

    kind: str
    to: int
    about_id: int
    key: str
    details: Mapping[str, Any] = field(default_factory=dict)


def post(
    kind: str,
    *,
    to: int,
    about_id: int,
    key: str,
    calendar: OfficeCalendar,
    details: Mapping[str, Any] | None = None,
    day: date | None = None,
) -> bool:
    """Puts one item into the person's letter of the day, or of the next sending day. False when the key was posted before."""
    return bool(post_all([Notice(kind, to, about_id, key, details or {})], calendar=calendar, day=day))


def post_all(notices: Sequence[Notice], *, calendar: OfficeCalendar, day: date | None = None) -> int:
    """Puts each item into its person's letter of the day; how many were not posted before.

    A sending day is a working day; after its 07:00, or once its letter is under way, the next one is taken.
    """
    there = days_of([notice.key for notice in notices])
    fresh = [notice for notice in notices if notice.key not in there]
    first = day or first_day(clock.now(), calendar)
    letters = {person: _waiting_letter(person, first, calendar) for person in {each.to for each in fresh}}
    rows = [_item(notice, letters[notice.to]) for notice in fresh]
    return _insert_once(LetterItem, LetterItem.key, rows=rows) if rows else 0


def _item(notice: Notice, letter_id: int) -> dict[str, Any]:
    return {
        "letter_id": letter_id,
        "key": notice.key,
        "kind": notice.kind,
        "about_id": notice.about_id,
        "details": json.dumps(dict(notice.details), ensure_ascii=False, sort_keys=True, default=str),
        "posted_at": clock.now(),
    }


def first_day(moment: datetime, calendar: OfficeCalendar) -> date:
    """The first sending day whose 07:00 has not passed; at 07:00 sharp the day's letter still takes items."""
    day = clock.local(moment).date()
    return calendar.next_working(day if moment <= clock.opening_of(day) else day + ONE_DAY)


def days_of(keys: Collection[str]) -> dict[str, date]:
    """The day of the letter into which each of the keys was posted; those never posted are missing."""
    found: dict[str, date] = {}
    for some in _batches(list(keys)):
        question = (
            select(LetterItem.key, Letter.day)
            .join(Letter, Letter.id == LetterItem.letter_id)
            .where(LetterItem.key.in_(some))
        )
        found |= {key: day for key, day in db.session.execute(question)}
    return found


def _batches(keys: list[str]) -> list[list[str]]:
    return [keys[first : first + MOST_ASKED] for first in range(0, len(keys), MOST_ASKED)]


def people_written_to(day: date) -> set[int]:
    """Who gets a letter of the day that still takes items."""
    return set(
        db.session.scalars(
            select(Letter.person_id).where(Letter.day == day, Letter.state == LetterState.PENDING)
        )
    )


def _waiting_letter(person_id: int, day: date, calendar: OfficeCalendar) -> int:
    """The person's letter of the day, or of the first later sending day on which it has not been touched yet.

    The row stays locked until the cause commits, so that no item slips into a letter that is being sent.
    """
    while True:
        _insert_once(Letter, Letter.person_id, Letter.day, rows=[_fresh(person_id, day)])
        letter_id, state = db.session.execute(
            select(Letter.id, Letter.state)
            .where(Letter.person_id == person_id, Letter.day == day)
            .with_for_update()
        ).one()
        if state is LetterState.PENDING:
            return int(letter_id)
        day = calendar.next_working(day + ONE_DAY)


def _fresh(person_id: int, day: date) -> dict[str, Any]:
    """A letter that nobody has touched; its Message-ID follows from person and day."""
    return {
        "person_id": person_id,
        "day": day,
        "send_after": clock.opening_of(day),
        "state": LetterState.PENDING,
        "tries": 0,
        "fence": 0,
        "message_id": sha256(f"letter|{person_id}|{day.isoformat()}".encode()).hexdigest()[:32],
        "created_at": clock.now(),
        "ended_because": "",
        "address": "",
        "subject": "",
        "body": "",
    }


def _insert_once(table: type[Model], *unique: ColumnElement[Any] | Any, rows: list[dict[str, Any]]) -> int:
    """Inserts rows unless their unique columns are taken, also by somebody who writes at the same moment; how many."""
    session = db.session()
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = insert(table).on_conflict_do_nothing(index_elements=list(unique))
    session.flush()
    return len(session.execute(statement.returning(table.__table__.c.id), rows).all())
