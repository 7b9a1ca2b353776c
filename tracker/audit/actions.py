"""Writing minutes: one for each change, chained by hash."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any, Protocol

from sqlalchemy import select

from tracker import clock
from tracker.audit.models import Minute
from tracker.audit.sentences import SENTENCES
from tracker.db import db
from tracker.domain.rights import Actor


class Recordable(Protocol):
    """A row with a number."""

    id: Any


@dataclass(frozen=True, slots=True)
class Change:
    """What a minute tells: the verb, the thing with its name as it is now, its unit, and what the sentence needs."""

    verb: str
    thing: Recordable | None
    name: str
    unit_id: int | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


def record(
    verb: str, thing: Recordable | None, *, by: Actor, name: str, unit_id: int | None = None, **details: Any
) -> None:
    """Writes the minute of a change in the transaction of the change. Raises KeyError for a verb without a sentence."""
    record_all([Change(verb, thing, name, unit_id, details)], by=by)


def record_all(changes: Sequence[Change], *, by: Actor) -> None:
    """Writes a minute for each change, in a constant number of statements. Raises KeyError as `record` does.

    The chain grows by one writer after the other: a writing block holds the door of the database to its end.
    """
    if unknown := {change.verb for change in changes} - SENTENCES.keys():
        raise KeyError(f"no sentence for the verbs {sorted(unknown)}")
    session = db.session()
    session.flush()
    last = session.scalar(select(Minute.hash).order_by(Minute.id.desc()).limit(1)) or ""
    for change in changes:
        minute = _minute(change, by=by, previous=last)
        last = minute.hash = chain_hash(minute)
        session.add(minute)
    session.flush()


def _minute(change: Change, *, by: Actor, previous: str) -> Minute:
    return Minute(
        at=clock.now(),
        by_id=by.id,
        by_name=by.name,
        verb=change.verb,
        object_kind=type(change.thing).__name__ if change.thing is not None else "",
        object_id=getattr(change.thing, "id", None),
        object_name=change.name[:500],
        unit_id=change.unit_id,
        details=json.dumps(change.details, ensure_ascii=False, sort_keys=True, default=_plain),
        previous_hash=previous,
        hash="",
    )


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
