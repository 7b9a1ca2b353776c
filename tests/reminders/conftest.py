"""The district of the demo data, built once and copied for each test."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import app_on
from tests.reminders.tay_son import founded
from tracker.db import db


@pytest.fixture(scope="session")
def district_database(blank_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The district on the morning of 01/6/2022."""
    path = tmp_path_factory.mktemp("district") / "district.db"
    shutil.copy(blank_database, path)
    os.chmod(path, 0o600)
    app = app_on(f"sqlite:///{path}")
    with app.app_context():
        founded()
        db.session.remove()
        db.engine.dispose()
    return path


@pytest.fixture
def district(district_database: Path, tmp_path: Path) -> Iterator[Flask]:
    """The application on a copy of the district."""
    path = tmp_path / "district.db"
    shutil.copy(district_database, path)
    os.chmod(path, 0o600)
    app = app_on(f"sqlite:///{path}", BASE_URL="https://kehoach.example.vn")
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
