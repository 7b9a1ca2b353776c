"""Fills every form with what its route accepts, so that a hostile word in one field is judged by that field alone."""

import re
from typing import Any

from tests.hostile.attacks import once
from tests.hostile.site import Site, Target

EVERYBODY, PASSWORD = "moi-viec@mau.example", "mot-cau-de-nho-2022"
WORD = "Chữ hiền"
BY_KIND = {
    "LineField": WORD,
    "BlockField": WORD,
    "FigureField": "5",
    "AddressField": "thu@vidu.gov.vn",
    "DayField": "14/6/2022",
    "WholeField": "1",
    "MoneyField": "5 triệu",
    "SecretField": PASSWORD,
}
"""A sound answer for each class of field."""
APART: dict[str, dict[str, Any]] = {
    "signing.sign_in_now": {"email": EVERYBODY, "password": PASSWORD},
    "signing.change_password": {
        "current": PASSWORD,
        "password": "mot-cau-khac-2022",
        "again": "mot-cau-khac-2022",
    },
    "readings.report": {"value": "5/10"},
    "readings.aim": {"value": "5/10"},
    "readings.enter_table": {"unit_31": "5/10", "unit_32": "5/10"},
    "indicators.enter": {"value": "5/10"},
    "reports.create": {"period": "2022-Q3"},
    "campaigns.create": {"period": "2022-Q3", "due": "30/9/2022", "document": ""},
    "templates.create": {"completing": "0", **{f"steps-{place}-deadline": "" for place in range(5)}},
    "rollouts.create": {"units": ["31"], **{f"deadlines-{place}": "" for place in range(12)}},
    "membership.join": {"units": ["19"], "deadlines-11": ""},
    "templates.rows": {"add": "1"},
    "templates.new_rows": {"add": "1"},
}
"""What a form needs beyond that."""


def sound(site: Site, endpoint: str, target: Target) -> None:
    """Notes what the route takes: the form as offered, or with its empty fields filled in."""
    target.sound = dict(target.form.fields)
    for fill in (_as_offered, _filled, _worded):
        sent = {**fill(site, endpoint, target), **APART.get(endpoint, {})}
        answer = site.browser(endpoint).post(target.form.action, data={**sent, "nonce": once()})
        site.restore()
        if answer.status_code in {200, 303}:
            target.sound, target.taken = sent, True
            return
        target.said = problems(answer.text)


def _as_offered(_site: Site, _endpoint: str, target: Target) -> dict[str, Any]:
    return dict(target.form.fields)


def _filled(site: Site, endpoint: str, target: Target) -> dict[str, Any]:
    """Every empty field answered."""
    fields = target.form.fields
    return {
        name: value or _answer(target, site.kinds.get((endpoint, name), ""), name)
        for name, value in fields.items()
    }


def _worded(site: Site, endpoint: str, target: Target) -> dict[str, Any]:
    """Only empty fields of words answered."""
    full = _filled(site, endpoint, target)
    words = {"LineField", "BlockField", "SecretField"}
    return {
        name: full[name] if site.kinds.get((endpoint, name)) in words else value
        for name, value in target.form.fields.items()
    }


def problems(text: str) -> list[str]:
    """What the page says is wrong."""
    found = re.findall(
        r'(?s)class="(?:field-errors|notice notice-danger)".*?</ul>|class="field-errors".*?</div>', text
    )
    return [" ".join(re.sub("<[^>]+>", " ", part).split())[-200:] for part in found]


def _answer(target: Target, kind: str, name: str) -> Any:
    chosen = [value for value in target.options.get(name, ()) if value]
    return chosen[0] if chosen else BY_KIND.get(kind, "")
