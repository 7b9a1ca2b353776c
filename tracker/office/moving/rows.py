"""Rows of an office: copied as they are, and proved equal whatever database holds them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, is_dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from sqlalchemy import Row, Table, bindparam, func, insert, select, text, update
from sqlalchemy.engine import Connection

from tracker.db import Base
from tracker.org.models import SignIn, SignInFailure
from tracker.queue.models import JobRun
from tracker.queue.queries import MOVE
from tracker.web.models import AnsweredForm

BATCH = 1000
"""Rows in memory at a time."""
LEFT_BEHIND = frozenset(model.__tablename__ for model in (SignIn, SignInFailure, AnsweredForm))
"""Sessions and what hangs on them: everybody signs in anew where the office is now."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows a table has, and one figure for all that they say: the sum of their SHA-256, in any order."""

    table: str
    rows: int
    digest: str


def moved_tables() -> Sequence[Table]:
    """The tables that move, parents before children."""
    return [table for table in Base.metadata.sorted_tables if table.name not in LEFT_BEHIND]


def copy_rows(source: Connection, target: Connection, table: Table) -> None:
    """Copies a table in batches; a row that stands under another of its table is hung there in a second pass."""
    own = [
        column.name
        for column in table.columns
        if any(key.column.table is table for key in column.foreign_keys)
    ]
    for rows in _batches(source, table):
        target.execute(insert(table), [{**row._mapping, **dict.fromkeys(own)} for row in rows])
    if own:
        hang = update(table).where(table.c.id == bindparam("row_id"))
        hang = hang.values({name: bindparam(f"to_{name}") for name in own})
        for rows in _batches(source, table):
            target.execute(hang, [_hung(row, own) for row in rows])


def _hung(row: Row[Any], own: Sequence[str]) -> dict[str, Any]:
    return {"row_id": row.id} | {f"to_{name}": row._mapping[name] for name in own}


def count_rows(connection: Connection, table: Table) -> Count:
    """What a table holds, read in batches."""
    number, total = 0, 0
    for rows in _batches(connection, table):
        number += len(rows)
        total += sum(_figure(row) for row in rows)
    return Count(table.name, number, f"{total % 2**256:064x}")


def set_sequences(target: Connection, tables: Iterable[Table]) -> None:
    """PostgreSQL numbers on after the last row; SQLite does so by itself."""
    if target.dialect.name != "postgresql":
        return
    for table in tables:
        if "id" in table.columns and (last := target.scalar(select(func.max(table.c.id)))):
            target.execute(
                text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)"),
                {"name": table.name, "last": last},
            )


def _batches(connection: Connection, table: Table) -> Iterator[Sequence[Row[Any]]]:
    """The rows but for the mark of the move itself."""
    question = select(table)
    if table.name == JobRun.__tablename__:
        question = question.where(table.c.job != MOVE)
    yield from connection.execute(question, execution_options={"yield_per": BATCH}).partitions()


def _figure(row: Row[Any]) -> int:
    """The SHA-256 of what a row says, as a number; the same on every database."""
    told = json.dumps(list(row), default=_plain)
    return int.from_bytes(sha256(told.encode()).digest())


def _plain(value: object) -> object:
    """Days and moments in ISO form (moments in UTC), decimals digit by digit, plain data by what it holds."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if is_dataclass(value) and not isinstance(value, type):
        return astuple(value)
    raise TypeError(f"{type(value)} is kept nowhere")
