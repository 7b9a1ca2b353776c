"""Questions about indicators."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from tracker.db import db
from tracker.domain.rights import Scope
from tracker.indicators.models import Indicator, IndicatorTarget, Reading
from tracker.plans.models import Plan
from tracker.plans.queries.facts import Known
from tracker.plans.queries.visible import visible_plan


def indicators(scope: Scope, plan: Plan) -> Sequence[Indicator]:
    """The indicators of a visible plan in their order."""
    return db.session.scalars(
        select(Indicator)
        .join(Indicator.plan)
        .options(contains_eager(Indicator.plan))
        .where(Indicator.plan_id == plan.id, visible_plan(scope))
        .order_by(Indicator.position, Indicator.id)
    ).all()


def find_indicator(scope: Scope, indicator_id: int) -> Indicator | None:
    """An indicator of a visible plan."""
    return db.session.scalar(
        select(Indicator)
        .join(Indicator.plan)
        .options(contains_eager(Indicator.plan))
        .where(Indicator.id == indicator_id, visible_plan(scope))
    )


def readings_by_indicator(ids: Iterable[int], *, known: Known) -> dict[int, list[Reading]]:
    """The readings of each indicator by day; of one day the last that was known then."""
    facts = db.session.scalars(
        select(Reading)
        .where(
            Reading.indicator_id.in_(set(ids)), Reading.as_of <= known.day, Reading.recorded_at <= known.at
        )
        .order_by(Reading.as_of, Reading.id)
    )
    by_day: dict[int, dict[object, Reading]] = {}
    for fact in facts:
        by_day.setdefault(fact.indicator_id, {})[fact.as_of] = fact
    return {indicator_id: list(days.values()) for indicator_id, days in by_day.items()}


def targets_by_indicator(ids: Iterable[int], *, known: Known) -> dict[int, list[IndicatorTarget]]:
    """The targets of each indicator by the day to reach them; of one such day the last that was decided by then."""
    facts = db.session.scalars(
        select(IndicatorTarget)
        .where(
            IndicatorTarget.indicator_id.in_(set(ids)),
            IndicatorTarget.as_of <= known.day,
            IndicatorTarget.recorded_at <= known.at,
        )
        .order_by(IndicatorTarget.by_day, IndicatorTarget.as_of, IndicatorTarget.id)
    )
    by_day: dict[int, dict[date, IndicatorTarget]] = {}
    for fact in facts:
        by_day.setdefault(fact.indicator_id, {})[fact.by_day] = fact
    return {indicator_id: list(days.values()) for indicator_id, days in by_day.items()}
