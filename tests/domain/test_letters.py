"""When letters are tried again, and in which order they speak."""

from datetime import date, timedelta

import pytest

from tracker.domain.letters import Passage, Section, cited, in_order, wait_after


@pytest.mark.parametrize(
    ("tries", "minutes"), [(1, 1), (2, 2), (3, 5), (4, 10), (5, 20), (6, 40), (7, 60), (8, 60), (70, 60)]
)
def test_the_wait_grows_to_an_hour_and_spreads_by_a_fifth(tries: int, minutes: int) -> None:
    waits = [wait_after(tries, seed=str(number)) for number in range(300)]
    whole = timedelta(minutes=minutes)
    assert all(whole * 0.8 <= wait <= whole * 1.2 for wait in waits)
    assert max(waits) - min(waits) > whole * 0.3


def test_the_wait_of_a_letter_is_always_the_same() -> None:
    assert wait_after(3, seed="a") == wait_after(3, seed="a") != wait_after(3, seed="b")


def test_seventy_two_hours_hold_at_least_sixty_tries() -> None:
    total, tries = timedelta(), 0
    while total < timedelta(hours=72):
        tries += 1
        total += wait_after(tries, seed="letter")
    assert 60 <= tries <= 100


def test_late_comes_before_today_before_soon_and_the_earliest_day_first() -> None:
    said = [
        Passage("a", Section.NOTICE, "báo"),
        Passage("b", Section.SOON, "muộn", day=date(2022, 6, 22)),
        Passage("c", Section.SOON, "sớm", day=date(2022, 6, 8)),
        Passage("d", Section.LATE, "quá hạn", day=date(2022, 5, 20)),
        Passage("d", Section.LATE, "quá hạn lần nữa", day=date(2022, 5, 20)),
        Passage("e", Section.TODAY, "hôm nay", day=date(2022, 6, 1)),
        Passage("f", Section.AWAITING, "chờ", day=date(2022, 5, 27)),
    ]
    titles = ["quá hạn lần nữa", "hôm nay", "sớm", "muộn", "chờ", "báo"]
    assert [passage.title for passage in in_order(said)] == titles


def test_a_document_is_cited_by_kind_number_day_and_issuer() -> None:
    issued = date(2022, 3, 11)
    assert cited("Kế hoạch", "56/KH-UBND", issued, "UBND huyện") == (
        "Kế hoạch số 56/KH-UBND ngày 11/3/2022 của UBND huyện"
    )
    assert cited("Thông báo", "", issued, "UBND huyện") == "Thông báo ngày 11/3/2022 của UBND huyện"
