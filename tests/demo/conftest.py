"""The demo office, played once for all tests of its oracle."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import app_on
from tracker import clock
from tracker.db import db
from tracker.demo.commands import demo as command
from tracker.domain.rights import EVERYTHING
from tracker.plans.models import Plan
from tracker.plans.queries.plans import find_plan_by_number


@dataclass(frozen=True)
class Shown:
    """What `flask demo` left behind: its database, its folder, what it printed."""

    database: Path
    out: Path
    printed: str


@pytest.fixture(scope="session")
def shown(blank_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """Runs the command once, as a user would."""
    folder = tmp_path_factory.mktemp("demo")
    database = folder / "demo.db"
    shutil.copy(blank_database, database)
    app = app_on(f"sqlite:///{database}", MAIL_FROM="khcn@tayson.example")
    answer = app.test_cli_runner().invoke(command, ["--out", str(folder / "out")])
    assert answer.exit_code == 0, answer.output
    with app.app_context():
        db.engine.dispose()
    return Shown(database, folder / "out", answer.output)


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
