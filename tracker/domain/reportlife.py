"""The life of a report: drafted, checked, approved, issued, replaced; each step by another person."""

from enum import StrEnum

from tracker.domain.text import N_


class ReportState(StrEnum):
    """How far the paper is."""

    DRAFT = "draft"
    CHECKED = "checked"
    APPROVED = "approved"
    ISSUED = "issued"
    REPLACED = "replaced"

    @property
    def label(self) -> str:
        """The state as screens name it."""
        return REPORT_STATE_LABELS[self]


REPORT_STATE_LABELS = {
    ReportState.DRAFT: N_("Dự thảo"),
    ReportState.CHECKED: N_("Đã kiểm tra"),
    ReportState.APPROVED: N_("Đã duyệt"),
    ReportState.ISSUED: N_("Đã phát hành"),
    ReportState.REPLACED: N_("Đã thay thế"),
}
