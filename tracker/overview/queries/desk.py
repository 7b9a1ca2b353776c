"""What a person owes and what awaits them, in a constant number of statements."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.calendar import OfficeCalendar
from tracker.domain.rights import Principal, may
from tracker.domain.roles import FOLLOWING, WORKING
from tracker.domain.status import SOON, Status
from tracker.domain.status import Standing as Class
from tracker.domain.workflow import WorkState
from tracker.org.queries import office_calendar
from tracker.plans.models import Task
from tracker.plans.queries.facts import known_on
from tracker.plans.queries.tasks import resting, tasks_at_work, tasks_followed
from tracker.progress.models import ExtensionRequest, ProgressUpdate
from tracker.progress.queries import open_requests
from tracker.progress.standing import Standing, standing_on

SHELVES = ("late", "soon", "later", "ongoing", "sent", "to_confirm", "to_assign", "to_move")
"""The parts of a desk that may grow long."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A piece of work that the person owes: the task, how it stands, what was last said."""

    task: Task
    status: Status
    last: ProgressUpdate | None
    standing: Standing


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
    at_rest = resting((task.id for task in own), known=known)
    own = [task for task in own if task.id not in at_rest]
    owed = _standing_so(standing, own, standing.at_work)
    decides = [task for task in followed if may(principal, "task.decide", task.places)]
    assigns = [
        _owed(standing, task, standing.statuses[task.id])
        for task in decides
        if may(principal, "plan.assign", task.places)
    ]
    near = _near(day, calendar)
    return Desk(
        late=_by_due(item for item in owed if item.status.standing is Class.OVERDUE),
        soon=_by_due(item for item in owed if near(item.status)),
        later=_by_due(
            item for item in owed if item.status.standing is Class.IN_TERM and not near(item.status)
        ),
        ongoing=[item for item in owed if item.status.standing is Class.ONGOING],
        sent=_standing_so(standing, own, standing.waiting),
        to_confirm=_standing_so(standing, decides, standing.waiting),
        to_assign=[item for item in assigns if item.status.state is WorkState.PREPARED],
        to_move=[item for item in assigns if item.status.state is WorkState.REASSIGNMENT_ASKED],
        requests=[
            request
            for request in open_requests(scope, known=known)
            if may(principal, "task.decide", request.task.places)
            and request.by_id != principal.person_id
            and standing.at_work(request.task_id)
        ],
    )


def _near(day: date, calendar: OfficeCalendar) -> Callable[[Status], bool]:
    """Whether open work is due today or within the working days that are called soon, whatever its badge says."""
    return lambda status: (
        status.standing is Class.IN_TERM
        and status.due is not None
        and calendar.working_days(day, status.due) <= SOON
    )


def _standing_so(
    standing: Standing, tasks: Iterable[Task], asked: Callable[[int], Status | None]
) -> list[Owed]:
    """The tasks that stand as is asked, each by the occurrence that does."""
    found = [(task, asked(task.id)) for task in tasks]
    return [_owed(standing, task, status) for task, status in found if status]


def _there(standing: Standing, tasks: Iterable[Task]) -> list[Task]:
    present = {task.id for task in standing.tasks}
    return [task for task in tasks if task.id in present]


def _owed(standing: Standing, task: Task, status: Status) -> Owed:
    return Owed(task, status, standing.last_update(task), standing)


def _by_due(items: Iterable[Owed]) -> list[Owed]:
    return sorted(items, key=lambda item: item.status.due or date.max)
