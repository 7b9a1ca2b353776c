"""The indicators of a plan and their readings."""

from typing import Any

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.indicators.actions import Figure, change_indicator, create_indicator, record_reading, set_target
from tracker.indicators.forms import IndicatorForm, IndicatorWordsForm, ReadingForm, TargetForm
from tracker.indicators.models import Indicator
from tracker.indicators.queries import find_indicator, readings_by_indicator, targets_by_indicator
from tracker.indicators.queries import indicators as indicators_of
from tracker.plans.models import Plan
from tracker.plans.queries.facts import known_on
from tracker.plans.queries.plans import find_plan
from tracker.web.guards import guard
from tracker.web.submits import submits, writing

indicators = Blueprint("indicators", __name__)


def _form(plan: Plan, **how: Any) -> IndicatorForm:
    return IndicatorForm(data={"by_day": plan.ends_on}, **how)


def _page(plan: Plan, form: IndicatorForm) -> str:
    return render_template("indicators/indicator_form.html", form=form, plan=plan, indicator=None)


@indicators.get("/plans/<id:plan_id>/indicators/new")
@guard("indicator.write", load=find_plan)
def new(plan: Plan) -> str:
    """A figure that the plan promises."""
    return _page(plan, _form(plan))


@indicators.post("/plans/<id:plan_id>/indicators/new")
@guard("indicator.write", load=find_plan)
@submits(make=_form, page=_page)
def create(_plan: Plan, form: IndicatorForm) -> Response:
    """Adds the indicator and its target."""
    with writing(form) as entry:
        plan: Plan = entry.thing
        indicator = create_indicator(
            plan,
            code=form.code.data,
            title=form.title.data,
            kind=form.kind.data,
            unit_of_measure=form.unit_of_measure.data,
            position=len(indicators_of(entry.principal.scope, plan)) + 1,
            by=entry.by,
        )
        if form.target.data is not None:
            figure = Figure(form.target.data, form.target_denominator.data)
            set_target(
                indicator, figure, by_day=form.by_day.data or plan.ends_on, as_of=clock.today(), by=entry.by
            )
        return entry.done(_url(indicator), _("Đã thêm chỉ tiêu."))


def _reading_form(_indicator: Indicator, **how: Any) -> ReadingForm:
    return ReadingForm(data={"as_of": clock.today()}, **how)


def _reading_page(indicator: Indicator, form: ReadingForm) -> str:
    known = known_on(clock.today())
    return render_template(
        "indicators/indicator.html",
        form=form,
        indicator=indicator,
        readings=readings_by_indicator([indicator.id], known=known).get(indicator.id, []),
        targets=targets_by_indicator([indicator.id], known=known).get(indicator.id, []),
    )


@indicators.get("/indicators/<id:indicator_id>")
@guard("indicator.write", load=find_indicator)
def show(indicator: Indicator) -> str:
    """An indicator with its readings."""
    return _reading_page(indicator, _reading_form(indicator))


@indicators.post("/indicators/<id:indicator_id>")
@guard("indicator.write", load=find_indicator)
@submits(make=_reading_form, page=_reading_page)
def enter(_indicator: Indicator, form: ReadingForm) -> Response:
    """Records a reading; one for the same day corrects the earlier one."""
    with writing(form) as entry:
        figure = Figure(form.value.data, form.denominator.data)
        record_reading(entry.thing, figure, as_of=form.as_of.data, by=entry.by, note=form.note.data)
        return entry.done(_url(entry.thing), _("Đã ghi số liệu."))


def _words_form(indicator: Indicator, **how: Any) -> IndicatorWordsForm:
    return IndicatorWordsForm(obj=indicator, **how)


def _words_page(indicator: Indicator, form: IndicatorWordsForm) -> str:
    return render_template(
        "indicators/indicator_form.html", form=form, plan=indicator.plan, indicator=indicator
    )


@indicators.get("/indicators/<id:indicator_id>/edit")
@guard("indicator.write", load=find_indicator)
def edit(indicator: Indicator) -> str:
    """How an indicator is written."""
    return _words_page(indicator, _words_form(indicator))


@indicators.post("/indicators/<id:indicator_id>/edit")
@guard("indicator.write", load=find_indicator)
@submits(make=_words_form, page=_words_page)
def change(_indicator: Indicator, form: IndicatorWordsForm) -> Response:
    """Corrects the words of the indicator."""
    with writing(form) as entry:
        change_indicator(
            entry.thing,
            code=form.code.data,
            title=form.title.data,
            unit_of_measure=form.unit_of_measure.data,
            by=entry.by,
        )
        return entry.done(_url(entry.thing), _("Đã lưu chỉ tiêu."))


def _target_form(indicator: Indicator, **how: Any) -> TargetForm:
    return TargetForm(data={"by_day": indicator.plan.ends_on, "as_of": clock.today()}, **how)


def _target_page(indicator: Indicator, form: TargetForm) -> str:
    return render_template("indicators/target_form.html", form=form, indicator=indicator)


@indicators.get("/indicators/<id:indicator_id>/targets/new")
@guard("indicator.write", load=find_indicator)
def new_target(indicator: Indicator) -> str:
    """What is to be reached by a day."""
    return _target_page(indicator, _target_form(indicator))


@indicators.post("/indicators/<id:indicator_id>/targets/new")
@guard("indicator.write", load=find_indicator)
@submits(make=_target_form, page=_target_page)
def aim(_indicator: Indicator, form: TargetForm) -> Response:
    """Records the target; one for the same day holds from the day of its decision on."""
    with writing(form) as entry:
        figure = Figure(form.value.data, form.denominator.data)
        set_target(entry.thing, figure, by_day=form.by_day.data, as_of=form.as_of.data, by=entry.by)
        return entry.done(_url(entry.thing), _("Đã ghi kế hoạch của chỉ tiêu."))


def _url(indicator: Indicator) -> str:
    return url_for("indicators.show", indicator_id=indicator.id)
