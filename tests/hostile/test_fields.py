"""Whatever is typed into any field of any form: told in a sentence or kept as plain text, never a fault."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.hostile.attacks import Attack, chosen, once
from tests.hostile.counting import note
from tests.hostile.planned import FOREIGN, foreign, typed
from tests.hostile.reading import Page
from tests.hostile.routes import WRITTEN
from tests.hostile.seeds import FORGED
from tests.hostile.site import Site, Target
from tracker.domain.text import normalise, one_line

HARMLESS = "Chữ thường 7q"
FORMS = {"LineField": one_line, "BlockField": normalise}
"""How a field of words keeps what was typed."""
UNTAKEN = {
    "imports.upload",
    "register_imports.upload",
    "report_told.take",
    "rollouts.create",
    "signing.activate_now",
    "tasks.adjust",
}
"""Forms that say no to a sound answer: nothing without a file, a unit's text, a code, a task that is under way."""
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


@dataclass
class Plain:
    """What a harmless word in a field leads to."""

    status: int
    kept: bool = False
    bones: dict[str, list[str]] = field(default_factory=dict)


@pytest.mark.parametrize("endpoint", WRITTEN)
def test_every_field_of_every_form_stands_hostile_text(site: Site, record_property, endpoint: str) -> None:
    target, attack, plain = target_of(site, endpoint), Attack(site), {}
    cases: dict[str, int] = {}
    for category, name, place, text in typed(site, endpoint):
        if name not in plain:
            plain[name] = harmless(site, endpoint, target, name)
        case = f"{name} {category}[{place}]"
        data = {**target.sound, "nonce": once(), name: text.encode("utf-8", "surrogatepass")}
        client = site.browser(endpoint)
        answer = attack.case(case, lambda data=data, to=client: to.post(target.form.action, data=data))
        kind = site.kinds.get((endpoint, name), "")
        attack.failed += [
            f"{case}: {wrong}" for wrong in misread(site, client, answer, kind, text, plain[name])
        ]
        site.restore()
        cases[category] = cases.get(category, 0) + 1
    for category, number in cases.items():
        note(record_property, category, number)
    attack.ended()
    answer = site.browser(endpoint).post(target.form.action, data={**target.sound, "nonce": once()})
    assert (answer.status_code in {200, 303}) is target.taken


def target_of(site: Site, endpoint: str) -> Target:
    """The form of a route. A route whose form no page offers fails here: the example office has to show it."""
    assert endpoint in site.targets, f"no page of the office offers the form of {endpoint}"
    return site.targets[endpoint]


def harmless(site: Site, endpoint: str, target: Target, name: str) -> Plain:
    """Sends a harmless word in the field: what becomes of it is what must become of any other."""
    client = site.browser(endpoint)
    answer = client.post(target.form.action, data={**target.sound, "nonce": once(), name: HARMLESS})
    told = Plain(answer.status_code, HARMLESS in cells(site))
    if answer.status_code == 303:
        page = Page(client.get(answer.location).text)
        if page.shows(HARMLESS):
            told.bones[re.sub(r"\d+", "#", answer.location)] = page.bones
    site.restore()
    return told


def cells(site: Site) -> set[str]:
    """Every text that now stands in a row and did not before."""
    return {cell for rows in site.changes().values() for row in rows for cell in row if isinstance(cell, str)}


def misread(
    site: Site, client: FlaskClient, answer: TestResponse, kind: str, text: str, plain: Plain
) -> list[str]:
    """What became of the text that should not have."""
    wrong = []
    if len(text) > 4 and set(text) & set("<\"'") and text in answer.text:
        wrong.append("U4 shown as it was typed")
    if answer.status_code != 303:
        return wrong
    kept = cells(site)
    form = FORMS[kind](text) if kind in FORMS else ""
    wrong += [
        f"U3 kept {cell[:60]!r}"
        for cell in kept
        if _UNSEEN.search(cell) or not unicodedata.is_normalized("NFC", cell)
    ]
    lines = {" ".join(cell.split()) for cell in kept}
    if (
        plain.kept
        and form
        and not {" ".join(form.split())} <= lines
        and not set(form.split("\n")) - {""} <= lines
    ):
        wrong.append("U3 kept otherwise than it was typed")
    page = client.get(answer.location)
    where = re.sub(r"\d+", "#", answer.location)
    if page.status_code >= 500 or (len(text) > 4 and set(text) & set("<\"'") and text in page.text):
        wrong.append(f"U4 the page after it: {page.status_code}")
    elif where in plain.bones and form and len(form) < 100 and "\n" not in form:
        read = Page(page.text)
        if not read.shows(form):
            wrong.append("U3 does not read back")
        elif kind == "LineField" and sorted(read.bones) != sorted(plain.bones[where]):
            wrong.append("U4 the page has other elements")
    return wrong


