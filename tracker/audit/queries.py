"""Questions to the minute book."""

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import Session

from tracker.audit.actions import chain_hash
from tracker.audit.models import Minute
from tracker.db import db
from tracker.domain.rights import Scope

PAGE = 50


def minutes(scope: Scope, *, before: int | None = None, limit: int = PAGE) -> Sequence[Minute]:
    """The newest minutes that the scope may see, older than one of them."""
    question = select(Minute).where(visible(scope)).order_by(Minute.id.desc()).limit(limit)
    return db.session.scalars(question if before is None else question.where(Minute.id < before)).all()


def visible(scope: Scope) -> ColumnElement[bool]:
    """An administrator reads all; others the minutes of units they follow and their own."""
    if scope.everything or scope.administers:
        return true()
    return or_(Minute.unit_id.in_(scope.follows), Minute.by_id == scope.person_id)


def broken_links(session: Session | None = None) -> Iterator[int]:
    """Numbers of minutes whose hash does not cover their words or the minute before; a whole chain yields none."""
    previous, reading = "", session or db.session()
    for minute in reading.scalars(select(Minute).order_by(Minute.id).execution_options(yield_per=1000)):
        if minute.previous_hash != previous or minute.hash != chain_hash(minute):
            yield minute.id
        previous = minute.hash
