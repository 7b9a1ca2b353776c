"""The language of pages: chosen by a press, kept with the person, never guessed from the browser."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import app_on
from tests.offices import Office
from tests.org.pages import form_on, send
from tracker.audit.models import Minute
from tracker.db import db
from tracker.org.models import Person

SWITCH = "/language"


def test_the_office_speaks_vietnamese_whatever_the_browser_prefers(
    office: Office, client: FlaskClient
) -> None:
    page = client.get("/login", headers={"Accept-Language": "en-GB,en;q=0.9"}).text
    assert '<html lang="vi"' in page
    assert "Đăng nhập" in page


def test_a_visitor_changes_the_language_and_stays_on_the_page(office: Office, client: FlaskClient) -> None:
    answer = send(client, form_on(client, "/login?next=/plans", action=SWITCH), language="en")
    assert (answer.status_code, answer.location) == (303, "/login?next=/plans")
    page = client.get("/login").text
    assert '<html lang="en"' in page
    assert "Sign in" in page
    send(client, form_on(client, "/login", action=SWITCH), language="vi")
    assert '<html lang="vi"' in client.get("/login").text


def test_the_choice_goes_with_the_person_to_another_browser_and_is_one_minute(office: Office) -> None:
    here = office.sign_in("head")
    for _press in range(2):
        send(here, form_on(here, "/plans", action=SWITCH), language="en")
    assert '<html lang="en"' in office.sign_in("head").get("/plans").text
    assert '<html lang="vi"' in office.sign_in("officer").get("/plans").text
    assert db.session.get_one(Person, office.people["head"].id).language == "en"
    minutes = db.session.query(Minute).filter_by(verb="person.language").all()
    assert [minute.object_id for minute in minutes] == [office.people["head"].id]


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "", "x"])
def test_the_way_back_never_leaves_the_site(office: Office, client: FlaskClient, back: str) -> None:
    assert client.post(SWITCH, data={"language": "en", "back": back}).location == "/"


@pytest.mark.parametrize("typed", ["", "fr", "EN", "vi\n", "x" * 5000])
def test_an_unknown_language_is_told_and_changes_nothing(
    office: Office, client: FlaskClient, typed: str
) -> None:
    answer = client.post(SWITCH, data={"language": typed, "back": "/login"})
    assert answer.status_code == 400
    assert "Ngôn ngữ này không có" in answer.text
    assert '<html lang="vi"' in client.get("/login").text


def test_a_page_that_answers_a_form_leads_back_to_one_that_opens(office: Office) -> None:
    client = office.sign_in("admin")
    page = client.post("/people/new", data={"nonce": "n" * 20})
    assert page.status_code == 422
    assert 'name="back" value="/people/new"' in page.text
    gone = client.post("/logout/nowhere")
    assert 'name="back" value="/"' in gone.text


def test_an_office_may_speak_english_to_who_has_chosen_nothing(office: Office, app: Flask) -> None:
    english = app_on(app.config["SQLALCHEMY_DATABASE_URI"], OFFICE_LANGUAGE="en")
    with english.app_context():
        assert '<html lang="en"' in english.test_client().get("/login").text
        db.engine.dispose()
