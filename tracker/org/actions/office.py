"""The office: its founding, its settings, its letterheads and its own working days."""

from dataclasses import dataclass
from datetime import date

from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.roles import Role
from tracker.domain.text import N_
from tracker.domain.units import UnitKind
from tracker.domain.wording import day as written_day
from tracker.org import queries
from tracker.org.actions.people import create_person, grant, set_password
from tracker.org.actions.units import change_unit, create_unit
from tracker.org.models import UNNAMED, Holiday, Letterhead, Office, Person, Unit


@dataclass(frozen=True, slots=True)
class LetterheadWords:
    """The lines that head and sign the documents of a unit; several lines are divided by line breaks."""

    organ_lines: str
    symbol: str
    place: str
    voice: str
    signature_lines: str
    signer_name: str
    recipients: str
    parent_line: str = ""


def found_office(email: str, name: str, password_hash: str, *, day: date, by: Actor) -> Person:
    """An administrator for an office: a new one gets its root unit, a known person gets the role and the password.

    The root unit exists since 1 January, so that work begun before the day can be entered.
    Raises Refusal for a locked account, and where units stand but no office does.
    """
    office = queries.find_office() or _found(day, by=by)
    person = queries.find_person_by_email(email)
    if person is None:
        person = create_person(email, name=name, title="", phone="", by=by)
    elif person.disabled_at is not None:
        raise Refusal(
            N_("Tài khoản {email} đang khóa. Mở lại tài khoản hoặc dùng địa chỉ khác."), email=person.email
        )
    set_password(person, password_hash, by=by)
    grant(person, Role.ADMINISTRATOR, at=queries.get_unit(office.root_unit_id), as_of=day, by=by)
    return person


def _found(day: date, *, by: Actor) -> Office:
    if queries.units():
        raise Refusal(
            N_("Đã có cơ quan, đơn vị nhưng chưa có thông tin cơ quan. Kiểm tra lại cơ sở dữ liệu.")
        )
    root = create_unit(
        UNNAMED,
        kind=UnitKind.COMMITTEE,
        short_name="",
        parent=None,
        valid_from=day.replace(month=1, day=1),
        by=by,
    )
    return set_up_office(root, name=UNNAMED, short_name="KH&CN", contact_name="", contact_phone="", by=by)


def set_up_office(
    root: Unit,
    *,
    name: str,
    short_name: str,
    contact_name: str,
    contact_phone: str,
    by: Actor,
    salutation: str = "Đồng chí",
) -> Office:
    """Writes the settings of the installation, or changes them; a root unit without a name takes the office's."""
    office = queries.find_office()
    verb = "office.changed" if office else "office.set_up"
    if office is None:
        office = Office(id=1, is_demo=False)
        db.session.add(office)
    if root.name == UNNAMED and name != UNNAMED:
        change_unit(root, kind=root.kind, name=name, short_name="", code=root.code, valid_to=None, by=by)
    office.root_unit_id, office.name, office.short_name = root.id, name, short_name
    office.contact_name, office.contact_phone, office.salutation = contact_name, contact_phone, salutation
    record(verb, office, by=by, name=name, unit_id=root.id)
    return office


def set_letterhead(unit: Unit, words: LetterheadWords, *, by: Actor) -> Letterhead:
    """Writes how the documents of a unit are headed and signed."""
    letterhead = queries.find_letterhead(unit.id)
    if letterhead is None:
        letterhead = Letterhead(unit_id=unit.id)
        db.session.add(letterhead)
    for name in LetterheadWords.__dataclass_fields__:
        setattr(letterhead, name, getattr(words, name))
    record("letterhead.changed", unit, by=by, name=unit.name, unit_id=unit.id)
    return letterhead


def set_holiday(day: date, *, name: str, is_working: bool, by: Actor) -> None:
    """Says that the office rests or works on a day, whatever the built-in calendar says."""
    db.session.merge(Holiday(day=day, name=name, is_working=is_working))
    record("holiday.changed", None, by=by, name=f"{written_day(day)} {name}")


def remove_holiday(day: date, *, by: Actor) -> None:
    """Leaves a day to the built-in calendar again. Raises Refusal when the office says nothing about it."""
    holiday = queries.find_holiday(day)
    if holiday is None:
        raise Refusal(N_("Lịch riêng không có ngày {day}."), day=day)
    db.session.delete(holiday)
    record("holiday.removed", None, by=by, name=f"{written_day(day)} {holiday.name}")
