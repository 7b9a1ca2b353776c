"""What the furniture remembers."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Model


class AnsweredForm(Model):
    """A form that was already answered, by the digest of nonce and words: a repeat gets the first answer. Kept 24 hours."""

    nonce: Mapped[str] = mapped_column(primary_key=True)
    answered_at: Mapped[datetime] = mapped_column(index=True)
    location: Mapped[str]
    message: Mapped[str]
