"""The indicators of a plan as lines of an annex."""

from tracker.domain.indicators import IndicatorLine, plain
from tracker.domain.rights import Scope
from tracker.domain.wording import day, percent
from tracker.indicators.queries.facts import indicators
from tracker.indicators.queries.standing import IndicatorStanding, standings
from tracker.plans.models import Plan
from tracker.plans.queries.facts import Known


def indicator_lines(scope: Scope, plan: Plan, *, known: Known) -> list[IndicatorLine]:
    """Frozen lines of the indicators of a plan on a day, in four statements whatever their number."""
    return [_line(each) for each in standings(indicators(scope, plan), known=known)]


def _line(standing: IndicatorStanding) -> IndicatorLine:
    indicator, told, before, goal = standing.indicator, standing.told, standing.before, standing.goal
    note = standing.sources[-1].note if standing.sources else ""
    return IndicatorLine(
        code=indicator.code,
        title=indicator.title,
        unit=indicator.unit_of_measure,
        planned=standing.planned,
        reached=standing.reached,
        share_text=percent(standing.share) if standing.share is not None else "",
        before=f"{plain(before.figure, indicator.spelling)} ({day(before.as_of)})" if before else "",
        note=note,
        phrase=standing.phrase,
        planned_figure=goal.figure if goal else None,
        reached_figure=told.figure if told else None,
        before_figure=before.figure if before else None,
        share=standing.share,
    )
