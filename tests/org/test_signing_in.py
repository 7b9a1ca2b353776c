"""Signing in, one-time codes and one's own password: throttled, once only, ending at once."""

import re
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from tests.offices import PASSWORD, Office
from tests.org.pages import fill, form_on, send
from tracker import clock
from tracker.db import writing
from tracker.domain.refusals import Refusal
from tracker.domain.rights import SYSTEM
from tracker.org import queries
from tracker.org.actions import create_person, disable_person, issue_code, set_password
from tracker.org.passwords import check_strength, hash_password

NEW = "một câu rất dễ nhớ"


def fail(client: FlaskClient, email: str, times: int) -> None:
    for _ in range(times):
        assert fill(client, "/login", email=email, password="sai mật khẩu").status_code == 422


def fresh_code(office: Office, name: str) -> str:
    with writing():
        return issue_code(queries.get_person(office.people[name].id), by=office.actor("admin"))


def activate(client: FlaskClient, email: str, code: str, password: str = NEW) -> int:
    return fill(client, "/activate", email=email, code=code, password=password, again=password).status_code


@pytest.mark.parametrize("path", ["/login", "/activate"])
def test_the_page_shows_the_state_secret_line_and_lets_managers_paste(
    office: Office, client, path: str
) -> None:
    page = client.get(path).text
    assert page.count("Không soạn thảo, lưu giữ, tải lên nội dung thuộc danh mục bí mật nhà nước.") >= 2
    assert "onpaste" not in page
    assert "liên hệ" in page
    expected = "current-password" if path == "/login" else "new-password"
    assert f'autocomplete="{expected}"' in page


@pytest.mark.parametrize(
    ("email", "password"), [("officer@mau.example", "sai mật khẩu"), ("nobody@mau.example", PASSWORD)]
)
def test_a_wrong_password_and_an_unknown_address_read_the_same(office, client, email, password) -> None:
    answer = fill(client, "/login", email=email, password=password)
    assert answer.status_code == 422
    assert "Địa chỉ thư hoặc mật khẩu chưa đúng." in answer.text
    assert password not in answer.text


def test_ten_failures_close_an_account_for_ten_minutes_and_no_other(office: Office, client) -> None:
    fail(client, "officer@mau.example", 10)
    answer = fill(client, "/login", email="OFFICER@mau.example", password=PASSWORD)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "600")
    assert "Chờ 10 phút" in answer.text
    assert fill(client, "/login", email="head@mau.example", password=PASSWORD).status_code == 303
    with time_machine.travel(clock.machine_now() + timedelta(minutes=10, seconds=1)):
        again = office.sign_in("officer")
        assert again.get("/units").status_code == 200


def test_fifty_failures_from_one_address_close_that_address(office: Office, client) -> None:
    for number in range(5):
        fail(client, f"nobody{number}@mau.example", 10)
    assert fill(client, "/login", email="head@mau.example", password=PASSWORD).status_code == 429
    other = {"REMOTE_ADDR": "10.0.0.9"}
    form = form_on(client, "/login")
    words = {**form.fields, "email": "head@mau.example", "password": PASSWORD}
    assert client.post("/login", data=words, environ_base=other).status_code == 303


def test_codes_and_the_own_password_share_the_throttle(office: Office, client) -> None:
    code = fresh_code(office, "officer")
    signed_in = office.sign_in("officer")
    form = form_on(signed_in, "/password")
    fail(client, "officer@mau.example", 10)
    assert activate(client, "officer@mau.example", code) == 429
    assert send(signed_in, form, current=PASSWORD, password=NEW, again=NEW).status_code == 429


def test_a_code_works_once(office: Office, client) -> None:
    code = fresh_code(office, "officer")
    assert activate(client, "officer@mau.example", code) == 303
    assert activate(client, "officer@mau.example", code, "một câu khác cho kẻ sau") == 422
    assert fill(client, "/login", email="officer@mau.example", password=NEW).status_code == 303


def test_a_code_sent_twice_by_one_form_gets_the_first_answer(office: Office, client) -> None:
    form = form_on(client, "/activate")
    words = {"email": "officer@mau.example", "code": fresh_code(office, "officer")}
    assert send(client, form, **words, password=NEW, again=NEW).status_code == 303
    assert send(client, form, **words, password=NEW, again=NEW).status_code == 303


@pytest.mark.parametrize(("hours", "status"), [(71, 303), (72, 422)])
def test_a_code_lives_72_hours(office: Office, client, hours: int, status: int) -> None:
    code = fresh_code(office, "officer")
    with time_machine.travel(clock.machine_now() + timedelta(hours=hours)):
        assert activate(client, "officer@mau.example", code) == status


