"""Units through time, people, their grants and their sessions."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.db import Fact, Id, Model, Versioned, choice, link
from tracker.domain.rights import Places
from tracker.domain.roles import Role
from tracker.domain.units import UnitKind

UNNAMED = "Cơ quan chưa đặt tên"
"""The name of an office before its administrator gives it one."""


class Unit(Versioned, Model):
    """A unit of the organisation. Its name is no key; its parent is a copy of the latest UnitParent fact."""

    id: Mapped[Id]
    kind: Mapped[UnitKind] = choice(UnitKind)
    name: Mapped[str]
    short_name: Mapped[str]
    code: Mapped[str | None] = mapped_column(unique=True)
    parent_id: Mapped[int | None] = link("unit.id")
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    search_fold: Mapped[str]
    sort_key: Mapped[str]
    parent: Mapped["Unit | None"] = relationship(remote_side="Unit.id", lazy="raise_on_sql")

    @property
    def places(self) -> Places:
        """Where the unit stands for questions of right."""
        return Places(unit=self.id)


class UnitParent(Fact, Model):
    """A unit stood under a parent from a day on; no parent = a root."""

    id: Mapped[Id]
    unit_id: Mapped[int] = link("unit.id")
    parent_id: Mapped[int | None] = link("unit.id")


class UnitSuccession(Model):
    """A unit went over into another on a day, by a deciding document (its number, day and issuer as text)."""

    id: Mapped[Id]
    from_id: Mapped[int] = link("unit.id")
    to_id: Mapped[int] = link("unit.id")
    day: Mapped[date]
    document_number: Mapped[str]
    document_day: Mapped[date | None]
    document_issuer: Mapped[str]

    __table_args__ = (UniqueConstraint("from_id", "to_id"),)


class Letterhead(Versioned, Model):
    """How the documents of a unit are headed and signed (Decree 30/2020, Annex I); copied into each report."""

    unit_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    parent_line: Mapped[str]
    organ_lines: Mapped[str]
    symbol: Mapped[str]
    place: Mapped[str]
    voice: Mapped[str]
    signature_lines: Mapped[str]
    signer_name: Mapped[str]
    recipients: Mapped[str]

    @property
    def places(self) -> Places:
        """A letterhead belongs to its unit."""
        return Places(unit=self.unit_id)


class Office(Versioned, Model):
    """The settings of this installation: one row, number 1."""

    id: Mapped[Id]
    name: Mapped[str]
    short_name: Mapped[str]
    root_unit_id: Mapped[int] = link("unit.id")
    salutation: Mapped[str]
    contact_name: Mapped[str]
    contact_phone: Mapped[str]
    is_demo: Mapped[bool]

    @property
    def places(self) -> Places:
        """The office is its root unit."""
        return Places(unit=self.root_unit_id)


class Holiday(Model):
    """A day that the office works or rests against the built-in calendar."""

    day: Mapped[date] = mapped_column(primary_key=True)
    name: Mapped[str]
    is_working: Mapped[bool]


class Person(Versioned, Model):
    """Somebody who signs in, or the one account of a unit; the e-mail is kept in lower case; no language is the office's."""

    id: Mapped[Id]
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    title: Mapped[str]
    phone: Mapped[str]
    password_hash: Mapped[str | None]
    language: Mapped[str | None]
    disabled_at: Mapped[datetime | None]
    search_fold: Mapped[str]
    sort_key: Mapped[str]

    @property
    def places(self) -> Places:
        """A person is administered from the office, not from a unit."""
        return Places(person=self.id)


class Grant(Fact, Model):
    """A role was given at a unit (until a day), or taken back: the latest fact for person, role and unit holds."""

    id: Mapped[Id]
    person_id: Mapped[int] = link("person.id")
    role: Mapped[Role] = choice(Role)
    unit_id: Mapped[int] = link("unit.id")
    given: Mapped[bool]
    until: Mapped[date | None]


class SignIn(Model):
    """A session: the cookie carries a random token, the table its SHA-256."""

    id: Mapped[Id]
    token_hash: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = link("person.id")
    address: Mapped[str]
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class SignInFailure(Model):
    """A password check that failed, by what was throttled: the account or the address."""

    id: Mapped[Id]
    throttled: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(index=True)


class OneTimeCode(Model):
    """A code that sets a password once; kept as SHA-256, bound to its purpose."""

    id: Mapped[Id]
    person_id: Mapped[int] = link("person.id")
    purpose: Mapped[str]
    code_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
