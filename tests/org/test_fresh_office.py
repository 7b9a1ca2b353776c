"""From an empty database to an office that can work, by pages only."""

import re
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.offices import PASSWORD
from tests.org.pages import fill, form_on, send
from tracker import clock
from tracker.db import writing
from tracker.domain.refusals import Refusal
from tracker.domain.rights import SYSTEM
from tracker.domain.roles import Role
from tracker.domain.units import UnitKind
from tracker.org import queries
from tracker.org.actions import create_unit, disable_person, found_office
from tracker.org.models import UNNAMED
from tracker.org.passwords import fits, hash_password

DAY = date(2022, 6, 14)
HASH = hash_password(PASSWORD)


@pytest.fixture
def admin(app: Flask) -> FlaskClient:
    """The browser of the first administrator of an empty office."""
    clock.set_office_day(DAY)
    with writing():
        found_office("Admin@Mau.example", "Quản Trị", HASH, day=DAY, by=SYSTEM)
    client = app.test_client()
    sign_in(client, "admin@mau.example")
    return client


def sign_in(client: FlaskClient, email: str, password: str = PASSWORD) -> None:
    answer = fill(client, "/login", email=email, password=password)
    assert answer.status_code == 303, answer.text


def unit_id(name: str) -> int:
    return queries.units_named(name)[0].id


def test_an_administrator_sets_up_an_office_by_pages_alone(app: Flask, admin: FlaskClient) -> None:
    assert "Việc làm lần đầu" in admin.get("/office").text
    assert "Cơ quan chưa thiết lập xong." in admin.get("/").text

    fill(admin, "/office/edit", name="UBND huyện Mẫu", short_name="KH&CN Mẫu", contact_name="Bà Hà")
    root = queries.get_unit(queries.find_office().root_unit_id)
    assert root.name == "UBND huyện Mẫu"
    assert "Bà Hà" in app.test_client().get("/login").text

    lines = "Phòng Kinh tế và Hạ tầng; Phòng KT&HT\n\nPhòng Tư pháp"
    fill(admin, "/units/several", kind="department", lines=lines)
    answer = fill(
        admin,
        "/people/new",
        name="Nguyễn Trưởng Phòng",
        email="Head@Mau.example",
        role="head",
        unit=str(unit_id("Phòng Kinh tế và Hạ tầng")),
    )
    person = answer.location
    code = issue_code(admin, person)

    head = app.test_client()
    words = {"email": "HEAD@mau.example", "password": "câu dễ nhớ của phòng", "again": "câu dễ nhớ của phòng"}
    assert fill(head, "/activate", code=code.lower().replace("-", " "), **words).status_code == 303
    sign_in(head, "head@mau.example", "câu dễ nhớ của phòng")
    assert "Phòng Tư pháp" in head.get("/units").text
    assert head.get("/office").status_code == 403

    fill(admin, f"{person}/grants/new", role="administrator", unit=str(root.id))
    assert head.get("/office").status_code == 200
    head_lines = {"place": "Mẫu", "signature_lines": "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"}
    assert fill(head, f"/units/{root.id}/letterhead", **head_lines).status_code == 303
    assert "Việc làm lần đầu" not in admin.get("/office").text
    assert "chưa thiết lập xong" not in admin.get("/").text


def issue_code(admin: FlaskClient, person: str) -> str:
    answer = fill(admin, person, action=f"{person}/code")
    assert answer.status_code == 200
    assert "/activate" in answer.text
    return re.search(r"<code[^>]*>([\w-]+)</code>", answer.text)[1]


def test_the_root_unit_stands_since_new_year_so_that_earlier_work_can_be_entered(admin: FlaskClient) -> None:
    root = queries.units()[0]
    assert (root.name, root.kind, root.valid_from) == (UNNAMED, UnitKind.COMMITTEE, date(2022, 1, 1))
    assert form_on(admin, "/units/new").fields["valid_from"] == "2022-01-01"
    assert form_on(admin, "/units/new").fields["under"] == str(root.id)


def test_founding_again_gives_a_known_person_the_role_and_the_password(
    app: Flask, admin: FlaskClient
) -> None:
    with writing():
        person = found_office("second@mau.example", "Thứ Hai", HASH, day=DAY, by=SYSTEM)
        again = found_office("second@mau.example", "Tên Khác", hash_password("x" * 12), day=DAY, by=SYSTEM)
    assert again.id == person.id
    assert again.name == "Thứ Hai"
    assert fits("x" * 12, again.password_hash)
    assert len(queries.units()) == 1
    assert [grant.role for grant in queries.grants_in_force(person.id, day=DAY)] == [Role.ADMINISTRATOR]


def test_founding_refuses_a_locked_account_and_units_without_an_office(app: Flask) -> None:
    with writing():
        create_unit("X", kind=UnitKind.OTHER, short_name="", parent=None, valid_from=DAY, by=SYSTEM)
        with pytest.raises(Refusal, match="chưa có thông tin cơ quan"):
            found_office("a@mau.example", "A", HASH, day=DAY, by=SYSTEM)


def test_founding_does_not_open_a_locked_account(admin: FlaskClient) -> None:
    with writing():
        found_office("b@mau.example", "B", HASH, day=DAY, by=SYSTEM)
        disable_person(queries.find_person_by_email("admin@mau.example"), by=SYSTEM)
        with pytest.raises(Refusal, match="đang khóa"):
            found_office("admin@mau.example", "A", HASH, day=DAY, by=SYSTEM)


def test_a_list_of_units_is_taken_whole_or_not_at_all(admin: FlaskClient) -> None:
    form = form_on(admin, "/units/several")
    answer = send(admin, form, kind="commune", lines="UBND xã A; xã A; 1\nUBND xã B; xã B; 1")
    assert answer.status_code == 422
    assert "Mã 1 đã dùng cho UBND xã A" in answer.text
    assert "UBND xã B; xã B; 1" in answer.text
    assert len(queries.units()) == 1


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("A\nB\na", "Dòng 3: “a” đã ghi ở dòng 1"),
        ("A\n; chỉ có tên gọn", "Dòng 2: ghi tên đầy đủ"),
        ("A; b; c; d", "Dòng 1: ghi tên đầy đủ"),
        ("A\n\n" + "x" * 301, "Dòng 3 quá dài"),
        ("A; b; " + "1" * 41, "Dòng 1 quá dài"),
    ],
)
def test_a_wrong_line_of_a_list_is_named(admin: FlaskClient, lines: str, told: str) -> None:
    answer = fill(admin, "/units/several", lines=lines)
    assert answer.status_code == 422
    assert told in answer.text
