"""Indicators of a plan, the units that report them, their targets and their readings."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, Dialect, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator

from tracker.db import Fact, Id, Model, Versioned, choice, link
from tracker.domain.indicators import (
    Direction,
    Figure,
    Gathering,
    IndicatorKind,
    Part,
    Qualifier,
    Spelling,
    Thresholds,
)
from tracker.domain.rights import Places
from tracker.org.models import Unit
from tracker.plans.models import Plan
from tracker.registers.models import Register


class Parts(TypeDecorator[tuple[Part, ...]]):
    """Named parts of a figure, kept as text: [name, value, denominator or null] each, digit by digit."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Part, ...] | None, dialect: Dialect) -> str:
        """A list of lists."""
        told = [[part.name, _digits(part.value), _digits(part.denominator)] for part in value or ()]
        return json.dumps(told, ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Part, ...]:
        """The parts as they were written."""
        told = json.loads(value or "[]")
        return tuple(
            Part(name, Decimal(plain), Decimal(over) if over is not None else None)
            for name, plain, over in told
        )


def _digits(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


class Said:
    """The columns of a figure, of a reading or of a target."""

    value: Mapped[Decimal]
    denominator: Mapped[Decimal | None]
    qualifier: Mapped[Qualifier] = choice(Qualifier)
    upper: Mapped[Decimal | None]
    parts: Mapped[tuple[Part, ...]] = mapped_column(Parts)
    words: Mapped[str]

    @property
    def figure(self) -> Figure:
        """The figure in the words of the rulebook."""
        return Figure(self.value, self.denominator, self.qualifier, self.upper, self.parts, self.words)


def columns_of(figure: Figure) -> dict[str, Any]:
    """The figure by its columns."""
    names = ("value", "denominator", "qualifier", "upper", "parts", "words")
    return {name: getattr(figure, name) for name in names}


class Indicator(Versioned, Model):
    """A figure that the plan promises; `names` are its parts or levels, one a line, `scale` what a ratio is per.

    Bound to a register, its figure is the register's length on the day and nobody types it.
    """

    id: Mapped[Id]
    plan_id: Mapped[int] = link("plan.id", index=False)
    code: Mapped[str]
    title: Mapped[str]
    kind: Mapped[IndicatorKind] = choice(IndicatorKind)
    unit_of_measure: Mapped[str]
    position: Mapped[int]
    direction: Mapped[Direction] = choice(Direction)
    gathering: Mapped[Gathering] = choice(Gathering)
    names: Mapped[str]
    scale: Mapped[int]
    since_year: Mapped[int | None]
    baseline: Mapped[str]
    baseline_year: Mapped[int | None]
    on_track_from: Mapped[int]
    at_risk_from: Mapped[int]
    register_id: Mapped[int | None] = link("register.id")
    register: Mapped[Register | None] = relationship(lazy="raise_on_sql")
    plan: Mapped[Plan] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        UniqueConstraint("plan_id", "code"),
        CheckConstraint("scale > 0", name="scale_above_zero"),
    )

    @property
    def places(self) -> Places:
        """An indicator stands where its plan stands."""
        return self.plan.places

    @property
    def spelling(self) -> Spelling:
        """How its figures are read and written."""
        names = tuple(self.names.splitlines())
        return Spelling(self.kind, self.unit_of_measure, names, self.scale, self.since_year)

    @property
    def thresholds(self) -> Thresholds:
        """From where on it is on track, or only at risk."""
        return Thresholds(self.on_track_from, self.at_risk_from)


class IndicatorUnit(Fact, Model):
    """A unit is to report the indicator, or no longer: the latest fact for indicator and unit holds."""

    id: Mapped[Id]
    indicator_id: Mapped[int] = link("indicator.id")
    unit_id: Mapped[int] = link("unit.id")
    asked: Mapped[bool]


class IndicatorTarget(Fact, Said, Model):
    """What is to be reached by a day, by the whole plan or by one unit."""

    id: Mapped[Id]
    indicator_id: Mapped[int] = link("indicator.id")
    unit_id: Mapped[int | None] = link("unit.id")
    by_day: Mapped[date]
    unit: Mapped[Unit | None] = relationship(lazy="raise_on_sql")


class Reading(Fact, Said, Model):
    """The figure on a day, of the whole plan or of one unit; a later one for the same day and unit corrects the earlier."""

    id: Mapped[Id]
    indicator_id: Mapped[int] = link("indicator.id")
    unit_id: Mapped[int | None] = link("unit.id")
    note: Mapped[str]
    unit: Mapped[Unit | None] = relationship(lazy="raise_on_sql")
