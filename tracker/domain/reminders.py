"""Which letters are due: the stages around a day, who is told of each, and a key that makes telling twice harmless.

A stage is reached, not met: asked on any later day the answer is the same or a later stage, so a missed day heals
itself. The key holds the day in question, so a moved deadline starts anew.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from tracker.domain.calendar import OfficeCalendar
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Scope
from tracker.domain.roles import WORKING, Role
from tracker.domain.text import N_

MOST_STAGES = 6
FURTHEST = 60
"""A stage lies at most so many working days before the day."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The office's stages in working days: before a day, after it and how often again, awaiting, told upwards."""

    before: tuple[int, ...] = (15, 5, 1)
    first_after: int = 1
    every_after: int = 3
    awaiting_after: int = 3
    escalate_after: int = 5


STANDARD = Policy()


class Matter(StrEnum):
    """What is told: to who carries the work that its day nears or is past, upwards that it is long past, that it waits."""

    DUE = "due"
    ESCALATED = "escalated"
    AWAITING = "awaiting"


@dataclass(frozen=True, slots=True)
class DueWords:
    """How a letter speaks of due work; `receiver` is the unit that gathers.

    `standing` is a message id of how far it is, `percent` stands in its place where figures give it.
    """

    title: str
    plan: str
    unit: str
    receiver: str
    path: str
    product: str = ""
    standing: str = ""
    percent: int | None = None
    last_day: date | None = None
    last_words: str = ""
    reporter: str = ""
    is_report: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """Open work that a unit owes by a day, or that waits for confirmation since a day.

    `roles` are told in turn: the second only where nobody holds the first; a person in charge comes before all.
    Who is only asked to take part is never told after the day (words-vi.md §0, rule 3).
    """

    subject: str
    about_id: int
    unit_id: int | None
    focal_unit_id: int
    due: date | None
    words: DueWords
    roles: tuple[frozenset[Role], ...] = (WORKING,)
    person_id: int | None = None
    waiting_since: date | None = None
    reporter_id: int | None = None
    is_asked: bool = False


class Source(Protocol):
    """A floor that knows due work: what a scope may see of it on a day as known by a moment, perhaps some subjects only."""

    def __call__(
        self, scope: Scope, *, day: date, at: datetime, only: Collection[str] | None = None
    ) -> Sequence[Due]:
        """The due work."""
        ...


@dataclass(frozen=True, slots=True)
class Staff:
    """The people who can be told: who holds which role at which unit."""

    holders: Mapping[tuple[int, Role], Sequence[int]]
    active: frozenset[int]
    above: Mapping[int, Sequence[int]] = field(default_factory=dict)
    """The units over a unit, the nearest first."""

    def at(self, unit_id: int | None, roles: Iterable[Role]) -> list[int]:
        """Who holds one of the roles at the unit itself, each once."""
        found = [self.holders.get((unit_id, role), ()) for role in sorted(roles)] if unit_id else []
        return list(dict.fromkeys(person for people in found for person in people))


@dataclass(frozen=True, slots=True)
class Reminder:
    """A person is to be told of a stage; `since` is the due day, or the day from which the work waits."""

    person_id: int
    matter: Matter
    due: Due
    since: date
    stage: str

    @property
    def key(self) -> str:
        """Once for each person, thing, day in question and stage."""
        return f"{self.matter}|{self.due.subject}|{self.since.isoformat()}|{self.stage}|{self.person_id}"


def reminders_on(
    day: date, dues: Iterable[Due], *, policy: Policy, calendar: OfficeCalendar, staff: Staff
) -> list[Reminder]:
    """Every stage that has been reached by the day, for everybody who is to be told of it."""
    count = _Count(day, policy, calendar)
    return [
        reminder
        for due in dues
        for reminder in (_waiting(due, count, staff) if due.waiting_since else _owed(due, count, staff))
    ]


@dataclass(frozen=True, slots=True)
class _Count:
    """A day and what its stages are counted by."""

    day: date
    policy: Policy
    calendar: OfficeCalendar


def _waiting(due: Due, count: _Count, staff: Staff) -> Iterator[Reminder]:
    since = due.waiting_since
    if since and (stage := awaiting_stage(count.day, since, policy=count.policy, calendar=count.calendar)):
        for person_id in confirmers_of(due, staff):
            yield Reminder(person_id, Matter.AWAITING, due, since, stage)