def test_every_form_takes_a_sound_answer(site: Site) -> None:
    """Otherwise a hostile word in one field would be judged by another."""
    assert {
        name: target.said for name, target in site.targets.items() if not target.taken and name not in UNTAKEN
    } == {}


@pytest.mark.parametrize("endpoint", WRITTEN)
def test_what_a_form_does_not_offer_is_not_taken(site: Site, record_property, endpoint: str) -> None:
    target, attack = target_of(site, endpoint), Attack(site)

    def outcome(more: dict[str, str]) -> tuple[int, Any]:
        data = {**target.sound, **more, "nonce": once()}
        answer = attack.case(
            f"H22 {sorted(more)[:3]}", lambda: site.browser(endpoint).post(target.form.action, data=data)
        )
        told = {name: len(rows) for name, rows in site.changes().items()}, worded(site, data["nonce"])
        site.restore()
        return answer.status_code, told

    plain, names = outcome({}), foreign(site, endpoint)
    for some in (names, *([name] for _place, name in chosen(names, endpoint, FOREIGN))):
        more = {key: "1" for name in some for key in (name, f"person.{name}", f"{name}[]")}
        if (seen := outcome(more)) != plain:
            attack.failed.append(f"H22 {some[:3]}: {seen} instead of {plain}")
    note(record_property, "H22", attack.cases)
    attack.ended()


def worded(site: Site, _nonce: str) -> dict[str, list[tuple]]:
    """What was written, without moments, marks of forms and secrets, which differ each time."""
    varies = re.compile(r"^[0-9a-f]{32,}|^\d{4}-\d\d-\d\d[ T]\d\d:|^\$|[A-Za-z0-9_-]{30,}")
    return {
        name: [
            tuple(cell for cell in row if not (isinstance(cell, str) and varies.search(cell))) for row in rows
        ]
        for name, rows in site.changes().items()
        if name not in {"answered_form", "sign_in"}
    }


@pytest.mark.parametrize("endpoint", WRITTEN)
def test_nobody_is_made_to_send_a_form_that_they_never_pressed(
    site: Site, record_property, endpoint: str
) -> None:
    target, attack = target_of(site, endpoint), Attack(site)
    stranger = site.app.test_client()
    site.app.config["WTF_CSRF_ENABLED"] = True
    try:
        other = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', stranger.get("/login").text)
        assert other
        for way in FORGED:
            answer = attack.case(f"H14 {way}", lambda way=way: forge(site, endpoint, target, way, other[1]))
            if site.changed() and site.changes().keys() - {"sign_in", "sign_in_failure"}:
                attack.failed.append(f"H14 {way}: wrote {sorted(site.changes())}")
            if way not in {"GET"} and answer.status_code not in {400, 403, 405, 415}:
                attack.failed.append(f"H14 {way}: answered {answer.status_code}")
            site.restore()
    finally:
        site.app.config["WTF_CSRF_ENABLED"] = False
    note(record_property, "H14", attack.cases)
    attack.ended()


def forge(site: Site, endpoint: str, target: Target, way: str, other: str) -> TestResponse:
    """Sends the sound form as somebody else's page would have the browser send it."""
    client, url = site.browser(endpoint), target.form.action
    data = {name: value for name, value in target.sound.items() if name != "csrf_token"} | {"nonce": once()}
    tokens = {"empty token": "", "wrong token": "x" * 90, "token of another session": other}
    headers = {
        "null origin": {"Origin": "null"},
        "foreign origin": {"Origin": "https://evil.example"},
        "cross-site": {"Sec-Fetch-Site": "cross-site"},
        "method override": {"X-HTTP-Method-Override": "GET"},
    }
    if way in tokens:
        return client.post(url, data={**data, "csrf_token": tokens[way]})
    if way == "token in the address":
        return client.post(f"{url}{'&' if '?' in url else '?'}csrf_token={other}", data=data)
    if way == "words as plain text":
        return client.post(url, data="&".join(f"{name}=1" for name in data), content_type="text/plain")
    if way == "words as JSON":
        return client.post(url, json=data)
    if way in {"GET", "PUT", "DELETE"}:
        return client.open(url, method=way, data=data if way != "GET" else None)
    return client.post(url, data=data, headers=headers.get(way, {}))
