"""Which seed meets which target: counted without sending, so that a floor holds on every worker alike."""

import re
from collections import Counter
from collections.abc import Iterator

from tests.hostile.attacks import chosen
from tests.hostile.routes import COLUMNS, READ, WRITTEN
from tests.hostile.seeds import FORGED, FORM_TEXTS, H11, H12, QUERY_TEXTS
from tests.hostile.site import Site

TYPED, ASKED = 1, 3
"""Seeds of a category that a field, a parameter meets in `make test`."""
SLOW = frozenset({"reports.pdf"})
"""What another program prints: half a second each time."""
Case = tuple[str, str, int, str]
"""Category, name of the field or parameter, place of the seed, seed."""


def fields(site: Site, endpoint: str) -> list[str]:
    """The fields of a form; of those that repeat by number the first."""
    found: dict[str, str] = {}
    for name in site.targets[endpoint].form.fields:
        if name != "csrf_token":
            found.setdefault(re.sub(r"\d+", "#", name), name)
    return list(found.values())


def typed(site: Site, endpoint: str) -> Iterator[Case]:
    """What is typed into the fields of a route."""
    for name in fields(site, endpoint):
        for category, seeds in FORM_TEXTS.items():
            for place, text in chosen(seeds, f"{endpoint} {name} {category}", TYPED):
                yield category, name, place, str(text)


def asked(site: Site, endpoint: str) -> Iterator[Case]:
    """What is put into the parameters of a page, one of which it does not know."""
    for name in (*site.asked.get(endpoint, ()), "khac"):
        for category, seeds in QUERY_TEXTS.items():
            for place, text in chosen(
                seeds, f"{endpoint} {name} {category}", 1 if endpoint in SLOW else ASKED
            ):
                yield category, name, place, str(text)


def foreign(site: Site, endpoint: str) -> list[str]:
    """Columns of tables that the form of a route does not offer, as names of fields."""
    target = site.targets[endpoint]
    read = {name for route, name in site.kinds if route == endpoint}
    known = {*read, *target.form.fields, *target.slots, *target.options, *site.asked.get(endpoint, ())}
    return [name for name in COLUMNS if name not in known]


FOREIGN = 10
"""Columns that a form meets one by one in `make test`, beside all of them at once."""


def leading(site: Site) -> list[tuple[str, str]]:
    """Routes that lead where the request says, with the name of what says it."""
    found = [(endpoint, "next") for endpoint in WRITTEN if "next" in site.asked.get(endpoint, ())]
    return found + [
        (endpoint, "back") for endpoint in WRITTEN if "back" in site.targets[endpoint].form.fields
    ]


def planned(site: Site) -> Counter[str]:
    """Cases by category of the tests whose number follows from the application."""
    told: Counter[str] = Counter()
    for endpoint in WRITTEN:
        told.update(category for category, *_ in typed(site, endpoint))
        told["H22"] += 2 + len(list(chosen(foreign(site, endpoint), endpoint, FOREIGN)))
        told["H14"] += len(FORGED)
    for endpoint in READ:
        told.update(category for category, *_ in asked(site, endpoint))
        told["H11"] += len(list(chosen(H11, endpoint, 6)))
        told["H24"] += 2 * len(site.pages.get(endpoint, [])[:4])
    told["H12"] += len(leading(site)) * len(H12)
    return told
