"""Exactly one clock, whatever is started and whatever is killed."""

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
from sqlalchemy import create_engine, text

from tests.conftest import app_on, running
from tests.databases import Files
from tracker.db import db
from tracker.jobs.leading import AdvisoryLock, FileLock, clock_lock
from tracker.jobs.ticking import SECONDS, start_clock
from tracker.queue.models import JobRun

TOP = Path(__file__).parents[2]


@pytest.fixture
def filed(tmp_path: Path) -> Iterator[Flask]:
    """An office in a file, whatever the suite runs on: its clock is locked by a file beside it."""
    app = app_on(Files(tmp_path).empty())
    with app.app_context():
        upgrade()
    yield from running(app)


@pytest.fixture
def database(filed: Flask) -> Path:
    """The file of the office's database."""
    return Path(filed.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///"))


@pytest.fixture
def start(database: Path) -> Iterator:
    """Starts clocks as processes of their own; those still alive at the end are ended."""
    started: list[subprocess.Popen] = []

    def start() -> subprocess.Popen:
        environ = {
            **os.environ,
            "APP_ENV": "test",
            "SECRET_KEY": "k" * 40,
            "DATABASE_URL": f"sqlite:///{database}",
        }
        process = subprocess.Popen([sys.executable, "-m", "tracker.jobs"], cwd=TOP, env=environ)
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()


def holder(database: Path) -> int:
    """The process that holds the lock now, by the file; 0 when there is none."""
    path = Path(f"{database}.clock-lock")
    return int(path.read_text() or 0) if path.exists() else 0


def wait_until_held(database: Path, pid: int, *, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if holder(database) == pid:
            return True
        time.sleep(0.1)
    return False


def test_of_two_clocks_one_beats_and_the_other_takes_over_when_it_is_killed(start, database: Path) -> None:
    first = start()
    assert wait_until_held(database, first.pid, seconds=60)
    second = start()
    time.sleep(SECONDS + 2)
    assert (first.poll(), second.poll(), holder(database)) == (None, None, first.pid)
    os.kill(first.pid, signal.SIGKILL)
    assert wait_until_held(database, second.pid, seconds=15)
    second.send_signal(signal.SIGTERM)
    assert second.wait(timeout=30) == 0
    runs = db.session.query(JobRun).filter_by(job="tidy").all()
    assert len(runs) == len({run.slot for run in runs}) >= 1


def test_the_lock_of_a_file_is_one_processes_at_a_time(tmp_path: Path) -> None:
    first, second = FileLock(str(tmp_path / "lock")), FileLock(str(tmp_path / "lock"))
    assert first.held()
    assert first.held()
    assert not second.held()
    first.free()
    assert second.held()
    assert (tmp_path / "lock").stat().st_mode & 0o777 == 0o600


def test_the_lock_of_a_database_moves_on_when_its_connection_dies(postgres_url: str) -> None:
    app = app_on(postgres_url)
    with app.app_context():
        first, second = clock_lock(db.engine), clock_lock(create_engine(db.engine.url))
        assert isinstance(first, AdvisoryLock)
        assert first.held()
        assert first.held()
        assert not second.held()
        db.session.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE pid <> pg_backend_pid() AND datname = current_database()"
            )
        )
        db.session.rollback()
        assert second.held()
        assert not first.held()
        second.free()
        assert first.held()
        first.free()
        db.session.remove()
        db.engine.dispose()


def test_the_clock_of_a_one_process_server_starts_at_once_and_stops(filed: Flask, database: Path) -> None:
    stop = start_clock(filed)
    try:
        assert wait_until_held(database, os.getpid(), seconds=10)
    finally:
        stop()
    taken = FileLock(f"{database}.clock-lock")
    assert taken.held()
    taken.free()
