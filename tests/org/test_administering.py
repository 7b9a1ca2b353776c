"""Who may administer: every such page is asked by everybody else."""

import pytest
from flask import Flask

from tests.offices import Office
from tests.org.pages import form_on, send
from tracker.db import db, writing
from tracker.domain.rights import SYSTEM
from tracker.domain.roles import Role
from tracker.org import queries
from tracker.org.actions import grant, take_grant
from tracker.org.models import Grant, Unit
from tracker.web.guards import _actions

OTHERS = ("leader", "head", "officer", "commune")


def administering(app: Flask, office: Office) -> list[tuple[str, str]]:
    """Method and address of each page of the office's administration."""
    values = {"unit_id": office.units["sister"].id, "person_id": office.people["officer"].id}
    values |= {"grant_id": queries.grants_of(office.people["officer"].id)[0].id, "day": "2022-08-08"}
    found = []
    for rule in app.url_map.iter_rules():
        action = _actions.get(app.view_functions[rule.endpoint])
        if action == "office.administer" and rule.arguments <= values.keys():
            url = rule.build({name: values[name] for name in rule.arguments})[1]
            found += [(method, url) for method in rule.methods & {"GET", "POST"}]
    return sorted(found)


def test_nobody_but_an_administrator_opens_or_sends_a_page_of_administration(app, office: Office) -> None:
    pages = administering(app, office)
    assert len(pages) > 25
    for name in OTHERS:
        client = office.sign_in(name)
        for method, url in pages:
            answer = client.open(url, method=method, data={"nonce": "n" * 20} if method == "POST" else None)
            assert answer.status_code == 403, (name, method, url)
            assert "chưa được phân quyền" in answer.text
    assert db.session.query(Unit).count() == 5
    assert all(grant.given for grant in db.session.query(Grant))


def test_who_is_not_signed_in_is_led_to_the_sign_in_page_and_back(app, office: Office, client) -> None:
    for method, url in administering(app, office):
        answer = client.open(url, method=method)
        assert answer.status_code == 302, (method, url)
        assert answer.location.startswith("/login")


@pytest.mark.parametrize("path", ["/units", "/people", "/documents"])
@pytest.mark.parametrize("words", ["%a" * 20_000, "\x00\u202e", "a" * 200 + "b"])
def test_a_search_box_takes_any_text(office: Office, path: str, words: str) -> None:
    assert office.sign_in("officer").get(path, query_string={"q": words}).status_code == 200


@pytest.mark.parametrize("path", ["/units/{n}", "/units/{n}/edit", "/people/{n}", "/people/{n}/edit"])
@pytest.mark.parametrize("number", ["0", "-1", "999999", str(2**63), str(2**70), "1.0", "٣", "x"])
def test_a_number_that_is_no_record_is_not_found(office: Office, path: str, number: str) -> None:
    assert office.sign_in("admin").get(path.format(n=number)).status_code == 404


def test_a_right_taken_between_opening_and_sending_stops_the_form(office: Office) -> None:
    admin = office.sign_in("admin")
    form = form_on(admin, "/units/new")
    with writing():
        root = queries.get_unit(office.units["root"].id)
        head, first = (queries.get_person(office.people[name].id) for name in ("head", "admin"))
        grant(head, Role.ADMINISTRATOR, at=root, as_of=root.valid_from, by=SYSTEM)
        take_grant(first, Role.ADMINISTRATOR, at=root, as_of=root.valid_from, by=SYSTEM)
    assert send(admin, form, name="Phòng Mới").status_code == 403
    assert queries.units_named("Phòng Mới") == []
