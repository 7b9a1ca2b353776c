"""Writing minutes: one for each change, chained by hash."""

import hashlib
import json
from datetime import date, datetime
from enum import Enum
from typing import Any, Protocol

from sqlalchemy import select, text

from tracker import clock
from tracker.audit.models import Minute
from tracker.audit.sentences import SENTENCES
from tracker.db import db
from tracker.domain.rights import Actor

CHAIN_LOCK = 7_305_112
"""PostgreSQL's advisory lock under which the chain grows; SQLite's single writer needs none."""


class Recordable(Protocol):
    """A row with a number."""

    id: Any


def record(
    verb: str, thing: Recordable | None, *, by: Actor, name: str, unit_id: int | None = None, **details: Any
) -> None:
    """Writes the minute of a change in the transaction of the change. Raises KeyError for a verb without a sentence."""
    if verb not in SENTENCES:
        raise KeyError(f"no sentence for the verb {verb!r}")
    session = db.session()
    session.flush()
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": CHAIN_LOCK})
    minute = Minute(
        at=clock.now(),
        by_id=by.id,
        by_name=by.name,
        verb=verb,
        object_kind=type(thing).__name__ if thing is not None else "",
        object_id=getattr(thing, "id", None),
        object_name=name[:500],
        unit_id=unit_id,
        details=json.dumps(details, ensure_ascii=False, sort_keys=True, default=_plain),
        previous_hash=session.scalar(select(Minute.hash).order_by(Minute.id.desc()).limit(1)) or "",
        hash="",
    )
    minute.hash = chain_hash(minute)
    session.add(minute)
    session.flush()


def chain_hash(minute: Minute) -> str:
    """The SHA-256 over everything that the minute says and the hash before it."""
    told = [
        minute.at.isoformat(),
        minute.by_id,
        minute.by_name,
        minute.verb,
        minute.object_kind,
        minute.object_id,
        minute.object_name,
        minute.unit_id,
        minute.details,
        minute.previous_hash,
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _plain(value: object) -> object:
    """Days and enums as text."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else str(value)
