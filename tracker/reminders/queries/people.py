"""Who can be told, and who a reader is."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, or_, select

from tracker import clock
from tracker.db import db
from tracker.domain.patterns import Language
from tracker.domain.reminders import Due, Staff
from tracker.domain.rights import Held, Principal
from tracker.domain.roles import WORKING, Role
from tracker.domain.text import fold
from tracker.mail.kinds import Reader, Sender
from tracker.org.models import Grant, Person
from tracker.org.queries import find_office, find_person, get_unit, holding, principal_of, units_above
from tracker.web.languages import speaking

_ASKED_BY_NAME = 500
"""Up to so many pieces of work their people are asked for by name; for more, everybody is."""


def staff_on(day: date, *, dues: Sequence[Due]) -> Staff:
    """Everybody with an open account and a role on the day who matters to the due work; two statements."""
    above = units_above(due.focal_unit_id for due in dues)
    question = (
        select(Grant)
        .join(Person, Person.id == Grant.person_id)
        .where(Person.disabled_at.is_(None), Grant.as_of <= day)
    )
    if len(dues) <= _ASKED_BY_NAME:
        question = question.where(_concerned(dues, above))
    holders: dict[tuple[int, Role], list[int]] = {}
    for grant in holding(db.session.scalars(question), day=day):
        holders.setdefault((grant.unit_id, grant.role), []).append(grant.person_id)
    return Staff(holders, frozenset(person for people in holders.values() for person in people), above)


def _concerned(dues: Sequence[Due], above: Mapping[int, Sequence[int]]) -> ColumnElement[bool]:
    """Grants at the units of the work, of its followers and over those, and those of the people in charge."""
    units = {due.unit_id for due in dues} | {due.focal_unit_id for due in dues}
    higher = {unit_id for units_over in above.values() for unit_id in units_over}
    return or_(
        Grant.unit_id.in_((units | higher) - {None}),
        Grant.person_id.in_({due.person_id for due in dues} - {None}),
    )


def find_reader(person_id: int, at: datetime) -> Reader | None:
    """Who a letter goes to; None for a closed account or a person without any role today."""
    person, day = find_person(person_id), clock.local(at).date()
    if person is None or person.disabled_at is not None:
        return None
    principal = principal_of(person, day=day)
    if not principal.grants:
        return None
    language = Language(person.language) if person.language else None
    unit = get_unit(_home(principal).unit_id)
    is_leader = not any(held.role in WORKING for held in principal.grants) and principal.has(Role.LEADER)
    return Reader(
        principal=principal,
        address=person.email,
        place=person.title if is_leader and person.title else unit.name,
        sender=_sender(language),
        at=at,
        day=day,
        is_unit=fold(unit.name) in fold(person.name),
        is_asked=unit.kind.is_asked,
        is_leader=is_leader,
        language=language,
    )


def _home(principal: Principal) -> Held:
    """The role by which a person is addressed: one that carries out work before one that only follows it."""
    return next((held for held in principal.grants if held.role in WORKING), principal.grants[0])


def _sender(language: Language | None) -> Sender:
    with speaking(language):
        return _office_as_sender()


def _office_as_sender() -> Sender:
    office = find_office()
    if office is None:
        return Sender(_("Theo dõi kế hoạch KH&CN"), _("Đồng chí"), "")
    phone = _("điện thoại %(phone)s", phone=office.contact_phone) if office.contact_phone else ""
    contact = ", ".join(part for part in (office.contact_name, phone) if part)
    return Sender(office.short_name, office.salutation, contact)
