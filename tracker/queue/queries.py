"""Questions about what the clock has done."""

from sqlalchemy import select

from tracker.db import db
from tracker.queue.models import JobRun

STOPPED = "stopped: "
"""How the outcome of a run begins that was kept from its work as a whole; the reason follows."""

MOVE = "move-to"
"""The mark of an office that was moved to another database: it sends no letters any more."""


def has_moved() -> bool:
    """Whether the office was moved away, or is being moved."""
    return find_run(MOVE, MOVE) is not None


def find_run(job: str, slot: str) -> JobRun | None:
    """The run of a job for a slot."""
    return db.session.scalar(select(JobRun).where(JobRun.job == job, JobRun.slot == slot))


def last_run(job: str) -> JobRun | None:
    """The newest run of a job; for a job that is noted day by day, `ended_at` is when it ran last."""
    return db.session.scalar(
        select(JobRun).where(JobRun.job == job).order_by(JobRun.started_at.desc(), JobRun.id.desc()).limit(1)
    )
