"""Every page of the demo, as each of its people sees it: every link answers, every page has a title and one h1."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask
from sqlalchemy import event, select

from tests.shows import Shown
from tracker.db import db
from tracker.org.models import Person

PEOPLE = ("officer", "head", "leader", "officer3", "commune", "checker", "clerk", "admin", "daumoi.yte")
MOST_PAGES = 160
PAGED = re.compile(r"[?&](before|page)=")


class Seen(HTMLParser):
    """What a page holds: links, headings, title."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.h1 = 0
        self.title = ""
        self._in_title = False

    def handle_starttag(self, tag, attrs) -> None:
        told = dict(attrs)
        if tag == "a" and told.get("href"):
            self.links.append(told["href"])
        self.h1 += tag == "h1"
        self._in_title = tag == "title"

    def handle_data(self, data) -> None:
        if self._in_title:
            self.title += data
            self._in_title = False


def browser(app: Flask, shown: Shown, login: str):
    client = app.test_client()
    password = re.search(r'"password": "([^"]+)"', shown.printed)[1]
    answer = client.post(
        "/login", data={"email": f"{login}@tayson.example", "password": password, "nonce": "n" * 20}
    )
    assert answer.status_code == 303
    return client


@pytest.mark.parametrize("login", PEOPLE)
def test_every_link_on_every_page_answers(demo_app: Flask, shown: Shown, login: str) -> None:
    client = browser(demo_app, shown, login)
    waiting, seen = ["/"], {"/"}
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.pop(0)
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        if not answer.content_type.startswith("text/html"):
            continue
        page = Seen()
        page.feed(answer.text)
        assert page.h1 == 1, path
        assert page.title.strip(), path
        for link in page.links:
            target = urlsplit(urljoin(f"http://localhost{path}", link))
            found = target.path + (f"?{target.query}" if target.query else "")
            if target.netloc == "localhost" and found not in seen and not PAGED.search(found):
                seen.add(found)
                waiting.append(found)
    assert len(seen) > 8


@pytest.mark.parametrize(
    "path", ["/", "/plans", "/plans/1", "/tasks/5", "/tasks/18/matrix", "/plans/1/why", "/reports"]
)
def test_a_past_page_says_so_and_has_no_form_but_the_language_and_the_way_out(
    demo_app: Flask, shown: Shown, path: str
) -> None:
    text = browser(demo_app, shown, "head").get(path, query_string={"as_of": "2022-05-31"}).text
    assert "Đang xem số liệu đến ngày 31/5/2022" in text
    assert text.count('method="post"') == 2


@pytest.mark.parametrize(
    "day", ["31/2/2022", "2022-13-01", "x" * 500, "2022-06-15", "1500-01-01", "٢٠٢٢-٠٦-٠١"]
)
def test_a_wrong_day_is_told_and_never_a_fault(demo_app: Flask, shown: Shown, day: str) -> None:
    answer = browser(demo_app, shown, "head").get("/plans/1", query_string={"as_of": day})
    assert answer.status_code == 400
    assert "ngày" in answer.text.lower()


def test_the_invisible_looks_like_what_never_existed(demo_app: Flask, shown: Shown) -> None:
    client = browser(demo_app, shown, "commune")
    hidden, missing = client.get("/tasks/5"), client.get("/tasks/999999")
    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert hidden.text.replace("/tasks/5", "") == missing.text.replace("/tasks/999999", "")


@pytest.mark.parametrize(
    "path", ["/", "/plans", "/plans/1", "/letters", "/documents", "/people", "/minutes", "/reports"]
)
def test_a_page_costs_a_constant_number_of_statements(demo_app: Flask, shown: Shown, path: str) -> None:
    client, statements = browser(demo_app, shown, "head"), []
    event.listen(db.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    assert client.get(path).status_code == 200
    assert len([each for each in statements if each.lstrip().startswith(("SELECT", "WITH"))]) <= 30


def test_everybody_of_the_story_can_sign_in(demo_app: Flask, shown: Shown) -> None:
    emails = set(db.session.scalars(select(Person.email)))
    told = set(re.findall(r'"email": "([^"]+)"', shown.printed))
    assert told <= emails
    assert len(told) == 14
