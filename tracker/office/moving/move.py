"""The move itself: the old office stops sending, one state of it is copied, and the copy is compared."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select, text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Session

from tracker import clock
from tracker.audit.queries import broken_links
from tracker.db import db, writing
from tracker.documents.models import StoredFile
from tracker.domain.letters import LetterState
from tracker.domain.refusals import Refusal
from tracker.domain.text import N_
from tracker.mail.models import Letter
from tracker.office.moving.files import Kept, copy_files
from tracker.office.moving.rows import Count, copy_rows, count_rows, moved_tables, set_sequences
from tracker.office.moving.targets import check_empty, filling, make_empty, make_tables, open_target
from tracker.queue.actions import forget_move, note_move


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved: as of which moment, each table with its rows, how many files, minutes out of their chain."""

    at: datetime
    counts: Sequence[Count]
    files: int
    broken: Sequence[int]


def move_office(url: str, *, files: Path, target_files: Path) -> Moved:
    """Copies this office to an empty database and its files to a folder; compares both sides before it counts.

    From now on this office sends no letters, so that none goes out twice; a failure takes that back and leaves the
    target empty. Raises Refusal for a target that is not empty, other tables, lost files and copies that differ.
    """
    target = open_target(url)
    check_empty(target)
    made: list[Path] = []
    with _sending_stopped(target):
        try:
            make_tables(target)
            with db.engine.connect() as source, filling(target) as copy:
                moved = _copy(source, copy, files, target_files, made)
        except BaseException:
            for path in made:
                path.unlink(missing_ok=True)
            make_empty(target)
            raise
    target.dispose()
    return moved


@contextmanager
def _sending_stopped(target: Engine) -> Iterator[None]:
    """Marks the office as moved before its state is read: no letter of that state is taken here any more."""
    with writing() as session:
        if session.scalar(select(func.count()).where(Letter.state == LetterState.SENDING)):
            raise Refusal(N_("Đang có thư gửi dở. Chờ hai phút rồi chạy lại."))
        note_move(target.url.render_as_string())
    try:
        yield
    except BaseException:
        with writing():
            forget_move()
        raise


def _copy(source: Connection, copy: Connection, files: Path, target_files: Path, made: list[Path]) -> Moved:
    """Rows, numbers, files; then both sides are read and compared."""
    version = text("SELECT version_num FROM alembic_version")
    if source.scalar(version) != copy.scalar(version):
        raise Refusal(N_("Cơ sở dữ liệu chưa nâng cấp. Chạy “flask --app wsgi db upgrade” rồi chạy lại."))
    at, tables = clock.machine_now(), moved_tables()
    for table in tables:
        copy_rows(source, copy, table)
    set_sequences(copy, tables)
    counts = [count_rows(copy, table) for table in tables]
    for there, table in zip(counts, tables, strict=True):
        if there != count_rows(source, table):
            raise Refusal(
                N_("Bảng {table} ở nơi mới khác nơi cũ. Nơi mới đã được xóa trống."), table=table.name
            )
    stored = source.execute(select(StoredFile.stored_as, StoredFile.name, StoredFile.digest))
    number = copy_files((Kept(*row) for row in stored), files, target_files, made)
    return Moved(at, counts, number, list(broken_links(Session(copy))))


def take_back() -> None:
    """This office sends its letters again."""
    with writing():
        forget_move()
