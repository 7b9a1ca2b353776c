"""Indicators that a person may see, with the facts about them; one statement a question."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, select, true
from sqlalchemy.orm import contains_eager, joinedload

from tracker.db import db
from tracker.domain.rights import Scope
from tracker.indicators.models import Indicator, IndicatorTarget, IndicatorUnit, Reading
from tracker.org.models import Unit
from tracker.plans.models import Plan
from tracker.plans.queries.facts import Known


def _followed(scope: Scope) -> ColumnElement[bool]:
    """Figures of the whole plan are for who follows it."""
    return true() if scope.everything else Plan.focal_unit_id.in_(scope.follows)


def indicator_question() -> Select[Indicator]:
    """Indicators with their plan, its document and the register they count; who asks adds which of them a person may see."""
    return (
        select(Indicator)
        .join(Indicator.plan)
        .join(Plan.document)
        .options(contains_eager(Indicator.plan).contains_eager(Plan.document), joinedload(Indicator.register))
    )


def indicators(scope: Scope, plan: Plan) -> Sequence[Indicator]:
    """The indicators of a plan that the person follows, in their order."""
    return db.session.scalars(
        indicator_question()
        .where(Indicator.plan_id == plan.id, _followed(scope))
        .order_by(Indicator.position, Indicator.id)
    ).all()


def find_indicator(scope: Scope, indicator_id: int) -> Indicator | None:
    """An indicator of a plan that the person follows."""
    return db.session.scalar(indicator_question().where(Indicator.id == indicator_id, _followed(scope)))


def asked_units(ids: Iterable[int], *, known: Known) -> dict[int, list[Unit]]:
    """The units that were to report each indicator, in the order of the alphabet."""
    rows = db.session.execute(
        select(IndicatorUnit, Unit)
        .join(Unit, Unit.id == IndicatorUnit.unit_id)
        .where(
            IndicatorUnit.indicator_id.in_(set(ids)),
            IndicatorUnit.as_of <= known.day,
            IndicatorUnit.recorded_at <= known.at,
        )
        .order_by(IndicatorUnit.as_of, IndicatorUnit.id)
    )
    held = {(fact.indicator_id, fact.unit_id): (fact.asked, unit) for fact, unit in rows}
    asked: dict[int, list[Unit]] = {}
    for (indicator_id, _), (is_asked, unit) in held.items():
        if is_asked:
            asked.setdefault(indicator_id, []).append(unit)
    return {number: sorted(units, key=lambda unit: unit.sort_key) for number, units in asked.items()}


def all_readings(ids: Iterable[int], *, known: Known) -> dict[int, list[Reading]]:
    """Every reading of each indicator with its unit, by day, the corrected ones among them."""
    facts = db.session.scalars(
        select(Reading)
        .options(joinedload(Reading.unit))
        .where(
            Reading.indicator_id.in_(set(ids)), Reading.as_of <= known.day, Reading.recorded_at <= known.at
        )
        .order_by(Reading.as_of, Reading.id)
    )
    found: dict[int, list[Reading]] = {}
    for fact in facts:
        found.setdefault(fact.indicator_id, []).append(fact)
    return found


def that_hold(readings: Iterable[Reading]) -> list[Reading]:
    """Of the readings of one day and unit the last that was recorded, by day."""
    held: dict[tuple[date, int | None], Reading] = {}
    for reading in readings:
        held[reading.as_of, reading.unit_id] = reading
    return list(held.values())


def readings_by_indicator(ids: Iterable[int], *, known: Known) -> dict[int, list[Reading]]:
    """The readings of each indicator by day; of one day and unit the last that was known then."""
    return {number: that_hold(facts) for number, facts in all_readings(ids, known=known).items()}


def targets_by_indicator(ids: Iterable[int], *, known: Known) -> dict[int, list[IndicatorTarget]]:
    """The targets of each indicator by the day to reach them; of one day and unit the last that was decided by then."""
    facts = db.session.scalars(
        select(IndicatorTarget)
        .options(joinedload(IndicatorTarget.unit))
        .where(
            IndicatorTarget.indicator_id.in_(set(ids)),
            IndicatorTarget.as_of <= known.day,
            IndicatorTarget.recorded_at <= known.at,
        )
        .order_by(IndicatorTarget.by_day, IndicatorTarget.as_of, IndicatorTarget.id)
    )
    held: dict[int, dict[tuple[date, int | None], IndicatorTarget]] = {}
    for fact in facts:
        held.setdefault(fact.indicator_id, {})[fact.by_day, fact.unit_id] = fact
    return {indicator_id: list(days.values()) for indicator_id, days in held.items()}
