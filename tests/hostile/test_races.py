"""Two who press at the same moment: exactly one of them is first."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tests.hostile.attacks import Attack, once
from tests.hostile.counting import note
from tests.hostile.site import Site

AT_ONCE = 4
ONCE = (
    "deciding.confirm_task",
    "deciding.suspend",
    "deciding.withdraw",
    "deciding.decide",
    "report_life.check",
    "report_life.approve",
    "report_life.issue",
    "imports.accept",
    "register_imports.accept",
    "items.remove",
    "people.take",
)
"""What can be done once only, however many forms are open."""


@pytest.mark.parametrize("endpoint", ONCE)
def test_of_several_who_press_at_once_one_is_first(site: Site, record_property, endpoint: str) -> None:
    target, attack = site.targets[endpoint], Attack(site)
    start, cookies = Barrier(AT_ONCE), dict(site.client._cookies)

    def press(_place: int) -> int:
        with site.app.app_context():
            client = site.app.test_client()
            client._cookies = dict(cookies)
            start.wait()
            return client.post(target.form.action, data={**target.sound, "nonce": once()}).status_code

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = sorted(pool.map(press, range(AT_ONCE)))
    attack.cases += AT_ONCE
    many = written(site)
    site.restore()
    assert site.client.post(target.form.action, data={**target.sound, "nonce": once()}).status_code == 303
    if many != written(site) or 303 not in answers or answers[-1] >= 500:
        attack.failed.append(f"H23 {endpoint}: answered {answers}, wrote {many} instead of {written(site)}")
    site.restore()
    note(record_property, "H23", attack.cases)
    attack.ended()


def written(site: Site) -> dict[str, int]:
    """How many rows each table got or changed, apart from the forms that were answered."""
    return {name: len(rows) for name, rows in site.changes().items() if name != "answered_form"}
