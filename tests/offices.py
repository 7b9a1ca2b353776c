"""A small invented office for tests."""

from dataclasses import dataclass, field
from datetime import date

from flask import current_app
from flask.testing import FlaskClient

from tracker.db import db, writing
from tracker.documents.actions import DocumentWords, create_document
from tracker.documents.models import SourceDocument
from tracker.domain.deadlines import parse_deadline
from tracker.domain.rights import SYSTEM, Actor
from tracker.domain.roles import Role
from tracker.domain.units import UnitKind
from tracker.org.actions import create_person, create_unit, grant, set_password, set_up_office
from tracker.org.models import Person, Unit
from tracker.org.passwords import hash_password
from tracker.plans.actions.assigning import Carriers, assign, prepare_assignment
from tracker.plans.actions.planning import PlanWords, TaskWords, add_task, create_plan
from tracker.plans.actions.terms import set_deadline
from tracker.plans.models import Plan, Task

FOUNDED = date(2020, 1, 1)
PASSWORD = "mot-cau-de-nho-2022"
_hashed = hash_password(PASSWORD)


@dataclass
class Office:
    """The units and people of the invented office, by short names."""

    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """Somebody as the author of facts."""
        person = self.people[name]
        return Actor(person.id, person.name)

    def sign_in(self, name: str) -> FlaskClient:
        """A browser in which somebody is signed in."""
        client = current_app.test_client()
        answer = client.post(
            "/login", data={"email": self.people[name].email, "password": PASSWORD, "nonce": "n" * 20}
        )
        assert answer.status_code == 303, answer.text
        return client


def found() -> Office:
    """Founds the office in the current database."""
    office = Office()
    with writing():
        root = create_unit(
            "UBND huyện Mẫu",
            kind=UnitKind.COMMITTEE,
            short_name="UBND huyện",
            parent=None,
            valid_from=FOUNDED,
            by=SYSTEM,
        )
        office.units["root"] = root
        for key, name, kind in (
            ("focal", "Phòng Kinh tế và Hạ tầng", UnitKind.DEPARTMENT),
            ("sister", "Phòng Tư pháp", UnitKind.DEPARTMENT),
            ("commune", "UBND xã Thượng", UnitKind.COMMUNE),
            ("party", "Huyện ủy", UnitKind.PARTY),
        ):
            office.units[key] = create_unit(
                name, kind=kind, short_name=name, parent=root, valid_from=FOUNDED, by=SYSTEM
            )
        for key, name, role, unit in (
            ("admin", "Quản Trị", Role.ADMINISTRATOR, "root"),
            ("leader", "Trần Lãnh Đạo", Role.LEADER, "root"),
            ("head", "Nguyễn Trưởng Phòng", Role.HEAD, "focal"),
            ("officer", "Lê Chuyên Viên", Role.OFFICER, "focal"),
            ("sister", "Phạm Tư Pháp", Role.OFFICER, "sister"),
            ("commune", "Đinh Công Chức", Role.COMMUNE_OFFICER, "commune"),
        ):
            person = create_person(f"{key}@mau.example", name=name, title="", phone="", by=SYSTEM)
            set_password(person, _hashed, by=SYSTEM)
            grant(person, role, at=office.units[unit], as_of=FOUNDED, by=SYSTEM)
            office.people[key] = person
        set_up_office(
            root, name="UBND huyện Mẫu", short_name="KH&CN Mẫu", contact_name="", contact_phone="", by=SYSTEM
        )
    return office


def document(office: Office, number: str = "56/KH-UBND", issued: date = date(2022, 3, 11)) -> SourceDocument:
    """A signed plan document; inside a writing block."""
    words = DocumentWords(
        "Kế hoạch", number, issued, "UBND huyện Mẫu", "kế hoạch hoạt động khoa học và công nghệ"
    )
    return create_document(words, kept_by=office.units["root"], by=office.actor("officer"))


def plan(office: Office, number: str = "56/KH-UBND", issued: date = date(2022, 3, 11)) -> Plan:
    """A plan for the year of its document; inside a writing block."""
    words = PlanWords("Kế hoạch năm", date(issued.year, 1, 1), date(issued.year, 12, 31))
    return create_plan(
        document(office, number, issued),
        words,
        focal_unit=office.units["focal"],
        issuer=office.units["root"],
        by=office.actor("officer"),
    )


def task(
    office: Office,
    of: Plan,
    number: str,
    deadline: str = "30/6/2022",
    *,
    lead: str = "sister",
    given: bool = True,
) -> Task:
    """A task with its deadline, given to its lead unit on the day of the plan; inside a writing block."""
    issued = of.document.issued_on
    made = add_task(of, TaskWords(number, f"Nội dung {number}"), by=office.actor("officer"))
    set_deadline(made, parse_deadline(deadline, issued=issued), as_of=issued, by=office.actor("officer"))
    prepare_assignment(made, Carriers(office.units[lead]), as_of=issued, by=office.actor("officer"))
    if given:
        db.session.flush()
        assign([made], as_of=issued, by=office.actor("head"))
    return made
