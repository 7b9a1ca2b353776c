"""The policy by which deadline letters are due."""

from sqlalchemy.orm import Mapped

from tracker.db import Id, Model, Versioned
from tracker.domain.rights import Places


class ReminderPolicy(Versioned, Model):
    """The office's stages in working days; `before` is written as `15,5,1`."""

    id: Mapped[Id]
    before: Mapped[str]
    first_after: Mapped[int]
    every_after: Mapped[int]
    awaiting_after: Mapped[int]
    escalate_after: Mapped[int]

    @property
    def places(self) -> Places:
        """The policy belongs to the office as a whole."""
        return Places()
