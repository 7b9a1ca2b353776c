"""Money assigned, allocated and disbursed; amounts in whole đồng."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column, query_expression, relationship

from tracker.db import Fact, Id, Model, Money, Versioned, choice, link
from tracker.domain.money import AdjustmentKind, BudgetStage, MoneyKind, MoneySource, PaymentKind
from tracker.domain.rights import Places
from tracker.org.models import Unit
from tracker.plans.models import Plan, Task


class Allocation(Fact, Versioned, Model):
    """An amount assigned to a unit, or allocated below an assigned line to a purpose or task.

    `original` is the amount as first recorded and never changes; `amount` is what it came to by the day that a query
    asks about, with every adjustment by then, and `carried` what it holds of other years. The words may be corrected.
    """

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
    original: Mapped[Money] = mapped_column("amount")
    amount: Mapped[int] = query_expression()
    carried: Mapped[int] = query_expression()
    plan: Mapped[Plan] = relationship(lazy="raise_on_sql")
    unit: Mapped[Unit] = relationship(lazy="raise_on_sql")
    task: Mapped[Task | None] = relationship(lazy="raise_on_sql")

    __table_args__ = (CheckConstraint("amount > 0", name="positive"),)

    @property
    def places(self) -> Places:
        """An allocation stands where its plan stands."""
        return self.plan.places


class AllocationAdjustment(Fact, Model):
    """An allocation came to more or less (a negative amount) from a day on, for a reason, perhaps by a document."""

    id: Mapped[Id]
    allocation_id: Mapped[int] = link("allocation.id")
    kind: Mapped[AdjustmentKind] = choice(AdjustmentKind)
    amount: Mapped[Money]
    reason: Mapped[str]
    document_id: Mapped[int | None] = link("source_document.id")

    __table_args__ = (
        CheckConstraint("amount <> 0", name="not_zero"),
        CheckConstraint("(kind IN ('raised', 'carried_in')) = (amount > 0)", name="direction"),
    )


class Disbursement(Fact, Model):
    """Money paid out (also as an advance) from an allocation on a day, or taken back (a negative amount)."""

    id: Mapped[Id]
    allocation_id: Mapped[int] = link("allocation.id")
    kind: Mapped[PaymentKind] = choice(PaymentKind)
    amount: Mapped[Money]
    note: Mapped[str]
    document_text: Mapped[str]

    __table_args__ = (
        CheckConstraint("amount <> 0", name="not_zero"),
        CheckConstraint("(kind IN ('paid', 'advance')) = (amount > 0)", name="direction"),
    )
