"""What one beat of the clock does, and what it does only once."""

import os
from datetime import date, timedelta

import pytest
from flask import Flask

from tests.mail.postbox import open_postbox
from tests.offices import Office, plan, task
from tests.reminders.mornings import at, entered
from tracker import clock
from tracker.db import db, writing
from tracker.documents.actions import keep_file
from tracker.documents.files import store
from tracker.domain.letters import LetterState
from tracker.domain.rights import SYSTEM
from tracker.domain.workflow import Verb
from tracker.jobs.work import beat
from tracker.mail.models import Letter
from tracker.org.models import SignInFailure
from tracker.plans.actions.steps import take_step
from tracker.queue.models import JobRun
from tracker.queue.queries import STOPPED, find_run, last_run
from tracker.web.models import AnsweredForm

THURSDAY = date(2022, 6, 30)


def never() -> bool:
    return False


@pytest.fixture
def given(office: Office) -> None:
    """A task of the sister department, due on Thursday 30/6/2022."""
    with entered(date(2022, 3, 11)):
        made = task(office, plan(office), "1")
        take_step(made, Verb.ACCEPT, as_of=date(2022, 3, 11), by=office.actor("sister"))


def beat_at(day: date, hour: int) -> None:
    with clock.moved_to(at(day, hour)):
        beat(never)
    db.session.rollback()


def state() -> str | None:
    letter = db.session.query(Letter).filter_by(day=THURSDAY).one_or_none()
    return letter.state.value if letter else None


def test_from_seven_on_a_working_day_letters_are_posted_and_sent_once(app: Flask, given: None) -> None:
    with open_postbox() as box:
        app.config.update(SMTP_URL=box.url, MAIL_FROM="khcn@mau.example")
        beat_at(THURSDAY, 6)
        assert state() is None
        for hour in (7, 7, 8, 15):
            beat_at(THURSDAY, hour)
        assert (state(), len(box.letters)) == ("sent", 1)
        assert db.session.query(JobRun).filter_by(job="remind").count() == 1


def test_a_clock_that_starts_late_catches_up_the_same_day(app: Flask, given: None) -> None:
    with open_postbox() as box:
        app.config.update(SMTP_URL=box.url, MAIL_FROM="khcn@mau.example")
        beat_at(THURSDAY, 16)
        assert (state(), len(box.letters)) == ("sent", 1)


def test_on_a_day_off_nothing_is_posted(app: Flask, given: None) -> None:
    beat_at(date(2022, 7, 2), 9)
    assert db.session.query(JobRun).filter_by(job="remind").count() == 0


def test_without_a_mail_server_the_letters_wait_and_the_run_says_why(app: Flask, given: None) -> None:
    beat_at(THURSDAY, 7)
    assert state() == "pending"
    assert "SMTP_URL" in last_run("deliver").outcome


def test_after_the_server_refused_as_a_whole_it_is_left_alone_for_five_minutes(
    app: Flask, given: None
) -> None:
    app.config.update(SMTP_URL="smtp://127.0.0.1:19999?tls=none", MAIL_FROM="khcn@mau.example")
    beat_at(THURSDAY, 7)
    run = last_run("deliver")
    assert run.outcome.startswith(STOPPED)
    with open_postbox() as box:
        app.config["SMTP_URL"] = box.url
        beat_at(THURSDAY, 7)
        assert (state(), len(box.letters)) == ("pending", 0)
        with writing():
            last_run("deliver").ended_at = clock.machine_now() - timedelta(minutes=5)
        beat_at(THURSDAY, 7)
        assert (state(), len(box.letters)) == ("sent", 1)
    assert last_run("deliver").outcome == "sent 1, later 0, failed 0, cancelled 0"


def test_a_step_that_fails_keeps_no_other_from_its_work(app: Flask, given: None) -> None:
    del app.extensions["tracker.due_sources"]
    with writing():
        db.session.add(SignInFailure(throttled="account:x", at=clock.machine_now() - timedelta(days=2)))
    beat_at(THURSDAY, 7)
    assert db.session.query(SignInFailure).count() == 0
    assert find_run("remind", THURSDAY.isoformat()) is None


def test_answered_forms_failures_and_old_runs_are_forgotten_every_hour(app: Flask) -> None:
    now = clock.machine_now()
    ages = (timedelta(hours=25), timedelta(hours=23))
    with writing() as session:
        for place, age in enumerate(ages):
            session.add(AnsweredForm(nonce=str(place), answered_at=now - age, location="/", message=""))
            session.add(SignInFailure(throttled=str(place), at=now - age))
        for place, days in enumerate((61, 59)):
            begun = now - timedelta(days=days)
            session.add(JobRun(job="old", slot=str(place), started_at=begun, ended_at=begun, outcome=""))
    beat(never)
    assert [form.nonce for form in db.session.query(AnsweredForm)] == ["1"]
    assert [failure.throttled for failure in db.session.query(SignInFailure)] == ["1"]
    assert [run.slot for run in db.session.query(JobRun).filter_by(job="old")] == ["1"]


def test_a_clock_that_is_told_to_stop_begins_nothing_more(app: Flask, given: None) -> None:
    with clock.moved_to(at(THURSDAY, 7)):
        beat(lambda: True)
    assert db.session.query(JobRun).count() == 0
    assert db.session.query(Letter).filter_by(state=LetterState.SENT).count() == 0


def test_once_a_day_the_clock_asks_what_must_hold_and_the_page_tells_it(app: Flask, office: Office) -> None:
    with writing():
        file = keep_file(store(b"%PDF-1.4 x %%EOF", name="a.pdf", folder=app.config["FILES_DIR"]), by=SYSTEM)
    admin = office.sign_in("admin")
    assert "Chưa kiểm tra lần nào" in admin.get("/status").text
    (app.config["FILES_DIR"] / file.stored_as).unlink()
    beat_at(THURSDAY, 8)
    told = admin.get("/status").text
    assert "a.pdf" in told
    assert "Kiểm tra lần cuối" in told
    beat_at(THURSDAY, 9)
    assert db.session.query(JobRun).filter_by(job="soundness").count() == 1


@pytest.mark.parametrize(("hours", "there"), [(23, True), (25, False)])
def test_a_file_that_no_record_came_to_hold_goes_after_a_day(
    app: Flask, office: Office, hours: int, there: bool
) -> None:
    folder = app.config["FILES_DIR"]
    orphan = store(b"%PDF-1.4 x %%EOF", name="a.pdf", folder=folder)
    foreign = folder / "ghi-chu.txt"
    foreign.write_text("của người quản trị")
    with writing():
        kept = keep_file(store(b"%PDF-1.4 y %%EOF", name="b.pdf", folder=folder), by=SYSTEM).stored_as
    old = (clock.machine_now() - timedelta(hours=hours)).timestamp()
    for name in (orphan.stored_as, kept, foreign.name):
        os.utime(folder / name, (old, old))
    beat_at(THURSDAY, 8)
    assert (folder / orphan.stored_as).exists() is there
    assert (folder / kept).exists()
    assert foreign.exists()
