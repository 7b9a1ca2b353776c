"""Reporting, confirming and returning work."""

from dataclasses import dataclass
from datetime import date

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.documents.models import StoredFile
from tracker.domain.levels import WorkLevel
from tracker.domain.refusals import Refusal
from tracker.domain.rights import EVERYTHING, Actor
from tracker.domain.text import N_
from tracker.domain.workflow import OPEN, Verb, WorkState
from tracker.plans.actions.assigning import tell_carriers
from tracker.plans.actions.planning import task_name, touch
from tracker.plans.actions.steps import occurrence_in, state_of, take_step
from tracker.plans.models import Task
from tracker.plans.queries.tasks import open_parts
from tracker.progress import queries
from tracker.progress.models import Evidence, ProgressUpdate
from tracker.web.languages import day as written_day


@dataclass(frozen=True, slots=True)
class UpdateWords:
    """What an update says; `result` is the one obligatory text, unless nothing is new in the period."""

    result: str = ""
    obstacle: str = ""
    next_step: str = ""
    proposal: str = ""
    level: WorkLevel | None = None
    percent: int | None = None
    nothing_new: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """What proves an update: a document by its number and day, a stored file, or nothing."""

    document_text: str = ""
    file: StoredFile | None = None

    @property
    def stands(self) -> bool:
        """Whether there is any."""
        return bool(self.document_text) or self.file is not None


NOTHING = Proof()


def report_progress(
    task: Task,
    words: UpdateWords,
    *,
    as_of: date,
    by: Actor,
    proof: Proof = NOTHING,
) -> ProgressUpdate:
    """Records how the work stands on a day; of a recurring task, the occurrence that is being carried out.

    Who tells of work has accepted it. Raises Refusal for a missing result, a day to come or a task not open.
    """
    _check_words(words, as_of=as_of)
    occurrence = occurrence_in(task, OPEN)
    if state_of(task, occurrence=occurrence) not in OPEN:
        raise Refusal(
            N_("Nhiệm vụ đang chờ xác nhận hoặc đã kết thúc, không cập nhật được. Tải lại trang để xem.")
        )
    if state_of(task, occurrence=occurrence) is WorkState.ASSIGNED and not words.nothing_new:
        take_step(task, Verb.ACCEPT, as_of=as_of, by=by, occurrence=occurrence)
    return _append(task, words, as_of=as_of, by=by, occurrence=occurrence, proof=proof, completes=False)


def report_complete(
    task: Task,
    words: UpdateWords,
    *,
    as_of: date,
    by: Actor,
    proof: Proof = NOTHING,
) -> ProgressUpdate:
    """Reports the work complete; somebody else confirms.

    Raises Refusal where evidence is required and missing, and while parts of the task are open.
    """
    _check_words(words, as_of=as_of)
    _check_parts(task)
    occurrence = occurrence_in(task, OPEN)
    if task.evidence_required and not proof.stands:
        raise Refusal(N_("Chưa có minh chứng. Ghi số, ký hiệu, ngày văn bản hoặc đính kèm tệp."))
    take_step(task, Verb.REPORT_COMPLETE, as_of=as_of, by=by, occurrence=occurrence)
    return _append(task, words, as_of=as_of, by=by, occurrence=occurrence, proof=proof, completes=True)


def _check_words(words: UpdateWords, *, as_of: date) -> None:
    if as_of > clock.today():
        raise Refusal(N_("Ngày {day} chưa đến. Ghi ngày của việc đã làm."), day=written_day(as_of))
    if not words.nothing_new and words.level is WorkLevel.COMPLETE and words.percent not in {None, 100}:
        raise Refusal(
            N_("Mức độ “hoàn thành” khác với {n}% đã nhập. Bỏ trống phần trăm hoặc chọn mức độ khác."),
            n=words.percent,
        )
    if not words.nothing_new and not words.result:
        raise Refusal(
            N_("Chưa ghi kết quả. Ghi một câu về việc đã làm, hoặc chọn “Không có phát sinh trong kỳ”.")
        )


def _append(
    task: Task,
    words: UpdateWords,
    *,
    as_of: date,
    by: Actor,
    occurrence: date | None,
    proof: Proof,
    completes: bool,
) -> ProgressUpdate:
    reached = None if completes or words.nothing_new else words.percent
    level = None if words.nothing_new else words.level
    update = ProgressUpdate(
        task_id=task.id,
        occurrence=occurrence,
        level=WorkLevel.COMPLETE if completes else level,
        percent=reached,
        result=words.result,
        obstacle=words.obstacle,
        next_step=words.next_step,
        proposal=words.proposal,
        nothing_new=words.nothing_new,
        completes=completes,
        **clock.stamp(as_of, by),
    )
    db.session.add(update)
    db.session.flush()
    if proof.stands:
        file_id = proof.file.id if proof.file else None
        db.session.add(Evidence(update_id=update.id, document_text=proof.document_text, file_id=file_id))
    touch(task, by=by)
    record("task.update", task, by=by, name=task_name(task), unit_id=task.plan.focal_unit_id, as_of=as_of)
    return update


def confirm(task: Task, *, as_of: date, by: Actor) -> None:
    """Confirms the completion that has waited longest. Raises Refusal for one's own report."""
    occurrence = occurrence_in(task, {WorkState.AWAITING})
    _check_other(task, occurrence, by)
    take_step(task, Verb.CONFIRM, as_of=as_of, by=by, occurrence=occurrence)


def send_back(task: Task, *, reason: str, as_of: date, by: Actor) -> None:
    """Returns the completion that has waited longest with what is missing, and tells those who carry the task."""
    occurrence = occurrence_in(task, {WorkState.AWAITING})
    _check_other(task, occurrence, by)
    event = take_step(task, Verb.RETURN, as_of=as_of, by=by, occurrence=occurrence, reason=reason)
    db.session.flush()
    told = {"reason": reason, "occurrence": occurrence.isoformat() if occurrence else ""}
    tell_carriers(task, "returned", key=f"returned|{event.id}", **told)


def _check_parts(task: Task) -> None:
    """A task ends after its parts; those that bear no weight are not waited for."""
    if waiting := open_parts(EVERYTHING, task):
        raise Refusal(
            N_(
                "Còn {n} nhiệm vụ thành phần chưa hoàn thành, gần nhất là {number}. Hoàn thành các phần này trước."
            ),
            n=len(waiting),
            number=waiting[0].number,
        )


def _check_other(task: Task, occurrence: date | None, by: Actor) -> None:
    reporter = queries.reporter_of(task, occurrence)
    if reporter is not None and reporter == by.id:
        raise Refusal(
            N_("Người báo cáo hoàn thành không tự xác nhận. Đề nghị người khác xác nhận hoặc trả lại.")
        )
