"""People: their accounts, one-time codes, passwords and roles."""

from datetime import date, timedelta

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.addresses import read_address
from tracker.domain.patterns import Language
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.roles import Role
from tracker.domain.text import N_, fold, sort_key
from tracker.org import queries
from tracker.org.models import Grant, OneTimeCode, Person, Unit
from tracker.org.passwords import digest_code, new_code

CODE_LIFE = timedelta(hours=72)


def create_person(email: str, *, name: str, title: str, phone: str, by: Actor) -> Person:
    """Adds somebody without a password; a one-time code sets it. Raises Refusal for an address that is none or taken."""
    person = Person(password_hash=None, disabled_at=None)
    _write(person, email, name=name, title=title, phone=phone)
    db.session.add(person)
    db.session.flush()
    record("person.created", person, by=by, name=name)
    return person


def change_person(person: Person, *, email: str, name: str, title: str, phone: str, by: Actor) -> None:
    """Corrects how somebody is written and where letters go. Raises Refusal for an address that is none or taken."""
    _write(person, email, name=name, title=title, phone=phone)
    record("person.changed", person, by=by, name=name)


def _write(person: Person, email: str, *, name: str, title: str, phone: str) -> None:
    address = read_address(email)
    bearer = queries.find_person_by_email(address)
    if bearer is not None and bearer is not person:
        raise Refusal(N_("Địa chỉ {email} đã có tài khoản. Tìm trong danh sách người dùng."), email=address)
    person.email, person.name, person.title, person.phone = address, name, title, phone
    person.search_fold = fold(f"{name} {title}")
    person.sort_key = sort_key(f"{name.rpartition(' ')[2]} {name}")


def choose_language(person: Person, language: Language, *, by: Actor) -> None:
    """Pages and letters speak to the person in this language from now on; a choice that stands is not noted again."""
    if person.language == language:
        return
    person.language = language.value
    record("person.language", person, by=by, name=person.name, language=language.label)


def disable_person(person: Person, *, by: Actor) -> None:
    """Locks an account and ends its sessions at once. Raises Refusal for one's own, and the last administrator's."""
    if person.id == by.id:
        raise Refusal(N_("Không tự khóa tài khoản đang dùng. Đề nghị người quản trị khác thực hiện."))
    _keep_an_administrator(person)
    person.disabled_at = clock.now()
    _end_sessions(person, keep=None)
    record("person.disabled", person, by=by, name=person.name)


def enable_person(person: Person, *, by: Actor) -> None:
    """Opens a locked account again."""
    person.disabled_at = None
    record("person.enabled", person, by=by, name=person.name)


def issue_code(person: Person, *, by: Actor) -> str:
    """A one-time code with which the person sets a password within 72 hours; shown once, kept as a hash.

    The person's earlier codes are void. Raises Refusal for oneself and for a locked account.
    """
    if person.id == by.id:
        raise Refusal(N_("Không tự cấp mã cho mình. Đổi mật khẩu tại trang Đổi mật khẩu."))
    if person.disabled_at is not None:
        raise Refusal(N_("Tài khoản {name} đang khóa. Mở lại tài khoản trước khi cấp mã."), name=person.name)
    _void_codes(person)
    code, at = new_code(), clock.machine_now()
    db.session.add(
        OneTimeCode(
            person_id=person.id,
            purpose="password",
            code_hash=digest_code(code),
            created_at=at,
            expires_at=at + CODE_LIFE,
            used_at=None,
        )
    )
    record("person.code", person, by=by, name=person.name)
    return code


def set_password(person: Person, password_hash: str, *, by: Actor, keep: str | None = None) -> None:
    """Sets a password that was hashed outside the transaction; other sessions and open codes of the person end."""
    person.password_hash = password_hash
    _end_sessions(person, keep=keep)
    _void_codes(person)
    record("person.password", person, by=by, name=person.name)


def _end_sessions(person: Person, *, keep: str | None) -> None:
    for sign_in in queries.open_sign_ins(person.id):
        if sign_in.token_hash != keep:
            sign_in.ended_at = clock.machine_now()


def _void_codes(person: Person) -> None:
    for code in queries.open_codes(person.id):
        code.used_at = clock.machine_now()


def grant(person: Person, role: Role, *, at: Unit, as_of: date, by: Actor, until: date | None = None) -> None:
    """Gives a role at a unit from a day on.

    Raises Refusal for oneself, for an end before the beginning, and for an end to the last administrator's role.
    """
    if person.id == by.id:
        raise Refusal(N_("Không tự phân quyền cho mình. Đề nghị người quản trị khác thực hiện."))
    if until is not None and until < as_of:
        raise Refusal(N_("Ngày kết thúc trước ngày bắt đầu. Sửa lại ngày kết thúc."))
    if role is Role.ADMINISTRATOR and until is not None:
        _keep_an_administrator(person)
    _record_grant(person, role, at=at, as_of=as_of, by=by, until=until, given=True)
    record("grant.given", person, by=by, name=person.name, unit_id=at.id, role=role.label, unit=at.name)


def take_grant(person: Person, role: Role, *, at: Unit, as_of: date, by: Actor) -> None:
    """Takes a role back from a day on, also one still to come.

    Raises Refusal when it was taken back already, or when the last administrator would go.
    """
    standing = [*queries.grants_in_force(person.id, day=as_of), *queries.grants_to_come(person.id, day=as_of)]
    if not any(held.role is role and held.unit_id == at.id for held in standing):
        raise Refusal(N_("Quyền {role} tại {unit} đã được thu trước đó."), role=role.label, unit=at.name)
    if role is Role.ADMINISTRATOR:
        _keep_an_administrator(person)
    _record_grant(person, role, at=at, as_of=as_of, by=by, until=None, given=False)
    record("grant.taken", person, by=by, name=person.name, unit_id=at.id, role=role.label, unit=at.name)


def _keep_an_administrator(person: Person) -> None:
    """Raises Refusal when the person administers the office and nobody else does so without an end."""
    day = clock.today()
    standing = [*queries.grants_in_force(person.id, day=day), *queries.grants_to_come(person.id, day=day)]
    if any(held.role is Role.ADMINISTRATOR for held in standing) and not queries.another_administrator(
        person.id, day=day
    ):
        raise Refusal(
            N_("Phải còn ít nhất một người quản trị không có ngày kết thúc. Phân quyền cho người khác trước.")
        )


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
            **clock.stamp(as_of, by),
        )
    )
    db.session.flush()
