"""The indicators of a plan, an indicator with its readings, and how it is written."""

from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response

from tracker import clock
from tracker.domain.indicators import IndicatorKind, Spelling, plain, twins
from tracker.indicators import queries
from tracker.indicators.actions import (
    Makeup,
    ask_units,
    change_indicator,
    create_indicator,
    record_reading,
    set_target,
)
from tracker.indicators.forms import AnyReadingForm, IndicatorForm, IndicatorWordsForm, needed_figure, spell
from tracker.indicators.models import Indicator
from tracker.indicators.queries import find_indicator
from tracker.org.queries import find_unit, units_by_id
from tracker.org.queries import units as all_units
from tracker.plans.models import Plan
from tracker.plans.queries.facts import all_known, known_on
from tracker.plans.queries.plans import find_plan
from tracker.plans.queries.visible import sees_whole
from tracker.registers.queries import find_register, registers
from tracker.web.days import viewed
from tracker.web.fields import offered_units
from tracker.web.guards import current_scope, guard, may_now
from tracker.web.languages import number
from tracker.web.submits import submits, writing

indicators = Blueprint("indicators", __name__)


@indicators.app_template_filter("figure_of")
def figure_of(told: Any, indicator: Indicator) -> str:
    """A reading or target of the indicator as tables write it: 58/262, trên 25, 55,19%; long ratios break at the stroke."""
    figure = told.figure
    text = plain(figure, indicator.spelling, number, _)
    plainly = figure.denominator is None or figure.words or figure.parts
    return text if plainly else Markup("/<wbr>").join(text.split("/"))


@indicators.get("/plans/<id:plan_id>/indicators")
@guard("visible.read", load=find_plan)
def index(plan: Plan) -> str:
    """How the indicators of a plan stand on a day; for a unit those that it reports."""
    known = known_on(viewed().day)
    standings = queries.standings(queries.indicators(current_scope(), plan), known=known)
    return render_template(
        "indicators/index.html",
        plan=plan,
        whole=sees_whole(current_scope(), plan),
        standings=standings,
        twins=twins(standings),
        shares=queries.shares(current_scope(), known=known, plan_id=plan.id),
        may_write=not viewed().past and may_now("indicator.write", plan),
    )


def _kind() -> IndicatorKind | None:
    """The kind that was chosen in the first step."""
    typed = request.values.get("kind", "")
    return IndicatorKind(typed) if typed in set(IndicatorKind) else None


def _form(plan: Plan, **how: Any) -> IndicatorForm:
    data = {"by_day": plan.ends_on, "scale": 100, "on_track_from": 90, "at_risk_from": 70}
    form = IndicatorForm(data=data, **how)
    kind = _kind() or IndicatorKind.COUNT
    _offer(form, kind, plan)
    spell(form, _spelling(kind, form))
    return form


def _spelling(kind: IndicatorKind, form: IndicatorWordsForm) -> Spelling:
    names = tuple((form.names.data or "").splitlines())
    return Spelling(kind, form.unit_of_measure.data or "", names, form.scale.data or 100)


def _offer(form: IndicatorWordsForm, kind: IndicatorKind, plan: Plan) -> None:
    form.gathering.choices = [(each, _(each.label)) for each in kind.gatherings]
    lists = registers(current_scope(), plan) if kind.counts_items else ()
    form.register_id.offer([(each.id, f"{each.code}. {each.title}") for each in lists])
    form.units.choices = offered_units(all_units(day=clock.today()))


def _page(plan: Plan, form: IndicatorForm) -> str:
    kind = _kind()
    if kind is None:
        return render_template("indicators/kinds.html", plan=plan, kinds=tuple(IndicatorKind))
    return render_template("indicators/indicator_form.html", form=form, plan=plan, indicator=None, kind=kind)


@indicators.get("/plans/<id:plan_id>/indicators/new")
@guard("indicator.write", load=find_plan)
def new(plan: Plan) -> str:
    """A figure that the plan promises: first its kind, then the form of that kind."""
    return _page(plan, _form(plan))


@indicators.post("/plans/<id:plan_id>/indicators/new")
@guard("indicator.write", load=find_plan)
@submits(make=_form, page=_page)
def create(_plan: Plan, form: IndicatorForm) -> Response:
    """Adds the indicator, the units that report it and its target, as the plan holds them since it was issued."""
    with writing(form) as entry:
        plan: Plan = entry.thing
        indicator = create_indicator(
            plan,
            **_words(form),
            kind=_kind() or IndicatorKind.COUNT,
            position=len(queries.indicators(entry.principal.scope, plan)) + 1,
            by=entry.by,
        )
        since = min(plan.document.issued_on, clock.today())
        ask_units(indicator, units_by_id(form.units.data or ()).values(), as_of=since, by=entry.by)
        if form.target.figure is not None:
            by_day = form.by_day.data or plan.ends_on
            set_target(indicator, form.target.figure, by_day=by_day, as_of=since, by=entry.by)
        return entry.done(_url(indicator), _("Đã thêm chỉ tiêu."))


