"""Letters of the post room: their states, their sections, when they are tried again and when given up."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256

from tracker.domain.text import N_
from tracker.domain.wording import day as written_day

RETRIES = (1, 2, 5, 10, 20, 40)
"""Minutes to wait after the first failed tries; after them every hour (reliability.md §3.1)."""
HOURLY = 60
MOST_TRIES = len(RETRIES) + 72
"""A letter that was refused for so many tries, about 72 hours of trying, has expired; one that was not tried waits."""


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

WAITING = (LetterState.PENDING, LetterState.RETRY)
UNSENT = (LetterState.FAILED, LetterState.EXPIRED)
"""Ended without reaching anybody: an administrator may have them sent again."""


class Reason(StrEnum):
    """Why a letter ended or waits, as a message id; the server's own answer stands on the line below it."""

    GIVEN_UP = N_("Đã thử gửi trong 72 giờ mà chưa được.")
    MERGED = N_("Nội dung chuyển sang thư gửi sau.")
    NOTHING_DUE = N_("Nội dung trong thư không còn cần nhắc.")
    NO_READER = N_("Người nhận đã khóa tài khoản hoặc không còn vai trò.")
    REFUSED = N_("Máy chủ thư từ chối thư này.")
    NOT_NOW = N_("Máy chủ thư chưa nhận thư này.")
    UNWRITTEN = N_("Chưa soạn được nội dung thư.")


class Section(StrEnum):
    """What a passage of a letter says, in the order in which letters say it (words-vi.md §2)."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    AWAITING = "awaiting"
    NOTICE = "notice"

    @property
    def label(self) -> str:
        """The heading of the section."""
        return SECTION_LABELS[self]

    @property
    def clause(self) -> str:
        """The section in the subject of a letter of several: `01 quá hạn, 02 sắp đến hạn`."""
        return SECTION_CLAUSES[self]


SECTION_LABELS = {
    Section.LATE: N_("QUÁ HẠN"),
    Section.TODAY: N_("ĐẾN HẠN HÔM NAY"),
    Section.SOON: N_("SẮP ĐẾN HẠN"),
    Section.AWAITING: N_("CHỜ XÁC NHẬN"),
    Section.NOTICE: N_("THÔNG BÁO"),
}
SECTION_CLAUSES = {
    Section.LATE: N_("quá hạn"),
    Section.TODAY: N_("đến hạn hôm nay"),
    Section.SOON: N_("sắp đến hạn"),
    Section.AWAITING: N_("chờ xác nhận"),
    Section.NOTICE: N_("thông báo"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a passage: `Thời hạn: ngày 20/5/2022; quá hạn 12 ngày`."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Passage:
    """What a letter says about one thing.

    `about` names the thing, so that a letter says nothing twice. `day` is its due day or the day since when it
    waits, `days` how many calendar days it is late. `brief` is the one line that stands for all others in a letter
    of several sections. `basis` is the plan that it comes from, `rule` the policy that made it due, `note` what is
    said once below all passages.
    """

    about: str
    section: Section
    title: str
    lines: tuple[Line, ...] = ()
    brief: str = ""
    day: date | None = None
    days: int = 0
    basis: str = ""
    rule: str = ""
    note: str = ""


def in_order(passages: list[Passage]) -> list[Passage]:
    """The passages section by section, the earliest day first; a thing told twice in a section is said as it was told last."""
    sections = list(Section)
    last = {(passage.about, passage.section): passage for passage in passages}
    return sorted(last.values(), key=lambda said: (sections.index(said.section), said.day or date.max))


def wait_after(tries: int, *, seed: str) -> timedelta:
    """How long a letter waits after its n-th failed try (from 1): the table ± 20 %, the same for the same letter.

    The spread comes from a hash, so that letters refused together do not all come back together.
    """
    minutes = RETRIES[tries - 1] if tries <= len(RETRIES) else HOURLY
    spread = int.from_bytes(sha256(f"{seed}|{tries}".encode()).digest()[:2]) / 0xFFFF
    return timedelta(minutes=minutes * (0.8 + 0.4 * spread))


def cited(kind: str, number: str, issued_on: date, issuer: str) -> str:
    """A document as letters cite it: Kế hoạch số 56/KH-UBND ngày 11/3/2022 của UBND huyện Tây Sơn."""
    numbered = f"{kind} số {number}" if number else kind
    return f"{numbered} ngày {written_day(issued_on)} của {issuer}"
