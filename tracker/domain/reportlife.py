"""The life of a report: drafted, checked, approved, issued; each step is another person's."""

from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.refusals import Refusal
from tracker.domain.roles import Role
from tracker.domain.text import N_


class ReportState(StrEnum):
    """How far the paper is."""

    DRAFT = "draft"
    CHECKED = "checked"
    APPROVED = "approved"
    ISSUED = "issued"
    REPLACED = "replaced"

    @property
    def label(self) -> str:
        """The state as screens name it."""
        return REPORT_STATE_LABELS[self]


class ReportVerb(StrEnum):
    """A step that somebody takes; each is recorded as a fact."""

    CHECK = "check"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    ISSUE = "issue"

    @property
    def label(self) -> str:
        """The step as buttons name it."""
        return REPORT_VERB_LABELS[self]


REPORT_STATE_LABELS = {
    ReportState.DRAFT: N_("Dự thảo"),
    ReportState.CHECKED: N_("Đã kiểm tra"),
    ReportState.APPROVED: N_("Đã duyệt"),
    ReportState.ISSUED: N_("Đã phát hành"),
    ReportState.REPLACED: N_("Đã thay thế"),
}
REPORT_VERB_LABELS = {
    ReportVerb.CHECK: N_("Kiểm tra thể thức"),
    ReportVerb.SEND_BACK: N_("Trả lại để sửa"),
    ReportVerb.APPROVE: N_("Duyệt và chốt số liệu"),
    ReportVerb.ISSUE: N_("Phát hành"),
}


@dataclass(frozen=True, slots=True)
class ReportMove:
    """A step: the states it may start from and the state it leads to."""

    verb: ReportVerb
    starts: frozenset[ReportState]
    leads_to: ReportState
    needs_reason: bool = False


REPORT_MOVES = {
    move.verb: move
    for move in (
        ReportMove(ReportVerb.CHECK, frozenset({ReportState.DRAFT}), ReportState.CHECKED),
        ReportMove(
            ReportVerb.SEND_BACK,
            frozenset({ReportState.DRAFT, ReportState.CHECKED}),
            ReportState.DRAFT,
            needs_reason=True,
        ),
        ReportMove(ReportVerb.APPROVE, frozenset({ReportState.CHECKED}), ReportState.APPROVED),
        ReportMove(ReportVerb.ISSUE, frozenset({ReportState.APPROVED}), ReportState.ISSUED),
    )
}
NEXT_ROLE = {
    ReportState.DRAFT: Role.CHECKER,
    ReportState.CHECKED: Role.SIGNER,
    ReportState.APPROVED: Role.CLERK,
}
"""Who takes the next step; an issued report awaits nobody."""
FROZEN = frozenset({ReportState.APPROVED, ReportState.ISSUED, ReportState.REPLACED})
"""States in which the text and the figures stand for ever."""


def next_state(
    state: ReportState, verb: ReportVerb, *, reason: str = "", unchanged: bool = False
) -> ReportState:
    """The state after a step; `unchanged` = the draft is still as it was sent back.

    Raises Refusal when the step is not possible there, its reason is missing, or nothing was mended before a check.
    """
    move = REPORT_MOVES[verb]
    if state not in move.starts:
        raise Refusal(
            N_("Báo cáo đang ở bước “{state}” nên không thực hiện được “{step}”. Tải lại trang để xem."),
            state=state.label,
            step=verb.label,
        )
    if move.needs_reason and not reason.strip():
        raise Refusal(N_("Chưa ghi nội dung cần sửa. Ghi một câu nêu rõ chỗ cần sửa."))
    if verb is ReportVerb.CHECK and unchanged:
        raise Refusal(
            N_("Dự thảo chưa thay đổi từ khi trả lại để sửa. Chờ người soạn sửa xong rồi kiểm tra lại.")
        )
    return move.leads_to


def check_open(state: ReportState) -> None:
    """Raises Refusal when the text may not be changed any more."""
    if state is not ReportState.DRAFT:
        raise Refusal(
            N_("Báo cáo đang ở bước “{state}”, không sửa được. Đề nghị trả lại để sửa trước khi duyệt."),
            state=state.label,
        )
