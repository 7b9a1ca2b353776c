"""More time: asked by the unit, agreed to, moved to another day or refused by the focal unit, over pages."""

import re
from datetime import date
from itertools import count

import pytest

from tests.offices import Office, plan, task
from tests.org.pages import forms_of
from tracker import clock
from tracker.db import db, writing
from tracker.plans.queries.facts import all_known, deadlines_by_task

NONCES = (f"extension-{number:018d}" for number in count())
TODAY = date(2022, 6, 1)


@pytest.fixture
def asked(office: Office) -> int:
    """A task of the sister unit, due 30/6/2022, for which more time was asked until 15/7."""
    clock.set_office_day(TODAY)
    with writing():
        number = task(office, plan(office), "1").id
    sister = office.sign_in("sister")
    answer = send(sister, number, "extension", to="2022-07-15", why="Chờ mẫu của Sở")
    assert answer.status_code == 303
    return number


def send(client, number: int, ending: str, **typed):
    """Fills in the form of the task's page that goes there."""
    page = client.get(f"/tasks/{number}").text
    form = next(form for form in forms_of(page) if form.action.endswith(ending) or ending in form.action)
    fields = {name: value for name, value in form.fields.items() if name != "disagree"}
    return client.post(form.action, data={**fields, **typed})


def dues(number: int) -> list[date]:
    db.session.rollback()
    return [fact.due for fact in deadlines_by_task([number], known=all_known())[number]]


@pytest.mark.parametrize("who", ["head", "leader"])
def test_who_decides_agrees_and_the_deadline_moves(office: Office, asked: int, who: str) -> None:
    decider = office.sign_in(who)
    assert send(decider, asked, "/extensions/").status_code == 303
    assert dues(asked) == [date(2022, 6, 30), date(2022, 7, 15)]
    assert "/extensions/" not in decider.get(f"/tasks/{asked}").text
    assert "Đề nghị đến ngày" not in decider.get("/").text


def test_the_decider_may_give_another_day_but_none_before_the_deadline(office: Office, asked: int) -> None:
    head = office.sign_in("head")
    early = send(head, asked, "/extensions/", to="2022-06-30")
    assert early.status_code == 422
    assert "30/6/2022" in early.text
    assert send(head, asked, "/extensions/", to="2022-07-08").status_code == 303
    assert dues(asked) == [date(2022, 6, 30), date(2022, 7, 8)]


def test_a_refusal_needs_its_reason(office: Office, asked: int) -> None:
    head = office.sign_in("head")
    assert send(head, asked, "/extensions/", disagree="y").status_code == 422
    assert send(head, asked, "/extensions/", disagree="y", why="Phải gửi tỉnh trong tháng").status_code == 303
    assert dues(asked) == [date(2022, 6, 30)]
    assert "Phải gửi tỉnh trong tháng" in office.sign_in("sister").get(f"/tasks/{asked}").text


@pytest.mark.parametrize("who", ["officer", "sister", "commune", "admin"])
def test_nobody_else_decides(office: Office, asked: int, who: str) -> None:
    data = {"nonce": next(NONCES)}
    assert office.sign_in(who).post("/extensions/1", data=data).status_code in {403, 404}
    assert dues(asked) == [date(2022, 6, 30)]


@pytest.mark.parametrize("ending", ["/extensions/", "/return"])
def test_what_was_typed_stays_when_somebody_decided_first(office: Office, asked: int, ending: str) -> None:
    if ending == "/return":
        update = {"result": "Đã xong", "level": "complete"}
        assert send(office.sign_in("sister"), asked, "/updates", **update).status_code == 303
    head, leader = office.sign_in("head"), office.sign_in("leader")
    page = head.get(f"/tasks/{asked}").text
    form = next(form for form in forms_of(page) if ending in form.action)
    assert send(leader, asked, "/confirm" if ending == "/return" else ending).status_code == 303
    typed = {"why": "Lời của trưởng phòng", "reason": "Lời của trưởng phòng", "disagree": "y"}
    answer = head.post(form.action, data={**form.fields, **typed})
    assert answer.status_code in {409, 422}
    assert "Lời của trưởng phòng" in answer.text
    assert re.search("vừa được người khác cập nhật|đã được quyết định", answer.text)


def test_a_day_that_has_passed_is_not_asked_for(office: Office) -> None:
    clock.set_office_day(date(2022, 8, 1))
    with writing():
        other = task(office, plan(office, "57/KH-UBND"), "1", "30/6/2022").id
    answer = send(office.sign_in("sister"), other, "/extension", to="2022-07-15", why="Chờ mẫu")
    assert answer.status_code == 422
    assert "đã qua" in answer.text
