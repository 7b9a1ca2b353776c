"""The database to which an office moves: empty before, made by the migrations, empty again after a failure."""

from contextlib import AbstractContextManager
from pathlib import Path

from flask_migrate import upgrade
from sqlalchemy import MetaData, create_engine, func, inspect, select, table
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import DBAPIError

from tracker.db import engine_options, prepare_engine
from tracker.domain.refusals import Refusal
from tracker.domain.text import N_, one_line

MIGRATED = "alembic_version"


def open_target(url: str) -> Engine:
    """The engine of the other database; a SQLite file is made for its owner only. Raises Refusal for any other kind."""
    if make_url(url).get_backend_name() not in {"sqlite", "postgresql"}:
        raise Refusal(N_("Cơ quan chỉ chuyển được sang SQLite hoặc PostgreSQL. Kiểm tra địa chỉ."))
    engine = create_engine(url, **engine_options(url))
    prepare_engine(engine)
    if engine.dialect.name == "sqlite":
        path = Path(str(engine.url.database))
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
    return engine


def check_empty(engine: Engine) -> None:
    """A database without a row in any table may be moved to. Raises Refusal for every other, and where none answers."""
    try:
        filled = _filled(engine)
    except DBAPIError as error:
        raise Refusal(
            N_("Không mở được cơ sở dữ liệu đích ({why}). Kiểm tra địa chỉ, tài khoản và quyền."),
            why=one_line(str(error.orig))[:200],
        ) from error
    if filled:
        raise Refusal(
            N_("Cơ sở dữ liệu đích đã có dữ liệu (bảng {table}). Chọn cơ sở dữ liệu trống."), table=filled[0]
        )


def _filled(engine: Engine) -> list[str]:
    """The tables that hold a row."""
    with engine.connect() as connection:
        names = [name for name in inspect(connection).get_table_names() if name != MIGRATED]
        return [name for name in names if connection.scalar(select(func.count()).select_from(table(name)))]


def make_tables(engine: Engine) -> None:
    """The newest tables, by the migrations."""
    upgrade(x_arg=[f"url={engine.url.render_as_string(hide_password=False)}"])


def filling(engine: Engine) -> AbstractContextManager[Connection]:
    """One transaction that fills the database, or leaves it as it was."""
    fresh = {} if engine.dialect.name == "sqlite" else {"isolation_level": "READ COMMITTED"}
    return engine.execution_options(writes=True, **fresh).begin()


def make_empty(engine: Engine) -> None:
    """Takes every table away: what is not whole there cannot be started."""
    engine.dispose()
    if engine.dialect.name == "sqlite":
        for ending in ("", "-wal", "-shm"):
            Path(f"{engine.url.database}{ending}").unlink(missing_ok=True)
        return
    found = MetaData()
    with engine.execution_options(isolation_level="READ COMMITTED").begin() as connection:
        found.reflect(connection)
        found.drop_all(connection)
