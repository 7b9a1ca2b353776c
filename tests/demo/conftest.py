"""The demo office, played once for all tests of its oracle."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import app_on
from tests.shows import Shown
from tracker import clock
from tracker.db import db
from tracker.domain.rights import EVERYTHING
from tracker.plans.models import Plan
from tracker.plans.queries.plans import find_plan_by_number


@pytest.fixture
def demo_app(shown: Shown, tmp_path: Path) -> Iterator[Flask]:
    """The demo office on a copy of its database, on 14/6/2022."""
    path = tmp_path / "demo.db"
    shutil.copy(shown.database, path)
    app = app_on(f"sqlite:///{path}", OFFICE_DAY="2022-06-14")
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
    clock.set_office_day(None)


@pytest.fixture
def plan(demo_app: Flask) -> Plan:
    """Plan 56/KH-UBND."""
    found = find_plan_by_number(EVERYTHING, "56/KH-UBND")
    assert found is not None
    return found
