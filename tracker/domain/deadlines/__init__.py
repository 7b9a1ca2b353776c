"""The deadline grammar: what a deadline written in an annex means, and when it is due."""

from tracker.domain.deadlines.deadline import (
    DEADLINE_KIND_LABELS,
    Deadline,
    DeadlineError,
    DeadlineKind,
    confirmed,
)
from tracker.domain.deadlines.reading import parse_deadline
from tracker.domain.deadlines.recurrence import occurrences

__all__ = [
    "DEADLINE_KIND_LABELS",
    "Deadline",
    "DeadlineError",
    "DeadlineKind",
    "confirmed",
    "occurrences",
    "parse_deadline",
]
