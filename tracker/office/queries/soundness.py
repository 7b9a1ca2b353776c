"""What must always hold in an office: asked by `flask doctor`, one sentence for each thing that is broken."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import func, select, text

from tracker import clock
from tracker.audit.queries import broken_links
from tracker.budget.models import Allocation
from tracker.db import SAFE_SQLITE, db
from tracker.documents.models import StoredFile
from tracker.domain.letters import LetterState
from tracker.domain.money import BudgetStage
from tracker.domain.registers.items import name_key
from tracker.mail.models import Letter, LetterItem
from tracker.org.models import Grant, Unit, UnitParent
from tracker.plans.models import Assignment, AssignmentUnit, DeadlineFact, Task, TaskCoordinator
from tracker.registers.models import RegisterEntry, RegisterItem, RegisterMove


def broken(files: Path) -> list[str]:
    """A sentence for each broken invariant; none for a sound office."""
    checks: tuple[Callable[[], Iterator[str]], ...] = (
        _database,
        _minutes,
        _assignments,
        _coordinators,
        _deadlines,
        _parents,
        _grants,
        _allocations,
        _register_names,
        _letters,
        lambda: _files(files),
    )
    return [sentence for check in checks for sentence in check()]


def _database() -> Iterator[str]:
    """The database itself is whole and safely set."""
    if db.engine.dialect.name != "sqlite":
        return
    version = str(db.session.scalar(text("SELECT sqlite_version()")))
    if tuple(map(int, version.split("."))) < SAFE_SQLITE:
        yield f"Bản SQLite {version} có thể làm hỏng dữ liệu; cần 3.51.3 trở lên."
    if (state := db.session.scalar(text("PRAGMA integrity_check"))) != "ok":
        yield f"Cơ sở dữ liệu không toàn vẹn: {state}."
    for row in db.session.execute(text("PRAGMA foreign_key_check")):
        yield f"Bảng {row[0]} có dòng {row[1]} trỏ đến dòng không còn ở bảng {row[2]}."


def _minutes() -> Iterator[str]:
    for number in broken_links():
        yield f"Nhật ký thay đổi số {number} không khớp với dòng trước nó."


def _assignments() -> Iterator[str]:
    """The copies on a task are those of its latest assignment."""
    facts = db.session.scalars(select(Assignment).order_by(Assignment.as_of, Assignment.id))
    latest = {fact.task_id: fact for fact in facts}
    for task in db.session.scalars(select(Task)):
        fact = latest.get(task.id)
        kept = (task.lead_unit_id, task.assignee_id, task.supervisor_id)
        if kept != (
            (fact.lead_unit_id, fact.assignee_id, fact.supervisor_id) if fact else (None, None, None)
        ):
            yield f"Nhiệm vụ {task.number} (mã {task.id}): phân công ghi trên nhiệm vụ khác với lần phân công gần nhất."


def _coordinators() -> Iterator[str]:
    facts = db.session.scalars(select(Assignment).order_by(Assignment.as_of, Assignment.id))
    latest = {fact.id: fact.task_id for fact in {fact.task_id: fact for fact in facts}.values()}
    told = {
        (latest[assignment_id], unit_id)
        for assignment_id, unit_id in db.session.execute(
            select(AssignmentUnit.assignment_id, AssignmentUnit.unit_id)
        )
        if assignment_id in latest
    }
    kept = {
        (task_id, unit_id)
        for task_id, unit_id in db.session.execute(select(TaskCoordinator.task_id, TaskCoordinator.unit_id))
    }
    for task_id in sorted({task_id for task_id, _ in told ^ kept}):
        yield f"Nhiệm vụ mã {task_id}: đơn vị phối hợp ghi trên nhiệm vụ khác với lần phân công gần nhất."


def _deadlines() -> Iterator[str]:
    facts = db.session.scalars(select(DeadlineFact).order_by(DeadlineFact.as_of, DeadlineFact.id))
    latest = {fact.task_id: fact.due for fact in facts}
    for task_id, number, due in db.session.execute(select(Task.id, Task.number, Task.due)):
        if due != latest.get(task_id):
            yield f"Nhiệm vụ {number} (mã {task_id}): hạn tính ghi trên nhiệm vụ khác với thời hạn hiện hành."


def _parents() -> Iterator[str]:
    facts = db.session.scalars(select(UnitParent).order_by(UnitParent.as_of, UnitParent.id))
    latest = {fact.unit_id: fact.parent_id for fact in facts if fact.as_of <= clock.today()}
    for unit in db.session.scalars(select(Unit)):
        if unit.id in latest and unit.parent_id != latest[unit.id]:
            yield f"Đơn vị {unit.name}: nơi trực thuộc ghi trên đơn vị khác với lần ghi gần nhất."


def _grants() -> Iterator[str]:
    own = db.session.scalar(select(func.count()).where(Grant.by_id == Grant.person_id, Grant.given))
    if own:
        yield f"Có {own} lần người dùng tự phân quyền cho mình."


def _allocations() -> Iterator[str]:
    """An allocated line stands below an assigned line of the same plan."""
    lines = {line.id: line for line in db.session.scalars(select(Allocation))}
    for line in lines.values():
        parent = lines.get(line.parent_id) if line.parent_id else None
        if line.stage is BudgetStage.ALLOCATED and (parent is None or parent.plan_id != line.plan_id):
            yield f"Dòng phân bổ {line.number} (mã {line.id}) không thuộc dòng dự toán giao nào của kế hoạch."


def _register_names() -> Iterator[str]:
    """The copy of an item's name is that of its last entry, and none once the last move took it out."""
    entries = db.session.scalars(select(RegisterEntry).order_by(RegisterEntry.id))
    names = {entry.item_id: name_key(entry.name) for entry in entries}
    moves = db.session.scalars(select(RegisterMove).order_by(RegisterMove.as_of, RegisterMove.id))
    out = {move.item_id: move.out for move in moves}
    for item_id, kept in db.session.execute(select(RegisterItem.id, RegisterItem.name_key)):
        if kept != (None if out.get(item_id) else names.get(item_id)):
            yield f"Nội dung danh mục mã {item_id}: tên dùng để đối chiếu khác với lần ghi gần nhất."


def _letters() -> Iterator[str]:
    """No letter hangs in sending; none was sent without a word in it."""
    late = db.session.scalar(
        select(func.count()).where(
            Letter.state == LetterState.SENDING, Letter.lease_until < clock.machine_now()
        )
    )
    if late:
        yield f"Có {late} thư đang gửi quá thời gian giữ; lần gửi tới sẽ gửi lại."
    hollow = select(Letter.id).where(
        Letter.state == LetterState.SENT,
        ~select(LetterItem.id).where(LetterItem.letter_id == Letter.id).exists(),
    )
    for number in db.session.scalars(hollow):
        yield f"Thư mã {number} đã gửi nhưng không có nội dung."


def _files(folder: Path) -> Iterator[str]:
    """Each stored file lies in its place with its digest."""
    for file in db.session.scalars(select(StoredFile)):
        path = folder / file.stored_as
        if not path.is_file():
            yield f"Tệp “{file.name}” (mã {file.id}) không còn trong thư mục tệp."
        elif hashlib.sha256(path.read_bytes()).hexdigest() != file.digest:
            yield f"Tệp “{file.name}” (mã {file.id}) khác với khi được lưu."
