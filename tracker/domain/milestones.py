"""Milestones of a rollout: as people type them, and the built-in template of TCVN ISO 9001:2015."""

from tracker.domain.refusals import Refusal
from tracker.domain.text import N_

MOST = 20
ISO_CODE = "iso-9001-2015"
ISO_NAME = N_("Xây dựng, áp dụng hệ thống quản lý chất lượng theo TCVN ISO 9001:2015")
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


def read_milestones(text: str) -> list[tuple[str, str, int]]:
    """One milestone a line, `nội dung | sản phẩm | tỷ trọng`. Raises Refusal naming the line that is wrong."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not 1 <= len(lines) <= MOST:
        raise Refusal(N_("Mẫu có từ 1 đến {n} bước. Ghi mỗi bước trên một dòng."), n=MOST)
    return [_read(number, line) for number, line in enumerate(lines, start=1)]


def _read(number: int, line: str) -> tuple[str, str, int]:
    title, deliverable, weight = ([part.strip() for part in line.split("|")] + ["", ""])[:3]
    if (
        not title
        or line.count("|") > 2
        or (weight and not (weight.isascii() and weight.isdigit() and int(weight) <= 1000))
    ):
        raise Refusal(
            N_("Dòng {r}: ghi theo mẫu “nội dung | sản phẩm | tỷ trọng”. Ví dụ: Khảo sát | Báo cáo | 10."),
            r=number,
        )
    return title, deliverable, int(weight or 1)
