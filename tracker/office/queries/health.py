"""How each part of the product is: the database, the clock, the post room, the files."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, func, select

from tracker import clock
from tracker.db import db
from tracker.domain.letters import LetterState
from tracker.domain.text import N_
from tracker.mail.models import Letter
from tracker.queue.queries import STOPPED, last_run

SOUNDNESS = "soundness"
"""The clock's daily question what must always hold."""
CLOCK_IS_DEAD_AFTER = timedelta(minutes=5)
LETTER_IS_STUCK_AFTER = timedelta(minutes=15)
LEAST_ROOM = 1024**3


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the product: its name, whether it is well, what is known of it, and what to do when it is not."""

    name: str
    is_well: bool
    known: str
    advice: str = ""


def parts(*, files: Path, smtp: bool) -> Sequence[Part]:
    """Every part, the ones that are not well first."""
    found = [_clock(), _post_room(smtp), _letters(), _room(files)]
    return sorted(found, key=lambda part: part.is_well)


def _clock() -> Part:
    """The clock beats every ten seconds and notes it about once a minute."""
    name, advice = N_("Đồng hồ nhắc việc"), N_("Chạy lại dịch vụ đồng hồ (python -m tracker.jobs).")
    run = last_run("deliver")
    if run is None:
        return Part(name, False, N_("Chưa chạy lần nào."), advice)
    seen = run.ended_at or run.started_at
    alive = clock.machine_now() - seen < CLOCK_IS_DEAD_AFTER
    return Part(name, alive, f"{clock.local(seen):%H:%M %d/%m/%Y}", "" if alive else advice)


def _post_room(smtp: bool) -> Part:
    """Set, and it did not refuse the last delivery as a whole."""
    name, run = N_("Máy chủ thư"), last_run("deliver")
    if smtp and run and run.outcome.startswith(STOPPED):
        advice = N_("Thư được giữ lại. Sửa thiết lập hoặc máy chủ thư; lần gửi tới sẽ gửi tiếp.")
        return Part(name, False, run.outcome.removeprefix(STOPPED), advice)
    if smtp:
        return Part(name, True, N_("Đã đặt SMTP_URL."))
    return Part(
        name, False, N_("Chưa đặt SMTP_URL."), N_("Thư được giữ lại; đặt SMTP_URL rồi khởi động lại.")
    )


def _letters() -> Part:
    """No letter waits longer than it should, and none failed in the past week."""
    late = clock.machine_now() - LETTER_IS_STUCK_AFTER
    stuck = _count(Letter.state == LetterState.SENDING, Letter.lease_until < late)
    week = clock.machine_now() - timedelta(days=7)
    lost = _count(Letter.state.in_([LetterState.FAILED, LetterState.EXPIRED]), Letter.ended_at >= week)
    waiting = _count(Letter.state.in_([LetterState.PENDING, LetterState.RETRY]))
    known = f"{waiting} / {lost} / {stuck}"
    advice = N_("Xem trang Thư nhắc việc: lý do ghi ở từng thư.") if lost or stuck else ""
    return Part(N_("Thư chờ gửi / không gửi được trong 7 ngày / gửi dở"), not (lost or stuck), known, advice)


@dataclass(frozen=True, slots=True)
class Soundness:
    """What was broken when the clock last asked, and when that was; None before it ever did."""

    asked_at: datetime | None
    broken: Sequence[str]


def soundness() -> Soundness:
    """The answer of the last daily check; the page does not ask again: it reads every stored file."""
    run = last_run(SOUNDNESS)
    return Soundness(clock.local(run.started_at), run.outcome.splitlines()) if run else Soundness(None, ())


def _count(*conditions: ColumnElement[bool]) -> int:
    return db.session.scalar(select(func.count()).select_from(Letter).where(*conditions)) or 0


def _room(files: Path) -> Part:
    """Enough room on the disk of the stored files."""
    place = files if files.exists() else Path.cwd()
    free = shutil.disk_usage(place).free
    well = free > LEAST_ROOM
    return Part(
        N_("Chỗ trống trên đĩa"),
        well,
        f"{free // 1024**2:,} MB".replace(",", "."),
        "" if well else N_("Dọn đĩa hoặc chuyển thư mục tệp."),
    )
