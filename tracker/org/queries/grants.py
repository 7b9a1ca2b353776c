"""Questions about roles: who holds which at what unit, and how far it reaches."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import literal, select, union_all

from tracker.db import db
from tracker.domain.rights import Held, Principal, Scope
from tracker.domain.roles import Role
from tracker.org.models import Grant, Person, Unit
from tracker.org.queries.persons import people_by_id
from tracker.org.queries.tree import units_by_id


@dataclass(frozen=True, slots=True)
class RoleFact:
    """One fact about a role with its unit and who told it (None = the system)."""

    grant: Grant
    unit: Unit
    by: Person | None


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of a person on a day: held, still to come, and every fact about them, the newest first."""

    held: list[RoleFact]
    coming: list[RoleFact]
    facts: list[RoleFact]


def principal_of(person: Person, *, day: date) -> Principal:
    """The person with the grants in force on the day; two statements whatever their number."""
    held = [(grant.role, grant.unit_id) for grant in grants_in_force(person.id, day=day)]
    below, above = _reaches({unit_id for _, unit_id in held})
    grants = tuple(Held(role, unit_id, frozenset(below.get(unit_id, {unit_id}))) for role, unit_id in held)
    return Principal(person.id, person.name, grants, frozenset(above))


def grants_of(person_id: int) -> Sequence[Grant]:
    """Every fact about the roles of a person, the newest first."""
    return db.session.scalars(
        select(Grant).where(Grant.person_id == person_id).order_by(Grant.recorded_at.desc(), Grant.id.desc())
    ).all()


def roles_of(person_id: int, *, day: date) -> Roles:
    """The roles of a person as the day shows them."""
    grants = grants_of(person_id)
    units, authors = units_by_id(g.unit_id for g in grants), people_by_id(g.by_id for g in grants)

    def told(chosen: Iterable[Grant]) -> list[RoleFact]:
        return [RoleFact(each, units[each.unit_id], authors.get(each.by_id or 0)) for each in chosen]

    return Roles(
        held=told(grants_in_force(person_id, day=day)),
        coming=told(grants_to_come(person_id, day=day)),
        facts=told(grants),
    )


def find_grant(_scope: Scope, person_id: int, grant_id: int) -> Grant | None:
    """One fact about the roles of a person, whether it still holds or not."""
    return db.session.scalar(select(Grant).where(Grant.id == grant_id, Grant.person_id == person_id))


def grants_in_force(person_id: int, *, day: date) -> list[Grant]:
    """The grants of a person that hold on the day."""
    return holding(grants_of(person_id), day=day)


def grants_to_come(person_id: int, *, day: date) -> list[Grant]:
    """The grants of a person that begin after the day and will hold when they begin."""
    facts = grants_of(person_id)
    coming = [grant for grant in facts if grant.given and grant.as_of > day]
    return [grant for grant in coming if grant in holding(facts, day=grant.as_of)]


def grants_by_person(*, day: date) -> dict[int, list[Grant]]:
    """All grants that hold on the day, by person."""
    grants = db.session.scalars(select(Grant).where(Grant.as_of <= day).order_by(Grant.id))
    by_person: dict[int, list[Grant]] = {}
    for grant in holding(grants, day=day):
        by_person.setdefault(grant.person_id, []).append(grant)
    return by_person


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


def people_at_work(*, day: date) -> list[tuple[Person, Unit]]:
    """Active people with the unit where they hold a role on the day, by name; not those of units that are only asked."""
    grants = [
        grant
        for held in grants_by_person(day=day).values()
        for grant in held
        if grant.role is not Role.ADMINISTRATOR
    ]
    persons = people_by_id(grant.person_id for grant in grants)
    at = units_by_id(grant.unit_id for grant in grants)
    found = {grant.person_id: at[grant.unit_id] for grant in grants if not at[grant.unit_id].kind.is_asked}
    working = [
        (persons[number], unit) for number, unit in found.items() if persons[number].disabled_at is None
    ]
    return sorted(working, key=lambda pair: (pair[0].sort_key, pair[0].id))


def another_administrator(person_id: int, *, day: date) -> bool:
    """Whether somebody else, whose account is open, administers the office on the day and from then on without end."""
    lasting = {
        grant.person_id
        for held in grants_by_person(day=day).values()
        for grant in held
        if grant.role is Role.ADMINISTRATOR and grant.until is None and grant.person_id != person_id
    }
    return any(person.disabled_at is None for person in people_by_id(lasting).values())


def holding(grants: Iterable[Grant], *, day: date) -> list[Grant]:
    """Of what was given to one person as one role at one unit the latest to begin by the day holds, till it runs out.

    What is taken back ends everything that was given before, also what begins later; what is given afterwards holds.
    """
    latest: dict[tuple[int, Role, int], Grant] = {}
    begun = [grant for grant in grants if grant.as_of <= day]
    taken = {_role_of(grant): grant.id for grant in sorted(begun, key=_number) if not grant.given}
    for grant in sorted(begun, key=lambda grant: (grant.as_of, grant.id)):
        if grant.given and grant.id > taken.get(_role_of(grant), 0):
            latest[_role_of(grant)] = grant
    held = [grant for grant in latest.values() if grant.until is None or day <= grant.until]
    return sorted(held, key=_number)


def _role_of(grant: Grant) -> tuple[int, Role, int]:
    return grant.person_id, grant.role, grant.unit_id


def _number(grant: Grant) -> int:
    return grant.id


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
