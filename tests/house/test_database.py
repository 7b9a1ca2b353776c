"""The safety of the cellar: transactions, settings, migrations on both databases."""

import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import func, select, text
from sqlalchemy.orm.exc import StaleDataError

from tests.conftest import app_on, running
from tests.databases import Files
from tests.offices import found, plan, task
from tracker import clock
from tracker.audit.queries import broken_links
from tracker.db import SAFE_SQLITE, Base, db, writing
from tracker.domain.rights import EVERYTHING, SYSTEM
from tracker.org.actions import create_person
from tracker.org.models import Person
from tracker.plans.actions.planning import TaskWords, change_task
from tracker.plans.models import Task
from tracker.plans.queries.tasks import find_task


def rows() -> dict[str, int]:
    """How many rows every table has."""
    return {
        table.name: db.session.scalar(select(func.count()).select_from(table))
        for table in Base.metadata.sorted_tables
    }


def test_sqlite_is_safe_and_set_as_the_recipe_says(tmp_path: Path) -> None:
    for _ in running(app_on(Files(tmp_path).empty())):
        settings = {
            name: db.session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
        version = db.session.scalar(text("SELECT sqlite_version()"))
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 15000}
    assert tuple(map(int, version.split("."))) >= SAFE_SQLITE


def test_postgresql_reads_one_state_and_waits_as_long_as_sqlite(postgres_url: str) -> None:
    for _ in running(app_on(postgres_url)):
        settings = [
            db.session.scalar(text(f"SHOW {name}")) for name in ("transaction_isolation", "lock_timeout")
        ]
    assert settings == ["repeatable read", "15s"]


def test_a_write_outside_a_writing_block_is_refused(app: Flask) -> None:
    with pytest.raises(RuntimeError, match="writing block"):
        create_person("a@b.example", name="A", title="", phone="", by=SYSTEM)


def test_an_error_in_a_writing_block_undoes_everything(app: Flask) -> None:
    def write_and_fail() -> None:
        with writing():
            create_person("a@b.example", name="A", title="", phone="", by=SYSTEM)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    assert db.session.scalar(select(func.count()).select_from(Person)) == 0


def test_twenty_writers_on_one_row_lose_nothing(app: Flask) -> None:
    with writing():
        person = create_person("a@b.example", name="A", title="", phone="0", by=SYSTEM)
    number, each = person.id, 5

    def count_up() -> None:
        with app.app_context():
            for _ in range(each):
                with writing() as session:
                    row = session.get_one(Person, number)
                    row.phone = str(int(row.phone) + 1)

    writers = [threading.Thread(target=count_up) for _ in range(20)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    db.session.expire_all()
    assert db.session.get_one(Person, number).phone == str(20 * each)


def test_a_row_that_was_changed_meanwhile_is_not_overwritten(app: Flask) -> None:
    office = found()
    with writing():
        made = task(office, plan(office), "1")
    with writing() as session:
        mine = find_task(EVERYTHING, made.id)
        session.execute(text("UPDATE task SET version = version + 1"))
        with pytest.raises(StaleDataError), session.begin_nested():
            change_task(mine, TaskWords("1", "Tên khác"), group_id=None, by=SYSTEM)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_app(request: pytest.FixtureRequest, tmp_path: Path):
    """An application on an empty database of each kind."""
    url = f"sqlite:///{tmp_path / 'empty.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    app = app_on(url)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
    clock.set_office_day(None)


def test_migrations_go_up_and_down_and_match_the_models(empty_app: Flask) -> None:
    upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "render_as_batch": True})
        assert compare_metadata(context, Base.metadata) == []
    downgrade(revision="base")
    with db.engine.connect() as connection:
        left = set(db.inspect(connection).get_table_names()) - {"alembic_version"}
    assert left == set()
    upgrade()


def test_every_step_of_the_history_keeps_every_row(empty_app: Flask) -> None:
    upgrade()
    office = found()
    with writing():
        task(office, plan(office), "1")
    before = rows()
    assert sum(before.values()) > 30
    db.session.remove()
    upgrade()
    revisions = sorted(path.name[:4] for path in Path("migrations/versions").glob("*.py"))
    for revision in revisions[:-1][::-1]:
        downgrade(revision=revision)
        upgrade()
        assert rows() == before
        db.session.remove()
    assert rows() == before
    assert list(broken_links()) == []


def test_the_same_facts_are_read_on_both_databases(empty_app: Flask) -> None:
    upgrade()
    office = found()
    with writing():
        made = task(office, plan(office), "1")
    db.session.remove()
    fresh = db.session.get_one(Task, made.id)
    assert (fresh.search_fold, fresh.changed_at.utcoffset().total_seconds()) == ("1 noi dung 1", 0)
    assert list(broken_links()) == []
