"""Changes to units, people, grants and the office."""

from dataclasses import dataclass
from datetime import date, timedelta

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.roles import Role
from tracker.domain.text import N_, fold, sort_key
from tracker.domain.units import UnitKind
from tracker.org import queries
from tracker.org.models import Grant, Holiday, Letterhead, Office, OneTimeCode, Person, Unit, UnitParent
from tracker.org.passwords import digest, new_code

CODE_LIFE = timedelta(hours=72)


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


def create_unit(
    name: str,
    *,
    kind: UnitKind,
    short_name: str,
    parent: Unit | None,
    valid_from: date,
    by: Actor,
    code: str | None = None,
) -> Unit:
    """Adds a unit that exists from a day on, under its parent."""
    unit = Unit(
        kind=kind,
        name=name,
        short_name=short_name or name,
        code=code or None,
        parent_id=parent.id if parent else None,
        valid_from=valid_from,
        valid_to=None,
        search_fold=fold(name),
        sort_key=sort_key(name),
    )
    db.session.add(unit)
    db.session.flush()
    _record_parent(unit, parent, as_of=valid_from, by=by)
    record("unit.created", unit, by=by, name=name, unit_id=unit.id)
    return unit


def change_unit(
    unit: Unit,
    *,
    kind: UnitKind,
    name: str,
    short_name: str,
    code: str | None,
    valid_to: date | None,
    by: Actor,
) -> None:
    """Corrects how a unit is written, or ends it on a day. A new name by decision is a succession, not a change."""
    if valid_to is not None and valid_to < unit.valid_from:
        raise Refusal(
            N_("Ngày kết thúc trước ngày bắt đầu {day}. Sửa lại ngày kết thúc."),
            day=f"{unit.valid_from:%d/%m/%Y}",
        )
    unit.kind, unit.name, unit.short_name, unit.code, unit.valid_to = (
        kind,
        name,
        short_name or name,
        code or None,
        valid_to,
    )
    unit.search_fold, unit.sort_key = fold(name), sort_key(name)
    record("unit.changed", unit, by=by, name=name, unit_id=unit.id)


def move_unit(unit: Unit, *, under: Unit | None, as_of: date, by: Actor) -> None:
    """Puts a unit under another parent from a day on. Raises Refusal where the parent stands below the unit."""
    above = under
    while above is not None:
        if above.id == unit.id:
            raise Refusal(N_("{name} không thể trực thuộc đơn vị nằm dưới chính nó."), name=unit.name)
        above = queries.find_unit(above.parent_id) if above.parent_id else None
    unit.parent_id = under.id if under else None
    _record_parent(unit, under, as_of=as_of, by=by)
    record("unit.moved", unit, by=by, name=unit.name, unit_id=unit.id, parent=under.name if under else "—")


def _record_parent(unit: Unit, parent: Unit | None, *, as_of: date, by: Actor) -> None:
    db.session.add(
        UnitParent(
            unit_id=unit.id,
            parent_id=parent.id if parent else None,
            as_of=as_of,
            recorded_at=clock.now(),
            by_id=by.id,
        )
    )


def create_person(email: str, *, name: str, title: str, phone: str, by: Actor) -> Person:
    """Adds somebody without a password; a one-time code sets it. Raises Refusal when the address is taken."""
    address = email.strip().lower()
    if queries.find_person_by_email(address) is not None:
        raise Refusal(N_("Địa chỉ {email} đã có tài khoản. Tìm trong danh sách người dùng."), email=address)
    person = Person(
        email=address,
        name=name,
        title=title,
        phone=phone,
        password_hash=None,
        disabled_at=None,
        search_fold=fold(f"{name} {address}"),
        sort_key=sort_key(name.rpartition(" ")[2] + " " + name),
    )
    db.session.add(person)
    db.session.flush()
    record("person.created", person, by=by, name=name)
    return person


def change_person(person: Person, *, name: str, title: str, phone: str, by: Actor) -> None:
    """Corrects how somebody is written; the address stays."""
    person.name, person.title, person.phone = name, title, phone
    person.search_fold = fold(f"{name} {person.email}")
    person.sort_key = sort_key(name.rpartition(" ")[2] + " " + name)
    record("person.changed", person, by=by, name=name)


def disable_person(person: Person, *, by: Actor) -> None:
    """Locks an account and ends its sessions at once. Raises Refusal for one's own account."""
    if person.id == by.id:
        raise Refusal(N_("Không tự khóa tài khoản đang dùng. Đề nghị người quản trị khác thực hiện."))
    person.disabled_at = clock.now()
    for sign_in in queries.open_sign_ins(person.id):
        sign_in.ended_at = clock.machine_now()
    record("person.disabled", person, by=by, name=person.name)


def enable_person(person: Person, *, by: Actor) -> None:
    """Opens a locked account again."""
    person.disabled_at = None
    record("person.enabled", person, by=by, name=person.name)


def issue_code(person: Person, *, by: Actor) -> str:
    """A one-time code with which the person sets a password within 72 hours; shown once, kept as a hash."""
    code = new_code()
    at = clock.machine_now()
    db.session.add(
        OneTimeCode(
            person_id=person.id,
            purpose="password",
            code_hash=digest(code),
            created_at=at,
            expires_at=at + CODE_LIFE,
            used_at=None,
        )
    )
    record("person.code", person, by=by, name=person.name)
    return code


def set_password(person: Person, password_hash: str, *, by: Actor, keep: str | None = None) -> None:
    """Sets a password that was hashed outside the transaction; all other sessions of the person end."""
    person.password_hash = password_hash
    for sign_in in queries.open_sign_ins(person.id):
        if sign_in.token_hash != keep:
            sign_in.ended_at = clock.machine_now()
    record("person.password", person, by=by, name=person.name)


def grant(person: Person, role: Role, *, at: Unit, as_of: date, by: Actor, until: date | None = None) -> None:
    """Gives a role at a unit from a day on. Nobody gives one to himself; Raises Refusal then."""
    if person.id == by.id:
        raise Refusal(N_("Không tự phân quyền cho mình. Đề nghị người quản trị khác thực hiện."))
    _record_grant(person, role, at=at, as_of=as_of, by=by, until=until, given=True)
    record("grant.given", person, by=by, name=person.name, unit_id=at.id, role=role.label, unit=at.name)


def take_grant(person: Person, role: Role, *, at: Unit, as_of: date, by: Actor) -> None:
    """Takes a role back from a day on. Raises Refusal when the last administrator would go."""
    if role is Role.ADMINISTRATOR and not queries.another_administrator(person.id, day=as_of):
        raise Refusal(N_("Phải còn ít nhất một người quản trị. Phân quyền cho người khác trước."))
    _record_grant(person, role, at=at, as_of=as_of, by=by, until=None, given=False)
    record("grant.taken", person, by=by, name=person.name, unit_id=at.id, role=role.label, unit=at.name)


def _record_grant(
    person: Person, role: Role, *, at: Unit, as_of: date, by: Actor, until: date | None, given: bool
) -> None:
    db.session.add(
        Grant(
            person_id=person.id,
            role=role,
            unit_id=at.id,
            given=given,
            until=until,
            as_of=as_of,
            recorded_at=clock.now(),
            by_id=by.id,
        )
    )
    db.session.flush()


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
    """Writes the settings of the installation, or changes them."""
    office = queries.find_office()
    verb = "office.changed" if office else "office.set_up"
    if office is None:
        office = Office(id=1, is_demo=False)
        db.session.add(office)
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
    record("holiday.changed", None, by=by, name=f"{day.day}/{day.month}/{day.year} {name}")
