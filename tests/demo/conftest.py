"""The demo office, played once for all tests of its oracle."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import app_on, running
from tests.databases import Databases
from tests.shows import Shown
from tracker.domain.rights import EVERYTHING
from tracker.plans.models import Plan
from tracker.plans.queries.plans import find_plan_by_number


@pytest.fixture
def demo_app(shown: Shown, databases: Databases, tmp_path: Path) -> Iterator[Flask]:
    """The demo office on a copy of its database, on 14/6/2022."""
    url = databases.copy(shown.database)
    yield from running(app_on(url, OFFICE_DAY="2022-06-14", FILES_DIR=str(tmp_path / "files")))
    databases.drop(url)


@pytest.fixture
def plan(demo_app: Flask) -> Plan:
    """Plan 56/KH-UBND."""
    found = find_plan_by_number(EVERYTHING, "56/KH-UBND")
    assert found is not None
    return found
