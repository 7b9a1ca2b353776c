"""People by pages: the directory, its field rule, roles, codes and locks."""

import re
from datetime import date

import pytest

from tests.offices import FOUNDED, Office
from tests.org.pages import fill, form_on, send
from tracker.db import writing
from tracker.domain.refusals import Refusal
from tracker.domain.rights import SYSTEM
from tracker.domain.roles import Role
from tracker.org import queries
from tracker.org.actions import create_person, disable_person, grant, take_grant

DAY = date(2022, 6, 14)


@pytest.fixture
def admin(office: Office):
    return office.sign_in("admin")


def url(office: Office, name: str, rest: str = "") -> str:
    return f"/people/{office.people[name].id}{rest}"


def held(office: Office, name: str, day: date = DAY) -> set[tuple[Role, int]]:
    return {(fact.role, fact.unit_id) for fact in queries.grants_in_force(office.people[name].id, day=day)}


@pytest.mark.parametrize("path", ["/people", "/people?q=truong+phong", "{head}"])
def test_an_address_is_read_by_administrators_and_its_owner_only(office: Office, admin, path: str) -> None:
    path = path.format(head=url(office, "head"))
    address = "head@mau.example"
    assert address in admin.get(path).text
    assert address not in office.sign_in("officer").get(path).text
    own = office.sign_in("head")
    assert address in own.get(url(office, "head")).text


def test_search_does_not_find_by_an_address_that_may_not_be_read(office: Office, admin) -> None:
    assert "Nguyễn Trưởng Phòng" in admin.get("/people?q=head@mau").text
    assert "Nguyễn Trưởng Phòng" not in office.sign_in("officer").get("/people?q=head@mau").text
    assert "Nguyễn Trưởng Phòng" in office.sign_in("officer").get("/people?q=truong").text


def test_the_directory_tells_others_name_and_unit_but_no_role_and_no_lock(office: Office, admin) -> None:
    with writing():
        disable_person(queries.get_person(office.people["sister"].id), by=SYSTEM)
    page = office.sign_in("officer").get("/people").text
    assert "UBND xã Thượng" in page
    assert "Công chức cấp xã" not in page
    assert "Phạm Tư Pháp" not in page
    for_admin = admin.get("/people").text
    assert "Công chức cấp xã" in for_admin
    assert "Đang khóa" in for_admin


def test_a_new_person_may_get_a_first_role_from_today(office: Office, admin) -> None:
    new = {"name": "Vũ Mới", "email": "Moi@Mau.example", "role": "officer"}
    answer = fill(admin, "/people/new", **new, unit=str(office.units["sister"].id))
    assert answer.status_code == 303
    person = queries.find_person_by_email("moi@mau.example")
    fact = queries.grants_of(person.id)[0]
    assert (fact.role, fact.unit_id, fact.as_of) == (Role.OFFICER, office.units["sister"].id, DAY)
    assert fact.by_id == office.people["admin"].id


def test_a_role_needs_its_unit(office: Office, admin) -> None:
    answer = fill(admin, "/people/new", name="Vũ Mới", email="moi@mau.example", role="officer")
    assert answer.status_code == 422
    assert "Chọn cả vai trò và đơn vị" in answer.text


def test_somebody_added_from_the_page_of_a_unit_is_offered_that_unit(office: Office, admin) -> None:
    sister = str(office.units["sister"].id)
    assert form_on(admin, f"/people/new?unit={sister}", action="/people/new").fields["unit"] == sister
    assert admin.get("/people/new?unit=x").status_code == 400


@pytest.mark.parametrize("path", ["/people/new", "{head}/edit"])
def test_an_address_belongs_to_one_person(office: Office, admin, path: str) -> None:
    answer = fill(admin, path.format(head=url(office, "head")), name="Tên", email="OFFICER@mau.example")
    assert answer.status_code == 422
    assert "đã có tài khoản" in answer.text


def test_an_address_may_change_with_the_office(office: Office, admin) -> None:
    assert fill(admin, url(office, "head", "/edit"), email="head@moi.example").status_code == 303
    assert queries.find_person_by_email("head@moi.example").id == office.people["head"].id


def test_no_role_is_chosen_before_somebody_chooses_it(office: Office, admin) -> None:
    path = url(office, "head", "/grants/new")
    assert form_on(admin, path).fields["role"] == ""
    answer = fill(admin, path, unit=str(office.units["root"].id))
    assert answer.status_code == 422
    assert (Role.ADMINISTRATOR, office.units["root"].id) not in held(office, "head")


def test_a_role_is_given_for_a_time_and_taken_back(office: Office, admin) -> None:
    root = office.units["root"].id
    given = {"role": "signer", "unit": str(root), "as_of": "2022-06-01", "until": "2022-06-30"}
    assert fill(admin, url(office, "leader", "/grants/new"), **given).status_code == 303
    assert (Role.SIGNER, root) in held(office, "leader")
    assert (Role.SIGNER, root) in held(office, "leader", date(2022, 6, 30))
    assert (Role.SIGNER, root) not in held(office, "leader", date(2022, 7, 1))
    assert (Role.SIGNER, root) not in held(office, "leader", date(2022, 5, 31))

    end = re.findall(r'action="(/people/\d+/grants/\d+/end)"', admin.get(url(office, "leader")).text)[-1]
    assert fill(admin, url(office, "leader"), action=end).status_code == 303
    assert (Role.SIGNER, root) not in held(office, "leader")
    page = admin.get(url(office, "leader")).text
    assert "Thu quyền Người duyệt báo cáo tại UBND huyện Mẫu" in page


