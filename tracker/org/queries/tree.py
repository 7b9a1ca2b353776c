"""Questions about units and how they stand under one another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import literal, or_, select

from tracker.db import db, spelled
from tracker.domain.rights import Scope
from tracker.domain.text import fold
from tracker.org.models import Unit, UnitParent, UnitSuccession

DEEPEST = 20
"""No tree of units is deeper; a circle in past facts ends there."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit in the tree, how deep it stands, and the unit above it."""

    unit: Unit
    depth: int
    parent: Unit | None


@dataclass(frozen=True, slots=True)
class Story:
    """What a unit went through: where it stood, the latest first, what it came from and went over into; who is below."""

    moves: list[tuple[UnitParent, Unit | None]]
    came_from: list[tuple[UnitSuccession, Unit]]
    went_into: list[tuple[UnitSuccession, Unit]]
    below: list[Unit]


def find_unit(unit_id: int) -> Unit | None:
    """A unit by number."""
    return db.session.get(Unit, unit_id)


def find_listed_unit(_scope: Scope, unit_id: int) -> Unit | None:
    """A unit of the tree, which everybody who is signed in reads."""
    return find_unit(unit_id)


def get_unit(unit_id: int) -> Unit:
    """A unit that must exist."""
    return db.session.get_one(Unit, unit_id)


def find_unit_by_code(code: str) -> Unit | None:
    """The unit that bears the code."""
    return db.session.scalar(select(Unit).where(Unit.code == code))


def find_living_unit(name: str, *, parent_id: int | None, day: date) -> Unit | None:
    """A unit of exactly this name under this parent that has not ended before the day."""
    return db.session.scalar(
        select(Unit)
        .where(Unit.name == name, Unit.parent_id.is_not_distinct_from(parent_id))
        .where(or_(Unit.valid_to.is_(None), Unit.valid_to >= day))
        .limit(1)
    )


def units(*, day: date | None = None) -> Sequence[Unit]:
    """All units in the order of the alphabet, or those that exist on the day."""
    question = select(Unit).order_by(spelled(Unit.sort_key), Unit.id)
    if day is not None:
        question = question.where(Unit.valid_from <= day, or_(Unit.valid_to.is_(None), Unit.valid_to >= day))
    return db.session.scalars(question).all()


def units_by_id(ids: Iterable[int | None]) -> dict[int, Unit]:
    """Units by number."""
    wanted = {number for number in ids if number is not None}
    return {unit.id: unit for unit in db.session.scalars(select(Unit).where(Unit.id.in_(wanted)))}


def units_named(name: str) -> Sequence[Unit]:
    """Units whose name is this but for case and diacritics."""
    return db.session.scalars(select(Unit).where(Unit.search_fold == fold(name))).all()


def moves_of(unit_id: int) -> Sequence[UnitParent]:
    """Under which units a unit has stood, the latest first."""
    return db.session.scalars(
        select(UnitParent)
        .where(UnitParent.unit_id == unit_id)
        .order_by(UnitParent.as_of.desc(), UnitParent.recorded_at.desc(), UnitParent.id.desc())
    ).all()


def last_move_of(unit_id: int) -> UnitParent | None:
    """Since when a unit stands where it stands."""
    return next(iter(moves_of(unit_id)), None)


def story_of(unit: Unit, *, day: date) -> Story:
    """The unit through time, with the units below it on the day."""
    moves = moves_of(unit.id)
    successions = db.session.scalars(
        select(UnitSuccession)
        .where(or_(UnitSuccession.from_id == unit.id, UnitSuccession.to_id == unit.id))
        .order_by(UnitSuccession.day, UnitSuccession.id)
    ).all()
    others = {number for each in successions for number in (each.from_id, each.to_id)}
    known = units_by_id([*others, *(move.parent_id for move in moves)])
    branches = unit_tree(day=day, coming=True)
    return Story(
        moves=[(move, known.get(move.parent_id or 0)) for move in moves],
        came_from=[(each, known[each.from_id]) for each in successions if each.to_id == unit.id],
        went_into=[(each, known[each.to_id]) for each in successions if each.from_id == unit.id],
        below=[branch.unit for branch in branches if branch.parent is unit],
    )


def unit_tree(*, day: date, coming: bool) -> list[Branch]:
    """Units that had begun by the day, or are still coming, each under its parent of that day, siblings by name.

    Two statements. A unit whose parent is not shown, or that past facts put in a circle, stands as a root.
    """
    shown = {unit.id: unit for unit in units() if coming or unit.valid_from <= day}
    told = _parents_on(day)
    parents = {unit.id: told.get(unit.id, unit.parent_id) for unit in shown.values()}
    below: dict[int | None, list[Unit]] = {}
    for unit in shown.values():
        parent_id = parents[unit.id]
        below.setdefault(parent_id if parent_id in shown else None, []).append(unit)
    branches = list(_climb(below, None, 0))
    reached = {branch.unit.id for branch in branches}
    return branches + [Branch(unit, 0, None) for unit in shown.values() if unit.id not in reached]


def _climb(below: dict[int | None, list[Unit]], parent: Unit | None, depth: int) -> Iterator[Branch]:
    for unit in below.get(parent.id if parent else None, ()):
        yield Branch(unit, depth, parent)
        yield from _climb(below, unit, depth + 1)


def _parents_on(day: date) -> dict[int, int | None]:
    """The parent of each unit by the facts true on the day."""
    facts = db.session.scalars(
        select(UnitParent).where(UnitParent.as_of <= day).order_by(UnitParent.as_of, UnitParent.id)
    )
    return {fact.unit_id: fact.parent_id for fact in facts}


def units_above(ids: Iterable[int]) -> dict[int, list[int]]:
    """The units over each unit as they stand now, the nearest first; one statement."""
    first = select(Unit.id.label("unit"), Unit.parent_id.label("above"), literal(1).label("far")).where(
        Unit.id.in_(set(ids)), Unit.parent_id.is_not(None)
    )
    chain = first.cte("chain", recursive=True)
    chain = chain.union(
        select(chain.c.unit, Unit.parent_id, chain.c.far + 1)
        .join(Unit, Unit.id == chain.c.above)
        .where(Unit.parent_id.is_not(None), chain.c.far < DEEPEST)
    )
    above: dict[int, list[int]] = {}
    for unit_id, higher in db.session.execute(
        select(chain.c.unit, chain.c.above).order_by(chain.c.unit, chain.c.far)
    ):
        above.setdefault(unit_id, []).append(higher)
    return above
