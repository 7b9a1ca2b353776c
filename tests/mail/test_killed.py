"""A deliverer that is killed, and two at once as processes, on both databases."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import upgrade

from tests.conftest import app_on
from tests.mail.postbox import Postbox, open_postbox, post_notes, states
from tracker.db import db

TOP = Path(__file__).parents[2]
LETTERS = 200


@pytest.fixture(params=["sqlite", "postgresql"])
def outbox(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/outbox.db"
    else:
        url = request.getfixturevalue("postgres_url")
    app = app_on(url)
    with app.app_context():
        upgrade()
        yield app
        db.session.remove()
        db.engine.dispose()


def deliverer(app: Flask, box: Postbox) -> subprocess.Popen[str]:
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    command = [sys.executable, "-m", "tests.mail.deliver_once", url, box.url]
    return subprocess.Popen(command, cwd=TOP, stdout=subprocess.PIPE, text=True)


def wait_for(box: Postbox, number: int) -> None:
    for _ in range(1200):
        if len(box.letters) >= number:
            return
        time.sleep(0.05)
    raise AssertionError(f"only {len(box.letters)} letters came")


def test_a_deliverer_killed_in_the_middle_loses_nothing(outbox: Flask) -> None:
    post_notes(range(1, LETTERS + 1))
    with open_postbox() as box:
        box.pause = 0.005
        process = deliverer(outbox, box)
        wait_for(box, LETTERS // 2)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert len(box.copies) < LETTERS
        assert deliverer(outbox, box).wait(timeout=120) == 0
        assert set(states().values()) == {"sent"}
        assert len(box.copies) == LETTERS
        assert len(box.letters) - LETTERS <= 1


def test_two_processes_at_once_send_every_letter_once(outbox: Flask) -> None:
    post_notes(range(1, 61))
    with open_postbox() as box:
        both = [deliverer(outbox, box) for _ in range(2)]
        sent = [int(each.communicate(timeout=120)[0].split("sent=")[1].split(",")[0]) for each in both]
        assert sum(sent) == len(box.copies) == 60
        assert set(box.copies.values()) == {1}
