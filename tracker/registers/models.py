"""Registers of a plan, their ranks, and the dated facts about their items."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, relationship

from tracker.db import Fact, Id, Model, Money, Versioned, link
from tracker.documents.models import SourceDocument
from tracker.domain.rights import Places
from tracker.org.models import Person, Unit
from tracker.plans.models import Plan


class Register(Versioned, Model):
    """A list of named items behind a count: recognised sites, products, projects.

    `noun` counts them (`di tích`), `verb` says what brings them in (`được công nhận`); `by_unit` = each item belongs
    to a unit.
    """

    id: Mapped[Id]
    plan_id: Mapped[int] = link("plan.id", index=False)
    code: Mapped[str]
    title: Mapped[str]
    noun: Mapped[str]
    verb: Mapped[str]
    by_unit: Mapped[bool]
    position: Mapped[int]
    changed_at: Mapped[datetime]
    plan: Mapped[Plan] = relationship(lazy="raise_on_sql")

    __table_args__ = (UniqueConstraint("plan_id", "code"),)

    @property
    def places(self) -> Places:
        """A register stands where its plan stands."""
        return self.plan.places


class RegisterRank(Model):
    """A rank or stage that items of a register hold, in its order."""

    id: Mapped[Id]
    register_id: Mapped[int] = link("register.id", index=False)
    name: Mapped[str]
    position: Mapped[int]

    __table_args__ = (UniqueConstraint("register_id", "name"),)


class RegisterItem(Versioned, Model):
    """An item of a register; what is told of it are facts.

    `name_key` is a copy of the folded name of the last entry, None once the item is out: it keeps names apart in one
    register (doctor checks).
    """

    id: Mapped[Id]
    register_id: Mapped[int] = link("register.id", index=False)
    name_key: Mapped[str | None]
    changed_at: Mapped[datetime]
    register: Mapped[Register] = relationship(lazy="raise_on_sql")

    __table_args__ = (UniqueConstraint("register_id", "name_key"),)

    @property
    def places(self) -> Places:
        """An item stands where its register stands."""
        return self.register.places


class RegisterEntry(Fact, Model):
    """What is told of an item, true since its recognition; a later entry corrects the earlier from when it is known."""

    id: Mapped[Id]
    item_id: Mapped[int] = link("register_item.id")
    name: Mapped[str]
    unit_id: Mapped[int | None] = link("unit.id")
    rank_id: Mapped[int | None] = link("register_rank.id")
    valid_until: Mapped[date | None]
    document_id: Mapped[int | None] = link("source_document.id")
    document_text: Mapped[str]
    field_of_work: Mapped[str]
    partner: Mapped[str]
    amount: Mapped[Money | None]
    note: Mapped[str]
    reason: Mapped[str]
    item: Mapped[RegisterItem] = relationship(lazy="raise_on_sql")
    unit: Mapped[Unit | None] = relationship(lazy="raise_on_sql")
    document: Mapped[SourceDocument | None] = relationship(lazy="raise_on_sql")
    by: Mapped[Person | None] = relationship(foreign_keys="RegisterEntry.by_id", lazy="raise_on_sql")

    __table_args__ = (
        CheckConstraint("amount >= 0", name="amount_not_negative"),
        CheckConstraint("valid_until >= as_of", name="valid_after_its_day"),
    )


class RegisterMove(Fact, Model):
    """From a day on an item holds another rank or stage, or is taken out; of one day the last move holds."""

    id: Mapped[Id]
    item_id: Mapped[int] = link("register_item.id")
    rank_id: Mapped[int | None] = link("register_rank.id")
    valid_until: Mapped[date | None]
    out: Mapped[bool]
    document_text: Mapped[str]
    reason: Mapped[str]
    item: Mapped[RegisterItem] = relationship(lazy="raise_on_sql")
    by: Mapped[Person | None] = relationship(foreign_keys="RegisterMove.by_id", lazy="raise_on_sql")

    __table_args__ = (CheckConstraint("valid_until >= as_of", name="valid_after_its_day"),)
