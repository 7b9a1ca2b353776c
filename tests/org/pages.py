"""A small browser without scripts: reads the forms of a page, fills them in and sends them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse


@dataclass
class Form:
    """A form as the page offers it: where it goes and what stands in its fields."""

    action: str
    fields: dict[str, Any] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._select = self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "form":
            self.forms.append(Form(told.get("action") or ""))
        if not self.forms:
            return
        fields, name = self.forms[-1].fields, told.get("name")
        if tag == "input" and name:
            self._input(told, name)
        elif tag == "select":
            self._select = name or ""
        elif tag == "option" and self._select and ("selected" in told or self._select not in fields):
            fields[self._select] = told.get("value") or ""
        elif tag == "textarea":
            self._area = name or ""
            fields[self._area] = ""

    def _input(self, told: dict[str, str | None], name: str) -> None:
        fields = self.forms[-1].fields
        if told.get("type") == "checkbox":
            if "checked" in told:
                fields.setdefault(name, []).append(told.get("value") or "y")
        elif told.get("type") not in {"file", "radio"}:
            fields[name] = told.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1].fields[self._area] += data.removeprefix("\r\n")


def forms_of(text: str) -> list[Form]:
    """The forms of a page."""
    reader = _Forms()
    reader.feed(text)
    return reader.forms


def form_on(client: FlaskClient, url: str, *, action: str = "") -> Form:
    """The form of a page that goes to the action (by default to the page's own address)."""
    page = client.get(url)
    assert page.status_code == 200, (url, page.status_code)
    wanted = action or url.partition("?")[0]
    return next(form for form in forms_of(page.text) if form.action == wanted)


def send(client: FlaskClient, form: Form, **typed: Any) -> TestResponse:
    """Sends the form with what was typed over what stood there."""
    return client.post(form.action, data={**form.fields, **typed})


def fill(client: FlaskClient, url: str, *, action: str = "", **typed: Any) -> TestResponse:
    """Opens the page, fills in its form and sends it."""
    return send(client, form_on(client, url, action=action), **typed)
