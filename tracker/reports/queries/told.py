"""What was told about tasks in a period: the words that reach the report, each with the update that holds them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.building import GroupFacts, Member, Quote, TaskFacts
from tracker.domain.reporting import FactRef
from tracker.domain.status import Standing as StandingClass
from tracker.domain.status import Status
from tracker.domain.units import UnitKind
from tracker.domain.workflow import WorkState
from tracker.org.models import Unit
from tracker.org.queries import units_by_id
from tracker.plans.models import Task, TaskGroup
from tracker.plans.queries.carriers import coordination_by_task
from tracker.plans.queries.facts import assignments_by_task
from tracker.progress.models import ProgressUpdate
from tracker.progress.standing import Standing
from tracker.reports.queries.parties import completing_steps, members_by_task

KIND_WORDS = {
    UnitKind.COMMUNE: "xã",
    UnitKind.TOWNSHIP: "thị trấn",
    UnitKind.WARD: "phường",
    UnitKind.SPECIAL_ZONE: "đặc khu",
}
_DONE = frozenset({StandingClass.DONE_ON_TIME, StandingClass.DONE_LATE})
_OPEN = frozenset({StandingClass.OVERDUE, StandingClass.IN_TERM})


@dataclass(frozen=True, slots=True)
class _Parties:
    """Who carries and who coordinates each task, and the units of rollouts."""

    leads: Mapping[int, str]
    coordination: Mapping[int, str]
    members: Mapping[int, Sequence[tuple[Unit, int]]]
    completing: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class _Reach:
    """Tasks of which anything was told, which have begun, and of which something was told in the period."""

    told: set[int]
    begun: set[int]
    recent: set[int]


def task_facts(standing: Standing, *, since: date) -> list[TaskFacts]:
    """Every task in the words of the rulebook; quotes are of the period that began on `since`."""
    parties = _parties(standing)
    reach = _Reach(
        told=_told(standing, lambda _update: True),
        begun=_told(standing, begins),
        recent=_told(standing, lambda update: update.as_of >= since and not update.nothing_new),
    )
    return [_facts(task, standing, parties, reach, since) for task in standing.tasks]


def group_facts(found: Sequence[TaskGroup]) -> list[GroupFacts]:
    """Groups in the words of the rulebook."""
    return [GroupFacts(group.id, group.number, group.title) for group in found]


def _parties(standing: Standing) -> _Parties:
    ids = [task.id for task in standing.tasks]
    assignments = assignments_by_task(ids, known=standing.known)
    units = units_by_id(assignment.lead_unit_id for assignment in assignments.values())
    return _Parties(
        leads={task_id: units[each.lead_unit_id].name for task_id, each in assignments.items()},
        coordination=coordination_by_task(assignments),
        members=members_by_task(ids, known=standing.known),
        completing=completing_steps(ids),
    )


def _told(standing: Standing, says: Callable[[ProgressUpdate], bool]) -> set[int]:
    """Tasks of which an update says so, and all tasks above them."""
    above = {task.id: task.parent_id for task in standing.tasks}
    found: set[int] = set()
    for task_id, updates in standing.updates.items():
        number: int | None = task_id if any(map(says, updates)) else None
        while number is not None and number not in found:
            found.add(number)
            number = above.get(number)
    return found


def begins(update: ProgressUpdate) -> bool:
    """Whether an update shows that the work has begun: it gives a level, a share or a completion."""
    return not update.nothing_new and (update.level is not None or bool(update.percent) or update.completes)


def _facts(task: Task, standing: Standing, parties: _Parties, reach: _Reach, since: date) -> TaskFacts:
    status = standing.statuses[task.id]
    told = substance(standing.updates.get(task.id, ()), status)
    last = told[-1] if told else None
    recent = [update for update in told if update.as_of >= since]
    deadlines = standing.deadlines.get(task.id)
    return TaskFacts(
        id=task.id,
        number=task.number,
        title=task.title,
        status=status,
        is_main=task.parent_id is None,
        group_id=task.group_id,
        lead=parties.leads.get(task.id, ""),
        coordinating=parties.coordination.get(task.id, ""),
        deadline=deadlines[-1].text if deadlines else "",
        deliverable=task.deliverable,
        latest=last.result if last else "",
        told=task.id in reach.told,
        begun=task.id in reach.begun,
        result=_quote(recent[-1:], "result"),
        obstacle=_quote(recent[-1:], "obstacle"),
        next_step=_quote(recent[-1:], "next_step"),
        proposal=_quote(recent, "proposal"),
        field_of_work=task.field_of_work,
        last_step=last_open_step(task, parties.completing[task.id], standing)
        if task.id in parties.members
        else None,
        told_obstacles=_quotes(recent, "obstacle"),
        told_proposals=_quotes(recent, "proposal"),
        members=tuple(
            _member(unit, part, parties.completing[task.id], standing, reach)
            for unit, part in parties.members.get(task.id, ())
        ),
    )


def substance(updates: Sequence[ProgressUpdate], status: Status) -> list[ProgressUpdate]:
    """Updates that say something; a completion that was returned does not stand."""
    returned = status.state is WorkState.RETURNED
    return [
        update
        for update in updates
        if not update.nothing_new
        and not (returned and update.completes and update.occurrence == status.occurrence)
    ]


def _quote(updates: Sequence[ProgressUpdate], name: str) -> Quote | None:
    """The last of the updates that says something under the name."""
    for update in reversed(updates):
        if text := getattr(update, name):
            return Quote(text, FactRef("update", update.id), update.as_of)
    return None


def _quotes(updates: Sequence[ProgressUpdate], name: str) -> tuple[Quote, ...]:
    """Everything that the updates say under the name, in the order of their days; the same words once."""
    told: dict[str, Quote] = {}
    for update in updates:
        if quote := _quote([update], name):
            told[quote.text] = quote
    return tuple(told.values())


def last_open_step(task: Task, completing: int, standing: Standing) -> Quote | None:
    """The step of a rollout, up to the completing one, that is open somewhere and due last, with its day."""
    steps = [
        (due, step)
        for part in standing.parts_of(task)
        for step in standing.parts_of(part)
        if (step.step_number or 0) <= completing
        and standing.statuses[step.id].standing in _OPEN
        and (due := standing.statuses[step.id].due)
    ]
    if not steps:
        return None
    due, step = max(steps, key=lambda each: (each[0], each[1].step_number or 0, -each[1].id))
    return Quote(step.title, FactRef("task", step.id), due)


def _member(unit: Unit, part: int, completing: int, standing: Standing, reach: _Reach) -> Member:
    """A unit has completed the work when its completing step is confirmed."""
    steps = standing.parts.get(part, ())
    return Member(
        unit.name,
        KIND_WORDS.get(unit.kind, "cơ quan, đơn vị"),
        begun=part in reach.begun,
        completed=any(
            step.step_number == completing and standing.statuses[step.id].standing in _DONE for step in steps
        ),
        told=part in reach.recent,
    )
