"""The status of a task on a day."""

from datetime import date

import pytest

from tracker.domain.calendar import VIETNAM
from tracker.domain.status import Standing, StatusCode, Step, status_on
from tracker.domain.workflow import Verb, WorkState

DUE = date(2022, 6, 30)
GIVEN = [Step(Verb.PREPARE, date(2022, 3, 14)), Step(Verb.ASSIGN, date(2022, 3, 14))]
TAKEN = [*GIVEN, Step(Verb.ACCEPT, date(2022, 3, 15))]


def on(day: date, steps=TAKEN, due=DUE, occurrences=()):
    return status_on(day, steps, due=due, occurrences=occurrences, calendar=VIETNAM)


@pytest.mark.parametrize(
    ("day", "code", "late"),
    [
        (date(2022, 6, 22), StatusCode.TERM, 0),
        (date(2022, 6, 23), StatusCode.SOON, 0),
        (date(2022, 6, 29), StatusCode.SOON, 0),
        (date(2022, 6, 30), StatusCode.TODAY, 0),
        (date(2022, 7, 1), StatusCode.LATE, 1),
        (date(2022, 7, 30), StatusCode.LATE, 30),
    ],
)
def test_an_open_task_is_overdue_from_the_day_after_its_deadline(day, code, late) -> None:
    status = on(day)
    assert (status.code, status.days_late) == (code, late)


@pytest.mark.parametrize(
    ("steps", "due", "code", "standing"),
    [
        ([], DUE, StatusCode.PREPARED, Standing.IN_TERM),
        (GIVEN[:1], DUE, StatusCode.PREPARED, Standing.IN_TERM),
        (GIVEN, DUE, StatusCode.NEW, Standing.IN_TERM),
        (GIVEN, None, StatusCode.NEW, Standing.ONGOING),
        (TAKEN, None, StatusCode.ONGOING, Standing.ONGOING),
        ([*TAKEN, Step(Verb.SUSPEND, date(2022, 4, 1))], DUE, StatusCode.SUSPENDED, Standing.OUT),
        ([*TAKEN, Step(Verb.WITHDRAW, date(2022, 4, 1))], DUE, StatusCode.OUT, Standing.OUT),
        ([*TAKEN, Step(Verb.REPORT_COMPLETE, date(2022, 4, 1))], DUE, StatusCode.AWAITING, Standing.AWAITING),
    ],
)
def test_the_state_of_the_work_shows_while_the_deadline_is_far(steps, due, code, standing) -> None:
    status = on(date(2022, 5, 4), steps, due)
    assert (status.code, status.standing) == (code, standing)


@pytest.mark.parametrize(
    ("reported", "confirmed", "standing", "late"),
    [
        (date(2022, 6, 29), date(2022, 6, 30), Standing.DONE_ON_TIME, 0),
        (date(2022, 6, 30), date(2022, 7, 15), Standing.DONE_ON_TIME, 0),
        (date(2022, 7, 1), date(2022, 7, 1), Standing.DONE_LATE, 1),
    ],
)
def test_on_time_is_judged_by_the_day_of_completion_not_of_confirmation(
    reported, confirmed, standing, late
) -> None:
    steps = [*TAKEN, Step(Verb.REPORT_COMPLETE, reported), Step(Verb.CONFIRM, confirmed)]
    status = on(date(2022, 8, 1), steps)
    assert (status.standing, status.days_late, status.completed_on) == (standing, late, reported)


def test_a_returned_report_is_open_again_and_its_second_completion_counts() -> None:
    back = [*TAKEN, Step(Verb.REPORT_COMPLETE, date(2022, 6, 20)), Step(Verb.RETURN, date(2022, 6, 21))]
    assert on(date(2022, 6, 22), back).code is StatusCode.RETURNED
    assert on(date(2022, 7, 2), back).code is StatusCode.LATE
    again = [*back, Step(Verb.REPORT_COMPLETE, date(2022, 7, 3)), Step(Verb.CONFIRM, date(2022, 7, 4))]
    assert on(date(2022, 7, 5), again).standing is Standing.DONE_LATE


def test_a_recurring_task_counts_by_its_earliest_occurrence_that_is_not_done() -> None:
    quarters = (date(2022, 3, 31), date(2022, 6, 30))
    first = [
        Step(Verb.REPORT_COMPLETE, date(2022, 3, 30), quarters[0]),
        Step(Verb.CONFIRM, date(2022, 3, 31), quarters[0]),
    ]
    assert on(date(2022, 4, 1), TAKEN, occurrences=quarters).standing is Standing.OVERDUE
    second = on(date(2022, 4, 1), [*TAKEN, *first], occurrences=quarters)
    assert (second.standing, second.due, second.state) == (Standing.IN_TERM, quarters[1], WorkState.ACCEPTED)
    last = [
        Step(Verb.REPORT_COMPLETE, date(2022, 7, 1), quarters[1]),
        Step(Verb.CONFIRM, date(2022, 7, 2), quarters[1]),
    ]
    assert on(date(2022, 8, 1), [*TAKEN, *first, *last], occurrences=quarters).standing is Standing.DONE_LATE
