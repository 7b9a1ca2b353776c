"""The report of a plan, built from facts: every paragraph a typed row or a drafted sentence that names its facts."""

from tracker.domain.building.facts import (
    SLOT_LABELS,
    Document,
    GroupFacts,
    HeadWords,
    LateTasks,
    Line,
    Member,
    Quote,
    ReportFacts,
    Slot,
    TaskFacts,
)
from tracker.domain.building.freezing import digest, fingerprint, freeze, thaw
from tracker.domain.building.lines import Entry, entries
from tracker.domain.building.remarks import Remark, remarks
from tracker.domain.building.report import Built, Figures, as_json, build_report

__all__ = [
    "SLOT_LABELS",
    "Built",
    "Document",
    "Entry",
    "Figures",
    "GroupFacts",
    "HeadWords",
    "LateTasks",
    "Line",
    "Member",
    "Quote",
    "Remark",
    "ReportFacts",
    "Slot",
    "TaskFacts",
    "as_json",
    "build_report",
    "digest",
    "entries",
    "fingerprint",
    "freeze",
    "remarks",
    "thaw",
]
