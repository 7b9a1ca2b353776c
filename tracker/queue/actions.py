"""Writing down what the clock has done."""

from datetime import datetime

from sqlalchemy import delete

from tracker import clock
from tracker.db import db
from tracker.queue.models import JobRun
from tracker.queue.queries import MOVE, find_run


def note_run(job: str, slot: str, outcome: str) -> JobRun:
    """Writes that a job ran for a slot, in the transaction of its work; again for the same slot: how it ended last."""
    run, now = find_run(job, slot), clock.machine_now()
    if run is None:
        run = JobRun(job=job, slot=slot, started_at=now)
        db.session.add(run)
    run.ended_at, run.outcome = now, outcome
    db.session.flush()
    return run


def forget_runs(*, before: datetime) -> None:
    """Forgets what was begun before a moment, but not that the office was moved."""
    db.session.execute(delete(JobRun).where(JobRun.started_at < before, JobRun.job != MOVE))


def note_move(where: str) -> None:
    """Marks the office as moved."""
    note_run(MOVE, MOVE, where)


def forget_move() -> None:
    """The office is in use again."""
    db.session.execute(delete(JobRun).where(JobRun.job == MOVE))
