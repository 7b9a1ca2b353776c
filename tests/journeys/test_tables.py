"""Tables stand as tables on a desk, and nothing is wider than the screen."""

import pytest

from tests.journeys.conftest import DESK, PHONE

PAGES = (
    "/plans/1",
    "/plans/1/money",
    "/allocations/5",
    "/plans/1/indicators",
    "/tasks/18/matrix",
    "/templates",
    "/reports/1",
)
FALLEN = """[...document.querySelectorAll("tr")]
  .filter(row => row.getClientRects().length && getComputedStyle(row).display !== "table-row")
  .map(row => row.className)"""
"""Rows that are laid out as something else."""
WIDTH = "document.documentElement.scrollWidth"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_rows_are_rows_and_pages_fit_the_screen(sign_in, size: dict) -> None:
    page, found = sign_in("officer", size), {}
    for path in PAGES:
        assert page.goto(path).status == 200
        fallen = page.evaluate(FALLEN) if size is DESK else []
        if fallen or page.evaluate(WIDTH) > size["width"]:
            found[path] = fallen
    assert found == {}
