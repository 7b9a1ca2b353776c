"""An office moves to another database whole, or not at all, and says the same there."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, text

from tests.conftest import app_on, running
from tests.documents.samples import PDF
from tests.mail.postbox import open_postbox
from tests.office.moves import moved, run
from tests.offices import PASSWORD, found, plan, task
from tracker import clock
from tracker.db import Base, db, writing
from tracker.documents.actions import keep_file
from tracker.documents.files import store
from tracker.domain.indicators import IndicatorKind, read_figure
from tracker.domain.letters import LetterState
from tracker.domain.rights import SYSTEM
from tracker.indicators.actions import Makeup, create_indicator, record_reading
from tracker.mail.models import Letter
from tracker.office.queries.soundness import broken
from tracker.org.actions import create_person
from tracker.org.models import SignIn, Unit
from tracker.plans.models import Plan
from tracker.queue.queries import has_moved
from tracker.reminders.actions import remind_on

TOP = Path(__file__).parents[2]


def _promise(of: Plan) -> None:
    """A figure with named parts, whose column keeps more than plain text."""
    made = create_indicator(
        of,
        code="CT1",
        title="Sản phẩm OCOP",
        kind=IndicatorKind.BREAKDOWN,
        unit_of_measure="sản phẩm",
        position=1,
        by=SYSTEM,
        makeup=Makeup(names=("3 sao", "4 sao")),
    )
    record_reading(made, read_figure("14 (9; 5)", made.spelling), as_of=date(2022, 6, 1), by=SYSTEM)


@pytest.fixture
def peopled(each_engine: Flask) -> Flask:
    """An office on each engine with a file, a session, and a letter that waits."""
    office = found()
    with writing():
        made = plan(office)
        for number in range(1, 4):
            task(office, made, str(number))
        _promise(made)
    stored = store(PDF, name="Chứng minh.pdf", folder=each_engine.config["FILES_DIR"])
    with writing():
        keep_file(stored, by=SYSTEM)
    office.sign_in("head")
    with clock.moved_to(clock.opening_of(date(2022, 6, 15))), writing():
        remind_on(date(2022, 6, 15))
    return each_engine


@pytest.fixture
def elsewhere(
    request: pytest.FixtureRequest, peopled: Flask, tmp_path: Path, postgres_server
) -> Iterator[str]:
    """An empty database of the other kind."""
    if db.engine.dialect.name == "postgresql":
        yield f"sqlite:///{tmp_path / 'there' / 'office.db'}"
        return
    url = postgres_server.empty()
    yield url
    postgres_server.drop(url)


def there(url: str, files: Path) -> Iterator[Flask]:
    """The office where it is now."""
    yield from running(app_on(url, FILES_DIR=str(files)))


def test_files_come_along_and_everybody_signs_in_anew(peopled: Flask, elsewhere: str, tmp_path: Path) -> None:
    assert db.session.query(SignIn).count() == 1
    lines = moved(peopled, elsewhere, "--files", tmp_path / "there-files")
    assert any("đúng mã kiểm" in line and "liền mạch" in line for line in lines)
    db.session.remove()
    for app in there(elsewhere, tmp_path / "there-files"):
        assert broken(app.config["FILES_DIR"]) == []
        assert db.session.query(SignIn).count() == 0
        assert [path.read_bytes() for path in app.config["FILES_DIR"].iterdir()] == [PDF]
        assert {path.stat().st_mode & 0o777 for path in app.config["FILES_DIR"].iterdir()} == {0o600}
        words = {"email": "head@mau.example", "password": PASSWORD, "nonce": "n" * 20}
        assert app.test_client().post("/login", data=words).status_code == 303
        with writing():
            create_person("moi@mau.example", name="Mới", title="", phone="", by=SYSTEM)


def test_waiting_letters_leave_from_the_new_place_only(
    peopled: Flask, elsewhere: str, tmp_path: Path
) -> None:
    waiting = db.session.query(Letter).filter_by(state=LetterState.PENDING).count()
    assert waiting > 0
    moved(peopled, elsewhere, "--files", tmp_path / "there-files")
    with open_postbox() as box:
        peopled.config.update(SMTP_URL=box.url, MAIL_FROM="khcn@mau.example")
        for command in (["deliver"], ["remind", "--on", "2022-06-16"]):
            answer = run(peopled, *command)
            assert (answer.exit_code, "move-to --take-back" in answer.stderr) == (1, True)
        assert box.letters == []
        assert db.session.query(Letter).filter_by(state=LetterState.PENDING).count() == waiting
        assert run(peopled, "move-to", "--take-back").exit_code == 0
        assert not has_moved()
    db.session.remove()
    for _ in there(elsewhere, tmp_path / "there-files"):
        assert not has_moved()
        assert db.session.query(Letter).filter_by(state=LetterState.PENDING).count() == waiting


def spoil_file(app: Flask, _url: str, _patch: pytest.MonkeyPatch) -> str:
    next(app.config["FILES_DIR"].iterdir()).write_bytes(b"khac")
    return "doctor"


def letter_in_hand(app: Flask, _url: str, _patch: pytest.MonkeyPatch) -> str:
    with writing() as session:
        session.query(Letter).first().state = LetterState.SENDING
    return "thư gửi dở"


def filled(app: Flask, url: str, _patch: pytest.MonkeyPatch) -> str:
    for _ in there(url, app.config["FILES_DIR"]):
        with db.engine.begin() as connection:
            connection.execute(text("CREATE TABLE other (id integer)"))
            connection.execute(text("INSERT INTO other VALUES (1)"))
    return "đã có dữ liệu (bảng other)"


def copy_differs(app: Flask, _url: str, patch: pytest.MonkeyPatch) -> str:
    patch.setattr(
        "tracker.office.moving.rows._hung",
        lambda row, own: {"row_id": row.id} | dict.fromkeys(f"to_{name}" for name in own),
    )
    return "khác nơi cũ"


@pytest.mark.parametrize("spoil", [spoil_file, letter_in_hand, filled, copy_differs])
def test_a_move_that_fails_leaves_this_office_as_it_was_and_nothing_there(
    peopled: Flask, elsewhere: str, tmp_path: Path, spoil, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = spoil(peopled, elsewhere, monkeypatch)
    db.session.remove()
    before = {table.name: rows(table) for table in Base.metadata.sorted_tables}
    answer = run(peopled, "move-to", elsewhere, "--files", tmp_path / "there-files")
    assert (answer.exit_code, answer.stdout) == (1, ""), answer.exception
    assert sentence in answer.stderr
    db.session.remove()
    assert {table.name: rows(table) for table in Base.metadata.sorted_tables} == before
    assert not has_moved()
    assert not any((tmp_path / "there-files").glob("*"))
    for _ in there(elsewhere, tmp_path / "there-files"):
        assert not db.inspect(db.engine).has_table("unit")


def test_a_move_that_is_killed_leaves_no_office_there_and_runs_again(
    peopled: Flask, elsewhere: str, tmp_path: Path
) -> None:
    urls = (peopled.config["SQLALCHEMY_DATABASE_URI"], peopled.config["FILES_DIR"], elsewhere, tmp_path / "f")
    command = [sys.executable, "-m", "tests.office.move_once", *map(str, urls)]
    process = subprocess.Popen(command, cwd=TOP, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "copied\n"
    process.kill()
    process.wait()
    process.stdout.close()
    for _ in there(elsewhere, tmp_path / "f"):
        assert {len(rows(table)) for table in Base.metadata.sorted_tables} == {0}
    assert "--take-back" in run(peopled, "remind", "--on", "2022-06-16").stderr
    next(iter((tmp_path / "f").iterdir())).write_bytes(b"half")
    moved(peopled, elsewhere, "--files", tmp_path / "f")
    for app in there(elsewhere, tmp_path / "f"):
        assert broken(app.config["FILES_DIR"]) == []
        assert db.session.query(Unit).count() > 3


def rows(table) -> list:
    """All rows of a table."""
    found = [tuple(row) for row in db.session.execute(select(table))]
    db.session.rollback()
    return sorted(found, key=str)


def test_units_hang_where_they_hung_also_under_one_that_came_later(
    peopled: Flask, elsewhere: str, tmp_path
) -> None:
    with writing() as session:
        first, last = session.query(Unit).order_by(Unit.id.desc()).all()[::-1][1:3]
        first.parent_id = last.id
    kept = {unit.id: unit.parent_id for unit in db.session.query(Unit)}
    assert any(above and above > number for number, above in kept.items())
    moved(peopled, elsewhere, "--files", tmp_path / "f")
    db.session.remove()
    for _ in there(elsewhere, tmp_path / "f"):
        assert {unit.id: unit.parent_id for unit in db.session.query(Unit)} == kept


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("", "Chưa ghi"),
        ("postgresql://nobody@127.0.0.1:9/none?connect_timeout=2", "Không mở được"),
        ("khong-phai", "DATABASE_URL"),
        ("mysql://root@127.0.0.1/x", "SQLite hoặc PostgreSQL"),
    ],
)
def test_a_target_that_cannot_be_is_told(app: Flask, url: str, sentence: str) -> None:
    found()
    answer = run(app, "move-to", *([url] if url else []))
    assert answer.exit_code == 1
    assert sentence in answer.output
    assert run(app, "move-to", app.config["SQLALCHEMY_DATABASE_URI"]).exit_code == 1
    assert not has_moved()
