"""Targets, the table of all units on a day, and what a unit itself is to report."""

from typing import Any

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.domain.refusals import Refusal
from tracker.domain.text import N_
from tracker.indicators import queries
from tracker.indicators.actions import record_reading, set_target
from tracker.indicators.forms import (
    ReadingForm,
    TableForm,
    TargetForm,
    cell_of,
    needed_figure,
    spell,
    table_form,
)
from tracker.indicators.models import Indicator
from tracker.indicators.queries import Share, find_indicator, find_share
from tracker.org.models import Unit
from tracker.org.queries import find_unit
from tracker.plans.models import Plan
from tracker.plans.queries.facts import all_known, known_on
from tracker.plans.queries.plans import plans
from tracker.plans.queries.visible import sees_whole
from tracker.web.days import viewed
from tracker.web.fields import offered_units
from tracker.web.guards import current_scope, guard, may_now
from tracker.web.submits import submits, writing

readings = Blueprint("readings", __name__)


def _asked(indicator: Indicator) -> list[Unit]:
    return queries.asked_units([indicator.id], known=all_known()).get(indicator.id, [])


def _target_form(indicator: Indicator, **how: Any) -> TargetForm:
    form = TargetForm(data={"by_day": indicator.plan.ends_on, "as_of": clock.today()}, **how)
    form.unit.offer(offered_units(_asked(indicator)))
    spell(form, indicator.spelling)
    return form


def _target_page(indicator: Indicator, form: TargetForm) -> str:
    return render_template("indicators/target_form.html", form=form, indicator=indicator)


@readings.get("/indicators/<id:indicator_id>/targets/new")
@guard("indicator.write", load=find_indicator)
def new_target(indicator: Indicator) -> str:
    """What is to be reached by a day."""
    return _target_page(indicator, _target_form(indicator))


@readings.post("/indicators/<id:indicator_id>/targets/new")
@guard("indicator.write", load=find_indicator)
@submits(make=_target_form, page=_target_page)
def aim(_indicator: Indicator, form: TargetForm) -> Response:
    """Records the target; one for the same day and unit holds from the day of its decision on."""
    with writing(form) as entry:
        unit = find_unit(form.unit.data) if form.unit.data else None
        day, since = form.by_day.data, form.as_of.data
        set_target(entry.thing, needed_figure(form.value), by_day=day, as_of=since, by=entry.by, unit=unit)
        return entry.done(_url(entry.thing), _("Đã ghi kế hoạch của chỉ tiêu."))


def _table_form(indicator: Indicator, **how: Any) -> TableForm:
    form = table_form(_asked(indicator))(data={"as_of": clock.today()}, **how)
    spell(form, indicator.spelling)
    return form


def _table_page(indicator: Indicator, form: TableForm) -> str:
    standing = queries.standings([indicator], known=known_on(clock.today()))[0]
    return render_template(
        "indicators/table.html",
        form=form,
        indicator=indicator,
        rows=[(line, form[cell_of(line.unit.id)]) for line in standing.lines],
    )


@readings.get("/indicators/<id:indicator_id>/table")
@guard("indicator.write", load=find_indicator)
def table(indicator: Indicator) -> str:
    """The figures of all units on a day."""
    return _table_page(indicator, _table_form(indicator))


@readings.post("/indicators/<id:indicator_id>/table")
@guard("indicator.write", load=find_indicator)
@submits(make=_table_form, page=_table_page)
def enter_table(_indicator: Indicator, form: TableForm) -> Response:
    """Records what was filled in; a unit that was left empty stays as it is."""
    with writing(form) as entry:
        told = [(unit, form[cell_of(unit.id)].figure) for unit in _asked(entry.thing)]
        filled = [(unit, figure) for unit, figure in told if figure is not None]
        if not filled:
            raise Refusal(N_("Chưa nhập số liệu của đơn vị nào. Nhập ít nhất một đơn vị."))
        for unit, figure in filled:
            record_reading(entry.thing, figure, as_of=form.as_of.data, by=entry.by, unit=unit)
        return entry.done(_url(entry.thing), _("Đã ghi số liệu của %(n)s đơn vị.", n=len(filled)))


def _plans() -> list[Plan]:
    """The plans that the person follows, whose indicators are read whole."""
    scope = current_scope()
    return [plan for plan in plans(scope) if sees_whole(scope, plan)]


@readings.get("/indicators")
@guard("visible.read")
def mine() -> str:
    """The indicators that the person's units are to report, of all plans."""
    known = known_on(viewed().day)
    found = queries.shares(current_scope(), known=known)
    ids = {share.indicator.id for share in found}
    told = queries.readings_by_indicator(ids, known=known)
    targets = queries.targets_by_indicator(ids, known=known)
    rows = [
        (
            share,
            [each for each in told.get(share.indicator.id, []) if each.unit_id == share.unit.id],
            [each for each in targets.get(share.indicator.id, []) if each.unit_id == share.unit.id],
        )
        for share in found
    ]
    return render_template("indicators/mine.html", rows=rows, plans=_plans())


def _share_form(share: Share, **how: Any) -> ReadingForm:
    form = ReadingForm(data={"as_of": clock.today()}, **how)
    spell(form, share.indicator.spelling)
    return form


def _share_page(share: Share, form: ReadingForm) -> str:
    known = known_on(viewed().day)
    every = queries.all_readings([share.indicator.id], known=known).get(share.indicator.id, [])
    own = [each for each in every if each.unit_id == share.unit.id]
    return render_template(
        "indicators/share.html",
        form=form,
        share=share,
        readings=own,
        holding={reading.id for reading in queries.that_hold(own)},
        may_report=not viewed().past and may_now("indicator.report", share),
    )


@readings.get("/indicators/<id:indicator_id>/units/<id:unit_id>")
@guard("visible.read", load=find_share)
def show_share(share: Share) -> str:
    """What one unit has reported of an indicator."""
    return _share_page(share, _share_form(share))


@readings.post("/indicators/<id:indicator_id>/units/<id:unit_id>")
@guard("indicator.report", load=find_share)
@submits(make=_share_form, page=_share_page)
def report(_share: Share, form: ReadingForm) -> Response:
    """A unit reports its own figure; one for the same day corrects the earlier one."""
    with writing(form) as entry:
        share: Share = entry.thing
        figure, note = needed_figure(form.value), form.note.data
        record_reading(
            share.indicator, figure, as_of=form.as_of.data, by=entry.by, note=note, unit=share.unit
        )
        url = url_for(".show_share", indicator_id=share.indicator.id, unit_id=share.unit.id)
        return entry.done(url, _("Đã ghi số liệu."))


def _url(indicator: Indicator) -> str:
    return url_for("indicators.show", indicator_id=indicator.id)
