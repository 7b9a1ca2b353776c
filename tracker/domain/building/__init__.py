"""The report of a plan, built from facts: every paragraph a typed row or a drafted sentence that names its facts."""

from tracker.domain.building.annexes.facts import (
    AnnexKind,
    Before,
    Figured,
    IndicatorFacts,
    RolloutFacts,
    RolloutUnit,
)
from tracker.domain.building.facts import (
    Document,
    GroupFacts,
    HeadWords,
    Line,
    Member,
    Quote,
    ReportFacts,
    TaskFacts,
)
from tracker.domain.building.freezing import digest, fingerprint, freeze, thaw
from tracker.domain.building.lines import Entry, entries
from tracker.domain.building.remarks import Remark, remarks
from tracker.domain.building.report import Built, Figures, as_json, build_report
from tracker.domain.building.slots import SLOT_LABELS, LateTasks, Outline, Slot

__all__ = [
    "SLOT_LABELS",
    "AnnexKind",
    "Before",
    "Built",
    "Document",
    "Entry",
    "Figured",
    "Figures",
    "GroupFacts",
    "HeadWords",
    "IndicatorFacts",
    "LateTasks",
    "Line",
    "Member",
    "Outline",
    "Quote",
    "Remark",
    "ReportFacts",
    "RolloutFacts",
    "RolloutUnit",
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
