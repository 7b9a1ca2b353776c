"""Signing in and out: sessions in the database, a throttle that never blocks a thread."""

from datetime import timedelta

import flask_login
from flask_login import UserMixin
from sqlalchemy import delete, update

from tracker import clock
from tracker.db import db, writing
from tracker.domain.rights import Principal
from tracker.org import queries
from tracker.org.models import Person, SignIn, SignInFailure
from tracker.org.passwords import digest, fits, new_token

LONGEST = timedelta(hours=20)
IDLE = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=10)
WINDOW = timedelta(minutes=10)
FAILURES_PER_ACCOUNT = 10
FAILURES_PER_ADDRESS = 50


class SignedIn(UserMixin):
    """What flask-login knows: a session row with its person and the grants in force today."""

    def __init__(self, token: str, sign_in: SignIn, person: Person, principal: Principal) -> None:
        self.token = token
        self.sign_in_id = sign_in.id
        self.person = person
        self.principal = principal

    def get_id(self) -> str:
        """The random token in the cookie; the table keeps its hash only."""
        return self.token


def current() -> SignedIn | None:
    """Who is signed in on this request."""
    user: object = flask_login.current_user._get_current_object()
    return user if isinstance(user, SignedIn) else None


def load(token: str, *, noting: bool = True) -> SignedIn | None:
    """The session of a cookie, if it still holds; a visit is noted at most every ten minutes.

    Inside a writing block nothing is noted: that would open another one.
    """
    at = clock.machine_now()
    found = queries.find_sign_in(digest(token), alive_since=at - IDLE, begun_since=at - LONGEST)
    if found is None:
        return None
    sign_in, person = found
    signed_in = SignedIn(token, sign_in, person, queries.principal_of(person, day=clock.today()))
    if noting and at - sign_in.seen_at > SEEN_EVERY:
        with writing() as session:
            session.execute(update(SignIn).where(SignIn.id == signed_in.sign_in_id).values(seen_at=at))
    return signed_in


def is_throttled(email: str, address: str) -> bool:
    """Whether too many checks failed within ten minutes for the account or the address; it heals by itself."""
    since = clock.machine_now() - WINDOW
    return (
        queries.failures_since(_account(email), since=since) >= FAILURES_PER_ACCOUNT
        or queries.failures_since(_address(address), since=since) >= FAILURES_PER_ADDRESS
    )


def begin(email: str, password: str, address: str) -> str | None:
    """Begins a session for whom the password fits and returns its token; else notes the failure and returns None.

    An unknown or locked account takes the same time. The password is checked outside any transaction.
    """
    person = queries.find_person_by_email(email)
    kept = person.password_hash if person and person.disabled_at is None else None
    db.session.rollback()
    if not fits(password, kept):
        note_failure(email, address)
        return None
    with writing():
        person = queries.find_person_by_email(email)
        if person is None or person.disabled_at is not None or person.password_hash != kept:
            return None
        return _open_session(person, address)


def note_failure(email: str, address: str) -> None:
    """Remembers a failed check for the throttle and forgets those of the past day."""
    at = clock.machine_now()
    with writing() as session:
        session.execute(delete(SignInFailure).where(SignInFailure.at < at - timedelta(days=1)))
        session.add_all([SignInFailure(throttled=key, at=at) for key in (_account(email), _address(address))])


def end_session(sign_in_id: int) -> None:
    """Ends one session: its cookie is worth nothing from now on."""
    db.session.execute(update(SignIn).where(SignIn.id == sign_in_id).values(ended_at=clock.machine_now()))


def _open_session(person: Person, address: str) -> str:
    """The token of a new session; the failures of the account are forgotten."""
    token, at = new_token(), clock.machine_now()
    db.session.execute(delete(SignInFailure).where(SignInFailure.throttled == _account(person.email)))
    db.session.add(
        SignIn(
            token_hash=digest(token),
            person_id=person.id,
            address=address,
            created_at=at,
            seen_at=at,
            ended_at=None,
        )
    )
    return token


def _account(email: str) -> str:
    return "account:" + digest(email.strip().lower())


def _address(address: str) -> str:
    return "address:" + address
