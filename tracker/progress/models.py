"""What was reported about the work: updates, their evidence, requests for more time."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Fact, Id, Model, choice, link
from tracker.documents.models import StoredFile
from tracker.domain.levels import WorkLevel
from tracker.domain.rights import Places
from tracker.plans.models import Task


class ProgressUpdate(Fact, Model):
    """An update on a day: level of work, result, obstacle, next step, proposal; or nothing new in this period.

    `percent` stands only where steps or figures give it. `completes` marks the update of a completion report.
    """

    id: Mapped[Id]
    task_id: Mapped[int] = link("task.id")
    occurrence: Mapped[date | None]
    level: Mapped[WorkLevel | None] = choice(WorkLevel)
    percent: Mapped[int | None]
    result: Mapped[str]
    obstacle: Mapped[str]
    next_step: Mapped[str]
    proposal: Mapped[str]
    nothing_new: Mapped[bool]
    completes: Mapped[bool]
    task: Mapped[Task] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        CheckConstraint("percent IS NULL OR (percent >= 0 AND percent <= 100)", name="percent_range"),
    )


class Evidence(Model):
    """What proves an update: a document by its number and day, or a stored file."""

    id: Mapped[Id]
    update_id: Mapped[int] = link("progress_update.id")
    document_text: Mapped[str]
    file_id: Mapped[int | None] = link("stored_file.id")
    file: Mapped[StoredFile | None] = relationship(lazy="raise_on_sql")


class ExtensionRequest(Fact, Model):
    """The lead unit asks for a later day, with its reason."""

    id: Mapped[Id]
    task_id: Mapped[int] = link("task.id")
    occurrence: Mapped[date | None]
    to: Mapped[date]
    why: Mapped[str]
    document_text: Mapped[str]
    task: Mapped[Task] = relationship(lazy="raise_on_sql")

    @property
    def places(self) -> Places:
        """A request stands where its task stands."""
        return self.task.places


class ExtensionDecision(Fact, Model):
    """An extension was granted (by a document) or refused (with a reason); once for each request."""

    id: Mapped[Id]
    request_id: Mapped[int] = mapped_column(ForeignKey("extension_request.id"), unique=True)
    granted: Mapped[bool]
    why: Mapped[str]
    document_id: Mapped[int | None] = link("source_document.id")
