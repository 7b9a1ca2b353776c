"""What units are to report: an indicator with one of the units that report it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from tracker.db import db
from tracker.domain.rights import Places, Scope
from tracker.indicators.models import Indicator, IndicatorUnit
from tracker.indicators.queries.facts import asked_units, indicator_question
from tracker.org.models import Unit
from tracker.plans.queries.facts import Known, all_known


@dataclass(frozen=True, slots=True)
class Share:
    """An indicator as one unit reports it."""

    indicator: Indicator
    unit: Unit

    @property
    def places(self) -> Places:
        """It stands at the focal unit of the plan and at the unit that reports."""
        return Places(focal=self.indicator.plan.focal_unit_id, lead=self.unit.id)


def shares(scope: Scope, *, known: Known, plan_id: int | None = None) -> list[Share]:
    """What the units in which the person works are to report, of one plan or of all."""
    own = scope.works_in
    asked = select(IndicatorUnit.indicator_id).where(IndicatorUnit.unit_id.in_(own), IndicatorUnit.asked)
    question = indicator_question().where(Indicator.id.in_(asked))
    if plan_id is not None:
        question = question.where(Indicator.plan_id == plan_id)
    found = db.session.scalars(question.order_by(Indicator.plan_id, Indicator.position, Indicator.id)).all()
    units = asked_units((each.id for each in found), known=known)
    return [Share(each, unit) for each in found for unit in units.get(each.id, ()) if unit.id in own]


def find_share(scope: Scope, indicator_id: int, unit_id: int) -> Share | None:
    """What one unit is to report, for who works in it or follows it or the plan."""
    indicator = db.session.scalar(indicator_question().where(Indicator.id == indicator_id))
    if indicator is None:
        return None
    reach: Sequence[int] = [unit_id, indicator.plan.focal_unit_id]
    visible = (
        scope.everything or any(number in scope.follows for number in reach) or unit_id in scope.works_in
    )
    asked = asked_units([indicator_id], known=all_known()).get(indicator_id, [])
    unit = next((each for each in asked if each.id == unit_id), None)
    return Share(indicator, unit) if visible and unit is not None else None
