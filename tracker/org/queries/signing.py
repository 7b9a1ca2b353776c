"""Questions about sessions, failed checks and one-time codes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from tracker.db import db
from tracker.org.models import OneTimeCode, Person, SignIn, SignInFailure


def find_sign_in(
    token_hash: str, *, alive_since: datetime, begun_since: datetime
) -> tuple[SignIn, Person] | None:
    """A session that has not ended, was seen and begun late enough, with its person, who is not disabled."""
    row = db.session.execute(
        select(SignIn, Person)
        .join(Person, Person.id == SignIn.person_id)
        .where(
            SignIn.token_hash == token_hash,
            SignIn.ended_at.is_(None),
            SignIn.seen_at >= alive_since,
            SignIn.created_at >= begun_since,
            Person.disabled_at.is_(None),
        )
    ).one_or_none()
    return (row[0], row[1]) if row else None


def open_sign_ins(person_id: int) -> Sequence[SignIn]:
    """Sessions of a person that have not ended."""
    return db.session.scalars(
        select(SignIn).where(SignIn.person_id == person_id, SignIn.ended_at.is_(None))
    ).all()


def failures_since(throttled: str, *, since: datetime) -> int:
    """How many password checks failed for an account or an address since the moment."""
    return (
        db.session.scalar(
            select(func.count()).where(SignInFailure.throttled == throttled, SignInFailure.at >= since)
        )
        or 0
    )


def find_code(code_hash: str, *, at: datetime) -> OneTimeCode | None:
    """A one-time code that is neither used nor run out."""
    return db.session.scalar(
        select(OneTimeCode).where(
            OneTimeCode.code_hash == code_hash, OneTimeCode.used_at.is_(None), OneTimeCode.expires_at > at
        )
    )


def open_codes(person_id: int) -> Sequence[OneTimeCode]:
    """Codes of a person that nobody has used."""
    return db.session.scalars(
        select(OneTimeCode).where(OneTimeCode.person_id == person_id, OneTimeCode.used_at.is_(None))
    ).all()
