"""Letters leave once, none is lost, and none stands in the way of another."""

import threading
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from tests.mail.postbox import MONDAY, Postbox, at_seven, post_notes, states
from tracker import clock
from tracker.db import db, writing
from tracker.domain.letters import MOST_TRIES, LetterState, wait_after
from tracker.domain.refusals import Refusal
from tracker.mail import delivery
from tracker.mail.claims import settle, take_letter
from tracker.mail.delivery import Delivered, deliver
from tracker.mail.models import Letter, LetterItem

FRIDAY = date(2022, 6, 10)


def letter_of(person: int) -> Letter:
    db.session.rollback()
    return db.session.query(Letter).filter_by(person_id=person).order_by(Letter.day.desc()).first()


def wait_is_over() -> None:
    with writing():
        for letter in db.session.query(Letter).filter(Letter.next_at.is_not(None)):
            letter.next_at = clock.machine_now() - timedelta(seconds=1)


def test_every_letter_leaves_once_and_a_second_run_sends_nothing(box: Postbox) -> None:
    post_notes(range(1, 6))
    assert deliver() == Delivered(sent=5)
    assert deliver() == Delivered()
    assert sorted(letter["To"].addresses[0].addr_spec for letter in box.letters) == [
        f"p{number}@mau.example" for number in range(1, 6)
    ]
    assert set(box.copies.values()) == {1}


def test_no_letter_leaves_before_seven(box: Postbox) -> None:
    post_notes([1])
    with clock.moved_to(at_seven(seconds=-1)):
        assert deliver() == Delivered()
    assert states() == {1: "pending"}
    assert deliver() == Delivered(sent=1)


def test_a_letter_keeps_what_it_said_and_to_whom(box: Postbox) -> None:
    post_notes([1])
    deliver()
    letter = letter_of(1)
    assert (letter.address, letter.ended_because) == ("p1@mau.example", "")
    assert letter.subject == "[KH&CN Mẫu] Thông báo ngày 13/6/2022: 01 nội dung"
    assert "1. Nội dung 1" in letter.body
    assert box.letters[0]["Message-ID"] == f"<{letter.message_id}@mau.example>"


def test_one_refused_address_fails_and_all_others_leave(box: Postbox) -> None:
    post_notes(range(1, 11))
    box.refused["p4@mau.example"] = "550 5.1.1 no such user"
    assert deliver() == Delivered(sent=9, failed=1)
    failed = letter_of(4)
    assert failed.state is LetterState.FAILED
    assert failed.ended_because.splitlines() == ["Máy chủ thư từ chối thư này.", "550 5.1.1 no such user"]
    assert failed.ended_at is not None
    assert deliver() == Delivered()


def test_one_letter_that_cannot_be_written_waits_and_all_others_leave(box: Postbox) -> None:
    post_notes([1, 2])
    post_notes([3], details="broken")
    post_notes([4])
    assert deliver() == Delivered(sent=3, later=1)
    assert (letter_of(3).state, letter_of(3).ended_because) == (
        LetterState.RETRY,
        "Chưa soạn được nội dung thư.",
    )


@pytest.mark.parametrize("answer", ["451 4.7.1 greylisted", "450 mailbox busy", "421 too many connections"])
def test_a_letter_put_off_is_tried_again_until_it_leaves(box: Postbox, answer: str) -> None:
    post_notes([1, 2])
    box.refused["p1@mau.example"] = answer
    assert deliver() == Delivered(sent=1, later=1)
    assert deliver() == Delivered()
    first = letter_of(1)
    assert (first.state, first.tries) == (LetterState.RETRY, 1)
    assert timedelta(seconds=40) < first.next_at - clock.machine_now() < timedelta(seconds=80)
    wait_is_over()
    assert deliver() == Delivered(later=1)
    assert letter_of(1).tries == 2
    box.refused.clear()
    wait_is_over()
    assert deliver() == Delivered(sent=1)
    assert set(box.copies.values()) == {1}


def test_a_refused_content_fails_that_letter_only(box: Postbox) -> None:
    post_notes([1])
    box.data_answer = "554 5.7.1 content refused"
    assert deliver() == Delivered(failed=1)
    assert states() == {1: "failed"}


def test_a_line_that_breaks_after_the_letter_may_send_it_twice_but_with_the_same_message_id(
    box: Postbox,
) -> None:
    post_notes([1, 2, 3])
    box.drops = 1
    assert deliver() == Delivered(sent=2, later=1)
    wait_is_over()
    assert deliver() == Delivered(sent=1)
    assert len(box.copies) == 3
    assert sorted(box.copies.values()) == [1, 1, 2]


def test_a_server_that_is_down_stops_the_run_and_costs_no_letter_a_try(box: Postbox, app: Flask) -> None:
    post_notes([1, 2])
    app.config["SMTP_URL"] = "smtp://127.0.0.1:19999?tls=none"
    done = deliver()
    assert (done.sent, done.later, done.failed) == (0, 2, 0)
    assert "refused" in done.stopped
    assert {letter_of(person).tries for person in (1, 2)} == {0}
    app.config["SMTP_URL"] = box.url
    assert deliver() == Delivered(sent=2)


def test_a_refused_sender_stops_the_run_and_gives_the_letter_back(box: Postbox) -> None:
    post_notes([1, 2])
    box.sender_answer = "550 not your domain"
    done = deliver()
    assert (done.later, done.stopped) == (2, "550 not your domain")
    assert states() == {1: "pending", 2: "pending"}
    box.sender_answer = ""
    assert deliver() == Delivered(sent=2)


