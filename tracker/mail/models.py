"""The outbox: one letter a person a day, and the items that it holds."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Id, Model, choice, link
from tracker.domain.letters import LetterState


class Letter(Model):
    """A letter to one person for one day. No foreign keys upwards; address and words are fixed when it is sent."""

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(index=True)
    day: Mapped[date] = mapped_column(index=True)
    send_after: Mapped[datetime]
    state: Mapped[LetterState] = choice(LetterState)
    tries: Mapped[int]
    next_at: Mapped[datetime | None]
    lease_owner: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    fence: Mapped[int]
    message_id: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_because: Mapped[str]
    address: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]

    __table_args__ = (UniqueConstraint("person_id", "day"),)


class LetterItem(Model):
    """One thing that a letter tells: its kind, what it is about, and a key that makes posting twice harmless."""

    id: Mapped[Id]
    letter_id: Mapped[int] = link("letter.id")
    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    about_id: Mapped[int]
    details: Mapped[str]
    posted_at: Mapped[datetime]
