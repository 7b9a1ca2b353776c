"""Questions about updates, evidence and extensions."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from tracker.db import db
from tracker.documents.models import StoredFile
from tracker.domain.rights import Scope
from tracker.plans.models import Plan, Task
from tracker.plans.queries.facts import Known
from tracker.plans.queries.visible import visible_task
from tracker.progress.models import Evidence, ExtensionDecision, ExtensionRequest, ProgressUpdate


def updates_by_task(ids: Iterable[int], *, known: Known) -> dict[int, list[ProgressUpdate]]:
    """The updates of each task in the order of their days, in one statement."""
    updates = db.session.scalars(
        select(ProgressUpdate)
        .where(
            ProgressUpdate.task_id.in_(set(ids)),
            ProgressUpdate.as_of <= known.day,
            ProgressUpdate.recorded_at <= known.at,
        )
        .order_by(ProgressUpdate.as_of, ProgressUpdate.id)
    )
    by_task: dict[int, list[ProgressUpdate]] = {}
    for update in updates:
        by_task.setdefault(update.task_id, []).append(update)
    return by_task


def evidence_by_update(ids: Iterable[int]) -> dict[int, list[Evidence]]:
    """What proves each update, with the files."""
    by_update: dict[int, list[Evidence]] = {}
    question = select(Evidence).options(joinedload(Evidence.file)).where(Evidence.update_id.in_(set(ids)))
    for evidence in db.session.scalars(question.order_by(Evidence.id)):
        by_update.setdefault(evidence.update_id, []).append(evidence)
    return by_update


def find_evidence_file(scope: Scope, file_id: int) -> StoredFile | None:
    """A file that proves an update of a visible task."""
    return db.session.scalar(
        select(StoredFile)
        .join(Evidence, Evidence.file_id == StoredFile.id)
        .join(ProgressUpdate, ProgressUpdate.id == Evidence.update_id)
        .join(Task, Task.id == ProgressUpdate.task_id)
        .where(StoredFile.id == file_id, visible_task(scope))
        .limit(1)
    )


def requests_by_task(ids: Iterable[int], *, known: Known) -> dict[int, list[ExtensionRequest]]:
    """The requests for more time of each task."""
    by_task: dict[int, list[ExtensionRequest]] = {}
    question = (
        select(ExtensionRequest)
        .where(
            ExtensionRequest.task_id.in_(set(ids)),
            ExtensionRequest.as_of <= known.day,
            ExtensionRequest.recorded_at <= known.at,
        )
        .order_by(ExtensionRequest.as_of, ExtensionRequest.id)
    )
    for request in db.session.scalars(question):
        by_task.setdefault(request.task_id, []).append(request)
    return by_task


def decisions_by_request(ids: Iterable[int], *, known: Known) -> dict[int, ExtensionDecision]:
    """How each request was decided, if it was by then."""
    decisions = db.session.scalars(
        select(ExtensionDecision).where(
            ExtensionDecision.request_id.in_(set(ids)),
            ExtensionDecision.as_of <= known.day,
            ExtensionDecision.recorded_at <= known.at,
        )
    )
    return {decision.request_id: decision for decision in decisions}


def find_request(scope: Scope, request_id: int) -> ExtensionRequest | None:
    """A request for more time of a visible task."""
    return db.session.scalar(
        select(ExtensionRequest)
        .join(ExtensionRequest.task)
        .join(Task.plan)
        .options(
            contains_eager(ExtensionRequest.task).contains_eager(Task.plan).joinedload(Plan.document),
            contains_eager(ExtensionRequest.task).joinedload(Task.lead_unit),
        )
        .where(ExtensionRequest.id == request_id, visible_task(scope))
    )


def open_request(task: Task) -> ExtensionRequest | None:
    """The request of the task that nobody has decided yet."""
    return db.session.scalar(
        select(ExtensionRequest)
        .outerjoin(ExtensionDecision, ExtensionDecision.request_id == ExtensionRequest.id)
        .where(ExtensionRequest.task_id == task.id, ExtensionDecision.id.is_(None))
        .limit(1)
    )


def open_requests(scope: Scope, *, known: Known) -> Sequence[ExtensionRequest]:
    """The requests for more time of visible tasks that nobody had decided by then, the oldest first."""
    decided = (
        (ExtensionDecision.request_id == ExtensionRequest.id)
        & (ExtensionDecision.as_of <= known.day)
        & (ExtensionDecision.recorded_at <= known.at)
    )
    return db.session.scalars(
        select(ExtensionRequest)
        .join(ExtensionRequest.task)
        .join(Task.plan)
        .outerjoin(ExtensionDecision, decided)
        .options(
            contains_eager(ExtensionRequest.task).contains_eager(Task.plan).joinedload(Plan.document),
            contains_eager(ExtensionRequest.task).joinedload(Task.lead_unit),
        )
        .where(
            ExtensionDecision.id.is_(None),
            ExtensionRequest.as_of <= known.day,
            ExtensionRequest.recorded_at <= known.at,
            visible_task(scope),
        )
        .order_by(ExtensionRequest.as_of, ExtensionRequest.id)
    ).all()


def reporter_of(task: Task, occurrence: date | None) -> int | None:
    """Who last reported the completion of the task, or of one occurrence of it."""
    return db.session.scalar(
        select(ProgressUpdate.by_id)
        .where(
            ProgressUpdate.task_id == task.id,
            ProgressUpdate.completes,
            ProgressUpdate.occurrence.is_not_distinct_from(occurrence),
        )
        .order_by(ProgressUpdate.id.desc())
        .limit(1)
    )
