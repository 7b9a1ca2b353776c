"""What a person owes and what awaits them, in a constant number of statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.rights import Principal, may
from tracker.domain.roles import FOLLOWING, WORKING
from tracker.domain.status import Standing as Class
from tracker.domain.status import Status, StatusCode
from tracker.domain.workflow import NOT_GIVEN, WorkState
from tracker.org.queries import office_calendar
from tracker.plans.models import Task
from tracker.plans.queries.facts import known_on
from tracker.plans.queries.tasks import tasks_at_work, tasks_followed, waiting_for_parts
from tracker.progress.models import ExtensionRequest, ProgressUpdate
from tracker.progress.queries import open_requests
from tracker.progress.standing import Standing, standing_on

SHELVES = ("late", "soon", "later", "ongoing", "sent", "to_confirm", "to_assign", "to_move")
"""The parts of a desk that may grow long."""
_OPEN = frozenset({Class.OVERDUE, Class.IN_TERM, Class.ONGOING})
_PRESSING = frozenset({StatusCode.TODAY, StatusCode.SOON})


@dataclass(frozen=True, slots=True)
class Owed:
    """A piece of work that the person owes: the task, how it stands, what was last said."""

    task: Task
    status: Status
    last: ProgressUpdate | None


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk of a person on a day."""

    late: Sequence[Owed]
    soon: Sequence[Owed]
    later: Sequence[Owed]
    ongoing: Sequence[Owed]
    sent: Sequence[Owed]
    to_confirm: Sequence[Owed]
    to_assign: Sequence[Owed]
    to_move: Sequence[Owed]
    requests: Sequence[ExtensionRequest]

    @property
    def owes_nothing(self) -> bool:
        """Whether nothing is late or due soon."""
        return not (self.late or self.soon)

    @property
    def decides_nothing(self) -> bool:
        """Whether nobody waits for this person."""
        return not (self.to_confirm or self.to_assign or self.to_move or self.requests)

    @property
    def next_day(self) -> date | None:
        """The nearest day on which something is due."""
        return next((owed.status.due for owed in (*self.soon, *self.later) if owed.status.due), None)


def gather(principal: Principal, *, day: date) -> Desk:
    """The desk: own work by how pressing it is, and what waits for a decision."""
    scope, calendar, known = principal.scope, office_calendar(), known_on(day)
    units = {held.unit_id for held in principal.grants if held.role in WORKING}
    own = tasks_at_work(scope, lead_units=units, person_id=principal.person_id)
    followed = tasks_followed(scope) if principal.reach_of(FOLLOWING) else []
    together = list({task.id: task for task in (*own, *followed)}.values())
    standing = standing_on(day, together, calendar=calendar)
    own, followed = _there(standing, own), _there(standing, followed)
    open_tasks = [task for task in own if _is_owed(standing.statuses[task.id])]
    waiting = waiting_for_parts((task.id for task in open_tasks), known=known)
    owed = [_owed(standing, task) for task in open_tasks if task.id not in waiting]
    decides = [_owed(standing, task) for task in followed if may(principal, "task.decide", task.places)]
    assigns = [item for item in decides if may(principal, "plan.assign", item.task.places)]
    return Desk(
        late=_by_due(item for item in owed if item.status.standing is Class.OVERDUE),
        soon=_by_due(item for item in owed if item.status.code in _PRESSING),
        later=_by_due(
            item
            for item in owed
            if item.status.standing is Class.IN_TERM and item.status.code not in _PRESSING
        ),
        ongoing=[item for item in owed if item.status.standing is Class.ONGOING],
        sent=[item for item in owed if item.status.standing is Class.AWAITING],
        to_confirm=[item for item in decides if item.status.state is WorkState.AWAITING],
        to_assign=[item for item in assigns if item.status.state is WorkState.PREPARED],
        to_move=[item for item in assigns if item.status.state is WorkState.REASSIGNMENT_ASKED],
        requests=[
            request
            for request in open_requests(scope, known=known)
            if may(principal, "task.decide", request.task.places)
            and request.by_id != principal.person_id
            and standing.is_open(request.task_id)
        ],
    )


def _there(standing: Standing, tasks: Iterable[Task]) -> list[Task]:
    present = {task.id for task in standing.tasks}
    return [task for task in tasks if task.id in present]


def _is_owed(status: Status) -> bool:
    """Work in the hands of its unit, or reported and not yet confirmed."""
    given = status.state not in NOT_GIVEN
    return given and (status.standing in _OPEN or status.standing is Class.AWAITING)


def _owed(standing: Standing, task: Task) -> Owed:
    return Owed(task, standing.statuses[task.id], standing.last_update(task))


def _by_due(items: Iterable[Owed]) -> list[Owed]:
    return sorted(items, key=lambda item: item.status.due or date.max)
