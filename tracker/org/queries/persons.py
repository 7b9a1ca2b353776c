"""Questions about people."""

from collections.abc import Iterable, Sequence

from sqlalchemy import or_, select

from tracker.db import db, spelled
from tracker.domain.rights import Scope
from tracker.domain.text import fold
from tracker.org.models import Person


def find_person_by_email(email: str) -> Person | None:
    """The person with this e-mail, in whatever case it was typed."""
    return db.session.scalar(select(Person).where(Person.email == email.strip().lower()))


def find_person(person_id: int) -> Person | None:
    """A person by number."""
    return db.session.get(Person, person_id)


def find_listed_person(_scope: Scope, person_id: int) -> Person | None:
    """A person of the directory, which everybody who is signed in reads."""
    return find_person(person_id)


def find_myself(scope: Scope) -> Person | None:
    """The person who asks."""
    return find_person(scope.person_id) if scope.person_id is not None else None


def get_person(person_id: int) -> Person:
    """A person who must exist."""
    return db.session.get_one(Person, person_id)


def people(*, words: str = "", by_address: bool = False) -> Sequence[Person]:
    """Everybody by name; with words, those whose name or title holds them, or, for who may read it, the address."""
    question = select(Person).order_by(spelled(Person.sort_key), Person.id)
    if words:
        found = Person.search_fold.contains(fold(words), autoescape=True)
        address = Person.email.contains(words.strip().lower(), autoescape=True)
        question = question.where(or_(found, address) if by_address else found)
    return db.session.scalars(question).all()


def people_by_id(ids: Iterable[int | None]) -> dict[int, Person]:
    """Persons by number."""
    wanted = {number for number in ids if number is not None}
    return {person.id: person for person in db.session.scalars(select(Person).where(Person.id.in_(wanted)))}
