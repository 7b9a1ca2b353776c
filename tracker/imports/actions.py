"""An annex becomes tasks: what was read is kept, then accepted all or none."""

from typing import Any

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.annex import TaskDraft
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.text import N_, one_line
from tracker.imports.keeping import as_text, from_text
from tracker.imports.models import ImportBatch
from tracker.imports.previews import Preview, digest, preview_annex
from tracker.imports.queries import accepted_digests, plan_so_far, task_numbers
from tracker.imports.readers import read_workbook
from tracker.org.models import Unit
from tracker.org.queries import units_by_id
from tracker.plans.actions.annexing import PreparedTask, add_prepared
from tracker.plans.actions.assigning import Carriers
from tracker.plans.actions.planning import TaskWords, add_group
from tracker.plans.models import Plan, TaskGroup
from tracker.plans.queries.plans import groups

NOT_ACCEPTABLE = N_("Phụ lục còn nội dung cần sửa. Sửa trong tệp Excel rồi tải lên lại.")
PLAN_CHANGED = N_(
    "Kế hoạch vừa có thay đổi ở các nhiệm vụ cùng số với phụ lục. Tải tệp lên lại để xem trước."
)
LONGEST_NAME = 150
"""Characters of a file's name, from its end."""


def keep_preview(plan: Plan, preview: Preview, name: str, *, by: Actor) -> ImportBatch:
    """Keeps what was read of a file; nothing in the plan changes."""
    batch = ImportBatch(
        plan_id=plan.id,
        plan=plan,
        file_name=one_line(name)[-LONGEST_NAME:],
        digest=digest(preview.reading),
        reading=as_text(preview),
        recorded_at=clock.now(),
        by_id=by.id,
        accepted_at=None,
        tasks_added=0,
        register_id=None,
    )
    db.session.add(batch)
    record("annex.read", batch, by=by, name=batch.file_name, unit_id=plan.focal_unit_id)
    return batch


def accept(batch: ImportBatch, *, by: Actor) -> int:
    """Adds the tasks of a batch to its plan as previewed, prepared for the head to give out; how many were added.

    0 where the same annex is in the plan already. Raises Refusal for what cannot go in as it was previewed.
    """
    plan = batch.plan
    if batch.digest in accepted_digests(plan):
        return 0
    preview = from_text(batch.reading)
    if not preview.reading.acceptable:
        raise Refusal(NOT_ACCEPTABLE)
    if task_numbers(plan) & {task.number for task in preview.reading.tasks} != preview.present:
        raise Refusal(PLAN_CHANGED)
    _add_fresh(plan, preview, by=by)
    batch.accepted_at, batch.tasks_added = clock.now(), len(preview.fresh)
    record(
        "annex.accepted",
        batch,
        by=by,
        name=batch.file_name,
        unit_id=plan.focal_unit_id,
        count=batch.tasks_added,
        digest=batch.digest,
    )
    return batch.tasks_added


def _add_fresh(plan: Plan, preview: Preview, *, by: Actor) -> None:
    """The signed annex names leads and deadlines: they are true since the day of the plan's document."""
    inside = _groups(plan, preview, by=by)
    leads = units_by_id(draft.lead_id for draft in preview.fresh)
    prepared = [_prepared(draft, inside, leads) for draft in preview.fresh]
    add_prepared(plan, prepared, as_of=min(plan.document.issued_on, clock.today()), by=by)


def _groups(plan: Plan, preview: Preview, *, by: Actor) -> dict[str, TaskGroup]:
    """The groups of the plan by number, with those of the annex that it did not have."""
    by_number = {group.number: group for group in groups(plan)}
    for draft in preview.reading.groups:
        if draft.number not in by_number:
            by_number[draft.number] = add_group(
                plan, number=draft.number, title=draft.title, position=len(by_number) + 1, by=by
            )
    return by_number


def _prepared(draft: TaskDraft, inside: dict[str, TaskGroup], leads: dict[int, Unit]) -> PreparedTask:
    """A draft as a prepared task. Raises Refusal where lead or deadline were not recognised."""
    if draft.deadline is None or draft.lead_id is None:
        raise Refusal(NOT_ACCEPTABLE)
    return PreparedTask(
        words=TaskWords(draft.number, draft.title, deliverable=draft.deliverable, note=draft.note),
        carriers=Carriers(
            lead=leads[draft.lead_id],
            coordinating_text=draft.coordinating_text,
            coordinating_ids=draft.coordinating_ids,
        ),
        deadline=draft.deadline,
        group_id=inside[draft.group].id if draft.group else None,
        parent=draft.parent,
    )


def read_file(plan: Plan, data: bytes, name: str) -> Preview:
    """What a file holds for a plan; read outside any transaction. Raises UnreadableFile for what is no workbook."""
    return preview_annex([sheet.rows for sheet in read_workbook(data, name=name)], plan_so_far(plan))


def take_in(plan: Plan, preview: Preview, name: str, *, by: Actor) -> None:
    """Accepts a preview at once, all or none; the same annex again adds nothing. Raises Refusal where it blocks."""
    if not preview.reading.acceptable:
        raise Refusal(NOT_ACCEPTABLE)
    if preview.fresh:
        accept(keep_preview(plan, preview, name, by=by), by=by)


def told(preview: Preview, *, accepted: bool) -> dict[str, Any]:
    """What was read, as JSON carries it; `accepted` when the tasks stand in the plan, added now or before."""
    return {
        "rows": preview.reading.rows,
        "tasks": len(preview.reading.tasks),
        "problems": [
            {
                "sheet": problem.sheet,
                "cell": problem.cell,
                "row": problem.row,
                "column": problem.column,
                "text": problem.text,
                "message": problem.sentence,
                "blocking": problem.blocking,
            }
            for problem in preview.reading.problems
        ],
        "accepted": accepted,
    }
