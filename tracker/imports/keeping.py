"""How a preview is kept between reading and acceptance: as JSON."""

import json
from dataclasses import asdict
from datetime import date
from datetime import time as time_of_day
from typing import Any

from tracker.domain.annex import AnnexReading, GroupDraft, Problem, TaskDraft
from tracker.domain.deadlines import Deadline, DeadlineKind
from tracker.imports.previews import Preview


def as_text(preview: Preview) -> str:
    """The preview as JSON; `from_text` gives the same preview back."""
    kept = {"reading": asdict(preview.reading), "present": sorted(preview.present)}
    return json.dumps(kept, ensure_ascii=False, default=_plain)


def from_text(text: str) -> Preview:
    """The preview that was kept."""
    kept = json.loads(text)
    reading = kept["reading"]
    return Preview(
        AnnexReading(
            rows=reading["rows"],
            groups=tuple(GroupDraft(**group) for group in reading["groups"]),
            tasks=tuple(_task(**task) for task in reading["tasks"]),
            problems=tuple(Problem(**problem) for problem in reading["problems"]),
        ),
        frozenset(kept["present"]),
    )


def _plain(value: object) -> str:
    """Days and times in their ISO form."""
    if isinstance(value, date | time_of_day):
        return value.isoformat()
    raise TypeError(f"a preview holds no {type(value).__name__}")


def _task(*, deadline: dict[str, Any] | None, coordinating_ids: list[int], **told: Any) -> TaskDraft:
    return TaskDraft(
        deadline=_deadline(**deadline) if deadline else None, coordinating_ids=tuple(coordinating_ids), **told
    )


def _deadline(*, kind: str, start: str | None, due: str | None, time: str | None, **told: Any) -> Deadline:
    return Deadline(
        kind=DeadlineKind(kind),
        start=date.fromisoformat(start) if start else None,
        due=date.fromisoformat(due) if due else None,
        time=time_of_day.fromisoformat(time) if time else None,
        **told,
    )
