"""The page of letters: everybody's own words, the administrator's overview, the rules for reminding."""

from datetime import date

import pytest
from flask import Flask

from tests.mail.postbox import open_postbox
from tests.offices import Office, plan, task
from tests.reminders.mornings import at, entered, morning
from tracker import clock
from tracker.audit.models import Minute
from tracker.db import db, writing
from tracker.domain.letters import LetterState
from tracker.domain.reminders import STANDARD
from tracker.domain.workflow import Verb
from tracker.mail.delivery import deliver
from tracker.mail.models import Letter
from tracker.plans.actions.steps import take_step
from tracker.reminders.queries.dues import policy

THURSDAY = date(2022, 6, 30)
NONCE = "n" * 20
STAGES = {"first_after": "1", "every_after": "3", "awaiting_after": "3", "escalate_after": "5"}


@pytest.fixture
def letter(office: Office) -> int:
    """A letter to the officer of the sister department, due on 30/6/2022."""
    with entered(date(2022, 3, 11)):
        made = task(office, plan(office), "1")
        take_step(made, Verb.ACCEPT, as_of=date(2022, 3, 11), by=office.actor("sister"))
    morning(THURSDAY)
    return db.session.query(Letter).filter_by(day=THURSDAY).one().id


def send(app: Flask) -> None:
    with open_postbox() as box, clock.moved_to(at(THURSDAY, 7)):
        app.config.update(SMTP_URL=box.url, MAIL_FROM="khcn@mau.example")
        deliver()


def end(number: int, state: LetterState) -> None:
    with writing():
        ended = db.session.get_one(Letter, number)
        ended.state, ended.ended_because = state, "Máy chủ thư từ chối thư này.\n550 no such user"


def test_a_reader_reads_the_own_letter_and_nobody_elses(office: Office, app: Flask, letter: int) -> None:
    send(app)
    own = office.sign_in("sister").get(f"/letters/{letter}").text
    assert "Kính gửi: Đồng chí Phạm Tư Pháp, Phòng Tư pháp" in own
    assert "Đã gửi" in own
    assert office.sign_in("commune").get(f"/letters/{letter}").status_code == 404
    assert office.sign_in("head").get(f"/letters/{letter}").status_code == 404


def test_an_administrator_sees_what_became_of_a_letter_but_not_its_words(
    office: Office, app: Flask, letter: int
) -> None:
    send(app)
    seen = office.sign_in("admin").get(f"/letters/{letter}").text
    assert "sister@mau.example" in seen
    assert "Kính gửi" not in seen
    assert "Nội dung thư chỉ hiện với người nhận." in seen


def test_the_list_holds_what_the_reader_may_see(office: Office, letter: int) -> None:
    assert "Phạm Tư Pháp" in office.sign_in("admin").get("/letters").text
    assert "Thư ngày 30/6/2022" in office.sign_in("sister").get("/letters").text
    assert "Không có thư nào." in office.sign_in("commune").get("/letters").text


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("state=pending", True),
        ("state=sent", False),
        ("day=2022-06-30", True),
        ("day=30/6/2022", True),
        ("day=2022-07-01", False),
        ("page=2", False),
    ],
)
def test_the_list_is_filtered_by_state_and_day(
    office: Office, letter: int, question: str, found: bool
) -> None:
    page = office.sign_in("admin").get(f"/letters?{question}").text
    assert ("Thư ngày 30/6/2022" in page) is found


@pytest.mark.parametrize("question", ["state=lost", "day=hôm nay", "page=-1", "page=x", "day=2022-13-01"])
def test_a_filter_that_is_none_is_told(office: Office, question: str) -> None:
    answer = office.sign_in("admin").get(f"/letters?{question}")
    assert answer.status_code == 400
    assert "chưa đúng" in answer.text


def test_the_page_says_why_no_letter_can_leave(office: Office, app: Flask) -> None:
    app.config["SMTP_URL"] = ""
    assert "Chưa đặt SMTP_URL" in office.sign_in("sister").get("/letters").text
    app.config["SMTP_URL"] = "smtp://ha:secret@"
    page = office.sign_in("sister").get("/letters").text
    assert "SMTP_URL chưa đúng" in page
    assert "secret" not in page


@pytest.mark.parametrize("state", [LetterState.FAILED, LetterState.EXPIRED])
def test_an_administrator_has_a_letter_sent_again(
    office: Office, app: Flask, letter: int, state: LetterState
) -> None:
    end(letter, state)
    admin = office.sign_in("admin")
    assert "550 no such user" in admin.get(f"/letters/{letter}").text
    answer = admin.post(f"/letters/{letter}/retry", data={"nonce": NONCE})
    assert answer.status_code == 303
    again = db.session.get_one(Letter, letter)
    db.session.refresh(again)
    assert (again.state, again.tries, again.ended_because) == (LetterState.RETRY, 0, "")
    assert db.session.query(Minute).filter_by(verb="letter.retried").count() == 1


def test_only_letters_that_reached_nobody_are_sent_again(office: Office, app: Flask, letter: int) -> None:
    send(app)
    answer = office.sign_in("admin").post(f"/letters/{letter}/retry", data={"nonce": NONCE})
    assert answer.status_code == 422
    assert db.session.get_one(Letter, letter).state is LetterState.SENT


@pytest.mark.parametrize("name", ["sister", "head", "leader"])
def test_nobody_else_sends_again_or_sets_the_rules(office: Office, letter: int, name: str) -> None:
    end(letter, LetterState.FAILED)
    client = office.sign_in(name)
    assert client.post(f"/letters/{letter}/retry", data={"nonce": NONCE}).status_code in (403, 404)
    assert client.get("/letters/policy").status_code == 403
    assert client.post("/letters/policy", data={"before": "3", **STAGES, "nonce": NONCE}).status_code == 403


def test_the_administrator_sets_the_rules(office: Office) -> None:
    admin = office.sign_in("admin")
    assert policy() == STANDARD
    assert 'value="15, 5, 1"' in admin.get("/letters/policy").text
    answer = admin.post("/letters/policy", data={"before": "10, 3", **STAGES, "nonce": NONCE})
    assert answer.status_code == 303
    assert policy().before == (10, 3)
    assert 'value="10, 3"' in admin.get("/letters/policy").text


@pytest.mark.parametrize(
    ("name", "value"),
    [("before", "a, b"), ("before", ""), ("before", "99"), ("every_after", "0"), ("escalate_after", "x")],
)
def test_rules_that_are_none_are_refused_with_what_was_typed(office: Office, name: str, value: str) -> None:
    data = {"before": "15, 5, 1", **STAGES, name: value, "nonce": NONCE}
    answer = office.sign_in("admin").post("/letters/policy", data=data)
    assert answer.status_code == 422
    assert policy() == STANDARD


def test_rules_that_somebody_else_changed_meanwhile_are_not_overwritten(office: Office) -> None:
    admin = office.sign_in("admin")
    admin.post("/letters/policy", data={"before": "10", **STAGES, "nonce": NONCE})
    admin.post("/letters/policy", data={"before": "9", **STAGES, "nonce": "m" * 20, "version": "1"})
    answer = admin.post("/letters/policy", data={"before": "8", **STAGES, "nonce": "k" * 20, "version": "1"})
    assert answer.status_code == 409
    assert policy().before == (9,)
