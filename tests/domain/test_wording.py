"""Figures, days and amounts as they are written and read."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain import wording
from tracker.domain.amounts import parse_money, parse_quantity
from tracker.domain.refusals import Refusal
from tracker.domain.text import fold, normalise, sort_key


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1.000"),
        (5_240_000_000, "5.240.000.000"),
        (-12_500, "-12.500"),
        (Decimal("1234.50"), "1.234,5"),
        (Decimal("-0.25"), "-0,25"),
    ],
)
def test_thousands_take_dots_and_decimals_a_comma(value, written) -> None:
    assert wording.number(value) == written


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (Fraction(6, 22), "27,27%"),
        (Fraction(2, 5), "40%"),
        (Fraction(17, 40), "42,5%"),
        (Fraction(1, 80000), "0%"),
        (Fraction(1, 8000), "0,01%"),
        (Fraction(186, 337), "55,19%"),
        (Fraction(19999, 20000), "99,99%"),
        (Fraction(20000, 20001), "99,99%"),
        (Fraction(20001, 20001), "100%"),
        (Fraction(20002, 20001), "100%"),
        (Fraction(5, 4), "125%"),
    ],
)
def test_percent_has_at_most_two_decimals_and_halves_go_up(share, written) -> None:
    assert wording.percent(share) == written


@pytest.mark.parametrize(
    ("value", "places", "decimal"),
    [
        (Fraction(1, 200), 2, "0.01"),
        (Fraction(-1, 200), 2, "-0.01"),
        (Fraction(1, 201), 2, "0.00"),
        (Fraction(-1, 201), 2, "0.00"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "-3"),
        (Fraction(10**60 + 1, 3), 2, "3" * 60 + ".67"),
        (Fraction(1, 10**60), 2, "0.00"),
    ],
)
def test_no_figure_is_too_long_to_be_rounded(value, places, decimal) -> None:
    assert str(wording.rounded(value, places=places)) == decimal


@pytest.mark.parametrize("value", [10**39 - 1, 10**39, Fraction(10**80, 7), Fraction(7, 10**80)])
def test_no_figure_is_too_long_to_be_written(value) -> None:
    assert wording.percent(Fraction(value)).endswith("%")
    assert wording.short_money(int(value)).endswith("đồng")


@pytest.mark.parametrize(("value", "written"), [(1, "01"), (9, "09"), (10, "10"), (1200, "1.200")])
def test_counts_below_ten_take_a_zero(value, written) -> None:
    assert wording.count(value) == written


def test_a_sentence_never_counts_nothing() -> None:
    with pytest.raises(ValueError, match="chưa có"):
        wording.count(0)


@pytest.mark.parametrize(
    ("value", "running", "heading"),
    [
        (date(2022, 6, 1), "01/6/2022", "ngày 01 tháng 6 năm 2022"),
        (date(2022, 2, 8), "08/02/2022", "ngày 08 tháng 02 năm 2022"),
        (date(2022, 12, 14), "14/12/2022", "ngày 14 tháng 12 năm 2022"),
    ],
)
def test_days_below_ten_and_months_one_and_two_take_a_zero(value, running, heading) -> None:
    assert (wording.day(value), wording.long_day(value)) == (running, heading)


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (5_000_000_000, "5 tỷ đồng"),
        (13_500_000_000, "13,5 tỷ đồng"),
        (240_000_000, "240.000.000 đồng"),
        (5_240_000_000, "5.240.000.000 đồng"),
        (900_000_000, "900.000.000 đồng"),
        (1_000_000_000, "1 tỷ đồng"),
        (-5_000_000_000, "-5.000.000.000 đồng"),
    ],
)
def test_only_round_billions_are_said_in_words(amount, written) -> None:
    assert wording.short_money(amount) == written


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("5.240.000.000", 5_240_000_000),
        ("240 triệu", 240_000_000),
        ("5 tỷ", 5_000_000_000),
        ("13,5 tỷ đồng", 13_500_000_000),
        ("1000", 1000),
        ("2,5 nghìn", 2500),
        ("5,24 tỷ", 5_240_000_000),
        ("5.240 tỷ", 5_240_000_000_000),
        ("5.240.000.000 đồng", 5_240_000_000),
        (" 5 240 000 000  đồng ", 5_240_000_000),
        ("0,000001 triệu", 1),
        ("1.000.000 tỷ", 10**15),
    ],
)
def test_money_is_read_as_people_write_it(typed, amount) -> None:
    assert parse_money(typed) == amount


@pytest.mark.parametrize(
    "typed",
    [
        "1_000",
        "٣",
        "1.00",
        "5,5 đồng",
        "-5",
        "−5.000",
        "–5.000",
        "--5",
        "NaN",
        "1e9",
        "",
        "5 tỷ tỷ",
        "9" * 30,
        "1.234.56",
        "5.24 tỷ",
        "5.240,5 đồng",
        "1.000.000,000000001 tỷ",
        "5 2400",
        "5.240 000",
        "５ tỷ",
        "½ tỷ",
        "0x10",
        "1,000,000",
        "5 tỷ 240 triệu",
        "+5",
    ],
)
def test_money_that_is_no_whole_amount_is_refused(typed) -> None:
    with pytest.raises(Refusal, match="không phải số tiền"):
        parse_money(typed)


@pytest.mark.parametrize("typed", ["1.000.000.000.000.000", "999.999.999.999.999,999999", "9" * 15])
def test_a_quantity_up_to_a_million_billions_is_read(typed) -> None:
    assert parse_quantity(typed) <= 10**15


@pytest.mark.parametrize(
    "typed",
    ["1.000.000.000.000.001", "999" + ".999" * 9, "1.000.000.000.000.000,1", "9" * 16, "-1", "1e3", ""],
)
def test_a_quantity_beyond_it_is_refused_like_any_text(typed) -> None:
    with pytest.raises(Refusal, match="không phải số"):
        parse_quantity(typed)


@given(st.integers(0, 10**15))
def test_money_written_is_money_read(amount) -> None:
    assert parse_money(wording.number(amount)) == amount


@settings(max_examples=50)
@given(st.decimals(0, 10**9, places=4))
def test_a_quantity_written_is_the_quantity_read(quantity) -> None:
    assert parse_quantity(wording.number(quantity)) == quantity


@given(st.text())
def test_normalised_text_stays_normalised_and_can_be_kept(text) -> None:
    once = normalise(text)
    assert normalise(once) == once
    once.encode("utf-8")
    assert not set(once) & set("\x00\x0b\x7f\u202e\u200b")


def test_search_ignores_case_diacritics_and_d_with_stroke() -> None:
    assert fold("NÂNG CẤP Đường") == fold("nang cap duong") == "nang cap duong"


def test_the_alphabet_puts_letters_before_tones() -> None:
    words = ["Đường", "Dê", "Đỗ", "an", "Do", "ấn", "Duong", "Đê", "ăn", "Cát", "anh", "ân", "Bình Nghi"]
    assert sorted(words, key=sort_key) == [
        "an",
        "anh",
        "ăn",
        "ân",
        "ấn",
        "Bình Nghi",
        "Cát",
        "Dê",
        "Do",
        "Duong",
        "Đê",
        "Đỗ",
        "Đường",
    ]