def test_a_role_still_to_come_can_be_taken_back(office: Office, admin) -> None:
    root = office.units["root"].id
    given = {"role": "signer", "unit": str(root), "as_of": "2022-07-01"}
    fill(admin, url(office, "leader", "/grants/new"), **given)
    end = re.findall(r'action="(/people/\d+/grants/\d+/end)"', admin.get(url(office, "leader")).text)[-1]
    assert fill(admin, url(office, "leader"), action=end).status_code == 303
    assert (Role.SIGNER, root) not in held(office, "leader", date(2022, 7, 2))


def test_a_role_is_taken_back_once(office: Office, admin) -> None:
    page = url(office, "leader")
    fact = queries.grants_of(office.people["leader"].id)[0]
    form = form_on(admin, page, action=f"{page}/grants/{fact.id}/end")
    assert send(admin, form).status_code == 303
    assert send(admin, form).status_code == 303
    answer = send(admin, form, nonce="n" * 24)
    assert answer.status_code == 422
    assert "đã được thu trước đó" in answer.text
    assert [each.given for each in queries.grants_of(office.people["leader"].id)] == [False, True]


def test_a_grant_is_found_with_its_own_person_only(office: Office, admin) -> None:
    fact = queries.grants_of(office.people["leader"].id)[0]
    answer = admin.post(url(office, "head", f"/grants/{fact.id}/end"), data={"nonce": "n" * 24})
    assert answer.status_code == 404


def test_nobody_gives_himself_a_role_a_code_or_a_lock(office: Office, admin) -> None:
    given = {"role": "head", "unit": str(office.units["root"].id)}
    assert fill(admin, url(office, "admin", "/grants/new"), **given).status_code == 422
    for button in ("code", "lock"):
        answer = admin.post(url(office, "admin", f"/{button}"), data={"nonce": button * 6})
        assert answer.status_code == 422
    assert held(office, "admin") == {(Role.ADMINISTRATOR, office.units["root"].id)}
    assert queries.get_person(office.people["admin"].id).disabled_at is None


@pytest.mark.parametrize(
    ("other", "refused"), [(None, True), ("locked", True), ("ended", True), ("open", False)]
)
def test_the_last_administrator_stays(office: Office, other: str | None, refused: bool) -> None:
    root, admin = office.units["root"], office.people["admin"]
    with writing():
        if other:
            person = create_person("zwei@mau.example", name="Hai", title="", phone="", by=SYSTEM)
            until = date(2022, 6, 13) if other == "ended" else None
            grant(person, Role.ADMINISTRATOR, at=root, as_of=FOUNDED, until=until, by=SYSTEM)
            if other == "locked":
                disable_person(person, by=SYSTEM)
        if refused:
            with pytest.raises(Refusal, match="ít nhất một người quản trị"):
                take_grant(admin, Role.ADMINISTRATOR, at=root, as_of=DAY, by=SYSTEM)
        else:
            take_grant(admin, Role.ADMINISTRATOR, at=root, as_of=DAY, by=SYSTEM)


def test_a_code_is_shown_on_the_answer_only(office: Office, admin) -> None:
    page = url(office, "head")
    form = form_on(admin, page, action=f"{page}/code")
    answer = send(admin, form)
    code = re.search(r"<code[^>]*>([\w-]+)</code>", answer.text)[1]
    assert "http://127.0.0.1:8000/activate" in answer.text
    assert "72 giờ" in answer.text
    assert "no-store" in answer.headers["Cache-Control"]
    again = send(admin, form)
    assert (again.status_code, again.location) == (303, page)
    shown = admin.get(page).text
    assert code not in shown
    assert "Mã chỉ hiện một lần" in shown
    assert len(queries.open_codes(office.people["head"].id)) == 1


def test_a_locked_account_gets_no_code_until_it_is_opened(office: Office, admin) -> None:
    page = url(office, "head")
    code = form_on(admin, page, action=f"{page}/code")
    assert fill(admin, page, action=f"{page}/lock").status_code == 303
    assert send(admin, code).status_code == 422
    assert fill(admin, page, action=f"{page}/unlock").status_code == 303
    assert send(admin, code).status_code == 200


def test_each_button_of_a_page_is_pressed_once_by_itself(office: Office, admin) -> None:
    page = admin.get(url(office, "head")).text
    nonces = re.findall(r'name="nonce" value="([^"]+)"', page)
    assert len(nonces) == len(set(nonces)) >= 3


def test_the_list_makes_the_same_number_of_statements_for_ten_and_two_hundred_people(
    office: Office, admin, statements
) -> None:
    few = statements(lambda: admin.get("/people"))
    with writing():
        for number in range(200):
            person = create_person(
                f"n{number}@mau.example", name=f"Người {number}", title="", phone="", by=SYSTEM
            )
            grant(person, Role.OFFICER, at=office.units["sister"], as_of=FOUNDED, by=SYSTEM)
    assert statements(lambda: admin.get("/people")) == few
