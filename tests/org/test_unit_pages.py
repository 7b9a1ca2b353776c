"""Units by pages: the tree, search, corrections, moves, and the tree of an earlier day."""

import re
from datetime import date, timedelta

import pytest

from tests.offices import FOUNDED, Office
from tests.org.pages import fill, form_on, forms_of, send
from tracker import clock
from tracker.db import db, writing
from tracker.domain.rights import SYSTEM
from tracker.domain.units import UnitKind
from tracker.org import queries
from tracker.org.actions import change_unit, create_unit, move_unit
from tracker.org.models import UnitParent, UnitSuccession


@pytest.fixture
def admin(office: Office):
    return office.sign_in("admin")


def names(page: str) -> list[str]:
    return re.findall(r'href="/units/\d+">([^<]+)</a>', page)


def test_units_stand_under_their_parents_in_the_order_of_the_alphabet(office: Office, admin) -> None:
    with writing():
        create_unit(
            "Thôn Một",
            kind=UnitKind.OTHER,
            short_name="",
            parent=queries.get_unit(office.units["commune"].id),
            valid_from=FOUNDED,
            by=SYSTEM,
        )
    assert names(admin.get("/units").text) == [
        "UBND huyện Mẫu",
        "Huyện ủy",
        "Phòng Kinh tế và Hạ tầng",
        "Phòng Tư pháp",
        "UBND xã Thượng",
        "Thôn Một",
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("tu phap", ["Phòng Tư pháp"]),
        ("PHÒNG", ["Phòng Kinh tế và Hạ tầng", "Phòng Tư pháp"]),
        ("%", []),
        ("_", []),
        ("21832", ["UBND xã Thượng"]),
        ("{{7*7}}", []),
    ],
)
def test_search_knows_neither_diacritics_nor_wildcards(office, admin, words: str, found: list[str]) -> None:
    fill(admin, f"/units/{office.units['commune'].id}/edit", code="21832")
    page = admin.get("/units", query_string={"q": words})
    assert page.status_code == 200
    assert names(page.text) == found
    assert f'value="{words}"' in page.text


def test_a_unit_that_ended_is_told_apart_from_the_day_after(office: Office, admin) -> None:
    fill(admin, f"/units/{office.units['sister'].id}/edit", valid_to="2022-06-13")
    assert "Đã kết thúc 13/6/2022" in admin.get("/units").text
    clock.set_office_day(date(2022, 6, 13))
    page = admin.get("/units").text
    assert "Đã kết thúc" not in page
    assert "đến hết ngày 13/6/2022" in page


def test_a_past_day_shows_the_tree_of_that_day_and_no_buttons(office: Office, admin) -> None:
    sister, focal = office.units["sister"].id, office.units["focal"].id
    fill(admin, f"/units/{sister}/move", under=str(focal), as_of="2022-06-10")
    fill(admin, "/units/new", name="Phòng Mới", valid_from="2022-06-01")

    def padding(page: str) -> str:
        return re.search(rf'ps-(\d)"><a\s+href="/units/{sister}"', page)[1]

    now, before = admin.get("/units").text, admin.get("/units?as_of=2022-05-31").text
    assert padding(now) > padding(before)
    assert "Phòng Mới" in now
    assert "Phòng Mới" not in before
    assert "Thêm đơn vị" in now
    assert "Thêm đơn vị" not in before


@pytest.mark.parametrize("day", ["2030-01-01", "hôm qua", "2022-02-30", "9" * 40])
def test_a_day_that_is_none_or_not_yet_is_told(admin, day: str) -> None:
    assert admin.get("/units", query_string={"as_of": day}).status_code == 400


def test_a_code_is_borne_by_one_unit(office: Office, admin) -> None:
    focal, sister = (f"/units/{office.units[key].id}/edit" for key in ("focal", "sister"))
    assert fill(admin, focal, code="KT").status_code == 303
    assert fill(admin, focal, code="KT", short_name="KT&HT").status_code == 303
    answer = fill(admin, sister, code="KT")
    assert answer.status_code == 422
    assert "Mã KT đã dùng cho Phòng Kinh tế và Hạ tầng" in answer.text


def test_a_twin_is_refused_while_its_namesake_lives_and_welcome_afterwards(office: Office, admin) -> None:
    twin = {"name": "Phòng Tư pháp", "valid_from": "2022-07-01"}
    assert fill(admin, "/units/new", **twin).status_code == 422
    fill(admin, f"/units/{office.units['sister'].id}/edit", valid_to="2022-06-30")
    assert fill(admin, "/units/new", **twin).status_code == 303


def test_a_unit_cannot_end_before_it_began(office: Office, admin) -> None:
    answer = fill(admin, f"/units/{office.units['sister'].id}/edit", valid_to="2019-12-31")
    assert answer.status_code == 422
    assert "trước ngày bắt đầu 01/01/2020" in answer.text


