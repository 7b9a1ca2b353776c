"""The status of a task on a day, judged by the facts that were true and known by then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.calendar import OfficeCalendar
from tracker.domain.text import N_, NP_
from tracker.domain.workflow import MOVES, NOT_GIVEN, OPEN, Verb, WorkState

SOON = 5
"""Working days left from which an open task is «sắp đến hạn»."""


class Standing(StrEnum):
    """The one class in which a task is counted on a day (words-vi.md §1; report 1270/BC-TCTTTg)."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    AWAITING = "awaiting"
    OVERDUE = "overdue"
    IN_TERM = "in_term"
    ONGOING = "ongoing"
    OUT = "out"


class StatusCode(StrEnum):
    """What the badge says; finer than the standing."""

    PREPARED = "prepared"
    NEW = "new"
    TERM = "term"
    SOON = "soon"
    TODAY = "today"
    LATE = "late"
    AWAITING = "awaiting"
    RETURNED = "returned"
    DONE = "done"
    DONE_LATE = "done_late"
    ONGOING = "ongoing"
    SUSPENDED = "suspended"
    OUT = "out"

    @property
    def label(self) -> str:
        """The badge's words; `{n}` stands for days overdue."""
        return STATUS_LABELS[self]


STATUS_LABELS = {
    StatusCode.PREPARED: N_("Chưa giao"),
    StatusCode.NEW: N_("Chưa tiếp nhận"),
    StatusCode.TERM: N_("Đang thực hiện"),
    StatusCode.SOON: N_("Sắp đến hạn"),
    StatusCode.TODAY: N_("Đến hạn hôm nay"),
    StatusCode.LATE: NP_("Quá hạn {n} ngày"),
    StatusCode.AWAITING: N_("Chờ xác nhận"),
    StatusCode.RETURNED: N_("Cần bổ sung"),
    StatusCode.DONE: N_("Hoàn thành đúng hạn"),
    StatusCode.DONE_LATE: N_("Hoàn thành quá hạn"),
    StatusCode.ONGOING: N_("Thường xuyên"),
    StatusCode.SUSPENDED: N_("Tạm dừng"),
    StatusCode.OUT: N_("Đưa ra khỏi kế hoạch"),
}

