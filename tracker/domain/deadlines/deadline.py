"""What a written deadline means, and how the grammar says no."""

from dataclasses import dataclass, replace
from datetime import date
from datetime import time as time_of_day
from enum import StrEnum

from tracker.domain.refusals import Refusal
from tracker.domain.text import N_


class DeadlineKind(StrEnum):
    """A day, a stretch of time, a day that comes again, a day that hangs on an event, or no day at all."""

    DATE = "date"
    PERIOD = "period"
    RECURRING = "recurring"
    EVENT = "event"
    NONE = "none"

    @property
    def label(self) -> str:
        """The kind as screens name it."""
        return DEADLINE_KIND_LABELS[self]


DEADLINE_KIND_LABELS = {
    DeadlineKind.DATE: N_("Ngày ấn định"),
    DeadlineKind.PERIOD: N_("Khoảng thời gian"),
    DeadlineKind.RECURRING: N_("Định kỳ"),
    DeadlineKind.EVENT: N_("Theo sự kiện"),
    DeadlineKind.NONE: N_("Thường xuyên hoặc chưa ấn định ngày"),
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline word for word and what it is taken to mean; the assigner confirms the meaning.

    `due` is the last day still in time; of a recurring deadline the first such day on or after the issuing (or `start`).
    `time` is the moment of the due day before which the work is handed in. `recurrence` is the value of an RRULE (RFC 5545).
    `horizon` is a year looked towards (tầm nhìn, định hướng), by which nothing is due.
    """

    text: str
    kind: DeadlineKind
    start: date | None = None
    due: date | None = None
    time: time_of_day | None = None
    recurrence: str | None = None
    horizon: int | None = None


def confirmed(deadline: Deadline, *, due: date | None) -> Deadline:
    """The deadline as the assigner confirms it: as it was read, or on one fixed day of theirs."""
    if due is None or (due == deadline.due and deadline.recurrence is None):
        return deadline
    dayless = deadline.kind in {DeadlineKind.RECURRING, DeadlineKind.NONE}
    kind = DeadlineKind.DATE if dayless else deadline.kind
    return replace(deadline, kind=kind, due=due, time=None, recurrence=None)


class DeadlineError(Refusal):
    """The words are no deadline, or name a day, month, quarter or hour that does not exist."""


class Impossible(Exception):
    """Words of a known form that name no possible day: the message id and what fills it, but for the words themselves."""

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.params = params


def written_day(year: int, month: int, day: int) -> str:
    """A day as documents write it, also one that does not exist: 01/6/2022, 14/6/2022, 08/02/2022."""
    return f"{day:02d}/{month:0{2 if month < 3 else 1}d}/{year}"


EMPTY = N_("Chưa ghi thời hạn. Ví dụ: 30/6/{year}, Quý II/{year}, Thường xuyên.")
NOT_A_DEADLINE = N_("“{x}” không phải thời hạn. Ví dụ: 30/6/{year}, Quý II/{year}, Thường xuyên.")
NO_SUCH_DAY = N_("“{x}” không phải thời hạn: không có ngày {day}. Ghi lại ngày, ví dụ: 30/6/{year}.")
NO_SUCH_DAY_OF_MONTH = N_("“{x}” không phải thời hạn: không tháng nào có ngày {day}. Ghi ngày từ 01 đến 31.")
NO_SUCH_MONTH = N_("“{x}” không phải thời hạn: một năm có 12 tháng. Ghi lại tháng, ví dụ: Tháng 6/{year}.")
NO_SUCH_QUARTER = N_("“{x}” không phải thời hạn: một năm có 4 quý. Ghi lại quý, ví dụ: Quý II/{year}.")
NO_SUCH_HOUR = N_(
    "“{x}” không phải thời hạn: không có {hour} giờ {minute}. Ghi lại giờ, ví dụ: trước 10 giờ ngày 30/6/{year}."
)
BACKWARDS = N_(
    "“{x}” không phải thời hạn: mốc cuối đứng trước mốc đầu. Ghi lại hai mốc, ví dụ: Quý I-II/{year}."
)
SCATTERED = N_("“{x}” gồm các mốc không liền nhau. Ghi một mốc cho mỗi nhiệm vụ, ví dụ: Quý II/{year}.")
ALREADY_OVER = N_("“{x}” chưa ghi năm, mà ngày {over} đã qua khi ban hành. Ghi đủ năm, ví dụ: Quý II/{year}.")
