import os
import pytest
from pathlib import Path
from tests.conftest import app_on
from tracker.db import db


@pytest.fixture(scope="session")
def blank_database(tmp_path_factory):
    path = tmp_path_factory.mktemp("blank") / "blank.db"
    app = app_on(f"sqlite:///{path}")
    with app.app_context():
        db.create_all()
        db.engine.dispose()
    return path
