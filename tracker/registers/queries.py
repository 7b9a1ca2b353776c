"""Questions about registers; items are asked as they stood on a day and were known by a moment."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import contains_eager, joinedload

from tracker import clock
from tracker.db import db
from tracker.documents.actions import document_name
from tracker.domain.registers.checks import Frame
from tracker.domain.registers.facts import Rank, RegisterFacts
from tracker.domain.registers.items import Item, Move, held_on
from tracker.domain.rights import Scope
from tracker.domain.secrecy import Level
from tracker.domain.text import sort_key
from tracker.plans.models import Plan
from tracker.plans.queries.facts import Known
from tracker.plans.queries.visible import visible_plan
from tracker.registers.models import Register, RegisterEntry, RegisterItem, RegisterMove, RegisterRank


def registers(scope: Scope, plan: Plan) -> Sequence[Register]:
    """The registers of a visible plan in their order."""
    return db.session.scalars(
        _registers(scope).where(Register.plan_id == plan.id).order_by(Register.position, Register.id)
    ).all()


def find_register(scope: Scope, register_id: int) -> Register | None:
    """A register of a visible plan."""
    return db.session.scalar(_registers(scope).where(Register.id == register_id))


def find_item(scope: Scope, item_id: int) -> RegisterItem | None:
    """An item of a register of a visible plan."""
    return db.session.scalar(
        select(RegisterItem)
        .join(RegisterItem.register)
        .join(Register.plan)
        .options(
            contains_eager(RegisterItem.register).contains_eager(Register.plan).joinedload(Plan.document)
        )
        .where(RegisterItem.id == item_id, visible_plan(scope))
    )


def _registers(scope: Scope) -> Select[Register]:
    return (
        select(Register)
        .join(Register.plan)
        .options(
            contains_eager(Register.plan).joinedload(Plan.document),
            contains_eager(Register.plan).joinedload(Plan.focal_unit),
        )
        .where(visible_plan(scope))
    )


def ranks_by_register(ids: Iterable[int]) -> dict[int, list[RegisterRank]]:
    """The ranks of each register in their order."""
    rows = db.session.scalars(
        select(RegisterRank)
        .where(RegisterRank.register_id.in_(set(ids)))
        .order_by(RegisterRank.position, RegisterRank.id)
    )
    by_register: dict[int, list[RegisterRank]] = {}
    for rank in rows:
        by_register.setdefault(rank.register_id, []).append(rank)
    return by_register


def items_by_register(ids: Iterable[int], *, known: Known) -> dict[int, list[Item]]:
    """The items of each register that stand on the day, by day and then by the alphabet; two statements."""
    told = histories_by_register(ids, known=known)
    held = {number: held_on(known.day, history) for number, history in told.items()}
    return {
        number: sorted(items, key=lambda item: (item.day, sort_key(item.name), item.id))
        for number, items in held.items()
        if items
    }


def histories_by_register(
    ids: Iterable[int], *, known: Known
) -> dict[int, list[tuple[Item, Sequence[Move]]]]:
    """What was known of the items of each register, whatever the day, each with its moves; two statements."""
    wanted = set(ids)
    entries = {entry.item_id: entry for entry in _entries(known, RegisterItem.register_id.in_(wanted))}
    moves: dict[int, list[Move]] = {}
    for move in _moves(known, RegisterItem.register_id.in_(wanted)):
        moves.setdefault(move.item_id, []).append(as_move(move))
    by_register: dict[int, list[tuple[Item, Sequence[Move]]]] = {}
    for entry in entries.values():
        told = (as_item(entry), moves.get(entry.item_id, ()))
        by_register.setdefault(entry.item.register_id, []).append(told)
    return by_register


def register_facts(scope: Scope, plan: Plan, *, since: date, known: Known) -> list[RegisterFacts]:
    """Every register of a visible plan as a report needs it; `since` begins its period. Four statements, one if none."""
    return facts_of(registers(scope, plan), since=since, known=known)


def facts_of(those: Sequence[Register], *, since: date, known: Known) -> list[RegisterFacts]:
    """Registers on the day with their ranks and items, in three statements."""
    if not those:
        return []
    ids = [register.id for register in those]
    ranks, items = ranks_by_register(ids), items_by_register(ids, known=known)
    return [
        RegisterFacts(
            id=register.id,
            code=register.code,
            title=register.title,
            noun=register.noun,
            verb=register.verb,
            since=since,
            day=known.day,
            ranks=tuple(Rank(rank.id, rank.name) for rank in ranks.get(register.id, ())),
            items=tuple(items.get(register.id, ())),
        )
        for register in those
    ]


def entries_of(item: RegisterItem, *, known: Known) -> Sequence[RegisterEntry]:
    """What was told of an item, in the order in which it was recorded; the last holds."""
    return _entries(known, RegisterItem.id == item.id)


def moves_of(item: RegisterItem, *, known: Known) -> Sequence[RegisterMove]:
    """The moves of an item that were known, in the order of their days; of one day the last holds."""
    return _moves(known, RegisterItem.id == item.id)


def item_keys(register: Register) -> dict[str, int]:
    """The folded names that stand in a register now, each with the number of its item."""
    rows = db.session.execute(
        select(RegisterItem.name_key, RegisterItem.id).where(
            RegisterItem.register_id == register.id, RegisterItem.name_key.is_not(None)
        )
    )
    return {str(key): number for key, number in rows}


def frame_of(register: Register) -> Frame:
    """What the register asks of its items today."""
    ranks = ranks_by_register([register.id]).get(register.id, ())
    return Frame(clock.today(), register.by_unit, {rank.id: rank.name for rank in ranks})


def ranks_in_use(ids: Iterable[int]) -> set[int]:
    """Those of the ranks that some fact speaks of, also one that was corrected since."""
    wanted = set(ids)
    return set(
        db.session.scalars(
            select(RegisterEntry.rank_id)
            .where(RegisterEntry.rank_id.in_(wanted))
            .union(select(RegisterMove.rank_id).where(RegisterMove.rank_id.in_(wanted)))
        )
    )


def as_item(entry: RegisterEntry) -> Item:
    """The entry in the words of the rulebook; an ordinary document of the office is named, an internal one is not."""
    linked = entry.document if entry.document and entry.document.level is Level.ORDINARY else None
    return Item(
        id=entry.item_id,
        fact_id=entry.id,
        name=entry.name,
        day=entry.as_of,
        unit_id=entry.unit_id,
        unit=entry.unit.name if entry.unit else "",
        rank_id=entry.rank_id,
        valid_until=entry.valid_until,
        document=document_name(linked) if linked else entry.document_text,
        document_id=entry.document_id,
        field=entry.field_of_work,
        partner=entry.partner,
        amount=entry.amount,
        note=entry.note,
    )


def as_move(move: RegisterMove) -> Move:
    """The move in the words of the rulebook."""
    return Move(move.as_of, move.rank_id, move.valid_until, move.out)


def _entries(known: Known, which: ColumnElement[bool]) -> Sequence[RegisterEntry]:
    return db.session.scalars(
        select(RegisterEntry)
        .join(RegisterEntry.item)
        .options(
            contains_eager(RegisterEntry.item),
            joinedload(RegisterEntry.unit),
            joinedload(RegisterEntry.document),
            joinedload(RegisterEntry.by),
        )
        .where(which, RegisterEntry.recorded_at <= known.at)
        .order_by(RegisterEntry.id)
    ).all()


def _moves(known: Known, which: ColumnElement[bool]) -> Sequence[RegisterMove]:
    return db.session.scalars(
        select(RegisterMove)
        .join(RegisterMove.item)
        .options(joinedload(RegisterMove.by))
        .where(which, RegisterMove.recorded_at <= known.at)
        .order_by(RegisterMove.as_of, RegisterMove.id)
    ).all()
