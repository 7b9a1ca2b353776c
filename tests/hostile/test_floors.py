"""Nothing that can be reached is left out, and no category shrinks unseen."""

from tests.hostile.counting import FULL
from tests.hostile.planned import asked, fields, leading, planned, typed
from tests.hostile.routes import READ, WRITTEN
from tests.hostile.seeds import H17
from tests.hostile.site import Site
from tests.hostile.test_files import SENT, SLOTS
from tests.hostile.test_races import AT_ONCE, ONCE
from tests.hostile.test_states import NUMBERS, STEPS, TRIES

FLOORS = {
    "H1": 1000,
    "H4": 1000,
    "H5": 520,
    "H6": 1000,
    "H7": 1000,
    "H8": 1000,
    "H9": 520,
    "H10": 520,
    "H11": 570,
    "H12": 1300,
    "H14": 1200,
    "H18": 520,
    "H21": 480,
    "H22": 1030,
    "H24": 390,
}
"""The fewest cases of each category whose number follows from the application."""
FLOOR = 10_000


def test_every_route_field_and_parameter_is_attacked(site: Site) -> None:
    assert [endpoint for endpoint in WRITTEN if endpoint not in site.targets] == []
    assert [endpoint for endpoint in READ if not site.pages.get(endpoint)] == []
    for endpoint in WRITTEN:
        assert {name for _category, name, *_ in typed(site, endpoint)} == set(fields(site, endpoint))
    for endpoint in READ:
        assert {name for _category, name, *_ in asked(site, endpoint)} >= set(site.asked.get(endpoint, ()))
    assert {endpoint for endpoint, _name in leading(site)} >= {"signing.sign_in_now", "language.choose"}


def test_no_category_falls_below_its_floor(site: Site) -> None:
    told = planned(site)
    assert {name: told[name] for name, floor in FLOORS.items() if told[name] < floor} == {}
    assert FULL or sum(told.values()) >= FLOOR, told
    assert len(SENT) * len(SLOTS) >= 180
    assert len(H17) >= 59
    assert len(STEPS) * len(NUMBERS) * TRIES + AT_ONCE * len(ONCE) >= 160
