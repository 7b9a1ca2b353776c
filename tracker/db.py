"""The database: one history on SQLite and PostgreSQL, writing blocks that never lose an update, dated facts."""

import enum
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import psycopg
import pysqlite3
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import BigInteger, ColumnElement, DateTime, Enum, ForeignKey, Integer, MetaData, Text, event
from sqlalchemy.engine import Connection, Dialect, Engine
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, declared_attr, mapped_column, registry
from sqlalchemy.orm.attributes import QueryableAttribute
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

SAFE_SQLITE = (3, 51, 3)
"""The first SQLite whose write-ahead log has no reset race (reliability.md §0, row 3)."""

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A moment in UTC with its zone: SQLite keeps it naive, Python never sees it so."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """A timestamp with time zone where the database has one."""
        return dialect.type_descriptor(DateTime(timezone=dialect.name == "postgresql"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware moments only; naive ones are a fault of the caller."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC, whatever the session's zone is."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class Exact(TypeDecorator[Decimal]):
    """A decimal kept digit by digit as text, so that no database rounds it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Plain digits; NaN and infinity are refused."""
        if value is None:
            return None
        if not value.is_finite():
            raise ValueError("only finite numbers are kept")
        return format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """The same digits as written."""
        return None if value is None else Decimal(value)


class _Spelled(FunctionElement[str]):
    """A text compared by the numbers of its characters."""

    type = Text()
    inherit_cache = True


@compiles(_Spelled)
def _spell(element: _Spelled, compiler: SQLCompiler, **told: Any) -> str:
    text = compiler.process(element.clauses, **told)
    return f'({text} COLLATE "C")' if compiler.dialect.name == "postgresql" else text


def spelled(column: QueryableAttribute[str]) -> ColumnElement[str]:
    """A text to sort by: equal on every database, whatever language a PostgreSQL was created in."""
    return _Spelled(column)


Id = Annotated[int, mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)]
Money = Annotated[int, mapped_column(BigInteger)]
"""Whole đồng."""


class Base(DeclarativeBase):
    """All tables; NOT NULL unless a type says `| None`, every constraint named."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMES),
        type_annotation_map={datetime: Moment(), Decimal: Exact(), str: Text(), int: BigInteger()},
    )


def link(target: str, *, index: bool = True) -> Any:
    """A foreign key with its index."""
    return mapped_column(ForeignKey(target), index=index)


def choice(kind: type[enum.StrEnum]) -> Any:
    """A column of one of an enum's values, kept as text and checked by the database."""
    values = [member.value for member in kind]
    return mapped_column(
        Enum(
            kind,
            values_callable=lambda _kind: values,
            native_enum=False,
            create_constraint=True,
            length=max(map(len, values)) + 8,
            name=kind.__name__.lower(),
        )
    )


class Fact:
    """What every fact bears: true since a day, known since a moment, told by a person (None = the system)."""

    as_of: Mapped[date]
    recorded_at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)


class Versioned:
    """A record that people edit: its version travels through every form, a stale one is refused."""

    version: Mapped[int] = mapped_column()

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        """SQLAlchemy counts the version and refuses to overwrite another one."""
        return {"version_id_col": cls.version}


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})
migrate = Migrate(db=db, render_as_batch=True, compare_type=True)

if TYPE_CHECKING:
    from flask_sqlalchemy.model import Model as _FlaskModel

    class Model(Base, _FlaskModel):
        """The base of every table, as the type checker sees it."""

        __abstract__ = True
else:
    Model = db.Model


PATIENCE = 15
"""Seconds that a writer waits at the door before the page says that the system is busy."""
DOOR = 7_305_112
"""PostgreSQL's advisory lock that a writing block holds to its end; SQLite's single writer needs none."""


def engine_options(url: str) -> dict[str, Any]:
    """How the engine is opened: the bundled SQLite, or a PostgreSQL that is asked if alive and reads one state."""
    if url.startswith("sqlite"):
        return {"module": pysqlite3.dbapi2, "connect_args": {"timeout": PATIENCE}}
    return {"pool_pre_ping": True, "isolation_level": "REPEATABLE READ"}


def prepare_engine(engine: Engine) -> None:
    """Hangs the safety hooks on an engine: its settings and its explicit transactions."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "connect", _prepare_postgres)
        event.listen(engine, "begin", _begin_postgres)


def _prepare_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    """Transactions are ours to open; foreign keys hold; a commit is on the disk before it is answered."""
    connection.isolation_level = None
    settings = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={PATIENCE * 1000}")
    for setting in settings:
        connection.execute(f"PRAGMA {setting}")


def _begin_sqlite(connection: Connection) -> None:
    """Writers queue at the door (IMMEDIATE); readers see one state from first to last statement."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if _writes(connection) else "BEGIN")


def _prepare_postgres(connection: psycopg.Connection, _entry: ConnectionPoolEntry) -> None:
    """Waiting ends after the same time as on SQLite."""
    connection.execute(f"SET lock_timeout = '{PATIENCE}s'")
    connection.commit()


def _begin_postgres(connection: Connection) -> None:
    """Writers queue at the door as on SQLite: what a block has read stays true until it is committed."""
    if _writes(connection):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({DOOR})")


def _writes(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("writes", False))


@contextmanager
def writing() -> Iterator[Session]:
    """A writing block: what was read before is forgotten, the work inside is one transaction, then committed.

    Only edges open it (views through their guard, commands, jobs, delivery, demo). An error undoes everything.
    """
    session = db.session()
    session.rollback()
    session.expire_all()
    fresh = {"isolation_level": "READ COMMITTED"} if db.engine.dialect.name == "postgresql" else {}
    session.connection(execution_options={"writes": True, **fresh})
    try:
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise


@event.listens_for(Session, "before_flush")
def _refuse_stray_writes(session: Session, _context: Any, _instances: Any) -> None:
    """A write outside a writing block would be lost or locked; it is refused instead."""
    if not _writes(session.connection()):
        raise RuntimeError("this write stands outside a writing block")