_ENDED = {
    WorkState.WITHDRAWN: (StatusCode.OUT, Standing.OUT),
    WorkState.SUSPENDED: (StatusCode.SUSPENDED, Standing.OUT),
}
_OF_ONE_RESULT = frozenset({Verb.REPORT_COMPLETE, Verb.CONFIRM, Verb.RETURN})
"""Steps about one completion: of the task that is done once, or of one occurrence."""
_PAUSES = frozenset({Verb.SUSPEND, Verb.WITHDRAW})
_PAUSED = frozenset({WorkState.SUSPENDED, WorkState.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Step:
    """A workflow event as the rules see it: the verb, its day, and the occurrence that it is about."""

    verb: Verb
    as_of: date
    occurrence: date | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """A task on a day: badge, class of counting, the due day in question, days overdue, the day of completion.

    `due` is the last day still in time. For a recurring task, `occurrence` is the due day of the one that counts.
    """

    code: StatusCode
    standing: Standing
    state: WorkState
    due: date | None
    days_late: int = 0
    completed_on: date | None = None
    occurrence: date | None = None


def status_on(
    day: date,
    steps: Sequence[Step],
    *,
    due: date | None,
    occurrences: Sequence[date] = (),
    calendar: OfficeCalendar,
) -> Status:
    """The status on the day, from the steps true and known by then in the order in which they were taken."""
    return that_counts(statuses_on(day, steps, due=due, occurrences=occurrences, calendar=calendar))


def statuses_on(
    day: date,
    steps: Sequence[Step],
    *,
    due: date | None,
    occurrences: Sequence[date] = (),
    calendar: OfficeCalendar,
) -> tuple[Status, ...]:
    """The status of each occurrence in order; of a task that is done once, its only one."""
    if not occurrences:
        return (_judge(day, steps_about(steps, None), due, None, calendar),)
    return tuple(_judge(day, steps_about(steps, each), each, each, calendar) for each in occurrences)


def that_counts(statuses: Sequence[Status]) -> Status:
    """The one by which a task is counted: its earliest occurrence that is not done; when all are done, the last one."""
    return next((each for each in statuses if each.state is not WorkState.DONE), statuses[-1])


def at_work(statuses: Sequence[Status]) -> Status | None:
    """The earliest occurrence that its unit is carrying out; those that wait for confirmation are not in its hands."""
    return next((each for each in statuses if each.state in OPEN), None)


def waiting(statuses: Sequence[Status]) -> Status | None:
    """The earliest occurrence whose completion waits for confirmation."""
    return next((each for each in statuses if each.state is WorkState.AWAITING), None)


def steps_about(steps: Sequence[Step], occurrence: date | None) -> list[Step]:
    """The steps that count for an occurrence: its own, and those about the whole task that its state allows.

    What was reported and decided about the task as done once says nothing of an occurrence, nor the other way. What
    is done, or waits for confirmation, stays so when the whole is given to somebody else.
    """
    told: list[Step] = []
    for step in steps:
        whole = step.occurrence is None and step.verb not in _OF_ONE_RESULT
        if step.occurrence == occurrence or (whole and _reaches(step, told)):
            told.append(step)
    return told


def _reaches(step: Step, told: Sequence[Step]) -> bool:
    """Whether a step about the whole task is possible for an occurrence; one that is done stays done."""
    state = state_after(told)
    return state is not WorkState.DONE and state in MOVES[step.verb].starts


def states_of(steps: Sequence[Step], occurrences: Sequence[date]) -> dict[date | None, WorkState]:
    """The state of each occurrence in order; of a task that is done once, its only one under None."""
    return {each: state_after(steps_about(steps, each)) for each in occurrences or (None,)}


def state_of_whole(states: Mapping[date | None, WorkState]) -> WorkState:
    """The state that a step about the whole task starts from: of its earliest occurrence that is not done."""
    return next((state for state in states.values() if state is not WorkState.DONE), WorkState.DONE)


def state_after(steps: Sequence[Step]) -> WorkState:
    """Where the steps lead, whatever the calendar says.

    What was suspended goes on where it stood; what was taken out before it was given is again what it was.
    """
    state = before = WorkState.DRAFT
    for step in steps:
        if step.verb in _PAUSES and state not in _PAUSED:
            before = state
        if (step.verb is Verb.RESUME and state is WorkState.SUSPENDED) or (
            step.verb is Verb.REOPEN and state is WorkState.WITHDRAWN and before in NOT_GIVEN
        ):
            state = before
        else:
            state = MOVES[step.verb].leads_to
    return state


def _judge(
    day: date, steps: Sequence[Step], due: date | None, occurrence: date | None, calendar: OfficeCalendar
) -> Status:
    state = state_after(steps)
    completed = _completed_on(steps) if state in {WorkState.DONE, WorkState.AWAITING} else None
    if state in _ENDED:
        code, standing = _ENDED[state]
        return Status(code, standing, state, due, occurrence=occurrence)
    if state is WorkState.DONE:
        late = due is not None and completed is not None and completed > due
        code, standing = (
            (StatusCode.DONE_LATE, Standing.DONE_LATE) if late else (StatusCode.DONE, Standing.DONE_ON_TIME)
        )
        days = (completed - due).days if late and completed and due else 0
        return Status(code, standing, state, due, days, completed, occurrence)
    if state is WorkState.AWAITING:
        return Status(StatusCode.AWAITING, Standing.AWAITING, state, due, 0, completed, occurrence)
    return _open(day, state, due, occurrence, calendar)


def _open(
    day: date, state: WorkState, due: date | None, occurrence: date | None, calendar: OfficeCalendar
) -> Status:
    """An open task: late or due comes first, then what its unit still owes, then how near the day is."""
    if due is not None and due < day:
        return Status(StatusCode.LATE, Standing.OVERDUE, state, due, (day - due).days, occurrence=occurrence)
    standing = Standing.ONGOING if due is None else Standing.IN_TERM
    if due == day:
        code = StatusCode.TODAY
    elif state in NOT_GIVEN:
        code = StatusCode.PREPARED
    elif state is WorkState.ASSIGNED:
        code = StatusCode.NEW
    elif state is WorkState.RETURNED:
        code = StatusCode.RETURNED
    elif due is None:
        code = StatusCode.ONGOING
    else:
        code = StatusCode.SOON if calendar.working_days(day, due) <= SOON else StatusCode.TERM
    return Status(code, standing, state, due, occurrence=occurrence)


def _completed_on(steps: Sequence[Step]) -> date | None:
    """The day of the last completion report: on time is judged by it, however slow the confirmation was."""
    return next((step.as_of for step in reversed(steps) if step.verb is Verb.REPORT_COMPLETE), None)
