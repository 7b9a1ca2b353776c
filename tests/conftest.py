"""A fresh office for each test: a real SQLite file, upgraded once by the migrations and copied.

What is heavy is imported by the fixtures that need it, so that a test of the rulebook loads neither Flask nor SQLAlchemy.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.databases import ON_POSTGRESQL, Databases, Files, Server, postgres
from tests.hostile.counting import pytest_runtest_logreport as pytest_runtest_logreport
from tests.hostile.counting import pytest_terminal_summary as pytest_terminal_summary

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from tests.offices import Office
    from tests.shows import Shown


def app_on(url: str, **environ: str) -> Flask:
    """An application on a database, as the environment would set it up."""
    from config import settings
    from tests.browsers import Browser
    from tracker.app import create_app

    chosen: dict[str, Any] = settings(
        {"APP_ENV": "test", "DATABASE_URL": url, "SECRET_KEY": "k" * 40, **environ}
    )
    app = create_app({**chosen, "TESTING": True, "WTF_CSRF_ENABLED": False})
    app.test_client_class = Browser
    return app


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A real PostgreSQL."""
    with postgres() as server:
        yield server


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Databases:
    """Where the suite keeps its databases: files of SQLite unless TEST_ON=postgresql."""
    if ON_POSTGRESQL:
        server: Server = request.getfixturevalue("postgres_server")
        return server
    return Files(tmp_path_factory.mktemp("databases"))


@pytest.fixture(scope="session")
def blank_database(databases: Databases) -> str:
    """An empty office at the newest migration, by its URL."""
    from flask_migrate import upgrade

    from tracker.db import db

    url = databases.empty()
    app = app_on(url)
    with app.app_context():
        upgrade()
        db.engine.dispose()
    return url


@pytest.fixture
def app(databases: Databases, blank_database: str, tmp_path: Path) -> Iterator[Flask]:
    """The application on a database of its own."""
    url = databases.copy(blank_database)
    yield from running(app_on(url, FILES_DIR=str(tmp_path / "files")))
    databases.drop(url)


def running(app: Flask) -> Iterator[Flask]:
    """The application while a test uses it; afterwards nothing of it is left open."""
    from tracker import clock
    from tracker.db import db

    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
    clock.set_office_day(None)


@pytest.fixture
def office(app: Flask) -> Office:
    """A small office: a committee, a focal department, a sister department and a commune, with their people."""
    from tests.offices import found

    return found()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without a session."""
    return app.test_client()


@pytest.fixture
def postgres_url(postgres_server: Server) -> Iterator[str]:
    """An empty database on a real PostgreSQL, whatever the suite runs on."""
    url = postgres_server.empty()
    yield url
    postgres_server.drop(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def each_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """An empty office at the newest migration on a database of each kind, whatever the suite runs on."""
    from flask_migrate import upgrade

    url = f"sqlite:///{tmp_path / 'office.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    for app in running(app_on(url, FILES_DIR=str(tmp_path / "files"))):
        upgrade()
        yield app


@pytest.fixture(scope="session")
def shown(databases: Databases, blank_database: str, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """Runs the command once, as a user would."""
    from tests.shows import Shown
    from tracker.db import db
    from tracker.demo.commands import demo as command

    folder = tmp_path_factory.mktemp("demo")
    url = databases.copy(blank_database)
    app = app_on(url, MAIL_FROM="khcn@tayson.example", FILES_DIR=str(folder / "files"))
    answer = app.test_cli_runner().invoke(command, ["--out", str(folder / "out")])
    assert answer.exit_code == 0, answer.output
    with app.app_context():
        db.engine.dispose()
    return Shown(url, folder / "out", answer.output)
