"""Progress rolled up by weights."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.calendar import VIETNAM
from tracker.domain.levels import WorkLevel
from tracker.domain.rollup import Explained, Reported, Work, explain, weighted_mean
from tracker.domain.status import Step, status_on
from tracker.domain.workflow import Verb

DAY = date(2022, 6, 14)
TAKEN = [Step(Verb.ASSIGN, DAY), Step(Verb.ACCEPT, DAY)]
DONE = [*TAKEN, Step(Verb.REPORT_COMPLETE, DAY), Step(Verb.CONFIRM, DAY)]


def work(
    number: int, weight: int = 1, steps=TAKEN, due=date(2022, 12, 31), reported=(), parts=(), recurring=False
) -> Work:
    status = status_on(DAY, steps, due=due, calendar=VIETNAM)
    return Work(number, weight, status, recurring, tuple(reported), tuple(parts))


def said(number: int, level=None, percent=None, completes=False) -> Reported:
    return Reported(number, DAY, level, percent, completes)


def commune(number: int, fifth: int) -> Work:
    """A commune of the rollout: four steps done, the fifth under way, seven to come."""
    weights = (5, 5, 10, 10, 25, 10, 10, 5, 5, 10, 5, 0)
    steps = [
        work(
            number * 100 + place,
            weight,
            DONE if place < 5 else TAKEN,
            reported=[said(1, percent=fifth)] if place == 5 else [],
        )
        for place, weight in enumerate(weights, start=1)
    ]
    return work(number, parts=steps)


def test_the_rollout_of_the_demo_stands_at_forty_and_five_eighths() -> None:
    parts = [commune(1, 20), commune(2, 60), commune(3, 50), commune(4, 40)]
    whole = explain(work(18, parts=parts))
    assert [part.value for part in whole.parts] == [Fraction(n, 1000) for n in (350, 450, 425, 400)]
    assert whole.value == Fraction(40625, 100000)


def test_the_plan_of_the_demo_stands_at_55_71_percent() -> None:
    percents = [Fraction(100)] * 6 + [Fraction(n) for n in (40, 50, 30, 25, 50, 0, 0, 0)] + [Fraction(325, 8)]
    parts = [Explained(number, 1, value / 100) for number, value in enumerate(percents)]
    mean = weighted_mean(parts)
    assert mean == Fraction(835625, 1500000)


def test_what_has_no_final_day_no_weight_or_recurs_is_not_counted() -> None:
    assert explain(work(1, due=None, reported=[said(1, WorkLevel.UNDER_WAY)])).value is None
    assert explain(work(1, weight=0)).value is None
    assert explain(work(1, recurring=True)).value is None
    assert explain(work(1, steps=[*TAKEN, Step(Verb.WITHDRAW, DAY)])).value is None


def test_a_leaf_takes_its_last_level_and_a_returned_completion_does_not_count() -> None:
    started, complete = said(7, WorkLevel.STARTED), said(8, WorkLevel.COMPLETE, completes=True)
    waiting = explain(work(1, steps=[*TAKEN, Step(Verb.REPORT_COMPLETE, DAY)], reported=[started, complete]))
    returned = [*TAKEN, Step(Verb.REPORT_COMPLETE, DAY), Step(Verb.RETURN, DAY)]
    back = explain(work(1, steps=returned, reported=[started, complete]))
    assert (waiting.value, waiting.update_id) == (Fraction(1), 8)
    assert (back.value, back.update_id) == (Fraction(1, 4), 7)
    assert explain(work(1, reported=[started, said(9)])).update_id == 7


leaves = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 100)), min_size=1, max_size=8)


@given(leaves)
def test_the_mean_lies_between_its_parts_and_does_not_depend_on_their_order(rows) -> None:
    parts = [Explained(place, weight, Fraction(share, 100)) for place, (weight, share) in enumerate(rows)]
    mean = weighted_mean(parts)
    counted = [part.value for part in parts if part.weight]
    assert mean == weighted_mean(parts[::-1])
    assert mean is None if not counted else min(counted) <= mean <= max(counted)


@given(leaves, st.integers(0, 7), st.integers(1, 100))
def test_more_work_never_lowers_the_mean(rows, place, more) -> None:
    parts = [Explained(number, weight, Fraction(share, 100)) for number, (weight, share) in enumerate(rows)]
    before = weighted_mean(parts)
    raised = parts[place % len(parts)]
    parts[place % len(parts)] = Explained(
        raised.id, raised.weight, min(Fraction(1), raised.value + Fraction(more, 100))
    )
    after = weighted_mean(parts)
    assert (before is None and after is None) or before <= after
