"""How what was read for a register is kept between reading and acceptance: as JSON."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from tracker.domain.annex import Problem
from tracker.domain.registers.checks import ItemWords
from tracker.domain.registers.reading import ItemDraft, ItemsReading


def as_text(reading: ItemsReading) -> str:
    """The reading as JSON; `from_text` gives the same reading back."""
    return json.dumps(asdict(reading), ensure_ascii=False, default=_iso)


def from_text(text: str) -> ItemsReading:
    """The reading that was kept."""
    kept = json.loads(text)
    return ItemsReading(
        items=tuple(_draft(**item) for item in kept["items"]),
        problems=tuple(Problem(**problem) for problem in kept["problems"]),
    )


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a reading holds no {type(value).__name__}")


def _draft(*, words: dict[str, Any] | None, **told: Any) -> ItemDraft:
    return ItemDraft(words=_words(**words) if words else None, **told)


def _words(*, day: str, valid_until: str | None, **told: Any) -> ItemWords:
    until = date.fromisoformat(valid_until) if valid_until else None
    return ItemWords(day=date.fromisoformat(day), valid_until=until, **told)
