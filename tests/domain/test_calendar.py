"""The working calendar: Monday to Friday, days off by the yearly notices, weekends worked instead."""

from datetime import date, timedelta
from timeit import timeit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.calendar import VIETNAM, OfficeCalendar
from tracker.domain.holidays import DAYS_OFF, WORKED_WEEKENDS

ANY_DAY = st.dates(date(2018, 1, 1), date(2030, 12, 31))


def day(written: str) -> date:
    return date(*map(int, reversed(written.split("/"))))


@pytest.mark.parametrize(
    ("written", "works"),
    [
        ("31/12/2021", True),
        ("03/01/2022", False),  # Monday for Saturday 1/1
        ("04/01/2022", True),
        ("30/01/2022", False),  # Sunday before Tết
        ("31/01/2022", False),
        ("04/02/2022", False),
        ("07/02/2022", True),
        ("11/4/2022", False),  # Monday for Sunday 10/4
        ("12/4/2022", True),
        ("29/4/2022", True),
        ("03/5/2022", False),
        ("04/5/2022", True),
        ("31/8/2022", True),
        ("01/9/2022", False),
        ("05/9/2022", True),
        ("02/9/2020", False),  # one day only before the Labour Code of 2019
        ("03/9/2020", True),
        ("04/9/2023", False),
        ("29/4/2024", False),  # exchanged for
        ("04/5/2024", True),  # a worked Saturday
        ("02/5/2025", False),
        ("26/4/2025", True),
        ("02/01/2026", False),
        ("10/01/2026", True),
        ("17/01/2026", False),
        ("31/8/2026", False),
        ("22/8/2026", True),
        ("24/11/2026", False),
        ("03/5/2027", False),
        ("10/02/2027", False),
        ("11/02/2027", True),
    ],
)
def test_offices_work_monday_to_friday_but_for_the_days_off_and_exchanged_days(
    written: str, works: bool
) -> None:
    assert VIETNAM.is_working(day(written)) is works


@pytest.mark.parametrize(
    ("after", "until", "count"),
    [
        ("01/6/2022", "08/6/2022", 5),
        ("01/6/2022", "22/6/2022", 15),
        ("20/5/2022", "01/6/2022", 8),
        ("31/5/2022", "14/6/2022", 10),
        ("27/5/2022", "01/6/2022", 3),
        ("01/6/2022", "01/6/2022", 0),
        ("03/6/2022", "05/6/2022", 0),  # Friday to Sunday
        ("03/6/2022", "06/6/2022", 1),
        ("28/01/2022", "07/02/2022", 1),  # over Tết
        ("29/4/2022", "04/5/2022", 1),
        ("09/01/2026", "10/01/2026", 1),  # the worked Saturday
        ("31/12/2025", "05/01/2026", 1),
        ("08/6/2022", "01/6/2022", -5),
        ("07/02/2022", "28/01/2022", -1),
    ],
)
def test_working_days_count_the_last_day_and_not_the_first(after: str, until: str, count: int) -> None:
    assert VIETNAM.working_days(day(after), day(until)) == count


@given(ANY_DAY, st.integers(0, 900))
@settings(max_examples=60, deadline=None)
def test_counting_by_weeks_gives_what_counting_day_by_day_gives(after: date, length: int) -> None:
    until = after + timedelta(days=length)
    one_by_one = sum(VIETNAM.is_working(after + timedelta(days=step)) for step in range(1, length + 1))
    assert VIETNAM.working_days(after, until) == one_by_one
    assert VIETNAM.working_days(until, after) == -one_by_one


@pytest.mark.parametrize(
    ("written", "count", "result"),
    [
        ("03/6/2022", 0, "03/6/2022"),
        ("04/6/2022", 0, "04/6/2022"),
        ("03/6/2022", 1, "06/6/2022"),
        ("03/6/2022", 2, "07/6/2022"),
        ("04/6/2022", 1, "06/6/2022"),
        ("28/01/2022", 1, "07/02/2022"),
        ("08/6/2022", -5, "01/6/2022"),
        ("22/6/2022", -15, "01/6/2022"),
        ("05/6/2022", -1, "03/6/2022"),
        ("09/01/2026", 1, "10/01/2026"),
    ],
)
def test_adding_working_days_does_not_count_the_day_itself(written: str, count: int, result: str) -> None:
    assert VIETNAM.add_working(day(written), count) == day(result)


@given(ANY_DAY, st.integers(1, 60))
@settings(max_examples=60, deadline=None)
def test_adding_and_counting_agree_in_both_directions(start: date, count: int) -> None:
    later = VIETNAM.add_working(start, count)
    assert VIETNAM.is_working(later)
    assert VIETNAM.working_days(start, later) == count
    earlier = VIETNAM.add_working(start, -count)
    assert VIETNAM.is_working(earlier)
    assert VIETNAM.working_days(earlier - timedelta(days=1), start - timedelta(days=1)) == count


@pytest.mark.parametrize(
    ("written", "following"),
    [
        ("14/6/2022", "14/6/2022"),
        ("26/3/2022", "28/3/2022"),
        ("29/5/2022", "30/5/2022"),
        ("31/01/2022", "07/02/2022"),
        ("30/4/2022", "04/5/2022"),
        ("11/01/2026", "12/01/2026"),
    ],
)
def test_after_a_day_off_the_next_working_day_is_taken(written: str, following: str) -> None:
    assert VIETNAM.next_working(day(written)) == day(following)


def test_a_day_in_both_sets_is_worked_and_counted_once() -> None:
    wednesday, saturday, sunday = date(2022, 6, 8), date(2022, 6, 11), date(2022, 6, 12)
    office = OfficeCalendar(off=frozenset({wednesday, saturday}), worked=frozenset({wednesday, saturday}))
    assert office.is_working(wednesday)
    assert office.is_working(saturday)
    assert office.working_days(date(2022, 6, 5), sunday) == 6


def test_calendars_with_the_same_days_are_equal() -> None:
    assert OfficeCalendar(VIETNAM.off, VIETNAM.worked) == VIETNAM
    assert OfficeCalendar(VIETNAM.off, frozenset()) != VIETNAM


def test_the_table_of_days_off_is_in_order_without_overlap_and_covers_every_year() -> None:
    assert all(first <= last for first, last, _ in DAYS_OFF)
    assert all(before[1] < after[0] for before, after in zip(DAYS_OFF, DAYS_OFF[1:], strict=False))
    assert {first.year for first, _, _ in DAYS_OFF} == set(range(2020, 2028))
    assert all(worked.weekday() >= 5 and worked not in VIETNAM.off for worked in WORKED_WEEKENDS)


@pytest.mark.parametrize(
    ("year", "holidays"),
    [(2020, 10), (2021, 11), (2022, 11), (2023, 11), (2024, 11), (2025, 11), (2026, 12), (2027, 12)],
)
def test_weekdays_off_less_worked_weekends_are_the_holidays_of_the_law(year: int, holidays: int) -> None:
    weekdays_off = sum(off.year == year and off.weekday() < 5 for off in VIETNAM.off)
    assert weekdays_off - sum(worked.year == year for worked in VIETNAM.worked) == holidays


def test_counting_over_years_takes_no_walk_over_days() -> None:
    first, last = date(2020, 1, 1), date(2027, 12, 31)
    best = min(timeit(lambda: VIETNAM.working_days(first, last), number=200) for _ in range(5)) / 200
    assert best < 10e-6
