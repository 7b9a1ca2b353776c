"""What is put right before letters leave: leases of the dead, letters of several days made one."""

from collections.abc import Sequence

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from tracker import clock
from tracker.db import db, writing
from tracker.domain.letters import LetterState, Reason
from tracker.mail.models import Letter, LetterItem
from tracker.mail.owners import is_dead


def put_right() -> None:
    """Frees what dead senders held and merges what piled up."""
    free_letters_of_the_dead()
    merge_piled_up_letters()


def free_letters_of_the_dead() -> None:
    """Letters whose sender is gone wait again at once; those of another host when their lease has run out.

    They may have left before their sender died, so they keep their Message-ID and take no further items.
    """
    held = select(Letter.lease_owner).where(Letter.state == LetterState.SENDING).distinct()
    dead = [owner for owner in db.session.scalars(held) if owner is None or is_dead(owner)]
    lost = (Letter.state == LetterState.SENDING) & or_(
        Letter.lease_owner.in_(dead), Letter.lease_owner.is_(None), Letter.lease_until < clock.machine_now()
    )
    if db.session.scalar(select(Letter.id).where(lost).limit(1)) is None:
        return
    with writing() as session:
        session.execute(
            update(Letter)
            .where(lost)
            .values(state=LetterState.RETRY, lease_owner=None, lease_until=None, next_at=None)
        )


def merge_piled_up_letters() -> None:
    """After an outage a person gets one letter, not one for each day: what was never tried moves into the newest."""
    piled_up = (
        select(Letter.person_id)
        .where(Letter.state == LetterState.PENDING, Letter.send_after <= clock.sending_moment())
        .group_by(Letter.person_id)
        .having(func.count() > 1)
    )
    if not db.session.scalars(piled_up).all():
        return
    with writing() as session:
        letters = session.scalars(
            select(Letter)
            .where(
                Letter.person_id.in_(piled_up),
                Letter.state == LetterState.PENDING,
                Letter.send_after <= clock.sending_moment(),
            )
            .order_by(Letter.person_id, Letter.day.desc())
            .with_for_update()
        ).all()
        for person_id in dict.fromkeys(letter.person_id for letter in letters):
            newest, *older = [letter for letter in letters if letter.person_id == person_id]
            _merge(session, older, into=newest)


def _merge(session: Session, older: Sequence[Letter], *, into: Letter) -> None:
    numbers = [letter.id for letter in older]
    session.execute(update(LetterItem).where(LetterItem.letter_id.in_(numbers)).values(letter_id=into.id))
    for letter in older:
        letter.state, letter.ended_at = LetterState.CANCELLED, clock.now()
        letter.ended_because = Reason.MERGED
