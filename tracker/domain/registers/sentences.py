"""A register in the text of a report (words-vi.md §4): seven names at most, parts only where they sum, never 00."""

import re
from collections.abc import Sequence
from itertools import groupby

from tracker.domain import wording
from tracker.domain.phrases import upper_first
from tracker.domain.registers.facts import RegisterFacts
from tracker.domain.registers.items import Item
from tracker.domain.text import sort_key

MOST_NAMES = 7
"""Names that stand in a sentence; more of them stand in a footnote or an annex."""
ENCLOSED = "danh mục kèm theo"
_COMMITTEE = re.compile(r"(?:UBND|Ủy ban nhân dân)\s+(?=(?:xã|phường|thị trấn|đặc khu)\b)", re.I)
_KIND = re.compile(r"(xã|phường|thị trấn|đặc khu)\b", re.I)


def needs_annex(items: Sequence[Item]) -> bool:
    """Whether the names are too many for a sentence."""
    return len(items) > MOST_NAMES


def summary(facts: RegisterFacts, *, pointer: str = ENCLOSED) -> str:
    """The whole sentence: what is new in the period, and to how many the register came; or that there is nothing yet.

    `pointer` says where the names stand that a sentence does not take (`Phụ lục II kèm theo`).
    """
    until = f"Đến ngày {wording.day(facts.day)}"
    if not facts.length:
        return f"{until} chưa có {facts.noun}{_blank(facts.verb)}."
    if not facts.new:
        return f"{until} có {total(facts)}."
    came_to = f", nâng tổng số lên {total(facts)}" if facts.length > len(facts.new) else ""
    return f"Có {new_items(facts, pointer=pointer)}{came_to}."


def new_items(facts: RegisterFacts, *, pointer: str = ENCLOSED) -> str:
    """What is new: `05 di tích mới được công nhận cấp tỉnh (tên 1, tên 2, …)`; empty where nothing is."""
    if not facts.new:
        return ""
    ranks = facts.by_rank(facts.new)
    all_of_one = _blank(ranks[0][0]) if len(ranks) == 1 else ""
    names = pointer if needs_annex(facts.new) else wording.listing([item.name for item in facts.new])
    counted = f"{wording.count(len(facts.new))} {facts.noun} mới{_blank(facts.verb)}{all_of_one}"
    return f"{counted} ({names})"


def total(facts: RegisterFacts) -> str:
    """How many stand: `16 di tích (04 cấp quốc gia, 12 cấp tỉnh)`; empty where none does, no parts where one has no rank."""
    if not facts.length:
        return ""
    counted = f"{wording.count(facts.length)} {facts.noun}"
    parts = facts.by_rank(facts.items)
    if any(not rank for rank, _ in parts):
        return counted
    if len(parts) == 1:
        return counted + _blank(parts[0][0])
    return f"{counted} ({', '.join(_part(rank, number, facts.noun) for rank, number in parts)})"


def footnote(facts: RegisterFacts) -> str:
    """The items commune by commune, the most first: `Xã A 04, xã B 02; xã C, xã D mỗi xã 01.`

    Empty where an item has no unit: the figures would not sum.
    """
    units = [(_COMMITTEE.sub("", name), number) for name, number in facts.by_unit]
    if not units or any(not name for name, _ in units):
        return ""
    told, divided = "", False
    for number, each in groupby(units, key=lambda unit: unit[1]):
        names = sorted((name for name, _ in each), key=sort_key)
        shared = len(names) > 1
        stop = "; " if shared or divided else ", "
        each_has = f" {_same_kind(names)}" if shared else ""
        told += f"{stop if told else ''}{wording.listing(names)}{each_has} {wording.count(number)}"
        divided = shared
    return upper_first(f"{told}.")


def _same_kind(names: Sequence[str]) -> str:
    """`mỗi xã`, or `mỗi đơn vị` where the units are of several kinds."""
    kinds = {found[1].lower() if (found := _KIND.match(name)) else "" for name in names}
    return f"mỗi {kinds.pop() or 'đơn vị'}" if len(kinds) == 1 else "mỗi đơn vị"


def _part(rank: str, number: int, noun: str) -> str:
    """A rank that begins with a figure takes the noun before it: 01 sản phẩm 5 sao."""
    return f"{wording.count(number)}{_blank(noun) if rank[:1].isdigit() else ''} {rank}"


def _blank(words: str) -> str:
    """The words after a blank, or nothing."""
    return f" {words}" if words else ""
