"""The lean reading of a rollout gives exactly the answers of the rulebook, whatever was done in it."""

from datetime import date
from random import Random

import pytest

from tests.offices import Office
from tests.overview.busy import BEGAN, ground, lay_out, work_on
from tracker import clock
from tracker.db import writing
from tracker.domain.rates import Rate
from tracker.domain.rights import EVERYTHING, SYSTEM, Scope
from tracker.domain.status import Standing, StatusCode
from tracker.org.queries import office_calendar
from tracker.overview.queries.courses import courses
from tracker.overview.queries.matrix import Matrix, gather
from tracker.plans.actions.membership import leave_rollout
from tracker.plans.queries.facts import Known, known_on
from tracker.plans.queries.rollouts import rollouts_by_task
from tracker.plans.queries.tasks import find_task, parts_of
from tracker.progress import standing as rulebook

TODAY, LEFT = date(2022, 6, 14), date(2022, 6, 7)
DAYS = (date(2022, 3, 10), BEGAN, date(2022, 4, 30), date(2022, 5, 3), LEFT, TODAY)
DONE = {Standing.DONE_ON_TIME, Standing.DONE_LATE}


def worked(office: Office, seed: int) -> int:
    """A rollout of nine units and seven steps, worked on by chance; the third unit has left it."""
    clock.set_office_day(TODAY)
    whole, _took = lay_out(office, ground(office, units=9, steps=7))
    with writing():
        work_on(parts_of(EVERYTHING, find_task(EVERYTHING, whole)), Random(seed), days=90)
    with writing():
        top = find_task(EVERYTHING, whole)
        rollout = rollouts_by_task([whole])[whole]
        unit = parts_of(EVERYTHING, top)[16].lead_unit_id
        leave_rollout(rollout, top, unit_id=unit, reason="Sáp nhập.", as_of=LEFT, by=SYSTEM)
    return whole


def judged(whole: int, known: Known) -> rulebook.Standing:
    top = find_task(EVERYTHING, whole)
    return rulebook.standing_of([top, *parts_of(EVERYTHING, top)], known=known, calendar=office_calendar())


@pytest.mark.parametrize("seed", range(6))
def test_every_answer_is_that_of_the_rulebook_on_any_day(office: Office, seed: int) -> None:
    whole = worked(office, seed)
    top, seen = find_task(EVERYTHING, whole), set[StatusCode]()
    for day in DAYS:
        standing, matrix = judged(whole, known_on(day)), gather(EVERYTHING, top, day=day)
        assert matrix.progress == standing.progress[whole]
        for line in matrix.lines:
            assert line.progress == standing.progress[line.part]
            assert [cell.status for cell in line.cells] == [standing.statuses[cell.id] for cell in line.cells]
        assert matrix.columns == [column(matrix, standing, step.number) for step in matrix.steps]
        assert len(matrix.lines) == (9 if day >= BEGAN else 0) - (day >= LEFT)
        seen |= {status.code for status in standing.statuses.values()}
    assert len(seen) >= 8


def column(matrix: Matrix, standing: rulebook.Standing, number: int) -> Rate:
    parts = {line.part for line in matrix.lines}
    cells = [
        standing.statuses[task.id].standing
        for task in standing.tasks
        if task.step_number == number and task.parent_id in parts
    ]
    return Rate(sum(each in DONE for each in cells), sum(each is not Standing.OUT for each in cells))


@pytest.mark.parametrize("told_by", [BEGAN, date(2022, 4, 20), date(2022, 5, 31)])
def test_the_past_is_read_as_it_was_known_then(office: Office, told_by: date) -> None:
    whole = worked(office, 7)
    known, top = Known(TODAY, clock.end_of(told_by)), find_task(EVERYTHING, whole)
    found = courses(EVERYTHING, top, known=known, calendar=office_calendar())
    standing = judged(whole, known)
    assert {number: course.status for number, course in found.items()} == standing.statuses
    later = judged(whole, known_on(TODAY))
    assert standing.statuses != later.statuses


def test_a_unit_sees_its_own_row_with_the_same_answers(office: Office) -> None:
    whole = worked(office, 3)
    top = find_task(EVERYTHING, whole)
    every = gather(EVERYTHING, top, day=TODAY)
    unit = every.lines[4].unit.id
    own = gather(Scope(0, works_in=frozenset({unit}), holds_role=True), top, day=TODAY)
    assert own.lines == [every.lines[4]]
    assert not own.sees_whole
