"""A list page costs a constant number of statements, whether it shows 10 rows or 1,000."""

from datetime import date

import pytest
from sqlalchemy import event

from tests.offices import FOUNDED, Office, plan
from tracker import clock
from tracker.db import db, writing
from tracker.documents.actions import DocumentWords, create_document
from tracker.domain.deadlines import parse_deadline
from tracker.domain.rights import EVERYTHING, SYSTEM
from tracker.domain.units import UnitKind
from tracker.org.actions import create_person, create_unit
from tracker.org.models import Unit
from tracker.plans.actions.annexing import PreparedTask, add_prepared
from tracker.plans.actions.assigning import Carriers, assign
from tracker.plans.actions.planning import TaskWords
from tracker.plans.queries.plans import find_plan
from tracker.plans.queries.tasks import tasks_of_plan

ISSUED = date(2022, 3, 11)


def grow(office: Office, plan_id: int, *, first: int, last: int) -> None:
    """More tasks, given out to the sister department; every tenth to the focal one."""
    with writing() as session:
        of = find_plan(EVERYTHING, plan_id)
        deadline = parse_deadline("30/6/2022", issued=ISSUED)
        units = {key: session.get_one(Unit, unit.id) for key, unit in office.units.items()}
        prepared = [
            PreparedTask(
                TaskWords(str(number), f"Nội dung {number}"),
                Carriers(units["focal" if number % 10 == 0 else "sister"]),
                deadline,
            )
            for number in range(first, last + 1)
        ]
        add_prepared(of, prepared, as_of=ISSUED, by=SYSTEM)
    with writing():
        fresh = [
            task
            for task in tasks_of_plan(EVERYTHING, find_plan(EVERYTHING, plan_id))
            if int(task.number) >= first
        ]
        assign(fresh, as_of=ISSUED, by=SYSTEM)


def grow_others(office: Office, *, first: int, last: int) -> None:
    """More documents, units and people."""
    with writing() as session:
        root = session.get_one(Unit, office.units["root"].id)
        for number in range(first, last + 1):
            words = DocumentWords("Công văn", f"{number}/CV", ISSUED, "Sở", f"việc {number}")
            create_document(words, kept_by=root, by=SYSTEM)
            name = f"Đơn vị {number}"
            create_unit(
                name, kind=UnitKind.OTHER, short_name=name, parent=root, valid_from=FOUNDED, by=SYSTEM
            )
            create_person(f"p{number}@mau.example", name=f"Người {number}", title="", phone="", by=SYSTEM)


def statements(client, path: str) -> int:
    told: list[str] = []

    def note(_connection, _cursor, statement, *_more) -> None:
        told.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        assert client.get(path).status_code == 200, path
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return len([each for each in told if each.lstrip().startswith(("SELECT", "WITH"))])


@pytest.fixture
def grown(office: Office) -> int:
    """A plan with ten tasks and ten of everything else."""
    clock.set_office_day(date(2022, 6, 14))
    with writing():
        plan_id = plan(office).id
    grow(office, plan_id, first=1, last=10)
    grow_others(office, first=1, last=10)
    return plan_id


def test_list_pages_cost_the_same_statements_for_10_and_1000_rows(office: Office, grown: int) -> None:
    pages = {
        "head": [
            "/",
            "/plans",
            f"/plans/{grown}",
            f"/plans/{grown}/why",
            "/documents",
            "/letters",
            "/minutes",
            "/reports",
        ],
        "sister": ["/", "/?shelf=later", f"/plans/{grown}"],
        "admin": ["/units", "/people", "/minutes", "/letters"],
    }
    clients = {name: office.sign_in(name) for name in pages}
    few = {(name, path): statements(clients[name], path) for name, paths in pages.items() for path in paths}
    grow(office, grown, first=11, last=1000)
    grow_others(office, first=11, last=150)
    many = {(name, path): statements(clients[name], path) for name, paths in pages.items() for path in paths}
    assert many == few


def test_a_desk_shows_the_first_pieces_of_a_shelf_and_the_way_to_all(office: Office, grown: int) -> None:
    grow(office, grown, first=11, last=60)
    sister = office.sign_in("sister")
    first, whole = sister.get("/").text, sister.get("/?shelf=later").text
    assert (first.count("/updates?next="), whole.count("/updates?next=")) == (30, 0)
    assert 'href="/?shelf=later"' in first
    assert "Xem tất cả 54 nhiệm vụ" in first
    assert (whole.count('href="/tasks/'), 'href="/?shelf=' in whole) == (54, False)
    assert sister.get("/?shelf=%3Cscript%3E").status_code == 200
