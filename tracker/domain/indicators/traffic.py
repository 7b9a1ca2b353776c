"""Whether an indicator is on its way to its target on a day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from tracker.domain.indicators.figures import Measured, worth
from tracker.domain.indicators.kinds import Direction
from tracker.domain.text import N_


class Traffic(StrEnum):
    """Where an indicator stands against its target."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    NO_DATA = "no_data"

    @property
    def label(self) -> str:
        """The words of the badge."""
        return TRAFFIC_LABELS[self]


TRAFFIC_LABELS = {
    Traffic.ON_TRACK: N_("Đạt tiến độ"),
    Traffic.AT_RISK: N_("Có nguy cơ không đạt"),
    Traffic.OFF_TRACK: N_("Không đạt tiến độ"),
    Traffic.NO_DATA: N_("Chưa có số liệu"),
}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which per cent of what is expected an indicator is on track, and from which only at risk."""

    on_track: int = 90
    at_risk: int = 70


@dataclass(frozen=True, slots=True)
class Aim:
    """A target of a stretch of time: from the day on which counting begins to the day by which it is to be reached."""

    starts_on: date
    by_day: date

    def expected(self, day: date) -> Fraction:
        """Which share of the target is expected by the end of a day: evenly over the days, all of it from the last day on."""
        if day >= self.by_day:
            return Fraction(1)
        days = (self.by_day - self.starts_on).days + 1
        return Fraction(max(0, (day - self.starts_on).days + 1), days)


def traffic(
    reading: Measured | None,
    target: Measured,
    aim: Aim,
    *,
    day: date,
    direction: Direction,
    thresholds: Thresholds,
) -> Traffic | None:
    """Where the indicator stands on the day; None where reading and target have no measure in common.

    Higher is better: what was reached over what is expected by the day, and from the last day on nothing less than the
    target is on track. Lower is better, hold: the target is a bound that holds on every day.
    """
    if reading is None:
        return Traffic.NO_DATA
    if (reading.denominator is None) is not (target.denominator is None):
        return None
    reached, planned = worth(reading), worth(target)
    if reached is None or planned is None:
        return None
    due = day >= aim.by_day
    if direction is Direction.HIGHER:
        return _judge(_share(reached, planned * aim.expected(day)), thresholds, strict=due, due=due)
    if direction is Direction.LOWER:
        return _judge(_share(planned, reached), thresholds, strict=True, due=due)
    smaller, larger = sorted((reached, planned))
    return _judge(_share(smaller, larger), thresholds, strict=False, due=due)


def _share(part: Fraction, whole: Fraction) -> Fraction:
    return part / whole if whole else Fraction(1)


def _judge(share: Fraction, thresholds: Thresholds, *, strict: bool, due: bool) -> Traffic:
    """On track from the threshold on, or only with the whole where that is asked; what has fallen due is no mere risk."""
    if share >= (Fraction(1) if strict else Fraction(thresholds.on_track, 100)):
        return Traffic.ON_TRACK
    risky = not due and share >= Fraction(thresholds.at_risk, 100)
    return Traffic.AT_RISK if risky else Traffic.OFF_TRACK