@pytest.mark.parametrize(
    ("who", "under", "as_of", "told"),
    [
        ("root", "sister", "2022-06-14", "nằm dưới chính nó"),
        ("sister", "focal", "2022-06-15", "Ngày 15/6/2022 chưa đến"),
        ("sister", "focal", "2019-12-31", "từ ngày 01/01/2020"),
        ("sister", "sister", "2022-06-14", "Chưa lưu được"),
    ],
)
def test_a_move_that_cannot_be_is_refused(office: Office, admin, who, under, as_of, told) -> None:
    moved = office.units[who].id
    answer = fill(admin, f"/units/{moved}/move", under=str(office.units[under].id), as_of=as_of)
    assert answer.status_code == 422
    assert queries.last_move_of(moved).as_of == FOUNDED
    assert told in answer.text


def test_a_move_is_a_fact_and_the_copy_on_the_unit_follows(office: Office, admin) -> None:
    sister, focal = office.units["sister"].id, office.units["focal"].id
    assert fill(admin, f"/units/{sister}/move", under=str(focal), as_of="2022-06-10").status_code == 303
    facts = queries.moves_of(sister)
    assert [(fact.parent_id, fact.as_of) for fact in facts] == [
        (focal, date(2022, 6, 10)),
        (office.units["root"].id, FOUNDED),
    ]
    assert queries.get_unit(sister).parent_id == focal
    page = admin.get(f"/units/{sister}").text
    assert "Trực thuộc Phòng Kinh tế và Hạ tầng" in page
    assert "Trực thuộc UBND huyện Mẫu" in page


def test_circles_of_past_facts_hide_no_unit(office: Office) -> None:
    focal, sister = office.units["focal"], office.units["sister"]
    with writing():
        for unit, parent in ((focal, sister), (sister, focal)):
            db.session.add(
                UnitParent(
                    unit_id=unit.id,
                    parent_id=parent.id,
                    as_of=date(2021, 1, 1),
                    recorded_at=clock.now(),
                    by_id=None,
                )
            )
    branches = queries.unit_tree(day=date(2021, 6, 1), coming=True)
    assert {branch.unit.id for branch in branches} == {unit.id for unit in office.units.values()}


def test_the_page_of_a_unit_tells_its_people_and_what_it_came_from(office: Office, admin) -> None:
    with writing():
        db.session.add(
            UnitSuccession(
                from_id=office.units["sister"].id,
                to_id=office.units["focal"].id,
                day=date(2022, 1, 1),
                document_number="Quyết định số 1/QĐ-UBND",
                document_day=None,
                document_issuer="UBND huyện Mẫu",
            )
        )
    focal = admin.get(f"/units/{office.units['focal'].id}").text
    assert "Tiền thân: Phòng Tư pháp" in focal
    assert "Nguyễn Trưởng Phòng" in focal
    assert "Đơn vị kế thừa: Phòng Kinh tế" in admin.get(f"/units/{office.units['sister'].id}").text


def test_two_administrators_at_once_lose_nothing(office: Office, admin) -> None:
    url = f"/units/{office.units['sister'].id}/edit"
    form = form_on(admin, url)
    with writing():
        sister = queries.get_unit(office.units["sister"].id)
        change_unit(
            sister,
            kind=sister.kind,
            name="Phòng Tư pháp huyện",
            short_name="TP",
            code=None,
            valid_to=None,
            by=SYSTEM,
        )
    answer = send(admin, form, name="Phòng Tư pháp và Hộ tịch")
    assert answer.status_code == 409
    assert "Phòng Tư pháp huyện" in answer.text
    assert 'value="Phòng Tư pháp và Hộ tịch"' in answer.text
    assert queries.get_unit(office.units["sister"].id).name == "Phòng Tư pháp huyện"

    again = next(form for form in forms_of(answer.text) if form.action == url)
    assert send(admin, again).status_code == 303
    assert queries.get_unit(office.units["sister"].id).name == "Phòng Tư pháp và Hộ tịch"


def test_a_form_sent_twice_adds_one_unit(office: Office, admin) -> None:
    form = form_on(admin, "/units/new")
    first = send(admin, form, name="Phòng Nội vụ")
    second = send(admin, form, name="Phòng Nội vụ")
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location
    assert len(queries.units_named("Phòng Nội vụ")) == 1


def test_a_move_keeps_rights_true_for_the_units_below(office: Office, admin) -> None:
    head = office.sign_in("head")
    sister, focal = office.units["sister"].id, office.units["focal"].id
    with writing():
        move_unit(queries.get_unit(sister), under=queries.get_unit(focal), as_of=date(2022, 6, 1), by=SYSTEM)
    person = queries.get_person(office.people["head"].id)
    assert sister in queries.principal_of(person, day=date(2022, 6, 14)).scope.follows
    assert head.get("/units").status_code == 200


def test_the_list_makes_the_same_number_of_statements_for_ten_and_two_hundred_units(
    office: Office, admin, statements
) -> None:
    few = statements(lambda: admin.get("/units"))
    with writing():
        root = queries.get_unit(office.units["root"].id)
        for number in range(200):
            create_unit(
                f"UBND xã {number}",
                kind=UnitKind.COMMUNE,
                short_name="",
                parent=root,
                valid_from=FOUNDED + timedelta(days=number),
                by=SYSTEM,
            )
    assert statements(lambda: admin.get("/units")) == few
