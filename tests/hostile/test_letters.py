"""One letter with hostile words neither changes its own heads nor holds the others of its morning back."""

from datetime import date
from email.message import EmailMessage

import pytest
from sqlalchemy import update

from tests.hostile.attacks import chosen
from tests.hostile.counting import note
from tests.hostile.seeds import H10
from tests.hostile.site import Site
from tests.reminders.mornings import at, morning
from tracker import clock
from tracker.db import db, writing
from tracker.mail.letters import message_of, write_letter
from tracker.mail.models import Letter, LetterItem
from tracker.org.models import Person
from tracker.plans.models import Task
from tracker.reminders.queries.people import find_reader

NEXT = date(2022, 6, 15)
HEADS = {"From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Auto-Submitted"}


@pytest.fixture
def plain(site: Site) -> list[EmailMessage]:
    """The letters of the morning when nobody is hostile."""
    messages = posted()
    site.restore()
    assert len(messages) > 3
    return messages


def posted() -> list[EmailMessage]:
    """What leaves on the next morning."""
    morning(NEXT)
    made = []
    with clock.moved_to(at(NEXT, 7)):
        for letter in db.session.query(Letter).filter(Letter.day == NEXT).order_by(Letter.person_id):
            items = db.session.query(LetterItem).filter_by(letter_id=letter.id).order_by(LetterItem.id).all()
            reader = find_reader(letter.person_id, clock.sending_moment())
            written = reader and write_letter(items, reader, code="1")
            if reader and written:
                made.append(message_of(written, reader, "one"))
    return made


def test_every_letter_of_the_morning_leaves_with_its_own_heads(site: Site, plain, record_property) -> None:
    wrong, cases = [], 0
    for place, text in chosen(H10, "letters", 12):
        with writing():
            db.session.execute(update(Task).values(title=text.replace("\0", "")))
            db.session.execute(update(Person).values(name=Person.name + " " + text.replace("\0", "")))
        messages = posted()
        cases += len(messages)
        if [each["To"].addresses[0].addr_spec for each in messages] != [
            each["To"].addresses[0].addr_spec for each in plain
        ]:
            wrong.append(f"H10[{place}]: other readers")
        for each in messages:
            raw = each.as_bytes().partition(b"\r\n\r\n")[0].decode("ascii", "replace")
            names = {line.partition(":")[0] for line in raw.splitlines() if not line.startswith((" ", "\t"))}
            if (
                names - {*plain[0].keys(), *HEADS}
                or len(each["To"].addresses) != 1
                or "\n" in each["Subject"]
            ):
                wrong.append(f"H10[{place}]: {sorted(names)}")
        site.restore()
    note(record_property, "H10", cases)
    assert wrong == []
