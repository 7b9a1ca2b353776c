"""Money assigned, allocated and disbursed; amounts in whole đồng."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, relationship

from tracker.db import Fact, Id, Model, Money, choice, link
from tracker.domain.money import BudgetStage, MoneyKind, MoneySource
from tracker.domain.rights import Places
from tracker.org.models import Unit
from tracker.plans.models import Plan, Task


class Allocation(Fact, Model):
    """An amount assigned to a unit, or allocated below an assigned line to a purpose or task."""

    id: Mapped[Id]
    plan_id: Mapped[int] = link("plan.id")
    parent_id: Mapped[int | None] = link("allocation.id")
    stage: Mapped[BudgetStage] = choice(BudgetStage)
    kind: Mapped[MoneyKind] = choice(MoneyKind)
    source: Mapped[MoneySource] = choice(MoneySource)
    year: Mapped[int]
    number: Mapped[str]
    title: Mapped[str]
    unit_id: Mapped[int] = link("unit.id")
    task_id: Mapped[int | None] = link("task.id")
    document_id: Mapped[int | None] = link("source_document.id")
    amount: Mapped[Money]
    plan: Mapped[Plan] = relationship(lazy="raise_on_sql")
    unit: Mapped[Unit] = relationship(lazy="raise_on_sql")
    task: Mapped[Task | None] = relationship(lazy="raise_on_sql")

    __table_args__ = (CheckConstraint("amount > 0", name="positive"),)

    @property
    def places(self) -> Places:
        """An allocation stands where its plan stands."""
        return self.plan.places


class Disbursement(Fact, Model):
    """Money paid out (also an advance) from an allocation on a day."""

    id: Mapped[Id]
    allocation_id: Mapped[int] = link("allocation.id")
    amount: Mapped[Money]
    note: Mapped[str]
    document_text: Mapped[str]

    __table_args__ = (CheckConstraint("amount <> 0", name="not_zero"),)
