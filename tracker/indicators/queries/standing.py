"""How indicators stand on a day: the figure with the readings that it comes from, its target, who has reported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tracker.domain.indicators import (
    Aim,
    Figure,
    Told,
    Traffic,
    attained,
    attainment,
    change,
    gathered,
    phrase,
    plain,
    traffic,
)
from tracker.indicators.models import Indicator, IndicatorTarget, Reading
from tracker.indicators.queries.facts import asked_units, readings_by_indicator, targets_by_indicator
from tracker.indicators.queries.listed import Listed, listed_by_indicator
from tracker.org.models import Unit
from tracker.plans.queries.facts import Known


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached by a day."""

    figure: Figure
    by_day: date


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit that reports the indicator: its latest reading, if it has told one, and its own target."""

    unit: Unit
    reading: Reading | None
    goal: Goal | None


@dataclass(frozen=True, slots=True)
class IndicatorStanding:
    """An indicator on a day; `sources` are the readings that its figure is made of, none where a register is counted.

    `before` is the figure before it of the same units: that of some is not compared with that of all.
    """

    indicator: Indicator
    day: date
    told: Told | None
    before: Told | None
    sources: Sequence[Reading]
    goal: Goal | None
    lines: Sequence[UnitLine]

    @property
    def reporters(self) -> frozenset[int | None]:
        """The units whose readings make the figure."""
        return frozenset(each.unit_id for each in self.sources)

    @property
    def share(self) -> Fraction | None:
        """What was reached over the target; None where they have no measure in common."""
        if self.told is None or self.goal is None or not self.indicator.kind.has_measure:
            return None
        return attainment(self.told.figure, self.goal.figure)

    @property
    def traffic(self) -> Traffic | None:
        """Where it stands against its target; without a target only whether there is a figure."""
        if self.told is None:
            return Traffic.NO_DATA
        if self.goal is None or not self.indicator.kind.has_measure:
            return None
        return traffic(
            self.told.figure,
            self.goal.figure,
            Aim(self.indicator.plan.starts_on, self.goal.by_day),
            day=self.day,
            direction=self.indicator.direction,
            thresholds=self.indicator.thresholds,
        )

    @property
    def phrase(self) -> str:
        """The figure as a report writes it; empty without one."""
        told = self.told
        return phrase(told.figure, self.indicator.spelling, as_of=told.as_of) if told else ""

    @property
    def reached(self) -> str:
        """The figure as a table writes it."""
        return plain(self.told.figure, self.indicator.spelling) if self.told else ""

    @property
    def planned(self) -> str:
        """The target as a table writes it."""
        return plain(self.goal.figure, self.indicator.spelling) if self.goal else ""

    @property
    def remarks(self) -> list[str]:
        """What a report says after the figure: how much of its target, how it moved since the reading before."""
        if self.told is None:
            return []
        figure, spelling = self.told.figure, self.indicator.spelling
        goal, before = self.goal, self.before
        told = [
            attained(figure, goal.figure, spelling, by_day=goal.by_day) if goal else "",
            change(figure, before.figure, spelling, before_day=before.as_of) if before else "",
        ]
        return [each for each in told if each]

    @property
    def missing(self) -> list[Unit]:
        """The units that have not told a figure yet."""
        return [line.unit for line in self.lines if line.reading is None]


def standings(shown: Sequence[Indicator], *, known: Known) -> list[IndicatorStanding]:
    """How indicators stand on a day, in three statements whatever their number, and those of the registers."""
    ids = [indicator.id for indicator in shown]
    units = asked_units(ids, known=known)
    readings = readings_by_indicator(ids, known=known)
    targets = targets_by_indicator(ids, known=known)
    listed = listed_by_indicator(shown, known=known)
    return [
        _standing_of_list(each, listed[each.id], targets.get(each.id, []))
        if each.id in listed
        else _standing(
            each, units.get(each.id, []), readings.get(each.id, []), targets.get(each.id, []), known.day
        )
        for each in shown
    ]


def _standing_of_list(
    indicator: Indicator, listed: Listed, targets: Sequence[IndicatorTarget]
) -> IndicatorStanding:
    """A bound indicator: the register tells the figure, whatever was read before it was bound."""
    day = listed.told.as_of
    goal = _goal([each for each in targets if each.unit_id is None], day)
    return IndicatorStanding(indicator, day, listed.told, listed.before, [], goal, [])


def _standing(
    indicator: Indicator,
    units: Sequence[Unit],
    readings: Sequence[Reading],
    targets: Sequence[IndicatorTarget],
    day: date,
) -> IndicatorStanding:
    sources = sources_of(units, readings, day)
    told = figure_of(indicator, sources)
    earlier = sources_of(units, readings, told.as_of - timedelta(days=1)) if told else []
    if {each.unit_id for each in earlier} != {each.unit_id for each in sources}:
        earlier = []
    lines = [
        UnitLine(
            unit,
            last([each for each in readings if each.unit_id == unit.id]),
            _goal([each for each in targets if each.unit_id == unit.id], day),
        )
        for unit in units
    ]
    goal = _goal([each for each in targets if each.unit_id is None], day) or _goal_of_units(indicator, lines)
    return IndicatorStanding(indicator, day, told, figure_of(indicator, earlier), sources, goal, lines)


def sources_of(units: Sequence[Unit], readings: Sequence[Reading], day: date) -> list[Reading]:
    """The readings that the figure of a day is made of: the latest of each unit that reports, else that of the plan."""
    known = [each for each in readings if each.as_of <= day]
    of_units = [last([each for each in known if each.unit_id == unit.id]) for unit in units]
    found = [each for each in of_units if each is not None]
    whole = last([each for each in known if each.unit_id is None])
    return found or ([whole] if whole else [])


def figure_of(indicator: Indicator, sources: Sequence[Reading]) -> Told | None:
    """Where the figure of an indicator comes from: this one function gathers it from readings."""
    return gathered([Told(each.figure, each.as_of) for each in sources], indicator.gathering)


def last(readings: Sequence[Reading]) -> Reading | None:
    """The latest of readings by day."""
    return readings[-1] if readings else None


def _goal(targets: Sequence[IndicatorTarget], day: date) -> Goal | None:
    """The target that is next to be reached; after the last day the last one."""
    coming = [each for each in targets if each.by_day >= day] or list(targets)[-1:]
    return Goal(coming[0].figure, coming[0].by_day) if coming else None


def _goal_of_units(indicator: Indicator, lines: Sequence[UnitLine]) -> Goal | None:
    """The targets of the units as one, when every unit has its own; percentages without their wholes are not added."""
    goals = [line.goal for line in lines if line.goal is not None]
    if not goals or len(goals) < len(lines) or any(goal.figure.words for goal in goals):
        return None
    one = gathered([Told(goal.figure, goal.by_day) for goal in goals], indicator.gathering)
    return Goal(one.figure, one.as_of) if one else None
