"""The day that a page looks at: today, or the past by `?as_of=`."""

from dataclasses import dataclass
from datetime import date

from flask import abort, g, has_request_context, request
from flask_babel import gettext as _

from tracker import clock
from tracker.web.fields import read_day


@dataclass(frozen=True, slots=True)
class View:
    """The day in view, and whether it is past: then the page has a banner and no forms."""

    day: date
    today: date

    @property
    def past(self) -> bool:
        """Whether the page shows an earlier day."""
        return self.day < self.today


def viewed() -> View:
    """The day of this request; 400 for what is no day or has not come yet."""
    if not has_request_context():
        return View(clock.today(), clock.today())
    if "viewed_day" not in g:
        g.viewed_day = View(_asked_day() or clock.today(), clock.today())
    view: View = g.viewed_day
    return view


def _asked_day() -> date | None:
    text = request.args.get("as_of", "").strip()
    if not text:
        return None
    try:
        day = read_day(text)
    except ValueError as error:
        abort(400, str(error))
    if day > clock.today():
        abort(
            400,
            _("Ngày %(day)s chưa đến. Chọn một ngày đến hôm nay.", day=f"{day.day}/{day.month}/{day.year}"),
        )
    return day
