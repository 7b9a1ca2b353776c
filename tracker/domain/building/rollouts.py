"""A task that is carried out unit by unit: how many of them completed it, are at it, or have not begun."""

import re
from collections.abc import Sequence
from fractions import Fraction

from tracker.domain import wording
from tracker.domain.building.facts import Member, TaskFacts
from tracker.domain.phrases import bare, begins_with_verb, lower_first, upper_first
from tracker.domain.sentences import place_name

MOST_NAMED = 5
"""Of so many units each one is named; of more only those are that are not as far."""
_KINDS = ("xã", "phường", "thị trấn", "đặc khu")
"""The order in which kinds of communes are called together."""
_HANDLED = ("thực hiện", "tổ chức", "triển khai")
"""Verbs that name no stage of the work: `đang` goes before them alone."""
_HAS_PLACE = re.compile(
    r"\b(?:tại|ở|cho|của)\s+(?:tất cả\s+)?(?:các|những|mỗi|từng|toàn|UBND|Ủy ban|\d+|xã|phường|thị trấn|đặc khu)\b",
    re.I,
)
_UNDER_WAY = "đang triển khai"
_TO_COME = "chưa triển khai"


def rollout(task: TaskFacts) -> str:
    """How far the units are, the stage named as it is: completed, under way, not begun; nothing where none has begun."""
    done = [member for member in task.members if member.completed]
    at_work = [member for member in task.members if member.begun and not member.completed]
    to_come = [member for member in task.members if not member.begun and not member.completed]
    if done:
        share = wording.percent(Fraction(len(done), len(task.members)))
        rest = _rest((at_work, _UNDER_WAY), (to_come, _TO_COME))
        return f"{_at(task, done, finished=True)}, đạt {share}{rest}."
    if at_work:
        return f"{_at(task, at_work, finished=False)}{_rest((to_come, _TO_COME))}."
    return ""


def _at(task: TaskFacts, there: Sequence[Member], *, finished: bool) -> str:
    """`Đã hoàn thành … tại 02/04 xã (A, B)`; what a title says of its place itself is not said again."""
    title, every = bare(task.title), len(there) == len(task.members)
    of_all = f"{wording.count(len(there))}/{wording.count(len(task.members))} {_kind(task.members)}"
    names = f" ({_names(there)})" if len(task.members) <= MOST_NAMED else ""
    stage = "đã hoàn thành" if finished else _UNDER_WAY
    if every and _names_each(title, task.members):
        return f"{_work(title, finished=finished)}"
    if _HAS_PLACE.search(title) or _names_each(title, task.members):
        return f"{upper_first(title)}: {stage} ở {of_all}{names}"
    return f"{_work(title, finished=finished)} tại {of_all}{names}"


def _work(title: str, *, finished: bool) -> str:
    if begins_with_verb(title, ("tiếp tục",)):
        return upper_first(title)
    if finished:
        return f"Đã hoàn thành {lower_first(title)}"
    return f"{'Đang' if begins_with_verb(title, _HANDLED) else 'Đang triển khai'} {lower_first(title)}"


def _rest(*behind: tuple[Sequence[Member], str]) -> str:
    """`; còn 01 xã (D) chưa triển khai`: those that are not as far, by their stage."""
    told = [f"{_counted(members)} {stage}" for members, stage in behind if members]
    return f"; còn {', '.join(told)}" if told else ""


def _counted(members: Sequence[Member]) -> str:
    names = f" ({_names(members)})" if len(members) <= MOST_NAMED else ""
    return f"{wording.count(len(members))} {_kind(members)}{names}"


def _names(members: Sequence[Member]) -> str:
    return wording.listing([place_name(member.name) for member in members])


def _names_each(title: str, members: Sequence[Member]) -> bool:
    return all(place_name(member.name) in title for member in members)


def _kind(members: Sequence[Member]) -> str:
    """What the units are called together: `xã`, `xã, thị trấn`."""
    kinds = dict.fromkeys(member.kind for member in members)
    return ", ".join(sorted(kinds, key=lambda kind: _KINDS.index(kind) if kind in _KINDS else len(_KINDS)))
