"""Indicators of a plan, their targets and their readings."""

from datetime import date
from decimal import Decimal

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from tracker.db import Fact, Id, Model, Versioned, choice, link
from tracker.domain.indicators import IndicatorKind
from tracker.domain.rights import Places
from tracker.plans.models import Plan


class Indicator(Versioned, Model):
    """A figure that the plan promises."""

    id: Mapped[Id]
    plan_id: Mapped[int] = link("plan.id", index=False)
    code: Mapped[str]
    title: Mapped[str]
    kind: Mapped[IndicatorKind] = choice(IndicatorKind)
    unit_of_measure: Mapped[str]
    position: Mapped[int]
    plan: Mapped[Plan] = relationship(lazy="raise_on_sql")

    __table_args__ = (UniqueConstraint("plan_id", "code"),)

    @property
    def places(self) -> Places:
        """An indicator stands where its plan stands."""
        return self.plan.places


class IndicatorTarget(Fact, Model):
    """What is to be reached by a day."""

    id: Mapped[Id]
    indicator_id: Mapped[int] = link("indicator.id")
    by_day: Mapped[date]
    value: Mapped[Decimal]
    denominator: Mapped[Decimal | None]


class Reading(Fact, Model):
    """The figure on a day; a later reading for the same day corrects the earlier one."""

    id: Mapped[Id]
    indicator_id: Mapped[int] = link("indicator.id")
    value: Mapped[Decimal]
    denominator: Mapped[Decimal | None]
    note: Mapped[str]
