"""The laws of written deadlines: what is refused and how, the year that is not told, the days that come again."""

from calendar import monthrange
from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracker.domain.deadlines import Deadline, DeadlineError, DeadlineKind, occurrences, parse_deadline

ISSUED = date(2022, 3, 11)
QUARTERLY = "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"


def refused(text: str, issued: date = ISSUED) -> str:
    with pytest.raises(DeadlineError) as refusal:
        parse_deadline(text, issued=issued)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Quý V/2026", "một năm có 4 quý"),
        ("Quý 0/2026", "một năm có 4 quý"),
        ("31/4/2026", "không có ngày 31/4/2026"),
        ("30/2", "không có ngày 30/02/2022"),
        ("29/2/2023", "không có ngày 29/02/2023"),
        ("00/5/2026", "không có ngày 00/5/2026"),
        ("Tháng 13/2026", "một năm có 12 tháng"),
        ("Tháng 0/2026", "một năm có 12 tháng"),
        ("13 tháng đầu năm 2026", "một năm có 12 tháng"),
        ("trước 25 giờ ngày 20/5/2026", "không có 25 giờ 00"),
        ("ngày 32 hằng tháng", "không tháng nào có ngày 32"),
        ("từ tháng 11/2026 đến tháng 2/2026", "mốc cuối đứng trước mốc đầu"),
        ("2030-2025", "mốc cuối đứng trước mốc đầu"),
    ],
)
def test_days_that_do_not_exist_are_refused_with_the_reason_and_an_example(text: str, reason: str) -> None:
    sentence = refused(text)
    assert sentence.startswith(f"“{text}” không phải thời hạn: {reason}. Ghi ")


@pytest.mark.parametrize(
    "text",
    [
        "có hiệu lực từ ngày 1/10/2025",
        "ngày 1/10/2025 có hiệu lực",
        "ban hành ngày 11/3/2022",
        "sau ngày 30/6/2022",
        "Kế hoạch số 56/KH-UBND",
        "Khi", "Sau khi", "Trong 15 ngày kể từ",
        "Quý II/2022, thực hiện thường xuyên",
        "Nam", "Quy", "ngay", "đến năm", "Trong năm …", "ngày 15", "15 ngày", "5/năm", "T6", "3-5/2026",
        "năm học 2022-2023",
        "từ tháng 5-2022",
        "Quý II hoặc quý III/2022",
        "trước ngày 15/12/2022 hằng năm",
        "Thường xuyên, hoàn thành trước 30/6/2022",
        "Sau khi có văn bản, chậm nhất 30/6/2022",
        "Quý II/2026 (hoàn thành trước 15/6)",
        "Theo tiến độ, xong trong quý II",
        "2 năm/lần", "5 lần/năm",
        "năm 20222", "99999999999999999999",
    ],
)  # fmt: skip
def test_words_that_are_no_deadline_or_say_two_things_are_refused_and_never_guessed(text: str) -> None:
    assert refused(text) == f"“{text}” không phải thời hạn. Ví dụ: 30/6/2022, Quý II/2022, Thường xuyên."


def test_months_that_do_not_follow_each_other_are_refused() -> None:
    assert "gồm các mốc không liền nhau" in refused("Tháng 3, 9/2026")


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200f\u202e\u200b"])
def test_nothing_written_is_refused_as_missing(text: str) -> None:
    assert refused(text) == "Chưa ghi thời hạn. Ví dụ: 30/6/2022, Quý II/2022, Thường xuyên."


def test_a_long_text_is_cut_in_the_sentence_that_refuses_it() -> None:
    assert len(refused("quý " * 5000)) < 150


@pytest.mark.parametrize("issued", [date(2022, 12, 13), date(2022, 12, 14)])
def test_a_year_that_is_not_told_is_the_year_of_issuing(issued: date) -> None:
    assert parse_deadline("trước ngày 15/12", issued=issued).due == date(2022, 12, 14)


def test_a_year_that_is_not_told_is_not_guessed_when_the_day_was_over_at_issuing() -> None:
    assert refused("trước ngày 15/12", date(2022, 12, 15)) == (
        "“trước ngày 15/12” chưa ghi năm, mà ngày 14/12/2022 đã qua khi ban hành. Ghi đủ năm, ví dụ: Quý II/2022."
    )


@pytest.mark.parametrize(
    ("issued", "due"),
    [
        (date(2022, 3, 30), date(2022, 3, 31)),
        (date(2022, 3, 31), date(2022, 3, 31)),
        (date(2022, 4, 1), date(2022, 6, 30)),
    ],
)
def test_a_recurring_deadline_is_first_due_on_or_after_the_issuing(issued: date, due: date) -> None:
    assert parse_deadline("Hằng quý", issued=issued).due == due


def test_the_words_of_a_deadline_are_kept_normalised() -> None:
    assert parse_deadline("  Quý\u00a0 II/2022 \u200f", issued=ISSUED).text == "Quý II/2022"