def test_a_code_belongs_to_one_address(office: Office, client) -> None:
    code = fresh_code(office, "officer")
    assert activate(client, "head@mau.example", code) == 422
    assert activate(client, "officer@mau.example", code) == 303


def test_a_new_code_and_a_new_password_make_older_codes_void(office: Office, client) -> None:
    first, second = fresh_code(office, "officer"), fresh_code(office, "officer")
    assert activate(client, "officer@mau.example", first) == 422
    with writing():
        set_password(queries.get_person(office.people["officer"].id), hash_password(NEW), by=SYSTEM)
    assert activate(client, "officer@mau.example", second) == 422


def test_a_locked_account_neither_signs_in_nor_uses_a_code_nor_goes_on(office: Office, client) -> None:
    signed_in, code = office.sign_in("officer"), fresh_code(office, "officer")
    with writing():
        disable_person(queries.get_person(office.people["officer"].id), by=office.actor("admin"))
    assert signed_in.get("/units").location.startswith("/login")
    assert fill(client, "/login", email="officer@mau.example", password=PASSWORD).status_code == 422
    assert activate(client, "officer@mau.example", code) == 422


def test_a_new_password_ends_every_other_session(office: Office) -> None:
    here, there = office.sign_in("officer"), office.sign_in("officer")
    assert fill(here, "/password", current=PASSWORD, password=NEW, again=NEW).status_code == 303
    assert here.get("/units").status_code == 200
    assert there.get("/units").status_code == 302


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"current": "sai"}, "Mật khẩu hiện tại chưa đúng."),
        ({"again": "một câu khác hẳn"}, "không giống nhau"),
        ({"password": "", "again": ""}, "Chưa nhập nội dung này."),
        ({"password": "ngắn", "again": "ngắn"}, "ít nhất 12 ký tự"),
        ({"password": "x" * 201, "again": "x" * 201}, "Dài quá 200 ký tự"),
    ],
)
def test_the_own_password_is_refused_with_what_to_do(
    office: Office, typed: dict[str, str], told: str
) -> None:
    answer = fill(
        office.sign_in("officer"),
        "/password",
        **{"current": PASSWORD, "password": NEW, "again": NEW, **typed},
    )
    assert answer.status_code == 422
    assert told in answer.text
    assert NEW not in answer.text


@pytest.mark.parametrize(
    ("password", "email", "strong"),
    [
        ("mười hai ký", "ha@mau.example", False),
        ("mười hai ký t", "ha@mau.example", True),
        ("aaaabbbbccccdddd", "ha@mau.example", False),
        ("021834567890", "ha@mau.example", False),
        ("đây là Chuyên Viên", "chuyen vien@mau.example", False),
        ("ngày mai trời đẹp", "mai@mau.example", True),
    ],
)
def test_a_password_is_long_varied_and_not_the_name_in_the_address(password, email, strong) -> None:
    if strong:
        check_strength(password, email=email)
    else:
        with pytest.raises(Refusal):
            check_strength(password, email=email)


def test_who_holds_no_role_may_still_change_the_password_and_sign_out(app: Flask, office: Office) -> None:
    with writing():
        person = create_person("new@mau.example", name="Mới", title="", phone="", by=SYSTEM)
        set_password(person, hash_password(PASSWORD), by=SYSTEM)
    client = app.test_client()
    fill(client, "/login", email="new@mau.example", password=PASSWORD)
    assert client.get("/documents").status_code == 200
    assert fill(client, "/password", current=PASSWORD, password=NEW, again=NEW).status_code == 303
    assert client.post("/logout").status_code == 303
    assert client.get("/password").location.startswith("/login")


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/units?q=a", "/units?q=a"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_signing_in_leads_to_a_page_of_this_site(office: Office, client, asked: str, led: str) -> None:
    page = client.get("/login", query_string={"next": asked})
    action = re.search(r'method="post" action="(/login[^"]*)"', page.text)[1].replace("&amp;", "&")
    form = form_on(client, "/login")
    form.action = action
    assert send(client, form, email="head@mau.example", password=PASSWORD).location == led


def test_a_session_is_forgotten_by_the_server_when_it_ends(office: Office) -> None:
    client = office.sign_in("officer")
    cookie = client.get_cookie("tracker").value
    client.post("/logout")
    client.set_cookie("tracker", cookie)
    assert client.get("/units").status_code == 302
