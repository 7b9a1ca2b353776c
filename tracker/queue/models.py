"""What the clock has done: one row for each job and slot, so that no slot runs twice."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Id, Model


class JobRun(Model):
    """A job ran for a slot (a day, a minute); the pair is unique."""

    id: Mapped[Id]
    job: Mapped[str]
    slot: Mapped[str]
    started_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str]

    __table_args__ = (UniqueConstraint("job", "slot"),)