def test_a_missing_server_is_told_in_a_sentence_and_the_letters_stay(box: Postbox, app: Flask) -> None:
    post_notes([1])
    app.config["SMTP_URL"] = ""
    with pytest.raises(Refusal, match="SMTP_URL"):
        deliver()
    assert states() == {1: "pending"}


def test_a_letter_in_which_nothing_holds_any_more_is_cancelled_with_the_reason(box: Postbox) -> None:
    post_notes([1], details="over")
    assert deliver() == Delivered(cancelled=1)
    letter = letter_of(1)
    assert letter.state is LetterState.CANCELLED
    assert letter.ended_because == "Nội dung trong thư không còn cần nhắc."


def test_who_left_gets_no_letter(box: Postbox) -> None:
    post_notes([9000])
    assert deliver() == Delivered(cancelled=1)
    assert letter_of(9000).ended_because == "Người nhận đã khóa tài khoản hoặc không còn vai trò."
    assert box.letters == []


@pytest.mark.parametrize(("tries", "expected"), [(76, Delivered(later=1)), (77, Delivered(failed=1))])
def test_after_72_hours_of_tries_a_letter_is_given_up_where_everybody_can_see_it(
    box: Postbox, tries: int, expected: Delivered
) -> None:
    post_notes([1])
    box.refused["p1@mau.example"] = "451 later"
    deliver()
    with writing() as session:
        session.execute(update(Letter).values(tries=tries))
    wait_is_over()
    assert deliver() == expected
    if expected.failed:
        assert letter_of(1).ended_because == ("Đã thử gửi trong 72 giờ mà chưa được.\n451 later")


def test_the_waits_between_the_tries_add_up_to_72_hours() -> None:
    waited = sum((wait_after(tries, seed="x") for tries in range(1, MOST_TRIES)), timedelta())
    assert timedelta(hours=66) < waited < timedelta(hours=80)


def test_a_letter_that_was_never_tried_is_kept_however_long_there_is_no_server(box: Postbox) -> None:
    post_notes([1])
    with clock.moved_to(at_seven(hours=24 * 40)):
        assert deliver() == Delivered(sent=1)


def test_after_an_outage_a_person_gets_one_letter_that_holds_everything(box: Postbox) -> None:
    for day, people in ((MONDAY, [1, 2]), (date(2022, 6, 14), [1]), (date(2022, 6, 15), [1])):
        post_notes(people, day=day, details=str(day))
    with clock.moved_to(at_seven(date(2022, 6, 15))):
        assert deliver() == Delivered(sent=2)
    first, second, newest = db.session.query(Letter).filter_by(person_id=1).order_by(Letter.day)
    assert first.state is second.state is LetterState.CANCELLED
    assert first.ended_because == second.ended_because == "Nội dung chuyển sang thư gửi sau."
    assert db.session.query(LetterItem).filter_by(letter_id=newest.id).count() == 3


def test_a_letter_that_was_tried_before_is_never_merged(box: Postbox) -> None:
    post_notes([1])
    box.refused["p1@mau.example"] = "451 later"
    deliver()
    box.refused.clear()
    post_notes([1], day=date(2022, 6, 14), details="Tuesday")
    wait_is_over()
    with clock.moved_to(at_seven(date(2022, 6, 14))):
        assert deliver() == Delivered(sent=2)


def test_what_comes_after_the_letter_left_goes_into_the_next_working_day(box: Postbox) -> None:
    post_notes([1], day=FRIDAY, details="first")
    with clock.moved_to(at_seven(FRIDAY)):
        deliver()
        post_notes([1], day=FRIDAY, details="second")
    assert [letter.day for letter in db.session.query(Letter).order_by(Letter.day)] == [FRIDAY, MONDAY]


def test_a_sender_that_lost_its_letter_settles_nothing(box: Postbox) -> None:
    post_notes([1])
    slow = take_letter()
    with writing():
        letter = db.session.query(Letter).one()
        letter.lease_until = clock.machine_now() - timedelta(seconds=1)
    assert deliver() == Delivered(sent=1)
    assert settle(slow, LetterState.RETRY, tries=1) is False
    assert states() == {1: "sent"}


def test_a_letter_in_living_hands_is_left_alone_until_its_lease_runs_out(box: Postbox) -> None:
    post_notes([1])
    take_letter()
    assert deliver() == Delivered()
    assert states() == {1: "sending"}


def test_two_deliverers_at_once_send_every_letter_once(box: Postbox, app: Flask) -> None:
    post_notes(range(1, 41))
    done: list[Delivered] = []

    def run() -> None:
        with app.app_context(), clock.moved_to(at_seven()):
            done.append(delivery.deliver())

    runs = [threading.Thread(target=run) for _ in range(2)]
    for each in runs:
        each.start()
    for each in runs:
        each.join()
    assert sum(each.sent for each in done) == 40
    assert len(box.copies) == 40
    assert set(box.copies.values()) == {1}


def test_a_run_ends_after_the_letter_in_hand_when_it_is_told_to(box: Postbox) -> None:
    post_notes(range(1, 6))
    assert deliver(stop=lambda: len(box.letters) == 2) == Delivered(sent=2)
    assert deliver() == Delivered(sent=3)


def test_the_line_is_one_for_all_letters_of_a_run(box: Postbox) -> None:
    post_notes(range(1, 6))
    deliver()
    assert len(box.peers) == 1
