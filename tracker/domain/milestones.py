"""Milestones of a rollout: what they are, when they are due, and the built-in template of TCVN ISO 9001:2015."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.refusals import Refusal
from tracker.domain.text import N_
from tracker.domain.wording import day as written_day

MOST = 20
"""Steps of a template."""
LONGEST = 3650
"""Calendar days from the beginning of a rollout to a step."""
ISO_CODE = "iso-9001-2015"
ISO_NAME = N_("Xây dựng, áp dụng hệ thống quản lý chất lượng theo TCVN ISO 9001:2015")
ISO_COMPLETED_BY = 10
"""A unit is through when it has declared its system conforming (công bố)."""
ISO_STEPS: tuple[tuple[str, str, int], ...] = (
    (N_("Thành lập Ban chỉ đạo, thư ký ISO"), N_("Quyết định"), 5),
    (N_("Lập kế hoạch xây dựng, áp dụng; chọn tư vấn"), N_("Kế hoạch, hợp đồng"), 5),
    (N_("Khảo sát, đánh giá thực trạng"), N_("Báo cáo khảo sát"), 10),
    (N_("Đào tạo nhận thức, đào tạo viết tài liệu"), N_("Danh sách, tài liệu"), 10),
    (
        N_("Xây dựng hệ thống tài liệu"),
        N_("Bộ tài liệu (mô hình, chính sách, mục tiêu chất lượng, quy trình)"),
        25,
    ),
    (N_("Ban hành, áp dụng"), N_("Quyết định ban hành"), 10),
    (N_("Đào tạo, đánh giá nội bộ"), N_("Báo cáo đánh giá nội bộ"), 10),
    (N_("Khắc phục điểm không phù hợp"), N_("Phiếu khắc phục"), 5),
    (N_("Xem xét của lãnh đạo"), N_("Biên bản họp"), 5),
    (N_("Công bố hệ thống phù hợp tiêu chuẩn"), N_("Bản công bố"), 10),
    (N_("Báo cáo; Sở Khoa học và Công nghệ kiểm tra"), N_("Báo cáo, biên bản kiểm tra"), 5),
    (N_("Duy trì, cải tiến hằng năm"), N_("Kế hoạch duy trì, cải tiến"), 0),
)
"""Title, deliverable and weight of the twelve steps (domain.md §5); the last one counts from the year after."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step as a template says it: due `offset` calendar days after the beginning, or by a deadline as written.

    With neither of them it takes the deadline of the task. `weight` is a whole number among the steps of a unit.
    """

    title: str
    deliverable: str = ""
    weight: int = 1
    evidence_required: bool = False
    offset: int | None = None
    deadline: str = ""

    def due_text(self, begins_on: date) -> str:
        """Its deadline in a rollout that begins on the day, as people write it; empty where it takes the task's own."""
        return self.deadline if self.offset is None else written_day(begins_on + timedelta(days=self.offset))


def iso_milestones() -> list[Milestone]:
    """The built-in steps; each takes the deadline of the task until an office says more."""
    return [Milestone(title, deliverable, weight) for title, deliverable, weight in ISO_STEPS]


def check_milestones(milestones: Sequence[Milestone], *, completing: int) -> None:
    """Raises Refusal for no step or too many, for a step that is due in two ways, and where none of them completes a unit."""
    if not 1 <= len(milestones) <= MOST:
        raise Refusal(N_("Mẫu có từ 1 đến {n} bước. Thêm hoặc bớt dòng."), n=MOST)
    for number, each in enumerate(milestones, start=1):
        if not each.title:
            raise Refusal(N_("Bước {number} chưa có nội dung. Ghi nội dung hoặc xóa dòng."), number=number)
        if each.offset is not None and each.deadline:
            raise Refusal(
                N_("Bước {number}: chỉ ghi số ngày hoặc thời hạn cố định, không ghi cả hai."), number=number
            )
    if not 1 <= completing <= len(milestones):
        raise Refusal(N_("Chưa chọn bước hoàn thành của đơn vị. Chọn một bước trong mẫu."))
    if not any(each.weight for each in milestones):
        raise Refusal(N_("Mẫu chưa có bước nào có tỷ trọng. Ghi tỷ trọng cho ít nhất một bước."))
