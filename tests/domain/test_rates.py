"""Counts and the three rates."""

from fractions import Fraction

import pytest

from tracker.domain.rates import Counts, count
from tracker.domain.status import Standing
from tracker.domain.wording import percent


def test_every_standing_is_counted_once_and_what_is_out_nowhere() -> None:
    counts = count([Standing.DONE_LATE, Standing.OUT, Standing.OVERDUE, Standing.OVERDUE, Standing.ONGOING])
    assert (counts.total, counts.done, counts.overdue, counts.ongoing) == (4, 1, 2, 1)


@pytest.mark.parametrize(
    ("counts", "of_all", "of_due", "on_time"),
    [
        (Counts(5, 1, 0, 1, 10, 5), "27,27%", "85,71%", "83,33%"),
        (Counts(14068, 1983, 0, 223, 5640, 0), "73,25%", "98,63%", "87,65%"),
        (Counts(3, 0, 0, 0, 0, 0), "100%", "100%", "100%"),
    ],
    ids=["14/6/2022", "1270/BC-TCTTTg", "all done"],
)
def test_each_rate_is_named_by_its_denominator(counts, of_all, of_due, on_time) -> None:
    shares = (counts.of_all.share, counts.of_due.share, counts.on_time.share)
    assert tuple(map(percent, shares)) == (of_all, of_due, on_time)


def test_a_rate_over_nothing_is_no_number() -> None:
    assert Counts(in_term=3).of_due.share is None
    assert Counts(in_term=3).of_all.share == Fraction(0)
