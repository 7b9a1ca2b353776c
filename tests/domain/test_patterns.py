"""How days, figures, money and times gone by are written in each language."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from tracker.domain.patterns import PATTERNS, Language

VI, EN = PATTERNS[Language.VIETNAMESE], PATTERNS[Language.ENGLISH]
NOW = datetime(2022, 6, 14, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (1000, "1.000", "1,000"),
        (-5_000_000, "-5.000.000", "-5,000,000"),
        (Decimal("1234.50"), "1.234,5", "1,234.5"),
    ],
)
def test_a_number_has_the_marks_of_its_language(value, vietnamese: str, english: str) -> None:
    assert (VI.number(value), EN.number(value)) == (vietnamese, english)


def test_money_keeps_its_currency() -> None:
    assert VI.money(5_240_000_000) == "5.240.000.000 đồng"
    assert EN.money(5_240_000_000) == "5,240,000,000 đồng"


@pytest.mark.parametrize(
    ("share", "vietnamese", "english"),
    [
        (Fraction(6, 22), "27,27%", "27.27%"),
        (Fraction(2, 5), "40%", "40%"),
        (Fraction(20000, 20001), "99,99%", "99.99%"),
        (Fraction(1), "100%", "100%"),
    ],
)
def test_a_share_is_rounded_alike(share: Fraction, vietnamese: str, english: str) -> None:
    assert (VI.percent(share), EN.percent(share)) == (vietnamese, english)


@pytest.mark.parametrize(
    ("day", "vietnamese", "english"),
    [
        (date(2022, 2, 8), "08/02/2022", "8 Feb 2022"),
        (date(2022, 3, 9), "09/3/2022", "9 Mar 2022"),
        (date(2022, 12, 31), "31/12/2022", "31 Dec 2022"),
    ],
)
def test_a_short_day(day: date, vietnamese: str, english: str) -> None:
    assert (VI.day(day), EN.day(day)) == (vietnamese, english)


def test_a_long_day_a_weekday_and_a_moment() -> None:
    day = date(2022, 6, 1)
    assert (VI.long_day(day), EN.long_day(day)) == ("ngày 01 tháng 6 năm 2022", "1 June 2022")
    assert (VI.weekday(day), EN.weekday(day)) == ("thứ Tư", "Wednesday")
    moment = datetime(2022, 6, 1, 7, 5, tzinfo=UTC)
    assert (VI.moment(moment), EN.moment(moment)) == ("07:05 ngày 01/6/2022", "07:05 on 1 Jun 2022")


def test_only_vietnamese_sentences_count_with_a_leading_zero_and_none_counts_nothing() -> None:
    assert [(VI.count(n), EN.count(n)) for n in (1, 9, 10)] == [("01", "1"), ("09", "9"), ("10", "10")]
    for each in (VI, EN):
        with pytest.raises(ValueError):
            each.count(0)


@pytest.mark.parametrize(
    ("before", "vietnamese", "english"),
    [
        (timedelta(seconds=-90), "vừa xong", "just now"),
        (timedelta(seconds=59), "vừa xong", "just now"),
        (timedelta(seconds=60), "1 phút trước", "1 minute ago"),
        (timedelta(minutes=59, seconds=59), "59 phút trước", "59 minutes ago"),
        (timedelta(hours=1), "1 giờ trước", "1 hour ago"),
        (timedelta(hours=9, minutes=30), "9 giờ trước", "9 hours ago"),
        (timedelta(hours=9, minutes=31), "hôm qua", "yesterday"),
        (timedelta(hours=33, minutes=30), "hôm qua", "yesterday"),
        (timedelta(hours=33, minutes=31), "2 ngày trước", "2 days ago"),
        (timedelta(days=3), "3 ngày trước", "3 days ago"),
        (timedelta(days=1200), "1.200 ngày trước", "1,200 days ago"),
    ],
)
def test_time_gone_by_is_counted_by_the_hour_and_then_by_the_calendar(before, vietnamese, english) -> None:
    assert (VI.ago(NOW - before, NOW), EN.ago(NOW - before, NOW)) == (vietnamese, english)


def test_minutes_count_across_midnight() -> None:
    assert (
        VI.ago(datetime(2022, 6, 13, 23, 50, tzinfo=UTC), datetime(2022, 6, 14, 0, 10, tzinfo=UTC))
        == "20 phút trước"
    )
