"""Questions about the office: its settings, letterheads and working days."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute

from tracker.db import db
from tracker.domain.calendar import VIETNAM, OfficeCalendar
from tracker.domain.rights import Scope
from tracker.domain.roles import Role
from tracker.org.models import UNNAMED, Holiday, Letterhead, Office, Person, Unit
from tracker.org.queries.grants import people_of_units


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """What a new office needs before work can begin, in this order, and whether it is there."""

    named: bool
    units: bool
    people: bool
    administrators: bool
    letterhead: bool

    @property
    def done(self) -> bool:
        """Whether nothing is missing."""
        return all(astuple(self))


def find_office() -> Office | None:
    """The settings of this installation, once it is set up."""
    return db.session.get(Office, 1)


def first_steps(office: Office, *, day: date) -> FirstSteps:
    """How far a new office is set up on the day."""
    administrators = people_of_units(day=day, roles={Role.ADMINISTRATOR})
    return FirstSteps(
        named=office.name != UNNAMED,
        units=_count(Unit.id) > 1,
        people=_count(Person.id) > 1,
        administrators=len({person.id for held in administrators.values() for person in held}) > 1,
        letterhead=find_letterhead(office.root_unit_id) is not None,
    )


def _count(column: InstrumentedAttribute[int]) -> int:
    return db.session.scalar(select(func.count(column))) or 0


def find_office_to_write(_scope: Scope) -> Office | None:
    """The settings, for whoever may administer the office."""
    return find_office()


def find_letterhead(unit_id: int) -> Letterhead | None:
    """How the unit's documents are headed."""
    return db.session.get(Letterhead, unit_id)


def letterheads() -> Sequence[Letterhead]:
    """All letterheads."""
    return db.session.scalars(select(Letterhead)).all()


def find_letterhead_to_write(_scope: Scope, unit_id: int) -> Letterhead | None:
    """The letterhead of a unit; one that is not kept yet bears version 0 and what follows from the unit's name."""
    unit = db.session.get(Unit, unit_id)
    if unit is None:
        return None
    return find_letterhead(unit_id) or Letterhead(
        unit_id=unit_id,
        version=0,
        parent_line="",
        organ_lines=unit.name.upper(),
        symbol="BC-UBND",
        place="",
        voice=unit.short_name,
        signature_lines="",
        signer_name="",
        recipients="- Lưu: VT.",
    )


def holidays() -> Sequence[Holiday]:
    """The office's own days against the built-in calendar."""
    return db.session.scalars(select(Holiday).order_by(Holiday.day)).all()


def find_holiday(day: date) -> Holiday | None:
    """What the office says about a day."""
    return db.session.get(Holiday, day)


def office_calendar() -> OfficeCalendar:
    """The built-in calendar with the office's own days."""
    own = holidays()
    working = frozenset(holiday.day for holiday in own if holiday.is_working)
    resting = frozenset(holiday.day for holiday in own if not holiday.is_working)
    if not own:
        return VIETNAM
    return OfficeCalendar(off=(VIETNAM.off | resting) - working, worked=(VIETNAM.worked | working) - resting)
