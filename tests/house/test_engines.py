"""SQLite and PostgreSQL hold the same laws: writers queue, readers see one state, texts stand in one order."""

import ast
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import monotonic
from urllib.parse import quote

import pytest
from flask import Flask
from sqlalchemy import String, text
from sqlalchemy.exc import OperationalError

from tests.offices import found, plan, task
from tracker.audit.queries import broken_links
from tracker.db import Base, Exact, db, writing
from tracker.domain.levels import WorkLevel
from tracker.domain.rights import EVERYTHING, SYSTEM
from tracker.domain.workflow import Verb
from tracker.org.actions import create_person
from tracker.org.models import Person
from tracker.plans.actions.steps import take_step
from tracker.plans.queries.tasks import find_task
from tracker.progress.actions.reporting import UpdateWords, report_progress
from tracker.progress.models import ProgressUpdate

DAY = date(2022, 6, 14)


def in_threads(app: Flask, *works) -> list[Exception]:
    """Runs each piece of work in a thread of its own with its own session; what was raised."""
    raised: list[Exception] = []

    def run(work) -> None:
        with app.app_context():
            try:
                work()
            except Exception as error:
                raised.append(error)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    db.session.rollback()
    return raised


def test_what_a_writer_has_read_stays_true_until_it_has_written(each_engine: Flask) -> None:
    """At most three people: each looks how many there are and adds one; looking and adding is one step."""

    def add(number: int):
        def work() -> None:
            with writing() as session:
                if session.query(Person).count() < 3:
                    create_person(f"p{number}@b.example", name="A", title="", phone="", by=SYSTEM)

        return work

    assert in_threads(each_engine, *map(add, range(12))) == []
    assert db.session.query(Person).count() == 3
    assert list(broken_links()) == []


def test_a_reader_sees_one_state_from_first_to_last_question(each_engine: Flask) -> None:
    assert db.session.query(Person).count() == 0

    def write() -> None:
        with writing():
            create_person("a@b.example", name="A", title="", phone="", by=SYSTEM)

    db.session.query(Person).count()
    assert in_threads_while_reading(each_engine, write) == (0, 1)


def in_threads_while_reading(app: Flask, work) -> tuple[int, int]:
    """How many people a reader counts after the work while its reading is open, and in its next reading."""
    errors: list[Exception] = []

    def run() -> None:
        with app.app_context():
            try:
                work()
            except Exception as error:
                errors.append(error)
            finally:
                db.session.remove()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert errors == []
    seen = db.session.query(Person).count()
    db.session.rollback()
    return seen, db.session.query(Person).count()


def test_a_writer_that_waits_too_long_is_told_that_the_database_is_busy(each_engine: Flask) -> None:
    patience = "PRAGMA busy_timeout=300" if db.engine.dialect.name == "sqlite" else "SET lock_timeout='300ms'"
    with writing() as session:
        session.query(Person).count()

        def wait() -> None:
            with db.engine.connect() as connection:
                connection.exec_driver_sql(patience)
                connection.commit()
                connection = connection.execution_options(writes=True)
                connection.exec_driver_sql("SELECT 1")

        begun = monotonic()
        raised: list[Exception] = []

        def run() -> None:
            with each_engine.app_context():
                try:
                    wait()
                except Exception as error:
                    raised.append(error)

        thread = threading.Thread(target=run)
        thread.start()
        thread.join(timeout=10)
    assert [type(error) for error in raised] == [OperationalError]
    assert monotonic() - begun < 5


def test_twenty_writers_report_on_five_tasks_and_lose_nothing(each_engine: Flask) -> None:
    office = found()
    with writing():
        made = plan(office)
        numbers = [task(office, made, str(number)).id for number in range(1, 6)]
        for number in numbers:
            accepted = find_task(EVERYTHING, number)
            take_step(accepted, Verb.ACCEPT, as_of=DAY, by=office.actor("sister"))
    by = office.actor("sister")

    def report(place: int):
        def work() -> None:
            for number in numbers:
                with writing():
                    words = UpdateWords(level=WorkLevel.STARTED, result=f"Lần {place}")
                    report_progress(find_task(EVERYTHING, number), words, as_of=DAY, by=by)

        return work

    assert in_threads(each_engine, *map(report, range(1, 21))) == []
    assert db.session.query(ProgressUpdate).count() == 100
    assert list(broken_links()) == []


@pytest.mark.parametrize("signs", ["\x00", "a\x00b", "\ud800", "\U0010ffff", "9" * 400, "%00", "\\", "'; --"])
def test_no_sign_that_a_database_cannot_keep_reaches_it(each_engine: Flask, signs: str) -> None:
    """The same answers on both: PostgreSQL keeps no NUL, neither keeps half characters."""
    sent = quote(signs, errors="surrogatepass")
    client = found().sign_in("admin")
    for path in ("/people?q=", "/units?q=", "/documents?q=", "/plans?as_of=", "/minutes?before=", "/plans/"):
        assert client.get(path + sent).status_code in {200, 400, 404, 422}, path
    typed = f"email={sent}&password={sent}&nonce={'n' * 20}"
    answer = each_engine.test_client().post(
        "/login", data=typed, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code in {401, 422}


def orders(path: Path) -> Iterator[ast.Attribute]:
    """The columns by which a module sorts without a word about how."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "order_by":
            for key in node.args:
                bare = key.func.value if isinstance(key, ast.Call) and _turns(key) else key
                if isinstance(bare, ast.Attribute) and isinstance(bare.value, ast.Name):
                    yield bare


def _turns(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr in {"asc", "desc"}


def test_no_question_sorts_by_a_text_in_the_language_of_its_database() -> None:
    kinds = {mapper.class_.__name__: mapper for mapper in db.Model.registry.mappers}
    bare = [
        f"{path}: {key.value.id}.{key.attr}"
        for path in sorted(Path("tracker").rglob("*.py"))
        for key in orders(path)
        if key.value.id in kinds
        and isinstance(getattr(kinds[key.value.id].columns.get(key.attr), "type", None), String | Exact)
    ]
    assert bare == []


@pytest.mark.parametrize("statement", ["SELECT 9007199254740993", "SELECT 9223372036854775807"])
def test_whole_numbers_come_back_to_the_last_digit(each_engine: Flask, statement: str) -> None:
    assert str(db.session.scalar(text(statement))) == statement.split()[1]
    assert len(Base.metadata.sorted_tables) > 40