def test_the_ends_of_quarters_come_again() -> None:
    ends = (date(2022, 3, 31), date(2022, 6, 30), date(2022, 9, 30), date(2022, 12, 31))
    assert occurrences(QUARTERLY, first=date(2022, 1, 1), last=date(2022, 12, 31)) == ends
    assert occurrences(QUARTERLY, first=date(2022, 3, 31), last=date(2022, 6, 29)) == (date(2022, 3, 31),)
    assert occurrences(QUARTERLY, first=date(2022, 4, 1), last=date(2022, 6, 30)) == (date(2022, 6, 30),)
    assert occurrences(QUARTERLY, first=date(2022, 7, 1), last=date(2022, 6, 30)) == ()


def by_rfc_5545(rrule: str, first: date, last: date) -> tuple[date, ...]:
    """The days of an RRULE, found by trying every day of every month."""
    parts = dict(part.split("=") for part in rrule.split(";"))
    months = parts.get("BYMONTH", "1,2,3,4,5,6,7,8,9,10,11,12").split(",")
    found = []
    for year in range(first.year, last.year + 1):
        for month in range(1, 13):
            length = monthrange(year, month)[1]
            wanted = {int(d) if int(d) > 0 else length + 1 + int(d) for d in parts["BYMONTHDAY"].split(",")}
            days = [
                date(year, month, d) for d in range(1, length + 1) if d in wanted and str(month) in months
            ]
            found += days[-1:] if "BYSETPOS" in parts else days
    return tuple(d for d in found if first <= d <= last)


@given(st.integers(1, 31), st.sampled_from(["trước ", ""]), st.sampled_from(["hằng tháng", "của tháng cuối quý"]),
       st.dates(date(2019, 1, 1), date(2026, 1, 1)), st.integers(0, 1500))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_occurrences_ascend_inside_the_span_and_are_those_of_the_rrule(
    number, before, months, first, length
) -> None:
    rrule = parse_deadline(f"{before}ngày {number} {months}", issued=ISSUED).recurrence
    last = first + timedelta(days=length)
    days = occurrences(rrule, first=first, last=last)
    assert days == by_rfc_5545(rrule, first, last)
    assert list(days) == sorted(set(days))
    assert len(occurrences(rrule, first=date(2023, 1, 1), last=date(2023, 12, 31))) in (4, 12)


@pytest.mark.parametrize(
    "rrule",
    [
        "",
        "FREQ=DAILY",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTH=12,3;BYMONTHDAY=1",
        "FREQ=YEARLY;BYMONTHDAY=1",
    ],
)
def test_recurrences_of_another_make_are_not_guessed(rrule: str) -> None:
    with pytest.raises(ValueError, match="not a recurrence"):
        occurrences(rrule, first=ISSUED, last=ISSUED)


WORDS = ("trước", "đến", "hết", "chậm nhất", "trong", "từ", "cuối", "ngày", "tháng", "quý", "năm", "hằng", "đầu", "kể từ", "và", ",",
         "(", ")", "-", "/", "2022", "31", "6", "2", "IV", "15/12", "30/6/2022", "giờ", "lần", "nay", "ban hành", "sau khi", "thường xuyên",
         "định kỳ", "hoàn thành", "giai đoạn", "tầm nhìn", "ngày làm việc", "báo cáo", "tiếp theo", "của")  # fmt: skip
PHRASES = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
LITANIES = st.lists(st.sampled_from(WORDS), max_size=4).map(lambda words: (" ".join(words) + " ") * 9)


@given(st.one_of(st.text(max_size=40), PHRASES, LITANIES), st.dates(date(2015, 1, 1), date(2090, 12, 31)))
@example("9" * 10_000, ISSUED)
@example("\u202e\u200f30/6/2022" * 1000, ISSUED)
@example("(" * 400, ISSUED)
@example("," * 400, ISSUED)
@example("từ đến - " * 44, ISSUED)
@example("quý i, " * 57, ISSUED)
@example("tháng 1-" * 50, ISSUED)
@example("trong chậm nhất " * 25, ISSUED)
@example("hoàn thành xong " * 25, ISSUED)
@example("sơ kết 1 năm, " * 28 + "x", ISSUED)
@example("năm hằng năm " * 30, ISSUED)
@example("{x} {year}", ISSUED)
@settings(max_examples=100, deadline=None)
def test_any_text_is_understood_or_refused_within_50_ms(text: str, issued: date) -> None:
    deadline = read(text, issued)
    assert any(seconds(text, issued) < 0.05 for _ in range(3))
    if deadline:
        kind = deadline.kind
        assert (deadline.recurrence is not None) == (kind is DeadlineKind.RECURRING)
        assert kind is DeadlineKind.EVENT or (deadline.due is None) == (kind is DeadlineKind.NONE)
        assert deadline.time is None or kind is DeadlineKind.DATE
        assert not (deadline.start and deadline.due) or deadline.start <= deadline.due


def seconds(text: str, issued: date) -> float:
    """The processor's time for one reading; other work beside it may stretch a single one."""
    began = process_time()
    read(text, issued)
    return process_time() - began


def read(text: str, issued: date) -> Deadline | None:
    """The deadline, or None where the grammar says no in a sentence that can be shown."""
    try:
        return parse_deadline(text, issued=issued)
    except DeadlineError as refusal:
        return None if str(refusal) else pytest.fail("no sentence")
