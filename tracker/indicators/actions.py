"""Entering indicators, the units that report them, their targets and readings."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.indicators import (
    Direction,
    Figure,
    Gathering,
    IndicatorKind,
    check_figure,
    check_gathering,
    read_figure,
)
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.text import N_
from tracker.indicators.models import Indicator, IndicatorTarget, IndicatorUnit, Reading, columns_of
from tracker.indicators.queries import asked_units, readings_by_indicator
from tracker.org.models import Unit
from tracker.plans.models import Plan
from tracker.plans.queries.facts import all_known
from tracker.registers.models import Register
from tracker.registers.queries import ranks_by_register

__all__ = [
    "Figure",
    "Makeup",
    "ask_units",
    "change_indicator",
    "create_indicator",
    "record_reading",
    "set_target",
]


@dataclass(frozen=True, slots=True)
class Makeup:
    """How an indicator is made up beside its words; the usual gathering of its kind where none is chosen."""

    direction: Direction = Direction.HIGHER
    gathering: Gathering | None = None
    names: tuple[str, ...] = ()
    scale: int = 100
    since_year: int | None = None
    baseline: str = ""
    baseline_year: int | None = None
    on_track_from: int = 90
    at_risk_from: int = 70
    register: Register | None = None


PLAIN = Makeup()


def create_indicator(
    plan: Plan,
    *,
    code: str,
    title: str,
    kind: IndicatorKind,
    unit_of_measure: str,
    position: int,
    by: Actor,
    makeup: Makeup = PLAIN,
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
    _make_up(indicator, makeup)
    db.session.add(indicator)
    record("indicator.created", indicator, by=by, name=f"{code} {title}", unit_id=plan.focal_unit_id)
    return indicator


def change_indicator(
    indicator: Indicator,
    *,
    code: str,
    title: str,
    unit_of_measure: str,
    by: Actor,
    makeup: Makeup | None = None,
) -> None:
    """Corrects how an indicator is written and made up; its kind stays, since its figures follow from it."""
    was = f"{indicator.code} {indicator.title}"
    indicator.code, indicator.title, indicator.unit_of_measure = code, title, unit_of_measure
    if makeup is not None:
        _make_up(indicator, makeup)
    name, unit_id = f"{code} {title}", indicator.plan.focal_unit_id
    record("indicator.changed", indicator, by=by, name=name, unit_id=unit_id, was=was)


def _make_up(indicator: Indicator, makeup: Makeup) -> None:
    kind, gathering = indicator.kind, makeup.gathering or indicator.kind.gatherings[0]
    check_gathering(kind, gathering)
    _bind(indicator, makeup.register)
    if kind.names_parts and not makeup.names and makeup.register is None:
        raise Refusal(N_("Đặt tên các phần hoặc các hạng, mức độ, mỗi dòng một tên."))
    if makeup.at_risk_from > makeup.on_track_from:
        raise Refusal(N_("Ngưỡng có nguy cơ không được lớn hơn ngưỡng đạt tiến độ."))
    indicator.direction, indicator.gathering = makeup.direction, gathering
    indicator.names, indicator.scale = "\n".join(makeup.names), makeup.scale
    indicator.since_year, indicator.baseline_year = makeup.since_year, makeup.baseline_year
    indicator.on_track_from, indicator.at_risk_from = makeup.on_track_from, makeup.at_risk_from
    if makeup.baseline:
        read_figure(makeup.baseline, indicator.spelling)
    indicator.baseline = makeup.baseline


def _bind(indicator: Indicator, register: Register | None) -> None:
    """From now on the figure is the length of the register; None = figures are typed again."""
    if register is not None:
        if not indicator.kind.counts_items or register.plan_id != indicator.plan_id:
            raise Refusal(N_("Danh mục này không dùng được cho chỉ tiêu. Chọn danh mục khác của kế hoạch."))
        if indicator.kind is IndicatorKind.RANKED and not ranks_by_register([register.id]):
            raise Refusal(
                N_("Danh mục “{title}” chưa có cấp, hạng. Chọn danh mục có cấp, hạng hoặc sửa danh mục."),
                title=register.title,
            )
    indicator.register = register
    indicator.register_id = register.id if register else None


def ask_units(indicator: Indicator, units: Collection[Unit], *, as_of: date, by: Actor) -> None:
    """Says which units report the indicator from a day on; the others no longer do."""
    db.session.flush()
    before = {unit.id: unit for unit in asked_units([indicator.id], known=all_known()).get(indicator.id, ())}
    wanted = {unit.id: unit for unit in units}
    if wanted and indicator.register_id is not None:
        raise Refusal(
            N_("Chỉ tiêu đã lấy số liệu từ danh mục thì không giao đơn vị báo cáo. Bỏ chọn các đơn vị.")
        )
    changed = [(number, number in wanted) for number in sorted(before.keys() ^ wanted.keys())]
    for number, asked in changed:
        db.session.add(
            IndicatorUnit(indicator_id=indicator.id, unit_id=number, asked=asked, **clock.stamp(as_of, by))
        )
    if changed:
        names = "; ".join(unit.name for unit in wanted.values()) or "–"
        _note("indicator.asked", indicator, by=by, units=names)


def set_target(
    indicator: Indicator, figure: Figure, *, by_day: date, as_of: date, by: Actor, unit: Unit | None = None
) -> None:
    """Says what the plan or a unit is to reach by a day; a later decision about that day holds from its own day on."""
    check_figure(indicator.code, indicator.kind, figure)
    if as_of > clock.today():
        raise Refusal(N_("Ngày giao chỉ tiêu chưa đến. Ghi ngày có văn bản giao."))
    db.session.add(
        IndicatorTarget(
            indicator_id=indicator.id,
            unit_id=unit.id if unit else None,
            by_day=by_day,
            **columns_of(figure),
            **clock.stamp(as_of, by),
        )
    )
    if unit is None:
        _note("indicator.target", indicator, by=by, value=str(figure))
    else:
        _note("indicator.unit_target", indicator, by=by, value=str(figure), unit=unit.name)


def record_reading(
    indicator: Indicator, figure: Figure, *, as_of: date, by: Actor, note: str = "", unit: Unit | None = None
) -> Reading:
    """Records the figure of the plan or of a unit on a day; a second one of the same day corrects the first.

    Raises Refusal for an indicator that counts a register.
    """
    if indicator.register is not None:
        raise Refusal(
            N_(
                "Chỉ tiêu {code} lấy số liệu từ danh mục “{title}”. "
                "Ghi nội dung vào danh mục đó, không ghi số liệu trực tiếp."
            ),
            code=indicator.code,
            title=indicator.register.title,
        )
    check_figure(indicator.code, indicator.kind, figure)
    if as_of > clock.today():
        raise Refusal(N_("Ngày của số liệu chưa đến. Ghi ngày đã có số liệu."))
    db.session.flush()
    unit_id = unit.id if unit else None
    known = readings_by_indicator([indicator.id], known=all_known()).get(indicator.id, [])
    was = next((each for each in known if (each.as_of, each.unit_id) == (as_of, unit_id)), None)
    reading = Reading(
        indicator_id=indicator.id,
        unit_id=unit_id,
        note=note,
        **columns_of(figure),
        **clock.stamp(as_of, by),
    )
    db.session.add(reading)
    details = {"as_of": as_of, "value": str(figure), "unit": unit.name if unit else indicator.plan.title}
    if was is not None:
        _note("indicator.corrected", indicator, by=by, was=str(was.figure), **details)
    else:
        _note("indicator.unit_reading" if unit else "indicator.reading", indicator, by=by, **details)
    return reading


def _note(verb: str, indicator: Indicator, *, by: Actor, **details: object) -> None:
    name, unit_id = f"{indicator.code} {indicator.title}", indicator.plan.focal_unit_id
    record(verb, indicator, by=by, name=name, unit_id=unit_id, **details)
