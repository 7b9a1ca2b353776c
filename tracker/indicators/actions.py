"""Entering indicators, their targets and readings."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.indicators import IndicatorKind
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.text import N_
from tracker.domain.wording import number
from tracker.indicators.models import Indicator, IndicatorTarget, Reading
from tracker.plans.models import Plan


@dataclass(frozen=True, slots=True)
class Figure:
    """A value, over a denominator for ratios."""

    value: Decimal
    denominator: Decimal | None = None

    def __str__(self) -> str:
        """58/262, or 16."""
        return number(self.value) + (f"/{number(self.denominator)}" if self.denominator is not None else "")


def create_indicator(
    plan: Plan, *, code: str, title: str, kind: IndicatorKind, unit_of_measure: str, position: int, by: Actor
) -> Indicator:
    """Adds a figure that the plan promises."""
    indicator = Indicator(
        plan_id=plan.id,
        plan=plan,
        code=code,
        title=title,
        kind=kind,
        unit_of_measure=unit_of_measure,
        position=position,
    )
    db.session.add(indicator)
    record("indicator.created", indicator, by=by, name=f"{code} {title}", unit_id=plan.focal_unit_id)
    return indicator


def change_indicator(indicator: Indicator, *, code: str, title: str, unit_of_measure: str, by: Actor) -> None:
    """Corrects how an indicator is written; its kind stays, since its figures follow from it."""
    was = f"{indicator.code} {indicator.title}"
    indicator.code, indicator.title, indicator.unit_of_measure = code, title, unit_of_measure
    name, unit_id = f"{code} {title}", indicator.plan.focal_unit_id
    record("indicator.changed", indicator, by=by, name=name, unit_id=unit_id, was=was)


def set_target(indicator: Indicator, figure: Figure, *, by_day: date, as_of: date, by: Actor) -> None:
    """Says what is to be reached by a day; a later decision about the same day holds from its own day on."""
    _check(indicator, figure)
    if as_of > clock.today():
        raise Refusal(N_("Ngày giao chỉ tiêu chưa đến. Ghi ngày có văn bản giao."))
    db.session.add(
        IndicatorTarget(
            indicator_id=indicator.id,
            by_day=by_day,
            value=figure.value,
            denominator=figure.denominator,
            **clock.stamp(as_of, by),
        )
    )
    _note("indicator.target", indicator, figure, by=by)


def record_reading(
    indicator: Indicator, figure: Figure, *, as_of: date, by: Actor, note: str = ""
) -> Reading:
    """Records the figure on a day; a second reading of the same day corrects the first from when it is known."""
    _check(indicator, figure)
    if as_of > clock.today():
        raise Refusal(N_("Ngày của số liệu chưa đến. Ghi ngày đã có số liệu."))
    reading = Reading(
        indicator_id=indicator.id,
        value=figure.value,
        denominator=figure.denominator,
        note=note,
        **clock.stamp(as_of, by),
    )
    db.session.add(reading)
    _note("indicator.reading", indicator, figure, by=by, as_of=as_of)
    return reading


def _check(indicator: Indicator, figure: Figure) -> None:
    """Raises Refusal for a ratio without a positive denominator, or a plain figure with one."""
    if indicator.kind.has_denominator and (figure.denominator is None or figure.denominator <= 0):
        raise Refusal(N_("Chỉ tiêu {code} là tỷ lệ: ghi cả tử số và mẫu số lớn hơn 0."), code=indicator.code)
    if not indicator.kind.has_denominator and figure.denominator is not None:
        raise Refusal(N_("Chỉ tiêu {code} không có mẫu số. Bỏ trống mẫu số."), code=indicator.code)


def _note(verb: str, indicator: Indicator, figure: Figure, *, by: Actor, **details: object) -> None:
    record(
        verb,
        indicator,
        by=by,
        name=f"{indicator.code} {indicator.title}",
        unit_id=indicator.plan.focal_unit_id,
        value=str(figure),
        **details,
    )
