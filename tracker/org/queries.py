"""Questions about units, people, grants and sessions."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import and_, func, literal, or_, select, union_all

from tracker.db import db
from tracker.domain.calendar import VIETNAM, OfficeCalendar
from tracker.domain.rights import Held, Principal
from tracker.domain.roles import Role
from tracker.domain.text import fold
from tracker.org.models import (
    Grant,
    Holiday,
    Letterhead,
    Office,
    OneTimeCode,
    Person,
    SignIn,
    SignInFailure,
    Unit,
)


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


def principal_of(person: Person, *, day: date) -> Principal:
    """The person with the grants in force on the day; two statements whatever their number."""
    held = [(grant.role, grant.unit_id) for grant in grants_in_force(person.id, day=day)]
    below, above = _reaches({unit_id for _, unit_id in held})
    grants = tuple(Held(role, unit_id, frozenset(below.get(unit_id, {unit_id}))) for role, unit_id in held)
    return Principal(person.id, person.name, grants, frozenset(above))


def grants_in_force(person_id: int, *, day: date) -> list[Grant]:
    """The grants of a person that hold on the day."""
    grants = db.session.scalars(
        select(Grant)
        .where(Grant.person_id == person_id, Grant.as_of <= day)
        .order_by(Grant.recorded_at, Grant.id)
    )
    return _holding(grants, day=day)


def grants_by_person(*, day: date) -> dict[int, list[Grant]]:
    """All grants that hold on the day, by person."""
    grants = db.session.scalars(select(Grant).where(Grant.as_of <= day).order_by(Grant.recorded_at, Grant.id))
    by_person: dict[int, list[Grant]] = {}
    for grant in _holding(grants, day=day):
        by_person.setdefault(grant.person_id, []).append(grant)
    return by_person


def _holding(grants: Iterable[Grant], *, day: date) -> list[Grant]:
    """Of the facts about one person, role and unit the latest one holds, if it gives and has not run out."""
    latest = {(grant.person_id, grant.role, grant.unit_id): grant for grant in grants}
    return [grant for grant in latest.values() if grant.given and (grant.until is None or day <= grant.until)]


def _reaches(unit_ids: set[int]) -> tuple[dict[int, set[int]], set[int]]:
    """For each unit its subtree; and all units above any of them. One statement."""
    down = (
        select(Unit.id.label("top"), Unit.id.label("id"))
        .where(Unit.id.in_(unit_ids))
        .cte("down", recursive=True)
    )
    down = down.union(select(down.c.top, Unit.id).join(down, Unit.parent_id == down.c.id))
    up = select(Unit.parent_id.label("id")).where(Unit.id.in_(unit_ids)).cte("up", recursive=True)
    up = up.union(select(Unit.parent_id).join(up, Unit.id == up.c.id))
    rows = db.session.execute(
        union_all(
            select(literal("down").label("way"), down.c.top, down.c.id),
            select(literal("up"), up.c.id, up.c.id).where(up.c.id.is_not(None)),
        )
    )
    below: dict[int, set[int]] = {}
    above: set[int] = set()
    for way, top, unit_id in rows:
        if way == "down":
            below.setdefault(top, set()).add(unit_id)
        else:
            above.add(unit_id)
    return below, above


def find_person_by_email(email: str) -> Person | None:
    """The person with this e-mail, in whatever case it was typed."""
    return db.session.scalar(select(Person).where(Person.email == email.strip().lower()))


def find_person(person_id: int) -> Person | None:
    """A person by number."""
    return db.session.get(Person, person_id)


def people() -> Sequence[Person]:
    """Everybody, by name."""
    return db.session.scalars(select(Person).order_by(Person.sort_key, Person.id)).all()


def people_by_id(ids: Iterable[int | None]) -> dict[int, Person]:
    """Persons by number."""
    wanted = {number for number in ids if number is not None}
    return {person.id: person for person in db.session.scalars(select(Person).where(Person.id.in_(wanted)))}


def people_of_units(*, day: date, roles: Iterable[Role]) -> dict[int, list[Person]]:
    """Active people by the unit at which they hold one of the roles on the day."""
    wanted = set(roles)
    grants = [grant for held in grants_by_person(day=day).values() for grant in held if grant.role in wanted]
    persons = people_by_id(grant.person_id for grant in grants)
    by_unit: dict[int, list[Person]] = {}
    for grant in sorted(grants, key=lambda grant: grant.id):
        person = persons[grant.person_id]
        if person.disabled_at is None and person not in by_unit.setdefault(grant.unit_id, []):
            by_unit[grant.unit_id].append(person)
    return by_unit


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


def find_office() -> Office | None:
    """The settings of this installation, once it is set up."""
    return db.session.get(Office, 1)


def find_letterhead(unit_id: int) -> Letterhead | None:
    """How the unit's documents are headed."""
    return db.session.get(Letterhead, unit_id)


def find_unit(unit_id: int) -> Unit | None:
    """A unit by number."""
    return db.session.get(Unit, unit_id)


def units(*, day: date | None = None) -> Sequence[Unit]:
    """All units in the order of the alphabet, or those that exist on the day."""
    question = select(Unit).order_by(Unit.sort_key, Unit.id)
    if day is not None:
        question = question.where(Unit.valid_from <= day, or_(Unit.valid_to.is_(None), Unit.valid_to >= day))
    return db.session.scalars(question).all()


def units_by_id(ids: Iterable[int | None]) -> dict[int, Unit]:
    """Units by number."""
    wanted = {number for number in ids if number is not None}
    return {unit.id: unit for unit in db.session.scalars(select(Unit).where(Unit.id.in_(wanted)))}


def units_named(name: str) -> Sequence[Unit]:
    """Units whose name is this but for case and diacritics."""
    return db.session.scalars(select(Unit).where(Unit.search_fold == fold(name))).all()


def holidays() -> Sequence[Holiday]:
    """The office's own days against the built-in calendar."""
    return db.session.scalars(select(Holiday).order_by(Holiday.day)).all()


def another_administrator(person_id: int, *, day: date) -> bool:
    """Whether somebody else also administers the office on the day."""
    return any(
        grant.role is Role.ADMINISTRATOR and other != person_id
        for other, grants in grants_by_person(day=day).items()
        for grant in grants
    )


def open_sign_ins(person_id: int) -> Sequence[SignIn]:
    """Sessions of a person that have not ended."""
    return db.session.scalars(
        select(SignIn).where(and_(SignIn.person_id == person_id, SignIn.ended_at.is_(None)))
    ).all()


def get_person(person_id: int) -> Person:
    """A person who must exist."""
    return db.session.get_one(Person, person_id)


def get_unit(unit_id: int) -> Unit:
    """A unit that must exist."""
    return db.session.get_one(Unit, unit_id)


def office_calendar() -> OfficeCalendar:
    """The built-in calendar with the office's own days."""
    own = holidays()
    working = frozenset(holiday.day for holiday in own if holiday.is_working)
    resting = frozenset(holiday.day for holiday in own if not holiday.is_working)
    if not own:
        return VIETNAM
    return OfficeCalendar(off=(VIETNAM.off | resting) - working, worked=(VIETNAM.worked | working) - resting)
