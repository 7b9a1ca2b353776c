"""Batches: an annex as it was read, kept from preview to acceptance."""

from datetime import datetime

from sqlalchemy.orm import Mapped, relationship

from tracker.db import Id, Model, Versioned, link
from tracker.domain.rights import Places
from tracker.plans.models import Plan
from tracker.registers.models import Register


class ImportBatch(Versioned, Model):
    """An uploaded file: what was previewed (as JSON) is what is accepted, all or none.

    A batch of a register brings items into it, all others bring tasks; `tasks_added` counts either.
    """

    id: Mapped[Id]
    plan_id: Mapped[int] = link("plan.id")
    file_name: Mapped[str]
    digest: Mapped[str]
    reading: Mapped[str]
    recorded_at: Mapped[datetime]
    by_id: Mapped[int | None] = link("person.id")
    accepted_at: Mapped[datetime | None]
    tasks_added: Mapped[int]
    register_id: Mapped[int | None] = link("register.id")
    plan: Mapped[Plan] = relationship(lazy="raise_on_sql")
    register: Mapped[Register | None] = relationship(lazy="raise_on_sql")

    @property
    def places(self) -> Places:
        """A batch stands where its plan stands."""
        return self.plan.places
