"""Reporting periods by Decree 09/2019/NĐ-CP, article 12."""

from datetime import date

import pytest

from tracker.domain.periods import half_year_at, parse_period, periods_of
from tracker.domain.refusals import Refusal


@pytest.mark.parametrize(
    ("code", "starts", "cutoff", "words", "ahead"),
    [
        ("2022-H1", date(2021, 12, 15), date(2022, 6, 14), "06 tháng đầu năm 2022", "06 tháng cuối năm 2022"),
        ("2022-H2", date(2022, 6, 15), date(2022, 12, 14), "06 tháng cuối năm 2022", "06 tháng đầu năm 2023"),
        ("2022-Q1", date(2021, 12, 15), date(2022, 3, 14), "quý I năm 2022", "quý II năm 2022"),
        ("2022-Q2", date(2022, 3, 15), date(2022, 6, 14), "quý II năm 2022", "quý III năm 2022"),
        ("2022-Q3", date(2022, 6, 15), date(2022, 9, 14), "quý III năm 2022", "quý IV năm 2022"),
        ("2022-Q4", date(2022, 9, 15), date(2022, 12, 14), "quý IV năm 2022", "quý I năm 2023"),
        ("2022-9M", date(2021, 12, 15), date(2022, 9, 14), "09 tháng đầu năm 2022", "03 tháng cuối năm 2022"),
        ("2022", date(2021, 12, 15), date(2022, 12, 14), "năm 2022", "năm 2023"),
    ],
)
def test_a_period_has_its_window_its_words_and_the_period_ahead(
    code: str, starts: date, cutoff: date, words: str, ahead: str
) -> None:
    period = parse_period(code)
    assert (period.code, period.starts, period.cutoff) == (code, starts, cutoff)
    assert (period.words, period.ahead) == (words, ahead)


def test_only_a_whole_year_is_a_year() -> None:
    assert [period.code for period in periods_of(2022) if period.is_year] == ["2022"]


@pytest.mark.parametrize("typed", ["2022-h1", " 2022-H1 "])
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert parse_period(typed) == parse_period("2022-H1")


@pytest.mark.parametrize(
    "typed", ["", "H1", "2022-H3", "2022-Q5", "1999-H1", "22-H1", "2022-H1x", "２０２２", "x" * 300]
)
def test_what_is_no_period_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(Refusal, match=r"không phải kỳ báo cáo\. Ví dụ: 2022-H1"):
        parse_period(typed)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2021, 12, 14), "2021-H2"),
        (date(2021, 12, 15), "2022-H1"),
        (date(2022, 6, 14), "2022-H1"),
        (date(2022, 6, 15), "2022-H2"),
    ],
)
def test_the_half_year_changes_with_the_day_after_the_cutoff(day: date, code: str) -> None:
    assert half_year_at(day).code == code
