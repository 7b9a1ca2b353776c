"""Figures that no one types: the length of the register to which an indicator is bound."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.indicators import Figure, IndicatorKind, Told, listed_figure
from tracker.domain.registers.items import History, days_of_change, held_on, ranked
from tracker.indicators.models import Indicator
from tracker.plans.queries.facts import Known
from tracker.registers.queries import histories_by_register, ranks_by_register


@dataclass(frozen=True, slots=True)
class Listed:
    """The length of a register on the day, and on the last day on which it was another."""

    told: Told
    before: Told | None


def listed_by_indicator(shown: Sequence[Indicator], *, known: Known) -> dict[int, Listed]:
    """The lengths for the bound indicators: two statements, a third where ranks are told, none where none is bound."""
    bound = {each: each.register_id for each in shown if each.register_id is not None}
    if not bound:
        return {}
    histories = histories_by_register(bound.values(), known=known)
    with_parts = [number for each, number in bound.items() if each.kind is not IndicatorKind.COUNT]
    ranks = ranks_by_register(with_parts) if with_parts else {}
    return {
        each.id: _listed(
            each.kind,
            histories.get(number, []),
            {rank.id: rank.name for rank in ranks.get(number, ())},
            known.day,
        )
        for each, number in bound.items()
    }


def _listed(kind: IndicatorKind, history: History, ranks: Mapping[int, str], day: date) -> Listed:
    now = _figure(kind, history, ranks, day)
    eves = (change - timedelta(days=1) for change in days_of_change(history, until=day))
    then = ((eve, _figure(kind, history, ranks, eve)) for eve in eves)
    before = next((Told(figure, eve) for eve, figure in then if figure != now), None)
    return Listed(Told(now, day), before if before and before.figure.value else None)


def _figure(kind: IndicatorKind, history: History, ranks: Mapping[int, str], day: date) -> Figure:
    counted = ranked(held_on(day, history), list(ranks))
    if not ranks:
        return listed_figure(kind, [("", len(held_on(day, history)))])
    return listed_figure(kind, [(ranks.get(rank or 0, ""), number) for rank, number in counted])