def _words(form: IndicatorWordsForm) -> dict[str, Any]:
    makeup = Makeup(
        direction=form.direction.data,
        gathering=form.gathering.data,
        names=tuple((form.names.data or "").splitlines()),
        scale=form.scale.data or 100,
        since_year=form.since_year.data,
        baseline=form.baseline.data or "",
        baseline_year=form.baseline_year.data,
        on_track_from=form.on_track_from.data,
        at_risk_from=form.at_risk_from.data,
        register=find_register(current_scope(), form.register_id.data) if form.register_id.data else None,
    )
    plain = {name: form[name].data for name in ("code", "title", "unit_of_measure")}
    return {**plain, "makeup": makeup}


def _reading_form(indicator: Indicator, **how: Any) -> AnyReadingForm:
    form = AnyReadingForm(data={"as_of": clock.today()}, **how)
    form.unit.offer(
        offered_units(queries.asked_units([indicator.id], known=all_known()).get(indicator.id, []))
    )
    spell(form, indicator.spelling)
    return form


def _reading_page(indicator: Indicator, form: AnyReadingForm) -> str:
    known = known_on(viewed().day)
    readings = queries.all_readings([indicator.id], known=known).get(indicator.id, [])
    return render_template(
        "indicators/indicator.html",
        form=form,
        indicator=indicator,
        standing=queries.standings([indicator], known=known)[0],
        readings=readings,
        holding={reading.id for reading in queries.that_hold(readings)},
        targets=queries.targets_by_indicator([indicator.id], known=known).get(indicator.id, []),
        may_write=not viewed().past and may_now("indicator.write", indicator),
    )


@indicators.get("/indicators/<id:indicator_id>")
@guard("visible.read", load=find_indicator)
def show(indicator: Indicator) -> str:
    """An indicator on a day: its figure and what it comes from, its targets and readings."""
    return _reading_page(indicator, _reading_form(indicator))


@indicators.post("/indicators/<id:indicator_id>")
@guard("indicator.write", load=find_indicator)
@submits(make=_reading_form, page=_reading_page)
def enter(_indicator: Indicator, form: AnyReadingForm) -> Response:
    """Records a reading; one for the same day and unit corrects the earlier one."""
    with writing(form) as entry:
        unit = find_unit(form.unit.data) if form.unit.data else None
        figure = needed_figure(form.value)
        record_reading(
            entry.thing, figure, as_of=form.as_of.data, by=entry.by, note=form.note.data, unit=unit
        )
        return entry.done(_url(entry.thing), _("Đã ghi số liệu."))


def _words_form(indicator: Indicator, **how: Any) -> IndicatorWordsForm:
    asked = queries.asked_units([indicator.id], known=all_known()).get(indicator.id, [])
    form = IndicatorWordsForm(obj=indicator, data={"units": [unit.id for unit in asked]}, **how)
    _offer(form, indicator.kind, indicator.plan)
    spell(form, _spelling(indicator.kind, form))
    return form


def _words_page(indicator: Indicator, form: IndicatorWordsForm) -> str:
    return render_template(
        "indicators/indicator_form.html",
        form=form,
        plan=indicator.plan,
        indicator=indicator,
        kind=indicator.kind,
    )


@indicators.get("/indicators/<id:indicator_id>/edit")
@guard("indicator.write", load=find_indicator)
def edit(indicator: Indicator) -> str:
    """How an indicator is written and made up."""
    return _words_page(indicator, _words_form(indicator))


@indicators.post("/indicators/<id:indicator_id>/edit")
@guard("indicator.write", load=find_indicator)
@submits(make=_words_form, page=_words_page)
def change(_indicator: Indicator, form: IndicatorWordsForm) -> Response:
    """Corrects the words and the make-up of the indicator, and which units report it."""
    with writing(form) as entry:
        change_indicator(entry.thing, **_words(form), by=entry.by)
        chosen = units_by_id(form.units.data or ()).values()
        ask_units(entry.thing, chosen, as_of=clock.today(), by=entry.by)
        return entry.done(_url(entry.thing), _("Đã lưu chỉ tiêu."))


def _url(indicator: Indicator) -> str:
    return url_for("indicators.show", indicator_id=indicator.id)
