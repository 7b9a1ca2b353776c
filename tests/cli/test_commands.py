"""Commands end with a sentence: 1 refused, 2 not understood; nothing on stdout then."""

import os
import re
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import app_on, running
from tests.databases import Files
from tests.offices import Office, plan
from tracker.cli import COMMANDS
from tracker.db import db, writing
from tracker.org.models import Person

PASSWORD = "mot-cau-de-nho-2022\n"
REPORT = ["report", "56/KH-UBND", "--period", "2022-H1", "--format", "json"]
ADMIN = ["create-admin", "moi@mau.example", "--name", "Vũ Mới", "--password-stdin"]


def run(app: Flask, *arguments: object, typed: str = PASSWORD):
    """The command as a user runs it."""
    name, *rest = map(str, arguments)
    command = next(each for each in COMMANDS if each.name == name)
    return app.test_cli_runner().invoke(command, rest, input=typed)


def assert_told(answer, code: int) -> None:
    """One Vietnamese sentence on stderr, nothing on stdout."""
    assert (answer.exit_code, answer.stdout) == (code, ""), (answer.output, answer.exception)
    assert len(answer.stderr.strip().split("\n")) == 1
    assert re.search("[à-ỹđ]", answer.stderr)
    assert "Traceback" not in answer.stderr


@pytest.fixture
def place(tmp_path: Path) -> dict[str, Path]:
    """A folder, a file, and paths that cannot be written."""
    (tmp_path / "file").write_text("x")
    return {"folder": tmp_path, "below": tmp_path / "file" / "x"}


@pytest.mark.parametrize("where", ["folder", "below"])
@pytest.mark.parametrize("command", [[*REPORT, "--out"], ["backup"]])
def test_a_path_that_cannot_be_written_is_told(app, office: Office, place, command, where: str) -> None:
    with writing():
        plan(office)
    assert_told(run(app, *command, place[where]), 1)
    assert sorted(path.name for path in place["folder"].iterdir() if path.name.startswith(".")) == []


@pytest.mark.parametrize(
    "day", ["0001-01-01", "1944-12-31", "2200-01-02", "9999-12-31", "31/02/2022", "x", "٢"]
)
@pytest.mark.parametrize(
    "command",
    [
        ["deadline", "Quý II/2022", "--issued"],
        ["remind", "--on"],
        [*REPORT, "--out", "x", "--as-of"],
        [*REPORT, "--out", "x", "--known-at"],
    ],
)
def test_days_are_bounded_as_in_forms(app: Flask, command, day: str) -> None:
    assert_told(run(app, *command, day), 2)


@pytest.mark.parametrize(
    ("option", "day", "code"),
    [
        ("--as-of", "2022-06-14", 0),
        ("--as-of", "14/6/2022", 0),
        ("--as-of", "2022-06-15", 1),
        ("--known-at", "2022-06-15", 0),
    ],
)
def test_no_report_is_made_of_a_day_to_come(
    app, office: Office, tmp_path, option, day: str, code: int
) -> None:
    with writing():
        plan(office)
    answer = run(app, *REPORT, "--out", tmp_path / "r.json", option, day)
    if code:
        assert_told(answer, code)
        assert "chưa đến" in answer.stderr
    assert answer.exit_code == code
    assert (tmp_path / "r.json").exists() is not bool(code)


@pytest.mark.parametrize(
    "command",
    [["doctor"], ADMIN, [*REPORT, "--out", "x"], ["remind", "--on", "2022-06-14"]],
    ids=lambda command: command[0],
)
def test_a_database_that_is_not_upgraded_is_told(tmp_path: Path, command) -> None:
    bare = app_on(f"sqlite:///{tmp_path / 'bare.db'}")
    with bare.app_context():
        answer = run(bare, *command)
        db.session.remove()
        db.engine.dispose()
    assert_told(answer, 1)
    assert "db upgrade" in answer.stderr


@pytest.mark.parametrize(
    "address",
    [
        "",
        " ",
        "not-an-email",
        "a@b",
        "a@b..vn",
        "a@b.vn\nBcc: c@d.vn",
        "a@b.vn\n",
        "á@b.vn",
        "x" * 200 + "@b.vn",
    ],
)
def test_an_administrator_has_an_address_that_a_letter_can_go_to(app: Flask, address: str) -> None:
    assert_told(run(app, "create-admin", address, "--name", "Vũ Mới", "--password-stdin"), 1)
    assert db.session.query(Person).count() == 0


@pytest.mark.parametrize("name", ["", " ", "\u200b"])
def test_an_administrator_has_a_name(app: Flask, name: str) -> None:
    assert_told(run(app, "create-admin", "moi@mau.example", "--name", name, "--password-stdin"), 1)


def test_an_administrator_is_created_once_the_address_is_one(app: Flask) -> None:
    answer = run(app, "create-admin", " MOI@mau.example", "--name", "Vũ  Mới", "--password-stdin")
    assert answer.stdout == "Đã tạo người quản trị moi@mau.example.\n", answer.output
    person = db.session.query(Person).one()
    assert (person.email, person.name) == ("moi@mau.example", "Vũ Mới")


@pytest.mark.parametrize(
    "command",
    [
        ["report", "\udcff\udcfe", "--period", "2022-H1", "--format", "json", "--out", "x"],
        [*REPORT[:1], "1/KH", "--period", "\udcff", "--format", "json", "--out", "x"],
    ],
)
def test_bytes_that_are_no_text_are_told(app: Flask, command: list[str]) -> None:
    assert_told(run(app, *command), 1)


def test_a_device_is_never_replaced_by_a_file(app: Flask, office: Office, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with writing():
        plan(office)
    assert_told(run(app, *REPORT, "--out", pipe), 1)
    assert pipe.is_fifo()


def test_a_database_without_tables_is_not_backed_up(tmp_path: Path) -> None:
    for bare in running(app_on(Files(tmp_path).empty())):
        assert_told(run(bare, "backup", tmp_path / "copy.db"), 1)
    assert not (tmp_path / "copy.db").exists()
