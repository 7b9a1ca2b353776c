"""The office by pages: settings, letterheads and working days."""

from datetime import date

import pytest

from tests.offices import Office
from tests.org.pages import fill, form_on, forms_of, send
from tracker.org import queries

LETTERHEAD = {
    "organ_lines": "ỦY BAN NHÂN DÂN\nHUYỆN MẪU",
    "place": "Mẫu",
    "signature_lines": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
}


@pytest.fixture
def admin(office: Office):
    return office.sign_in("admin")


def test_settings_are_written_and_read_back(office: Office, admin) -> None:
    typed = {"short_name": "KH&CN Mẫu Mới", "contact_phone": "0256 1", "salutation": "Ông/Bà"}
    assert fill(admin, "/office/edit", **typed).status_code == 303
    settings = queries.find_office()
    assert (settings.short_name, settings.contact_phone) == ("KH&CN Mẫu Mới", "0256 1")
    fill(admin, "/office/edit", name="UBND huyện Khác")
    assert queries.find_office().salutation == "Ông/Bà"
    assert queries.get_unit(office.units["root"].id).name == "UBND huyện Mẫu"


def test_a_salutation_is_one_of_two(office: Office, admin) -> None:
    assert fill(admin, "/office/edit", salutation="Thân mến").status_code == 422


def test_a_letterhead_begins_with_what_the_name_tells_and_keeps_its_lines(office: Office, admin) -> None:
    path = f"/units/{office.units['focal'].id}/letterhead"
    begun = form_on(admin, path).fields
    assert begun["organ_lines"] == "PHÒNG KINH TẾ VÀ HẠ TẦNG"
    assert begun["symbol"] == "BC-UBND"
    assert fill(admin, path, **LETTERHEAD).status_code == 303
    kept = queries.find_letterhead(office.units["focal"].id)
    assert kept.organ_lines == "ỦY BAN NHÂN DÂN\nHUYỆN MẪU"
    assert kept.version == 1
    assert "Phòng Kinh tế và Hạ tầng" in admin.get("/office").text


def test_a_first_letterhead_written_twice_at_once_shows_both(office: Office, admin) -> None:
    path = f"/units/{office.units['root'].id}/letterhead"
    late = form_on(admin, path)
    fill(admin, path, **LETTERHEAD)
    answer = send(admin, late, **{**LETTERHEAD, "place": "Nơi Khác"})
    assert answer.status_code == 409
    assert "Nơi Khác" in answer.text
    again = next(form for form in forms_of(answer.text) if form.action == path)
    assert send(admin, again).status_code == 303
    assert queries.find_letterhead(office.units["root"].id).place == "Nơi Khác"


def test_a_day_of_the_office_counts_until_it_is_dropped(office: Office, admin) -> None:
    monday, saturday = date(2022, 8, 8), date(2022, 8, 13)
    assert fill(admin, "/office/holidays", day="2022-08-08", name="Nghỉ riêng").status_code == 303
    fill(admin, "/office/holidays", day="13/8/2022", name="Làm bù", is_working="y")
    calendar = queries.office_calendar()
    assert not calendar.is_working(monday)
    assert calendar.is_working(saturday)

    action = "/office/holidays/2022-08-08/remove"
    form = form_on(admin, "/office/holidays", action=action)
    assert send(admin, form).status_code == 303
    assert send(admin, form).status_code == 303
    assert queries.office_calendar().is_working(monday)
    answer = send(admin, form, nonce="n" * 20)
    assert answer.status_code == 422
    assert "Lịch riêng không có ngày 08/8/2022" in answer.text


@pytest.mark.parametrize("day", ["x", "2022-13-01", "../edit", "9" * 300])
def test_a_day_that_is_none_is_not_found(admin, day: str) -> None:
    assert admin.post(f"/office/holidays/{day}/remove", data={"nonce": "n" * 20}).status_code == 404
