"""Whatever stands in an address: every page with every parameter that it reads, also for who sees little."""

import pytest
from flask.testing import FlaskClient

from tests.hostile.attacks import Attack, chosen, once
from tests.hostile.conftest import COMMUNE, sign_in
from tests.hostile.counting import note
from tests.hostile.planned import asked, leading
from tests.hostile.routes import READ
from tests.hostile.rules import CANARY
from tests.hostile.seeds import H11, H12
from tests.hostile.site import Site
from tracker.app import PUBLIC


def page_of(site: Site, endpoint: str) -> str:
    """An address of the route. A route that no page leads to fails here: the example office has to show it."""
    assert site.pages.get(endpoint), f"no page of the office leads to {endpoint}"
    return site.pages[endpoint][0]


def commune_of(site: Site) -> FlaskClient:
    """Somebody who sees one commune."""
    client = site.app.test_client()
    sign_in(client, COMMUNE)
    return client


@pytest.mark.parametrize("endpoint", READ)
def test_every_parameter_of_every_page_stands_hostile_text(
    site: Site, record_property, endpoint: str
) -> None:
    url, attack, client = page_of(site, endpoint), Attack(site), site.browser(endpoint)
    cases: dict[str, int] = {}
    for category, name, place, text in asked(site, endpoint):
        case, query = f"{name} {category}[{place}]", {name: text.encode("utf-8", "surrogatepass")}
        path = url.partition("?")[0]
        answer = attack.case(case, lambda path=path, query=query: client.get(path, query_string=query))
        if answer.status_code in {302, 303}:
            attack.failed.append(f"{case}: leads to {answer.location[:80]}")
        if (
            len(text) > 4
            and set(text) & set("<\"'")
            and answer.mimetype == "text/html"
            and text in answer.text
        ):
            attack.failed.append(f"{case}: U4 shown as it was typed")
        cases[category] = cases.get(category, 0) + 1
    if site.changed() and site.changes().keys() - {"sign_in"}:
        attack.failed.append(f"reading wrote {sorted(site.changes())}")
    for category, number in cases.items():
        note(record_property, category, number)
    assert client.get(url).status_code == 200
    attack.ended()


@pytest.mark.parametrize("endpoint", READ)
def test_no_header_of_a_request_says_who_we_are(site: Site, record_property, endpoint: str) -> None:
    url, attack = page_of(site, endpoint), Attack(site)
    for place, headers in chosen(H11, endpoint, 6):
        client = site.browser(endpoint)
        answer = attack.case(f"H11[{place}]", lambda to=client, headers=headers: to.get(url, headers=headers))
        told = [*answer.headers.values(), answer.text if answer.mimetype.startswith("text") else ""]
        if any("evil.example" in value for value in told):
            attack.failed.append(f"H11[{place}]: the name of a stranger is told")
    note(record_property, "H11", attack.cases)
    attack.ended()


@pytest.mark.parametrize("endpoint", READ)
def test_no_page_tells_a_stranger_or_another_unit_what_is_not_theirs(
    site: Site, record_property, endpoint: str
) -> None:
    attack, nobody, commune = Attack(site), site.app.test_client(), commune_of(site)
    for url in site.pages.get(endpoint, [])[:4]:
        answer = attack.case(f"H24 nobody {url}", lambda url=url: nobody.get(url))
        if endpoint not in PUBLIC and answer.status_code == 200:
            attack.failed.append(f"H24 nobody reads {url}")
        answer = attack.case(f"H24 commune {url}", lambda url=url: commune.get(url))
        if CANARY.encode() in answer.data or any(CANARY in value for value in answer.headers.values()):
            attack.failed.append(f"H24 the commune reads what another unit keeps for itself: {url}")
    note(record_property, "H24", attack.cases)
    attack.ended()


def test_nobody_is_led_to_another_site(site: Site, record_property) -> None:
    attack = Attack(site)
    for endpoint, name in leading(site):
        target = site.targets[endpoint]
        for place, text in enumerate(H12):
            told = {name: text.encode("utf-8", "surrogatepass")}
            data = {**target.sound, "nonce": once(), **(told if name == "back" else {})}
            path, query = target.form.action.partition("?")[0], told if name == "next" else {}
            client = site.browser(endpoint)
            answer = attack.case(
                f"H12 {endpoint}[{place}]",
                lambda to=client, path=path, data=data, query=query: to.post(
                    path, data=data, query_string=query
                ),
            )
            where = answer.headers.get("Location", "")
            if where and (not where.startswith("/") or where[1:2] in {"/", "\\"} or not where.isprintable()):
                attack.failed.append(f"H12 {endpoint}[{place}]: leads to {where[:80]!r}")
            site.restore()
    note(record_property, "H12", attack.cases)
    attack.ended()
