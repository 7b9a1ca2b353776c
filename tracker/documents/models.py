"""Source documents, the chain in which one carries out another, and stored files."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Id, Model, Versioned, choice, link
from tracker.domain.rights import Places
from tracker.domain.secrecy import Level


class StoredFile(Model):
    """A file under a generated name, with its digest; the original name is data."""

    id: Mapped[Id]
    stored_as: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    digest: Mapped[str] = mapped_column(index=True)
    size: Mapped[int]
    media_type: Mapped[str]
    recorded_at: Mapped[datetime]
    by_id: Mapped[int | None] = link("person.id")


class SourceDocument(Versioned, Model):
    """A directive document: type, number and symbol, day, issuer, subject; kept by a unit of the office."""

    id: Mapped[Id]
    kind: Mapped[str]
    number: Mapped[str]
    issued_on: Mapped[date]
    issuer: Mapped[str]
    subject: Mapped[str]
    level: Mapped[Level] = choice(Level)
    unit_id: Mapped[int] = link("unit.id")
    file_id: Mapped[int | None] = link("stored_file.id")
    entered_by_id: Mapped[int | None] = link("person.id")
    search_fold: Mapped[str]
    file: Mapped[StoredFile | None] = relationship(lazy="raise_on_sql")

    @property
    def places(self) -> Places:
        """A document stands where it is kept, and with the person who entered it."""
        return Places(unit=self.unit_id, person=self.entered_by_id)


class DocumentMandate(Model):
    """A document carries out another one: the chain of mandates."""

    document_id: Mapped[int] = mapped_column(ForeignKey("source_document.id"), primary_key=True)
    mandate_id: Mapped[int] = mapped_column(ForeignKey("source_document.id"), primary_key=True, index=True)
