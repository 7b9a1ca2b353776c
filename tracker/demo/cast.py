"""Founding the demo office: its units and people, found again by short keys."""

from dataclasses import dataclass, field
from datetime import date

from tracker.db import db
from tracker.demo import people as told
from tracker.domain.rights import SYSTEM, Actor
from tracker.domain.roles import Role
from tracker.domain.units import UnitKind
from tracker.org.actions import create_person, create_unit, grant, set_letterhead, set_password, set_up_office
from tracker.org.actions.office import LetterheadWords
from tracker.org.models import Person, Unit

LETTERHEAD = LetterheadWords(
    organ_lines="ỦY BAN NHÂN DÂN\nHUYỆN TÂY SƠN",
    symbol="BC-UBND",
    place="Tây Sơn",
    voice="Ủy ban nhân dân huyện",
    signature_lines="TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    signer_name="Trần Minh Khoa",
    recipients="- Sở Khoa học và Công nghệ (b/cáo);\n- CT, các PCT UBND huyện;\n- Phòng KT&HT huyện;\n- CVP, C1;\n- Lưu: VT.",
)


@dataclass(slots=True)
class Cast:
    """Numbers of units and people by their keys in the story."""

    units: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)

    def unit(self, key: str) -> Unit:
        """A unit of the story, read now."""
        return db.session.get_one(Unit, self.units[key])

    def person(self, key: str) -> Person:
        """Somebody of the story, read now."""
        return db.session.get_one(Person, self.people[key])

    def actor(self, key: str) -> Actor:
        """Somebody of the story as the author of facts."""
        person = self.person(key)
        return Actor(person.id, person.name)

    def carrier(self, unit_key: str) -> str:
        """Who carries the tasks of a unit: its person of the story, or its one account."""
        for login, _, _, roles, unit in told.PEOPLE:
            if unit == unit_key and roles[0] in (Role.OFFICER, Role.COMMUNE_OFFICER):
                return login
        return f"daumoi.{unit_key}"


def found(password_hash: str) -> Cast:
    """Founds units, people, grants and settings in the current writing block."""
    cast = Cast()
    root = _unit(cast, told.ROOT, None)
    party = _unit(cast, told.PARTY, None)
    for row in told.UNDER_ROOT:
        _unit(cast, row, root)
    for row in told.UNDER_PARTY:
        _unit(cast, row, party)
    for code, key, name, kind in told.COMMUNES:
        town = "thị trấn" if kind is UnitKind.TOWNSHIP else "xã"
        _unit(cast, (key, f"UBND {town} {name}", f"{town} {name}", kind), root, code=code)
    for login, name, title, roles, unit in told.PEOPLE:
        _person(cast, login, name, title, roles, unit, password_hash)
    for key in told.UNIT_ACCOUNTS:
        own = cast.unit(key)
        role = Role.OFFICER if own.kind is UnitKind.DEPARTMENT else Role.COMMUNE_OFFICER
        _person(cast, f"daumoi.{key}", f"Đầu mối {own.short_name}", own.name, (role,), key, password_hash)
    office = set_up_office(
        root,
        name="UBND huyện Tây Sơn",
        short_name="KH&CN Tây Sơn",
        contact_name="đồng chí Lê Thị Thanh Hà, Phòng Kinh tế và Hạ tầng huyện",
        contact_phone="0256 000 0000",
        by=SYSTEM,
    )
    office.is_demo = True
    set_letterhead(root, LETTERHEAD, by=SYSTEM)
    return cast


def _unit(
    cast: Cast, row: tuple[str, str, str, UnitKind], parent: Unit | None, code: str | None = None
) -> Unit:
    key, name, short_name, kind = row
    unit = create_unit(
        name, kind=kind, short_name=short_name, parent=parent, valid_from=told.FOUNDED, by=SYSTEM, code=code
    )
    cast.units[key] = unit.id
    return unit


def _person(
    cast: Cast, login: str, name: str, title: str, roles: tuple[Role, ...], unit: str, password_hash: str
) -> None:
    person = create_person(f"{login}@{told.DOMAIN}", name=name, title=title, phone="", by=SYSTEM)
    set_password(person, password_hash, by=SYSTEM)
    for role in roles:
        grant(person, role, at=cast.unit(unit), as_of=date(2022, 1, 1), by=SYSTEM)
    cast.people[login] = person.id


def logins(cast: Cast, password: str) -> list[dict[str, str]]:
    """The sign-ins of the story, as the demo command prints them."""
    return [
        {"role": login, "email": cast.person(login).email, "password": password} for login, *_ in told.PEOPLE
    ]
