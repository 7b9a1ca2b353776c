"""The demo office against what was computed apart from the product."""

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from sqlalchemy import select

from tracker import clock
from tracker.audit.queries import broken_links
from tracker.budget.queries import money_lines
from tracker.db import db
from tracker.domain.rates import Counts
from tracker.domain.rights import EVERYTHING
from tracker.domain.status import Standing
from tracker.domain.wording import percent
from tracker.mail.models import Letter
from tracker.org.models import Person
from tracker.org.queries import office_calendar
from tracker.overview.queries.matrix import gather as gather_matrix
from tracker.overview.queries.plan_page import gather
from tracker.plans.models import Plan
from tracker.plans.queries.facts import Known
from tracker.plans.queries.tasks import tasks_of_plan
from tracker.progress.standing import standing_of

LAST = date(2022, 6, 14)


def numbers(page, standing: Standing) -> list[str]:
    tasks = page.standing.main_tasks
    return [task.number for task in tasks if page.standing.statuses[task.id].standing is standing]


@pytest.mark.parametrize(
    ("day", "counts", "of_all", "of_due"),
    [
        (date(2022, 3, 31), Counts(3, 0, 0, 0, 14, 5), "13,64%", (3, 3)),
        (date(2022, 5, 31), Counts(4, 0, 1, 0, 12, 5), "18,18%", (4, 4)),
        (date(2022, 6, 1), Counts(4, 0, 1, 2, 10, 5), "18,18%", (4, 6)),
        (LAST, Counts(5, 1, 0, 1, 10, 5), "27,27%", (6, 7)),
    ],
)
def test_the_counts_of_four_days(plan: Plan, day, counts, of_all, of_due) -> None:
    found = gather(EVERYTHING, plan, day=day).standing.counts
    assert found == counts
    assert found.total == 22
    assert percent(found.of_all.share) == of_all
    assert (found.of_due.num, found.of_due.den) == of_due


def test_the_rates_and_the_progress_of_the_last_day(plan: Plan) -> None:
    page = gather(EVERYTHING, plan, day=LAST)
    counts = page.standing.counts
    shares = (counts.of_all.share, counts.of_due.share, counts.on_time.share, page.standing.whole.value)
    assert tuple(map(percent, shares)) == ("27,27%", "85,71%", "83,33%", "55,71%")
    assert page.standing.whole.value == Fraction(835625, 1500000)


@pytest.mark.parametrize(
    ("standing", "tasks"),
    [
        (Standing.DONE_ON_TIME, ["2", "4", "7", "12", "15"]),
        (Standing.DONE_LATE, ["14"]),
        (Standing.OVERDUE, ["5"]),
        (Standing.IN_TERM, ["3", "6", "8", "11", "13", "16", "17", "18", "20", "22"]),
        (Standing.ONGOING, ["1", "9", "10", "19", "21"]),
        (Standing.AWAITING, []),
    ],
)
def test_which_tasks_stand_where_on_the_last_day(plan: Plan, standing, tasks) -> None:
    assert numbers(gather(EVERYTHING, plan, day=LAST), standing) == tasks


def test_the_overdue_task_is_late_by_14_calendar_and_10_working_days(plan: Plan) -> None:
    page = gather(EVERYTHING, plan, day=LAST)
    task = next(task for task in page.standing.main_tasks if task.number == "5")
    status = page.standing.statuses[task.id]
    assert status.days_late == 14
    assert office_calendar().working_days(status.due, LAST) == 10


def test_the_lead_units_of_the_last_day(plan: Plan) -> None:
    rows = {
        row.unit.short_name: (
            row.counts.total,
            row.counts.done,
            row.counts.in_term,
            row.counts.overdue,
            row.counts.ongoing,
        )
        for row in gather(EVERYTHING, plan, day=LAST).units
    }
    assert rows == {
        "Phòng KT&HT": (10, 3, 4, 1, 2),
        "Văn phòng": (4, 1, 2, 0, 1),
        "Phòng NN&PTNT": (2, 1, 1, 0, 0),
        "Phòng GD&ĐT": (2, 1, 1, 0, 0),
        "Phòng VH&TT": (2, 0, 0, 0, 2),
        "TT VH-TT-TT": (1, 0, 1, 0, 0),
        "Phòng Tư pháp": (1, 0, 1, 0, 0),
    }


@pytest.mark.parametrize(
    ("day", "done", "late_done", "overdue", "open_cells"),
    [(date(2022, 6, 1), 13, 0, 1, 30), (LAST, 13, 3, 0, 28)],
)
def test_the_cells_of_the_rollout(plan: Plan, day, done, late_done, overdue, open_cells) -> None:
    task = next(task for task in tasks_of_plan(EVERYTHING, plan) if task.number == "18")
    matrix = gather_matrix(EVERYTHING, task, day=day)
    counts = matrix.counts
    assert (counts.done_on_time, counts.done_late, counts.overdue, counts.in_term) == (
        done,
        late_done,
        overdue,
        open_cells,
    )
    assert counts.total == 44


def test_the_four_communes_stand_where_they_should(plan: Plan) -> None:
    task = next(task for task in tasks_of_plan(EVERYTHING, plan) if task.number == "18")
    matrix = gather_matrix(EVERYTHING, task, day=LAST)
    shares = {line.unit.short_name: percent(line.progress.value) for line in matrix.lines}
    assert shares == {"xã Vĩnh An": "35%", "xã Tây Bình": "45%", "xã Tây Vinh": "42,5%", "xã Tây An": "40%"}
    assert matrix.progress.value == Fraction(40625, 100000)


def test_the_money_of_the_last_day(plan: Plan) -> None:
    known = Known(LAST, clock.end_of(LAST))
    lines = money_lines(EVERYTHING, plan, known=known)
    page = gather(EVERYTHING, plan, day=LAST)
    rates = {line.number: (page.paid(line).num, percent(page.paid(line).share)) for line in lines}
    assert page.money_by_year[2022].assigned == page.money_by_year[2022].allocated == 5_240_000_000
    assert percent(page.money_by_year[2022].disbursed_of_assigned.share) == "25,69%"
    assert rates == {
        "A": (96_000_000, "40%"),
        "A1": (84_000_000, "52,5%"),
        "A2": (0, "0%"),
        "A3": (12_000_000, "40%"),
        "B": (1_250_000_000, "25%"),
        "B1": (500_000_000, "22,73%"),
        "B2": (0, "0%"),
        "B3": (750_000_000, "93,75%"),
    }


def test_thirty_letters_left_on_the_first_of_june_each_once(demo_app, shown) -> None:
    letters = db.session.execute(
        select(Person.email, Letter.state)
        .join(Letter, Letter.person_id == Person.id)
        .where(Letter.day == date(2022, 6, 1))
    ).all()
    assert Counter(state.value for _, state in letters) == {"sent": 30}
    files = sorted(path.name for path in (shown.out / "letters").glob("2022-06-01-*.eml"))
    assert sorted(name.partition("-")[2] for name in files) and len(files) == 30
    assert {name.split("-", 4)[4].removesuffix(".eml") for name in files} == {email for email, _ in letters}


def test_facts_of_2022_were_known_in_2022_and_the_minutes_hold_together(plan: Plan) -> None:
    tasks = tasks_of_plan(EVERYTHING, plan)
    before = standing_of(
        tasks, known=Known(LAST, clock.end_of(date(2022, 5, 31))), calendar=office_calendar()
    )
    assert before.counts.done_late == 0
    assert list(broken_links()) == []
