"""Who sends which letter: taken for 90 seconds under a growing number, settled only under the same number."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, update

from tracker import clock
from tracker.db import db, writing
from tracker.domain.letters import WAITING, LetterState
from tracker.mail.kinds import post_room
from tracker.mail.models import Letter
from tracker.mail.owners import this_process

LEASE = timedelta(seconds=90)
"""Longer than one letter can take: four commands of 15 seconds each, and one to clean up."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A letter in the hands of this process, as it was when it was taken; `was` is the state that it came from."""

    letter_id: int
    person_id: int
    day: date
    message_id: str
    tries: int
    fence: int
    was: LetterState


def take_letter() -> Claim | None:
    """Takes the next letter that may leave now, or None; two deliverers never take the same one."""
    with writing() as session:
        if post_room().is_closed():
            return None
        letter = session.scalars(
            select(Letter)
            .where(_may_leave())
            .order_by(Letter.send_after, Letter.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        ).first()
        if letter is None:
            return None
        claim = Claim(
            letter_id=letter.id,
            person_id=letter.person_id,
            day=letter.day,
            message_id=letter.message_id,
            tries=letter.tries,
            fence=letter.fence + 1,
            was=letter.state,
        )
        letter.state, letter.fence = LetterState.SENDING, claim.fence
        letter.lease_owner, letter.lease_until = this_process(), clock.machine_now() + LEASE
    return claim


def settle(claim: Claim, state: LetterState, **values: Any) -> bool:
    """Writes down what became of a letter; False when somebody else has taken it since: then it is theirs to settle."""
    with writing() as session:
        settled = session.execute(
            update(Letter)
            .where(Letter.id == claim.letter_id, Letter.fence == claim.fence)
            .values(state=state, lease_owner=None, lease_until=None, **values)
            .returning(Letter.id)
        ).first()
    return settled is not None


def letters_waiting() -> int:
    """How many letters may leave now."""
    return db.session.scalar(select(func.count()).select_from(Letter).where(_may_leave())) or 0


def _may_leave() -> ColumnElement[bool]:
    """Its 07:00 has come by the office's clock, and its next try by the machine's."""
    return (
        Letter.state.in_(WAITING)
        & (Letter.send_after <= clock.sending_moment())
        & or_(Letter.next_at.is_(None), Letter.next_at <= clock.machine_now())
    )
