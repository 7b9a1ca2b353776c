"""Only the office's own host names are answered; the others get a sentence, never a fault."""

import pytest

from tests.conftest import app_on
from tracker.db import db


@pytest.fixture
def guarded(blank_database: str):
    app = app_on(blank_database, TRUSTED_HOSTS="kehoach.example.vn")
    with app.app_context():
        yield app
        db.engine.dispose()


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "kehoach.example.vn.evil.example",
        "127.0.0.1",
        "kehoach.example.vn.:80",
        "a_b.example",
        "[::1]",
    ],
)
@pytest.mark.parametrize("path", ["/login", "/", "/nowhere", "/static/brand.svg"])
def test_a_foreign_host_name_is_refused_with_a_sentence(guarded, host: str, path: str) -> None:
    answer = guarded.test_client().get(path, headers={"Host": host})
    assert (answer.status_code, answer.mimetype) == (400, "text/plain")
    assert "không thuộc hệ thống" in answer.text


def test_our_own_host_name_is_answered(guarded) -> None:
    answer = guarded.test_client().get("/login", headers={"Host": "kehoach.example.vn"})
    assert answer.status_code == 200
