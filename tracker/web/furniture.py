"""What every request and every page gets: headers, bounded ids, filters, the frame of the page."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from flask import Flask, Response, g, request, url_for
from flask_babel import gettext as _
from werkzeug.routing import BaseConverter

from tracker import clock
from tracker.domain import wording
from tracker.web.badges import shown
from tracker.web.days import View

CONTENT_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; font-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class IdConverter(BaseConverter):
    """A number of a record: no sign, no leading zero, never larger than the database holds."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One line of the menu."""

    url: str
    label: str
    icon: str
    active: bool


def register_furniture(app: Flask) -> None:
    """Hangs headers, converters and filters on the application."""
    app.url_map.converters["id"] = IdConverter
    app.after_request(_harden)
    app.jinja_env.filters.update(
        day=wording.day,
        day_text=wording.day,
        day_long=wording.long_day,
        money=wording.number,
        number=wording.number,
        percent=_percent,
        moment=moment,
        figure=_figure,
        label=_label,
        shown=shown,
    )
    app.context_processor(_frame)


def menu_entry(endpoint: str, label: str, icon: str) -> MenuEntry:
    """A menu line; it is active on the pages of its floor's path."""
    url = url_for(endpoint)
    active = request.path == url or (url != "/" and request.path.startswith(url))
    return MenuEntry(url, label, icon, active)


def moment(value: datetime) -> str:
    """A moment on the office's wall: 07:00 ngày 01/6/2022."""
    local = clock.local(value)
    return f"{local:%H:%M} " + _("ngày") + f" {wording.day(local.date())}"


def _percent(share: Fraction | None) -> str:
    return "–" if share is None else wording.percent(share)


def _figure(told: Any) -> str:
    """A reading or target: 58/262, or 16."""
    over = f"/{wording.number(told.denominator)}" if told.denominator is not None else ""
    return wording.number(told.value) + over


def _label(member: Any) -> str:
    """The translated label of an enum's member."""
    return _(str(member.label))


def _frame() -> dict[str, Any]:
    """The day in view: its banner when it is past, and the way back to today; an error page looks at today."""
    view = g.get("viewed_day") or View(clock.today(), clock.today())
    past: date | None = view.day if view.past else None
    return {"today": view.today, "past": past, "now_url": request.path}


def _harden(response: Response) -> Response:
    """Security headers on every answer; pages are not kept by caches."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    return response
