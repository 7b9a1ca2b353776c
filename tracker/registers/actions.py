"""Keeping registers: items come in, are corrected, move and are taken out; facts are only added."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import delete
from sqlalchemy.orm.attributes import flag_modified

from tracker import clock
from tracker.audit.actions import Change, record, record_all
from tracker.db import db
from tracker.domain.refusals import Refusal
from tracker.domain.registers.checks import (
    DAY_TO_COME,
    ENDS_BEFORE,
    NO_NAME,
    SAME_NAME,
    Frame,
    ItemWords,
    broken,
)
from tracker.domain.registers.items import name_key, rearranged
from tracker.domain.rights import Actor
from tracker.domain.text import N_
from tracker.plans.models import Plan
from tracker.plans.queries.facts import all_known
from tracker.registers.models import Register, RegisterEntry, RegisterItem, RegisterMove, RegisterRank
from tracker.registers.queries import (
    entries_of,
    frame_of,
    item_keys,
    moves_of,
    ranks_by_register,
    ranks_in_use,
)
from tracker.web.languages import day as written_day


@dataclass(frozen=True, slots=True)
class RegisterWords:
    """How a register is called and how its items are counted."""

    code: str
    title: str
    noun: str
    verb: str
    by_unit: bool


def create_register(
    plan: Plan, words: RegisterWords, ranks: Sequence[str], *, position: int, by: Actor
) -> Register:
    """Begins a register of the plan. Raises Refusal where a rank is named twice."""
    register = Register(
        plan_id=plan.id, plan=plan, position=position, changed_at=clock.now(), **asdict(words)
    )
    db.session.add(register)
    _arrange(register, ranks)
    name = f"{words.code} {words.title}"
    record("register.created", register, by=by, name=name, unit_id=plan.focal_unit_id)
    return register


def change_register(register: Register, words: RegisterWords, ranks: Sequence[str], *, by: Actor) -> None:
    """Corrects a register and its ranks. Raises Refusal where a rank goes of which some fact speaks."""
    for name, value in asdict(words).items():
        setattr(register, name, value)
    _touch(register)
    _arrange(register, ranks)
    name = f"{words.code} {words.title}"
    record("register.changed", register, by=by, name=name, unit_id=register.plan.focal_unit_id)


def _arrange(register: Register, names: Sequence[str]) -> None:
    if len({name_key(name) for name in names}) < len(names):
        raise Refusal(N_("Một cấp, hạng hoặc giai đoạn được ghi hai lần. Bỏ bớt một dòng."))
    db.session.flush()
    there = {rank.id: rank for rank in ranks_by_register([register.id]).get(register.id, ())}
    becoming = rearranged([(rank.id, rank.name) for rank in there.values()], names)
    if used := ranks_in_use(becoming.dropped) if becoming.dropped else None:
        listed = "; ".join(there[number].name for number in sorted(used))
        raise Refusal(N_("Đã có nội dung ghi ở mục: {ranks}. Giữ lại các mục này."), ranks=listed)
    if becoming.dropped:
        db.session.execute(delete(RegisterRank).where(RegisterRank.id.in_(becoming.dropped)))
    for position, (number, name) in enumerate(becoming.lines, start=1):
        if number is None:
            db.session.add(RegisterRank(register_id=register.id, name=name, position=position))
        else:
            there[number].name, there[number].position = name, position


def add_item(register: Register, words: ItemWords, *, by: Actor) -> RegisterItem:
    """Records an item. Raises Refusal for what no item can be, and where the register has one of this name."""
    return add_items(register, [words], by=by)[0]


def add_items(register: Register, all_words: Sequence[ItemWords], *, by: Actor) -> list[RegisterItem]:
    """Records items, all or none, in a constant number of questions; a minute for each. Raises as `add_item`."""
    frame, taken, items = frame_of(register), set(item_keys(register)), []
    for words in all_words:
        _check(frame, words)
        key = name_key(words.name)
        _check_name(words.name, key, taken)
        taken.add(key)
        items.append(
            RegisterItem(register_id=register.id, register=register, name_key=key, changed_at=clock.now())
        )
    db.session.add_all(items)
    db.session.flush()
    db.session.add_all([_entry(item, words, by=by) for item, words in zip(items, all_words, strict=True)])
    told = [_change("register.item", item, words.name) for item, words in zip(items, all_words, strict=True)]
    record_all(told, by=by)
    return items


def correct_item(item: RegisterItem, words: ItemWords, *, reason: str, by: Actor) -> None:
    """Corrects what was recorded of an item; the earlier entry stays known as of then. Raises as `add_item`."""
    _check(frame_of(item.register), words)
    moves = moves_of(item, known=all_known())
    if moves and words.day > moves[0].as_of:
        raise Refusal(
            N_("Đã ghi thay đổi của nội dung này từ ngày {day}. Ghi ngày đó hoặc ngày trước."),
            day=written_day(moves[0].as_of),
        )
    if item.name_key is not None:
        _rename(item, words.name)
    _touch(item)
    db.session.add(_entry(item, words, by=by, reason=reason))
    record_all([_change("register.corrected", item, words.name, reason=reason)], by=by)


def move_item(
    item: RegisterItem,
    *,
    rank_id: int | None,
    as_of: date,
    by: Actor,
    valid_until: date | None = None,
    document_text: str = "",
) -> None:
    """From a day on the item holds a rank, valid until a day; one that was taken out stands again.

    Raises Refusal for a rank of no such name here, a day to come, and a day before the item's own.
    """
    frame, entry = frame_of(item.register), entries_of(item, known=all_known())[-1]
    if frame.ranks and rank_id not in frame.ranks:
        raise Refusal(N_("Mục đã chọn không còn trong danh mục. Chọn lại."))
    if valid_until is not None and valid_until < as_of:
        raise Refusal(ENDS_BEFORE, until=written_day(valid_until), day=written_day(as_of))
    move = _move(item, entry, as_of=as_of, by=by)
    move.rank_id, move.valid_until, move.document_text = rank_id, valid_until, document_text
    if item.name_key is None:
        _rename(item, entry.name)
    db.session.add(move)
    told = {"rank": frame.ranks.get(rank_id or 0, "–"), "as_of": as_of}
    record_all([_change("register.moved", item, entry.name, **told)], by=by)


def take_out(item: RegisterItem, *, as_of: date, reason: str, by: Actor) -> None:
    """From a day on the item no longer stands; its own day says that it was recorded by mistake. Raises Refusal."""
    entry = entries_of(item, known=all_known())[-1]
    move = _move(item, entry, as_of=as_of, by=by)
    move.out, move.reason, item.name_key = True, reason, None
    db.session.add(move)
    record_all([_change("register.out", item, entry.name, reason=reason, as_of=as_of)], by=by)


def _touch(thing: Register | RegisterItem) -> None:
    """Whatever the clock says, the version of the thing moves on: a form opened before is stale."""
    thing.changed_at = clock.now()
    flag_modified(thing, "changed_at")


def _check(frame: Frame, words: ItemWords) -> None:
    rules = broken(
        frame,
        day=words.day,
        valid_until=words.valid_until,
        unit_id=words.unit_id,
        rank_id=words.rank_id,
    )
    for _column, message, params in rules:
        raise Refusal(message, **params)


def _check_name(name: str, key: str, taken: set[str]) -> None:
    if not key:
        raise Refusal(NO_NAME)
    if key in taken:
        raise Refusal(SAME_NAME, name=name)


def _rename(item: RegisterItem, name: str) -> None:
    others = {key for key, number in item_keys(item.register).items() if number != item.id}
    _check_name(name, name_key(name), others)
    item.name_key = name_key(name)


def _move(item: RegisterItem, entry: RegisterEntry, *, as_of: date, by: Actor) -> RegisterMove:
    """A move of a day that has come and is not before the item, nor before the last move: what holds is dated in order."""
    if as_of > clock.today():
        raise Refusal(DAY_TO_COME, day=written_day(as_of))
    last = max([entry.as_of, *(move.as_of for move in moves_of(item, known=all_known()))])
    if as_of < last:
        raise Refusal(
            N_("Nội dung này đã ghi từ ngày {day}. Ghi ngày đó hoặc ngày sau."), day=written_day(last)
        )
    _touch(item)
    return RegisterMove(
        item_id=item.id,
        rank_id=None,
        valid_until=None,
        out=False,
        document_text="",
        reason="",
        **clock.stamp(as_of, by),
    )


def _entry(item: RegisterItem, words: ItemWords, *, by: Actor, reason: str = "") -> RegisterEntry:
    return RegisterEntry(
        item_id=item.id,
        name=words.name,
        unit_id=words.unit_id if item.register.by_unit else None,
        rank_id=words.rank_id,
        valid_until=words.valid_until,
        document_id=words.document_id,
        document_text=words.document,
        field_of_work=words.field,
        partner=words.partner,
        amount=words.amount,
        note=words.note,
        reason=reason,
        **clock.stamp(words.day, by),
    )


def _change(verb: str, item: RegisterItem, name: str, **details: object) -> Change:
    register = item.register
    told = {"register": register.title, **details}
    return Change(verb, item, name, register.plan.focal_unit_id, told)
