"""Runs migrations: one history on SQLite and PostgreSQL; batch mode must never empty a child table."""

from alembic import context
from flask import current_app
from sqlalchemy import Connection, pool
from sqlalchemy.engine import create_engine

from tracker.db import db, engine_options

config = context.config
target = db.metadatas[None]


def run_on(connection: Connection) -> None:
    """Upgrades or downgrades in one transaction; SQLite's foreign keys rest meanwhile and are checked before commit."""
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        connection.connection.driver_connection.isolation_level = None
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        connection.rollback()
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    context.configure(
        connection=connection,
        target_metadata=target,
        render_as_batch=True,
        compare_type=True,
        transactional_ddl=True,
        user_module_prefix="types.",
        render_item=render_item,
    )
    with context.begin_transaction():
        context.run_migrations()
        if sqlite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()):
            raise RuntimeError(f"the migration left rows without their parent: {broken[:5]}")
    connection.commit()


def render_item(kind: str, item: object, _context: object) -> str | bool:
    """Own column types are written by their plain SQL types, so that a migration needs no code of today."""
    if kind == "type" and type(item).__module__ == "tracker.db":
        return "sa.DateTime(timezone=True)" if type(item).__name__ == "Moment" else "sa.Text()"
    return False


def run() -> None:
    """On the database of the application, or on the one that is told (`-x url=…`), as when an office moves."""
    told = context.get_x_argument(as_dictionary=True)
    url = told.get("url") or current_app.config["SQLALCHEMY_DATABASE_URI"]
    engine = create_engine(url, poolclass=pool.NullPool, **engine_options(url))
    with engine.connect() as connection:
        run_on(connection)
    engine.dispose()


if context.is_offline_mode():
    raise SystemExit("migrations run on a database, not on paper")
run()
