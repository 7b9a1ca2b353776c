"""A task from assignment to confirmation, through the floors."""

from datetime import date

import pytest

from tests.offices import Office, plan, task
from tracker import clock
from tracker.db import writing
from tracker.domain.levels import WorkLevel
from tracker.domain.refusals import Refusal
from tracker.domain.rights import EVERYTHING
from tracker.domain.status import StatusCode
from tracker.org.queries import office_calendar
from tracker.plans.queries.facts import Known
from tracker.plans.queries.tasks import find_task
from tracker.progress.actions.reporting import UpdateWords, confirm, report_complete, report_progress
from tracker.progress.standing import standing_of


def standing(office: Office, task_id: int, day: date):
    found = find_task(EVERYTHING, task_id)
    return standing_of([found], known=Known(day, clock.end_of(date(2030, 1, 1))), calendar=office_calendar())


def test_an_update_counts_from_its_day_and_a_completion_from_its_confirmation(office: Office) -> None:
    with writing():
        made = task(office, plan(office), "1")
    with writing():
        fresh = find_task(EVERYTHING, made.id)
        report_progress(
            fresh,
            UpdateWords("Đã soạn", level=WorkLevel.UNDER_WAY),
            as_of=date(2022, 5, 10),
            by=office.actor("sister"),
        )
    with writing():
        fresh = find_task(EVERYTHING, made.id)
        report_complete(fresh, UpdateWords("Đã xong"), as_of=date(2022, 6, 29), by=office.actor("sister"))
        with pytest.raises(Refusal):
            confirm(fresh, as_of=date(2022, 7, 4), by=office.actor("sister"))
        confirm(fresh, as_of=date(2022, 7, 4), by=office.actor("head"))

    def code(day: date) -> StatusCode:
        return standing(office, made.id, day).statuses[made.id].code

    assert code(date(2022, 5, 9)) is StatusCode.NEW
    assert standing(office, made.id, date(2022, 5, 9)).progress[made.id].value == 0
    assert standing(office, made.id, date(2022, 5, 10)).progress[made.id].value * 100 == 50
    assert code(date(2022, 6, 30)) is StatusCode.AWAITING
    assert code(date(2022, 7, 3)) is StatusCode.AWAITING
    assert code(date(2022, 7, 4)) is StatusCode.DONE


@pytest.mark.parametrize("as_of", [date(2022, 3, 1), date(2022, 3, 11), date(2022, 6, 29)])
def test_a_step_counts_in_the_order_in_which_it_was_taken_whatever_day_it_is_dated(
    office: Office, as_of: date
) -> None:
    with writing():
        made = task(office, plan(office), "1")
    with writing():
        report_complete(
            find_task(EVERYTHING, made.id), UpdateWords("Đã xong"), as_of=as_of, by=office.actor("sister")
        )
    now = date(2022, 7, 1)
    assert standing(office, made.id, now).statuses[made.id].code is StatusCode.AWAITING
    with writing():
        confirm(find_task(EVERYTHING, made.id), as_of=now, by=office.actor("head"))
    assert standing(office, made.id, now).statuses[made.id].code is StatusCode.DONE
