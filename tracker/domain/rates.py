"""Counts by standing and the three rates; each rate is named by its denominator and none is *the* rate."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from tracker.domain.status import Standing
from tracker.domain.text import N_

RATE_OF_ALL = N_("Tỷ lệ hoàn thành trên tổng số nhiệm vụ")
RATE_OF_DUE = N_("Tỷ lệ hoàn thành, không tính nhiệm vụ còn trong hạn và thường xuyên")
RATE_ON_TIME = N_("Tỷ lệ hoàn thành đúng hạn")


@dataclass(frozen=True, slots=True)
class Rate:
    """A part of a whole; `share` is None where the whole is nothing."""

    num: int
    den: int

    @property
    def share(self) -> Fraction | None:
        """The exact share."""
        return Fraction(self.num, self.den) if self.den else None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many tasks stand where; suspended and withdrawn ones are counted nowhere."""

    done_on_time: int = 0
    done_late: int = 0
    awaiting: int = 0
    overdue: int = 0
    in_term: int = 0
    ongoing: int = 0

    @property
    def total(self) -> int:
        """All tasks that count."""
        return self.done + self.awaiting + self.overdue + self.in_term + self.ongoing

    @property
    def done(self) -> int:
        """Done on time or late."""
        return self.done_on_time + self.done_late

    @property
    def of_all(self) -> Rate:
        """Done ÷ all."""
        return Rate(self.done, self.total)

    @property
    def of_due(self) -> Rate:
        """Done ÷ (done + overdue): the denominator of report 1270/BC-TCTTTg."""
        return Rate(self.done, self.done + self.overdue)

    @property
    def on_time(self) -> Rate:
        """On time ÷ done."""
        return Rate(self.done_on_time, self.done)


def count(standings: Iterable[Standing]) -> Counts:
    """Counts the standings of tasks."""
    tally = Counter(standings)
    return Counts(
        **{standing.value: tally[standing] for standing in Standing if standing is not Standing.OUT}
    )
