"""A file becomes items of a register: what was read is kept, then accepted all or none."""

from hashlib import sha256

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.refusals import Refusal
from tracker.domain.registers.reading import ItemsReading
from tracker.domain.rights import Actor
from tracker.domain.text import N_, one_line
from tracker.imports.actions import LONGEST_NAME
from tracker.imports.models import ImportBatch
from tracker.imports.registers.keeping import as_text, from_text
from tracker.registers.actions import add_items
from tracker.registers.models import Register

NOT_ACCEPTABLE = N_("Tệp còn nội dung cần sửa. Sửa trong tệp Excel rồi tải lên lại.")


def keep_items(register: Register, reading: ItemsReading, name: str, *, by: Actor) -> ImportBatch:
    """Keeps what was read of a file; nothing in the register changes."""
    text = as_text(reading)
    batch = ImportBatch(
        plan_id=register.plan_id,
        plan=register.plan,
        register_id=register.id,
        register=register,
        file_name=one_line(name)[-LONGEST_NAME:],
        digest=sha256(text.encode()).hexdigest(),
        reading=text,
        recorded_at=clock.now(),
        by_id=by.id,
        accepted_at=None,
        tasks_added=0,
    )
    db.session.add(batch)
    told = {"register": register.title}
    record("register.read", batch, by=by, name=batch.file_name, unit_id=register.plan.focal_unit_id, **told)
    return batch


def accept_items(batch: ImportBatch, register: Register, *, by: Actor) -> int:
    """Adds the items of a batch to its register as previewed; how many were added, 0 where the batch went in before.

    Raises Refusal for what cannot go in as it was previewed.
    """
    if batch.accepted_at is not None:
        return 0
    reading = from_text(batch.reading)
    if not reading.acceptable:
        raise Refusal(NOT_ACCEPTABLE)
    added = add_items(register, [draft.words for draft in reading.items if draft.words], by=by)
    batch.accepted_at, batch.tasks_added = clock.now(), len(added)
    told = {"register": register.title, "count": batch.tasks_added, "digest": batch.digest}
    record(
        "register.accepted", batch, by=by, name=batch.file_name, unit_id=register.plan.focal_unit_id, **told
    )
    return batch.tasks_added
