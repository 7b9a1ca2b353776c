"""The one table of a task's life: which step leads from which state to which."""

from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.refusals import Refusal
from tracker.domain.text import N_


class WorkState(StrEnum):
    """Where a task (or one occurrence of a recurring task) stands in its life, whatever the calendar says."""

    DRAFT = "draft"
    PREPARED = "prepared"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    REASSIGNMENT_ASKED = "reassignment_asked"
    AWAITING = "awaiting"
    RETURNED = "returned"
    DONE = "done"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


class Verb(StrEnum):
    """A step of the work that somebody takes; each is recorded as a fact."""

    PREPARE = "prepare"
    ASSIGN = "assign"
    ACCEPT = "accept"
    ASK_REASSIGNMENT = "ask_reassignment"
    REPORT_COMPLETE = "report_complete"
    CONFIRM = "confirm"
    RETURN = "return"
    SUSPEND = "suspend"
    RESUME = "resume"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"

    @property
    def label(self) -> str:
        """The step as buttons and the timeline name it."""
        return VERB_LABELS[self]


VERB_LABELS = {
    Verb.PREPARE: N_("Chuẩn bị giao"),
    Verb.ASSIGN: N_("Giao nhiệm vụ"),
    Verb.ACCEPT: N_("Tiếp nhận"),
    Verb.ASK_REASSIGNMENT: N_("Đề nghị điều chỉnh phân công"),
    Verb.REPORT_COMPLETE: N_("Báo cáo hoàn thành"),
    Verb.CONFIRM: N_("Xác nhận hoàn thành"),
    Verb.RETURN: N_("Trả lại để bổ sung"),
    Verb.SUSPEND: N_("Tạm dừng"),
    Verb.RESUME: N_("Tiếp tục thực hiện"),
    Verb.WITHDRAW: N_("Đưa ra khỏi kế hoạch"),
    Verb.REOPEN: N_("Thực hiện lại"),
}


@dataclass(frozen=True, slots=True)
class Move:
    """A step: the states it may start from and the state it leads to."""

    verb: Verb
    starts: frozenset[WorkState]
    leads_to: WorkState
    needs_reason: bool = False


OPEN = frozenset({WorkState.ASSIGNED, WorkState.ACCEPTED, WorkState.REASSIGNMENT_ASKED, WorkState.RETURNED})
"""Work that its unit is carrying out: it may be reported on and be given more time."""
ENDED = frozenset({WorkState.DONE, WorkState.WITHDRAWN})
"""Nothing more is owed."""
_ALIVE = OPEN | {WorkState.AWAITING}
NOT_GIVEN = frozenset({WorkState.DRAFT, WorkState.PREPARED})
"""The head has not given the task out yet."""

MOVES = {
    move.verb: move
    for move in (
        Move(Verb.PREPARE, NOT_GIVEN, WorkState.PREPARED),
        Move(Verb.ASSIGN, OPEN | {WorkState.PREPARED}, WorkState.ASSIGNED),
        Move(Verb.ACCEPT, frozenset({WorkState.ASSIGNED, WorkState.REASSIGNMENT_ASKED}), WorkState.ACCEPTED),
        Move(
            Verb.ASK_REASSIGNMENT,
            frozenset({WorkState.ASSIGNED, WorkState.ACCEPTED}),
            WorkState.REASSIGNMENT_ASKED,
            needs_reason=True,
        ),
        Move(Verb.REPORT_COMPLETE, OPEN, WorkState.AWAITING),
        Move(Verb.CONFIRM, frozenset({WorkState.AWAITING}), WorkState.DONE),
        Move(Verb.RETURN, frozenset({WorkState.AWAITING}), WorkState.RETURNED, needs_reason=True),
        Move(Verb.SUSPEND, _ALIVE, WorkState.SUSPENDED, needs_reason=True),
        Move(Verb.RESUME, frozenset({WorkState.SUSPENDED}), WorkState.ACCEPTED),
        Move(
            Verb.WITHDRAW, _ALIVE | NOT_GIVEN | {WorkState.SUSPENDED}, WorkState.WITHDRAWN, needs_reason=True
        ),
        Move(
            Verb.REOPEN,
            frozenset({WorkState.DONE, WorkState.WITHDRAWN}),
            WorkState.ACCEPTED,
            needs_reason=True,
        ),
    )
}


def allows(state: WorkState, verb: Verb) -> bool:
    """Whether a step may be taken in a state; pages offer only what is allowed."""
    return state in MOVES[verb].starts


def move(state: WorkState, verb: Verb, *, reason: str = "") -> WorkState:
    """The state after a step. Raises Refusal when the step is not possible there or its reason is missing."""
    step = MOVES[verb]
    if state not in step.starts:
        raise Refusal(
            N_(
                "Không thực hiện được bước “{step}” ở tình trạng hiện nay. Tải lại trang để xem tình trạng mới."
            ),
            step=verb.label,
        )
    if step.needs_reason and not reason.strip():
        raise Refusal(N_("Chưa ghi lý do của bước “{step}”. Ghi một câu nêu rõ lý do."), step=verb.label)
    return step.leads_to
