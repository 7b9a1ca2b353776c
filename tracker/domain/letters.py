"""States of a letter in the post room; nothing ends silently."""

from enum import StrEnum

from tracker.domain.text import N_


class LetterState(StrEnum):
    """A letter waits, is being sent, waits for another try, or has ended in one of four ways."""

    PENDING = "pending"
    SENDING = "sending"
    RETRY = "retry"
    SENT = "sent"
    CANCELLED = "cancelled"
    FAILED = "failed"
    EXPIRED = "expired"

    @property
    def label(self) -> str:
        """The state as screens name it."""
        return LETTER_STATE_LABELS[self]


LETTER_STATE_LABELS = {
    LetterState.PENDING: N_("Chờ gửi"),
    LetterState.SENDING: N_("Đang gửi"),
    LetterState.RETRY: N_("Chờ gửi lại"),
    LetterState.SENT: N_("Đã gửi"),
    LetterState.CANCELLED: N_("Không gửi (nội dung không còn)"),
    LetterState.FAILED: N_("Không gửi được"),
    LetterState.EXPIRED: N_("Quá thời gian gửi"),
}
