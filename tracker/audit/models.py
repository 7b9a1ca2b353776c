"""The minute book."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Id, Model


class Minute(Model):
    """One change: verb, ids and names as they were then; each row's hash covers the row before it.

    No foreign keys: a minute outlives what it speaks of.
    """

    id: Mapped[Id]
    at: Mapped[datetime] = mapped_column(index=True)
    by_id: Mapped[int | None]
    by_name: Mapped[str]
    verb: Mapped[str] = mapped_column(index=True)
    object_kind: Mapped[str]
    object_id: Mapped[int | None]
    object_name: Mapped[str]
    unit_id: Mapped[int | None] = mapped_column(index=True)
    details: Mapped[str]
    previous_hash: Mapped[str]
    hash: Mapped[str] = mapped_column(unique=True)
