"""Items of a register: since when they stand, at which rank, until when; one name stands once."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.domain.text import fold


@dataclass(frozen=True, slots=True)
class Item:
    """What is told of an item; `day` is the day of its recognition, money whole đồng, `valid_until` its last day.

    `fact_id` is the number of the fact that says so, `unit` the unit's name, `document` a document in words.
    """

    id: int
    fact_id: int
    name: str
    day: date
    unit_id: int | None = None
    unit: str = ""
    rank_id: int | None = None
    valid_until: date | None = None
    document: str = ""
    document_id: int | None = None
    field: str = ""
    partner: str = ""
    amount: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """From a day on an item holds another rank or stage and a validity of its own, or is out of the register."""

    day: date
    rank_id: int | None = None
    valid_until: date | None = None
    out: bool = False


def standing_on(day: date, item: Item, moves: Iterable[Move]) -> Item | None:
    """The item as it stands on the day, or None; `moves` in the order of their days, of one day the last holds.

    It stands from the day of its recognition on, while it is not taken out, up to and including its last valid day.
    """
    if day < item.day:
        return None
    last = None
    for move in moves:
        if move.day <= day:
            last = move
    if last is not None and last.out:
        return None
    held = replace(item, rank_id=last.rank_id, valid_until=last.valid_until) if last else item
    return None if held.valid_until is not None and held.valid_until < day else held


History = Sequence[tuple[Item, Sequence[Move]]]
"""What is told of the items of a register, each with its moves in the order of their days."""


def held_on(day: date, history: History) -> list[Item]:
    """The items that stand on the day."""
    return [item for told, moves in history if (item := standing_on(day, told, moves))]


def days_of_change(history: History, *, until: date) -> list[date]:
    """The days up to a day on which an item came, moved or was no longer valid, the latest first."""
    days = {item.day for item, _ in history} | {move.day for _, moves in history for move in moves}
    ends = [item.valid_until for item, _ in history] + [
        move.valid_until for _, moves in history for move in moves
    ]
    days |= {end + timedelta(days=1) for end in ends if end}
    return sorted((day for day in days if day <= until), reverse=True)


def name_key(name: str) -> str:
    """What makes two names one: their words without case, diacritics and punctuation."""
    return " ".join(re.findall(r"\w+", fold(name)))


def ranked(items: Iterable[Item], ranks: Sequence[int]) -> list[tuple[int | None, int]]:
    """How many items hold each rank, in the order of the ranks, those without one last; ranks of nothing left out."""
    held = [item.rank_id for item in items]
    return [(rank, held.count(rank)) for rank in (*ranks, None) if rank in held]


@dataclass(frozen=True, slots=True)
class RankPlan:
    """How a list of ranks becomes another: what each new line was (its number, or None) and which are given up."""

    lines: tuple[tuple[int | None, str], ...]
    dropped: tuple[int, ...]


def rearranged(old: Sequence[tuple[int, str]], new: Sequence[str]) -> RankPlan:
    """What becomes of the ranks `old` (number and name) when the list reads `new`.

    A line of the same name is the same rank wherever it stands. A new line in the place of a name that is gone renames
    it. All other new lines are new ranks, all other old ones are dropped.
    """
    by_name = {name_key(name): number for number, name in old}
    kept = {by_name[name_key(name)] for name in new if name_key(name) in by_name}
    free = {place: number for place, (number, _) in enumerate(old) if number not in kept}
    lines = [
        (by_name[name_key(name)] if name_key(name) in by_name else free.pop(place, None), name)
        for place, name in enumerate(new)
    ]
    return RankPlan(tuple(lines), tuple(free.values()))
