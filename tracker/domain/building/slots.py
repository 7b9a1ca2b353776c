"""The places of a report, its outlines, and how it speaks of late tasks: what a writer may choose."""

from enum import StrEnum

from tracker.domain.text import N_


class Slot(StrEnum):
    """A place of the report where typed words and the words of tasks are gathered."""

    DIRECTION = "I.1"
    RESULTS = "I.2"
    ACHIEVED = "I.3.1"
    SHORTCOMINGS = "I.3.2"
    CAUSES = "I.3.2.causes"
    AHEAD = "II"
    RECOMMENDATIONS = "III"
    STUDIED = "R.I.1"
    SOCIETY = "R.II.1.2.1"
    FARMING = "R.II.1.2.2"
    TECHNOLOGY = "R.II.1.2.3"
    MEDICINE = "R.II.1.2.4"
    EDUCATION = "R.II.1.2.5"
    LESSONS = "R.II.2.3"

    @property
    def label(self) -> str:
        """The place as the editor names it."""
        return SLOT_LABELS[self]

    @property
    def gathers(self) -> bool:
        """Whether tasks have their lines here; causes, lessons and what was studied are only typed."""
        return self not in {Slot.CAUSES, Slot.LESSONS, Slot.STUDIED}

    @property
    def holds_results(self) -> bool:
        """Whether results of tasks, and indicators that the writer chooses, stand here."""
        return self is Slot.RESULTS or self in AREAS


SLOT_LABELS = {
    Slot.DIRECTION: N_("I.1. Công tác chỉ đạo triển khai thực hiện"),
    Slot.RESULTS: N_("I.2. Kết quả đạt được"),
    Slot.ACHIEVED: N_("I.3.1. Đánh giá chung: kết quả đạt được"),
    Slot.SHORTCOMINGS: N_("I.3.2. Những tồn tại, hạn chế"),
    Slot.CAUSES: N_("I.3.2. Nguyên nhân (mỗi dòng một nguyên nhân)"),
    Slot.AHEAD: N_("II. Nhiệm vụ, giải pháp kỳ tới"),
    Slot.RECOMMENDATIONS: N_("III. Kiến nghị, đề xuất"),
    Slot.STUDIED: N_("Công tác quán triệt, tuyên truyền"),
    Slot.SOCIETY: N_("Khoa học xã hội và nhân văn"),
    Slot.FARMING: N_("Khoa học nông nghiệp"),
    Slot.TECHNOLOGY: N_("Khoa học kỹ thuật và công nghệ"),
    Slot.MEDICINE: N_("Khoa học y dược"),
    Slot.EDUCATION: N_("Khoa học giáo dục"),
    Slot.LESSONS: N_("Bài học kinh nghiệm (mỗi dòng một bài học)"),
}
AREAS: dict[Slot, tuple[str, ...]] = {
    Slot.SOCIETY: ("xa hoi", "nhan van", "van hoa", "du lich", "di tich"),
    Slot.FARMING: ("nong nghiep", "nong, lam", "lam nghiep", "thuy san"),
    Slot.MEDICINE: ("y duoc", "y te", "duoc"),
    Slot.EDUCATION: ("giao duc", "dao tao"),
    Slot.TECHNOLOGY: ("ky thuat", "cong nghe", "cong nghiep", "chuyen doi so"),
}
"""The areas of a review, and the folded words by which the field of a task belongs to one; the first that fits holds."""


class Outline(StrEnum):
    """The order of sections that a report follows: of a period, or of the review of many years."""

    PERIODIC = "periodic"
    REVIEW = "review"

    @property
    def label(self) -> str:
        """The outline as the form names it."""
        return OUTLINE_LABELS[self]


OUTLINE_LABELS = {
    Outline.PERIODIC: N_("Báo cáo định kỳ (06 tháng, quý, năm)"),
    Outline.REVIEW: N_("Báo cáo tổng kết nhiều năm"),
}


class LateTasks(StrEnum):
    """How the report speaks of late tasks: without names, with names, or not at all."""

    UNNAMED = "unnamed"
    NAMED = "named"
    OMITTED = "omitted"

    @property
    def label(self) -> str:
        """The choice as the form names it."""
        return LATE_LABELS[self]


LATE_LABELS = {
    LateTasks.UNNAMED: N_("Nêu chung, không nêu tên nhiệm vụ"),
    LateTasks.NAMED: N_("Nêu tên từng nhiệm vụ"),
    LateTasks.OMITTED: N_("Không nêu"),
}
