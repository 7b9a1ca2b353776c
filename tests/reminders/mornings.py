"""Days of an office in tests: facts recorded at an hour of a day, and its mornings at seven."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time

from tracker import clock
from tracker.clock import OFFICE_ZONE
from tracker.db import db, writing
from tracker.mail.letters import WrittenLetter, write_letter
from tracker.mail.models import Letter, LetterItem
from tracker.org.models import Person
from tracker.reminders.actions import Reminded, remind_on
from tracker.reminders.queries.people import find_reader


def at(day: date, hour: int = 9) -> datetime:
    """An hour of a day on the office's wall."""
    return datetime.combine(day, time(hour), OFFICE_ZONE)


@contextmanager
def entered(day: date, hour: int = 9) -> Iterator[None]:
    """Facts recorded at an hour of a day."""
    with clock.moved_to(at(day, hour)), writing():
        yield


def morning(day: date) -> Reminded:
    """What the clock posts at seven."""
    with clock.moved_to(at(day, 7)), writing():
        return remind_on(day)


def letters_of(day: date) -> dict[str, WrittenLetter | None]:
    """The letters of a day as they are written at seven, by the name of their reader; None where nothing holds."""
    written: dict[str, WrittenLetter | None] = {}
    with clock.moved_to(at(day, 7)):
        db.session.rollback()
        rows = db.session.query(Letter, Person).join(Person, Person.id == Letter.person_id)
        for letter, person in rows.filter(Letter.day == day).order_by(Letter.id):
            items = db.session.query(LetterItem).filter_by(letter_id=letter.id).order_by(LetterItem.id).all()
            reader = find_reader(letter.person_id, clock.sending_moment())
            written[person.email.partition("@")[0]] = reader and write_letter(
                items, reader, code=f"{day.isoformat()}/{letter.id:04d}"
            )
    return written


def subjects(day: date) -> dict[str, str]:
    """The subjects of a day's letters without the office's name, by reader."""
    written = letters_of(day)
    return {name: letter.subject.partition("] ")[2] for name, letter in written.items() if letter}
