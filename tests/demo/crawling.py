"""Walks the pages that somebody reaches, and hears what each says and answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from flask import Flask
from flask.testing import FlaskClient

from tests.demo.test_pages import PAGED, browser
from tests.org.pages import Form, fill, forms_of
from tests.shows import Shown

SPOKEN = {"title", "alt", "aria-label", "placeholder", "data-label", "data-confirm", "content"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "use", "wbr"}
KEPT = {"nonce", "csrf_token", "csrf-token"}
LEFT_ALONE = {"/logout", "/language", "/login"}
"""Forms that would end the walk or change its language."""
BAD = ("", "đ?{x}%")
"""What is typed into every field of a form: nothing, and what no field can read."""


class Texts(HTMLParser):
    """Every text that a person reads or hears on a page but what is marked as Vietnamese, and its links."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.links: list[str] = []
        self._silent = self._quoted = 0

    def handle_starttag(self, tag, attrs) -> None:
        told = dict(attrs)
        self._silent += tag in {"script", "style", "textarea"}
        self.links += [told[name] for name in ("href", "hx-get") if told.get(name) and tag != "link"]
        if self._quoted or (told.get("lang") == "vi" and tag != "html"):
            self._quoted += tag not in VOID
            return
        self.said += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag) -> None:
        self._silent -= tag in {"script", "style", "textarea"}
        self._quoted -= bool(self._quoted) and tag not in VOID

    def handle_data(self, data) -> None:
        if not self._silent and not self._quoted:
            self.said.append(data)


def read(text: str) -> Texts:
    """What a page says."""
    page = Texts()
    page.feed(text)
    return page


@dataclass(frozen=True)
class Answer:
    """What was asked for (`posted`: what was typed into every field of its form), and what came."""

    path: str
    text: str
    status: int
    posted: str | None = None

    def __str__(self) -> str:
        return self.path if self.posted is None else f"{self.path} ← {self.posted!r}"


def walk(client: FlaskClient, *, most: int, posting: bool = False) -> Iterator[Answer]:
    """One page of each shape, and what each of their forms answers to what it cannot take."""
    waiting, seen, sent = ["/"], {"/"}, set()
    for _ in range(most):
        if not waiting:
            return
        path = waiting.pop(0)
        answer = client.get(path)
        assert answer.status_code < 500, path
        if answer.status_code != 200 or not answer.content_type.startswith("text/html"):
            continue
        yield Answer(path, answer.text, answer.status_code)
        for link in read(answer.text).links:
            target = urlsplit(urljoin(f"http://localhost{path}", link))
            address = target.path + (f"?{target.query}" if target.query else "")
            if target.netloc == "localhost" and shape(address) not in seen and not PAGED.search(link):
                seen.add(shape(address))
                waiting.append(address)
        for form in forms_of(answer.text) if posting else ():
            action = urlsplit(form.action or path).path
            if action not in LEFT_ALONE and shape(action) not in sent:
                sent.add(shape(action))
                yield from refused(client, form, form.action or path)


def refused(client: FlaskClient, form: Form, action: str) -> Iterator[Answer]:
    """What a form answers to bad values; one without fields takes anything and is left alone."""
    for bad in BAD if set(form.fields) - KEPT else ():
        typed = {name: value if name in KEPT else bad for name, value in form.fields.items()}
        answer = client.post(action, data=typed, content_type="multipart/form-data")
        assert answer.status_code < 500, (action, bad)
        if answer.content_type.startswith("text/html"):
            yield Answer(action, answer.text, answer.status_code, bad)


def shape(address: str) -> str:
    """An address without its numbers: pages of one shape say the same."""
    return re.sub(r"\d+", "1", address)


def reader(app: Flask, shown: Shown, login: str, language: str) -> FlaskClient:
    """Somebody of the demo who has chosen a language."""
    client = browser(app, shown, login)
    client.post("/language", data={"language": language, "back": "/"})
    return client


def keep_registers(app: Flask, shown: Shown) -> None:
    """A list of items with one item on it: the demo has none."""
    client = browser(app, shown, "officer")
    words = {
        "code": "DT",
        "title": "Di tích được công nhận",
        "noun": "di tích",
        "ranks": "cấp tỉnh\ncấp huyện",
    }
    answer = fill(client, "/plans/1/registers/new", **words)
    assert answer.status_code == 303, answer.text
    added = fill(
        client, "/registers/1/items/new", name="Tháp Dương Long", day="30/6/2021", rank="1", unit="1"
    )
    assert added.status_code == 303, added.text
