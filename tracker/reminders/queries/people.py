"""Who can be told, and who a reader is."""

from collections.abc import Iterable
from datetime import date, datetime

from flask_babel import gettext as _
from sqlalchemy import select

from tracker import clock
from tracker.db import db
from tracker.domain.reminders import Staff
from tracker.domain.rights import Held, Principal
from tracker.domain.roles import WORKING, Role
from tracker.domain.text import fold
from tracker.mail.kinds import Reader, Sender
from tracker.org.models import Person
from tracker.org.queries import find_office, find_person, get_unit, grants_by_person, principal_of


def staff_on(day: date) -> Staff:
    """Everybody with an open account and a role on the day; two statements."""
    active = set(db.session.scalars(select(Person.id).where(Person.disabled_at.is_(None))))
    grants = [
        (person_id, held.role, held.unit_id)
        for person_id, grants in grants_by_person(day=day).items()
        for held in grants
        if person_id in active
    ]
    return _staff(grants)


def staff_of_one(principal: Principal) -> Staff:
    """The reader alone: what is still due is asked by the same rule as what was posted."""
    return _staff((principal.person_id, held.role, held.unit_id) for held in principal.grants)


def _staff(grants: Iterable[tuple[int, Role, int]]) -> Staff:
    holders: dict[tuple[int, Role], list[int]] = {}
    active = set()
    for person_id, role, unit_id in grants:
        holders.setdefault((unit_id, role), []).append(person_id)
        active.add(person_id)
    return Staff(holders, frozenset(active))


def find_reader(person_id: int, at: datetime) -> Reader | None:
    """Who a letter goes to; None for a closed account or a person without any role today."""
    person, day = find_person(person_id), clock.local(at).date()
    if person is None or person.disabled_at is not None:
        return None
    principal = principal_of(person, day=day)
    if not principal.grants:
        return None
    unit = get_unit(_home(principal).unit_id)
    is_leader = not any(held.role in WORKING for held in principal.grants) and principal.has(Role.LEADER)
    return Reader(
        principal=principal,
        address=person.email,
        place=person.title if is_leader and person.title else unit.name,
        sender=_sender(),
        at=at,
        day=day,
        is_unit=fold(unit.name) in fold(person.name),
        is_asked=unit.kind.is_asked,
        is_leader=is_leader,
    )


def _home(principal: Principal) -> Held:
    """The role by which a person is addressed: one that carries out work before one that only follows it."""
    return next((held for held in principal.grants if held.role in WORKING), principal.grants[0])


def _sender() -> Sender:
    office = find_office()
    if office is None:
        return Sender(_("Theo dõi kế hoạch KH&CN"), _("Đồng chí"), "")
    told = [f"{office.salutation.lower()} {office.contact_name}"] if office.contact_name else []
    told += [_("điện thoại %(phone)s", phone=office.contact_phone)] if office.contact_phone else []
    return Sender(office.short_name, office.salutation, ", ".join(told))
