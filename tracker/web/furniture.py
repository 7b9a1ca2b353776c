"""What every request and every page gets: headers, bounded ids, filters, the frame of the page."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from flask import Flask, Response, current_app, g, request, url_for
from flask_babel import gettext as _
from werkzeug.routing import BaseConverter

from tracker import clock
from tracker.web import languages
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
        day=languages.day,
        money=languages.number,
        number=languages.number,
        percent=_percent,
        moment=languages.moment,
        ago=languages.ago,
        label=_label,
        shown=shown,
    )
    app.context_processor(_frame)


def menu_entry(endpoint: str, label: str, icon: str) -> MenuEntry:
    """A menu line; it is active on the pages of its floor's path."""
    url = url_for(endpoint)
    active = request.path == url or (url != "/" and request.path.startswith(url))
    return MenuEntry(url, label, icon, active)


def _percent(share: Fraction | None) -> str:
    return "–" if share is None else languages.percent(share)


def _label(member: Any) -> str:
    """The translated label of an enum's member."""
    return _(str(member.label))


def _frame() -> dict[str, Any]:
    """The reader's language; the day in view: its banner when it is past, and the way back to today; an error page looks at today."""
    view = g.get("viewed_day") or View(clock.today(), clock.today())
    past: date | None = view.day if view.past else None
    return {
        "lang": languages.language(),
        "here": _here(),
        "today": view.today,
        "past": past,
        "now_url": request.path,
    }


def _here() -> str:
    """The page to come back to: this one where it can be opened again, else the first one."""
    if request.method == "GET":
        return request.full_path.rstrip("?")
    adapter = current_app.create_url_adapter(request)
    return request.path if adapter and adapter.test(request.path, method="GET") else "/"


def _harden(response: Response) -> Response:
    """Security headers on every answer; pages are not kept by caches."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    return response
