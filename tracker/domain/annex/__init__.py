"""How the annex of a signed plan becomes drafts of tasks: cells in, drafts and problems on cells out."""

from tracker.domain.annex.cells import Parse
from tracker.domain.annex.drafts import AnnexReading, Cell, GroupDraft, Problem, Rows, TaskDraft
from tracker.domain.annex.reading import read_annex
from tracker.domain.annex.table import annex_sheets

__all__ = [
    "AnnexReading",
    "Cell",
    "GroupDraft",
    "Parse",
    "Problem",
    "Rows",
    "TaskDraft",
    "annex_sheets",
    "read_annex",
]