def _owed(due: Due, count: _Count, staff: Staff) -> Iterator[Reminder]:
    last = due.due
    if last is None or (due.is_asked and last < count.day):
        return
    carriers = carriers_of(due, staff)
    if stage := due_stage(count.day, last, policy=count.policy, calendar=count.calendar):
        yield from (Reminder(person_id, Matter.DUE, due, last, stage) for person_id in carriers)
    if stage := escalated_stage(count.day, last, policy=count.policy, calendar=count.calendar):
        others = [person_id for person_id in overseers_of(due, staff) if person_id not in carriers]
        yield from (Reminder(person_id, Matter.ESCALATED, due, last, stage) for person_id in others)


def due_stage(day: date, due: date, *, policy: Policy, calendar: OfficeCalendar) -> str | None:
    """The stage around a due day: `before-15`, `on`, `after-1`, `after-4` …; None while it is far away.

    `on` is reached on the last working day in time, which is the due day itself unless the office rests on it.
    """
    if day > due:
        late = calendar.working_days(due, day)
        number = _again(late, first=policy.first_after, every=policy.every_after)
        return "on" if number is None else f"after-{number}"
    left = calendar.working_days(day, due)
    if left == 0:
        return "on"
    reached = [number for number in policy.before if left <= number]
    return f"before-{min(reached)}" if reached else None


def escalated_stage(day: date, due: date, *, policy: Policy, calendar: OfficeCalendar) -> str | None:
    """The stage told upwards: from the first working day beyond the limit, then as often as the carriers are told."""
    late = calendar.working_days(due, day)
    number = _again(late, first=policy.escalate_after + 1, every=policy.every_after)
    return None if number is None else f"escalated-{number}"


def awaiting_stage(day: date, since: date, *, policy: Policy, calendar: OfficeCalendar) -> str | None:
    """The stage of a completion report that waits for confirmation since a day."""
    waited = calendar.working_days(since, day)
    number = _again(waited, first=policy.awaiting_after, every=policy.every_after)
    return None if number is None else f"awaiting-{number}"


def _again(days: int, *, first: int, every: int) -> int | None:
    """The last of first, first + every, first + 2 × every … that has been reached."""
    return None if days < first else days - (days - first) % every


def carriers_of(due: Due, staff: Staff) -> list[int]:
    """Who is told to act: the person in charge, else who holds the first of the roles that anybody holds."""
    if due.person_id in staff.active:
        return [due.person_id]
    return next((found for roles in due.roles if (found := staff.at(due.unit_id, roles))), [])


def overseers_of(due: Due, staff: Staff) -> list[int]:
    """Who is told that work is long past its day: leader and head of its unit and the heads of the focal unit."""
    leaders, heads = staff.at(due.unit_id, {Role.LEADER, Role.HEAD}), staff.at(due.focal_unit_id, {Role.HEAD})
    return list(dict.fromkeys([*leaders, *heads]))


def confirmers_of(due: Due, staff: Staff) -> list[int]:
    """Who is told that a report waits: the heads of the focal unit, else the nearest leaders; never who reported."""
    leaders = [
        (unit_id, Role.LEADER) for unit_id in (due.focal_unit_id, *staff.above.get(due.focal_unit_id, ()))
    ]
    for unit_id, role in ((due.focal_unit_id, Role.HEAD), *leaders):
        if people := [person for person in staff.at(unit_id, {role}) if person != due.reporter_id]:
            return people
    return []


def read_stages(text: str) -> tuple[int, ...]:
    """The stages before a day, written as `15, 5, 1`, the furthest first. Raises Refusal for anything else."""
    parts = [part.strip() for part in text.split(",")]
    if not all(part.isascii() and part.isdigit() and len(part) <= 2 for part in parts):
        raise Refusal(
            N_("“{x}” không phải các mốc nhắc. Ghi số ngày làm việc, ví dụ: 15, 5, 1."), x=text[:40]
        )
    stages = tuple(sorted({int(part) for part in parts}, reverse=True))
    if len(stages) > MOST_STAGES or not 1 <= stages[-1] <= stages[0] <= FURTHEST:
        raise Refusal(
            N_("Ghi từ 01 đến {most} mốc nhắc, mỗi mốc từ 1 đến {furthest} ngày làm việc trước hạn."),
            most=f"{MOST_STAGES:02d}",
            furthest=FURTHEST,
        )
    return stages
