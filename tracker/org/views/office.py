"""The office: what to do first, its settings, letterheads and working days."""

from datetime import date
from typing import Any

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker import clock
from tracker.domain.holidays import DAYS_OFF, WORKED_WEEKENDS
from tracker.domain.rights import Scope
from tracker.org import queries
from tracker.org.actions import LetterheadWords, remove_holiday, set_holiday, set_letterhead, set_up_office
from tracker.org.forms import HolidayForm, LetterheadForm, OfficeForm
from tracker.org.models import Letterhead, Office
from tracker.web.fields import offered_units
from tracker.web.forms import BareForm
from tracker.web.guards import guard
from tracker.web.languages import day as written_day
from tracker.web.submits import submits, writing

office = Blueprint("office", __name__)


@office.get("/office")
@guard("office.administer", load=queries.find_office_to_write)
def show(settings: Office) -> str:
    """The office, and what is still to be done before work can begin."""
    letterheads = queries.letterheads()
    return render_template(
        "org/office.html",
        settings=settings,
        steps=queries.first_steps(settings, day=clock.today()),
        units=queries.units_by_id([settings.root_unit_id, *(each.unit_id for each in letterheads)]),
        letterheads=letterheads,
        holidays=queries.holidays(),
    )


def _office_form(settings: Office, **how: Any) -> OfficeForm:
    form = OfficeForm(obj=settings, **how)
    form.root_unit_id.offer(offered_units(queries.units(day=clock.today())))
    return form


def _office_page(_settings: Office, form: OfficeForm) -> str:
    return render_template("org/office_form.html", form=form)


@office.get("/office/edit")
@guard("office.administer", load=queries.find_office_to_write)
def edit(settings: Office) -> str:
    """The settings of the office."""
    return _office_page(settings, _office_form(settings))


@office.post("/office/edit")
@guard("office.administer", load=queries.find_office_to_write)
@submits(make=_office_form, page=_office_page)
def change(_settings: Office, form: OfficeForm) -> Response:
    """Writes the settings."""
    with writing(form) as entry:
        set_up_office(
            queries.get_unit(form.root_unit_id.data),
            name=form.name.data,
            short_name=form.short_name.data,
            contact_name=form.contact_name.data,
            contact_phone=form.contact_phone.data,
            salutation=form.salutation.data,
            by=entry.by,
        )
        return entry.done(url_for("office.show"), _("Đã lưu thông tin cơ quan."))


def _letterhead_form(letterhead: Letterhead, **how: Any) -> LetterheadForm:
    return LetterheadForm(obj=letterhead, **how)


def _letterhead_page(letterhead: Letterhead, form: LetterheadForm) -> str:
    return render_template("org/letterhead.html", form=form, unit=queries.get_unit(letterhead.unit_id))


@office.get("/units/<id:unit_id>/letterhead")
@guard("office.administer", load=queries.find_letterhead_to_write)
def letterhead(letterhead: Letterhead) -> str:
    """How the documents of a unit are headed and signed."""
    return _letterhead_page(letterhead, _letterhead_form(letterhead))


@office.post("/units/<id:unit_id>/letterhead")
@guard("office.administer", load=queries.find_letterhead_to_write)
@submits(make=_letterhead_form, page=_letterhead_page)
def write_letterhead(_letterhead: Letterhead, form: LetterheadForm) -> Response:
    """Writes the letterhead; reports already issued keep theirs."""
    with writing(form) as entry:
        unit = queries.get_unit(entry.thing.unit_id)
        words = {name: form[name].data for name in LetterheadWords.__dataclass_fields__}
        set_letterhead(unit, LetterheadWords(**words), by=entry.by)
        return entry.done(url_for("office.show"), _("Đã lưu thể thức văn bản của %(name)s.", name=unit.name))


def _holiday_form(**how: Any) -> HolidayForm:
    return HolidayForm(**how)


def _holiday_page(form: HolidayForm) -> str:
    year = clock.today().year
    return render_template(
        "org/holidays.html",
        form=form,
        holidays=queries.holidays(),
        year=year,
        known=[each for each in DAYS_OFF if year in (each[0].year, each[1].year)],
        worked=[day for day in WORKED_WEEKENDS if day.year == year],
        last_year=DAYS_OFF[-1][0].year,
        button_form=lambda: BareForm(formdata=None),
    )


@office.get("/office/holidays")
@guard("office.administer")
def holidays() -> str:
    """The office's own days off and days worked, beside the calendar that is built in."""
    return _holiday_page(_holiday_form())


@office.post("/office/holidays")
@guard("office.administer")
@submits(make=_holiday_form, page=_holiday_page)
def add_holiday(form: HolidayForm) -> Response:
    """One more day of the office's own."""
    with writing(form) as entry:
        set_holiday(form.day.data, name=form.name.data, is_working=form.is_working.data, by=entry.by)
        return entry.done(
            url_for("office.holidays"), _("Đã ghi ngày %(day)s vào lịch.", day=written_day(form.day.data))
        )


def _read_day(_scope: Scope, day: str) -> date | None:
    """A day of the URL (2022-09-02), whether the office says something about it or not."""
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def _button(_day: date, **how: Any) -> BareForm:
    return BareForm(**how)


def _refused(_day: date, button: BareForm) -> str:
    form = HolidayForm(formdata=None)
    form.refusals = button.refusals
    return _holiday_page(form)


@office.post("/office/holidays/<day>/remove")
@guard("office.administer", load=_read_day)
@submits(make=_button, page=_refused)
def drop_holiday(_day: date, form: BareForm) -> Response:
    """Leaves the day to the built-in calendar again."""
    with writing(form) as entry:
        remove_holiday(entry.thing, by=entry.by)
        return entry.done(
            url_for("office.holidays"), _("Đã bỏ ngày %(day)s khỏi lịch riêng.", day=written_day(entry.thing))
        )
