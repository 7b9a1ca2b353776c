"""An annex becomes tasks: its reading is kept, then accepted all or none."""

from datetime import date

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.annex import TaskDraft
from tracker.domain.refusals import Refusal
from tracker.domain.rights import EVERYTHING, Actor
from tracker.domain.text import N_
from tracker.imports.keeping import as_text, digest, from_text
from tracker.imports.models import ImportBatch
from tracker.imports.previews import Preview
from tracker.imports.queries import find_accepted
from tracker.org.models import Unit
from tracker.org.queries import units_by_id
from tracker.plans.actions.assigning import Carriers, prepare_assignment, set_deadline
from tracker.plans.actions.planning import TaskWords, add_group, add_task
from tracker.plans.models import Plan, Task, TaskGroup
from tracker.plans.queries.plans import groups
from tracker.plans.queries.tasks import tasks_of_plan

NOT_ACCEPTABLE = N_("Phụ lục còn nội dung cần sửa. Sửa trong tệp Excel rồi tải lên lại.")
PLAN_CHANGED = N_(
    "Kế hoạch vừa có thay đổi ở các nhiệm vụ cùng số với phụ lục. Tải tệp lên lại để xem trước."
)


def keep_preview(plan: Plan, preview: Preview, *, name: str, by: Actor) -> ImportBatch:
    """Keeps what was read of a file; nothing in the plan changes."""
    batch = ImportBatch(
        plan_id=plan.id,
        plan=plan,
        file_name=name,
        digest=digest(preview),
        reading=as_text(preview),
        recorded_at=clock.now(),
        by_id=by.id,
        accepted_at=None,
        tasks_added=0,
    )
    db.session.add(batch)
    record("annex.read", batch, by=by, name=name, unit_id=plan.focal_unit_id)
    return batch


def accept(batch: ImportBatch, *, by: Actor) -> int:
    """Adds the tasks of a batch to its plan as previewed, prepared for the head to give out; how many were added.

    None where the same annex is in the plan already. Raises Refusal for what is not acceptable as it was previewed.
    """
    plan = batch.plan
    if batch.accepted_at is not None or find_accepted(plan, batch.digest):
        return 0
    preview = from_text(batch.reading)
    if not preview.reading.acceptable:
        raise Refusal(NOT_ACCEPTABLE)
    there = {task.number: task for task in tasks_of_plan(EVERYTHING, plan)}
    if {task.number for task in preview.reading.tasks} & there.keys() != preview.present:
        raise Refusal(PLAN_CHANGED)
    _add_all(plan, preview, there, by=by)
    batch.accepted_at, batch.tasks_added = clock.now(), len(preview.fresh)
    record(
        "annex.accepted",
        batch,
        by=by,
        name=batch.file_name,
        unit_id=plan.focal_unit_id,
        count=batch.tasks_added,
    )
    return batch.tasks_added


def _add_all(plan: Plan, preview: Preview, there: dict[str, Task], *, by: Actor) -> None:
    """Groups first, then tasks in the order of the annex: a part comes after the task that it is a part of."""
    inside = _groups(plan, preview, by=by)
    leads = units_by_id(draft.lead_id for draft in preview.fresh)
    since = min(plan.document.issued_on, clock.today())
    for draft in preview.fresh:
        task = add_task(
            plan,
            TaskWords(draft.number, draft.title, deliverable=draft.deliverable, note=draft.note),
            by=by,
            group_id=inside[draft.group].id if draft.group else None,
            parent=there[draft.parent] if draft.parent else None,
        )
        there[draft.number] = task
        _prepare(task, draft, leads, since=since, by=by)


def _groups(plan: Plan, preview: Preview, *, by: Actor) -> dict[str, TaskGroup]:
    """The groups of the plan by number, with those of the annex that it did not have."""
    by_number = {group.number: group for group in groups(plan)}
    for draft in preview.reading.groups:
        if draft.number not in by_number:
            by_number[draft.number] = add_group(
                plan, number=draft.number, title=draft.title, position=len(by_number) + 1, by=by
            )
    return by_number


def _prepare(task: Task, draft: TaskDraft, leads: dict[int, Unit], *, since: date, by: Actor) -> None:
    """The signed annex names lead and deadline: they are true since its day."""
    if draft.deadline is None or draft.lead_id is None:
        raise Refusal(NOT_ACCEPTABLE)
    set_deadline(task, draft.deadline, as_of=since, by=by)
    carriers = Carriers(
        lead=leads[draft.lead_id],
        coordinating_text=draft.coordinating_text,
        coordinating_ids=draft.coordinating_ids,
    )
    prepare_assignment(task, carriers, as_of=since, by=by)
