"""The outlines of reports as tables: headings in their order, what stands under each, and what the writer may edit."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from tracker.domain.building.citations import reported_on
from tracker.domain.building.facts import ReportFacts
from tracker.domain.building.slots import Outline, Slot
from tracker.domain.phrases import capitals


class Part(Enum):
    """What is gathered under a heading; HOLDER only holds others."""

    HOLDER = auto()
    TYPED = auto()
    DIRECTION = auto()
    RESULTS = auto()
    AREA = auto()
    ACHIEVED = auto()
    SHORTCOMINGS = auto()
    SHORTCOMINGS_ALONE = auto()
    CAUSES = auto()
    LESSONS = auto()
    AHEAD = auto()
    RECOMMENDATIONS = auto()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of an outline; `{kind}`, `{period}`, `{ahead}`, `{place}` in its title are filled in."""

    number: str
    title: str
    level: int
    part: Part = Part.HOLDER
    slots: tuple[Slot, ...] = ()


PERIODIC = (
    Heading("I.", "TÌNH HÌNH TRIỂN KHAI THỰC HIỆN {kind} TRONG {period}", 1),
    Heading("1.", "Công tác chỉ đạo triển khai thực hiện", 2, Part.DIRECTION, (Slot.DIRECTION,)),
    Heading("2.", "Kết quả đạt được", 2, Part.RESULTS, (Slot.RESULTS,)),
    Heading("3.", "Đánh giá chung", 2),
    Heading("3.1.", "Kết quả đạt được", 3, Part.ACHIEVED, (Slot.ACHIEVED,)),
    Heading(
        "3.2.",
        "Những tồn tại, hạn chế và nguyên nhân",
        3,
        Part.SHORTCOMINGS,
        (Slot.SHORTCOMINGS, Slot.CAUSES),
    ),
    Heading("II.", "{ahead}", 1, Part.AHEAD, (Slot.AHEAD,)),
    Heading("III.", "KIẾN NGHỊ, ĐỀ XUẤT", 1, Part.RECOMMENDATIONS, (Slot.RECOMMENDATIONS,)),
)
"""The half-year, quarter or year (domain.md §1.3)."""
REVIEW = (
    Heading("I.", "CÔNG TÁC HỌC TẬP, QUÁN TRIỆT, TRIỂN KHAI {kind}", 1),
    Heading("1.", "Công tác quán triệt tuyên truyền", 2, Part.TYPED, (Slot.STUDIED,)),
    Heading(
        "2.",
        "Công tác chỉ đạo điều hành, tổ chức triển khai thực hiện",
        2,
        Part.DIRECTION,
        (Slot.DIRECTION,),
    ),
    Heading("II.", "KẾT QUẢ THỰC HIỆN", 1),
    Heading("1.", "Kết quả thực hiện các mục tiêu, nhiệm vụ của {document}", 2),
    Heading(
        "1.1.",
        "Về thực trạng hoạt động khoa học và công nghệ{place}",
        3,
        Part.RESULTS,
        (Slot.RESULTS,),
    ),
    Heading("1.2.", "Về phát triển đồng bộ các lĩnh vực khoa học", 3),
    Heading("1.2.1.", "Khoa học xã hội và nhân văn", 4, Part.AREA, (Slot.SOCIETY,)),
    Heading("1.2.2.", "Khoa học nông nghiệp", 4, Part.AREA, (Slot.FARMING,)),
    Heading("1.2.3.", "Khoa học kỹ thuật và công nghệ", 4, Part.AREA, (Slot.TECHNOLOGY,)),
    Heading("1.2.4.", "Khoa học y dược", 4, Part.AREA, (Slot.MEDICINE,)),
    Heading("1.2.5.", "Khoa học giáo dục", 4, Part.AREA, (Slot.EDUCATION,)),
    Heading("2.", "Đánh giá chung về hoạt động khoa học và công nghệ{place}", 2),
    Heading("2.1.", "Ưu điểm, hạn chế", 3),
    Heading("-", "Ưu điểm", 4, Part.ACHIEVED, (Slot.ACHIEVED,)),
    Heading("-", "Hạn chế", 4, Part.SHORTCOMINGS_ALONE, (Slot.SHORTCOMINGS,)),
    Heading("2.2.", "Nguyên nhân hạn chế", 3, Part.CAUSES, (Slot.CAUSES,)),
    Heading("2.3.", "Bài học kinh nghiệm", 3, Part.LESSONS, (Slot.LESSONS,)),
    Heading(
        "III.",
        "NHIỆM VỤ, GIẢI PHÁP PHÁT TRIỂN KHOA HỌC VÀ CÔNG NGHỆ TRONG THỜI GIAN ĐẾN",
        1,
        Part.AHEAD,
        (Slot.AHEAD,),
    ),
    Heading("IV.", "ĐỀ XUẤT, KIẾN NGHỊ", 1, Part.RECOMMENDATIONS, (Slot.RECOMMENDATIONS,)),
)
"""The review of many years."""
_OUTLINES = {Outline.PERIODIC: PERIODIC, Outline.REVIEW: REVIEW}
_PLACE = re.compile(r"\b(tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu)\b", re.I)


def headings(outline: Outline) -> tuple[Heading, ...]:
    """The headings of an outline in their order."""
    return _OUTLINES[outline]


def title_of(heading: Heading, facts: ReportFacts) -> str:
    """The heading as this report says it."""
    document = reported_on(facts).kind
    place = _PLACE.search(facts.head.voice)
    return heading.title.format(
        kind=capitals(document),
        document=document,
        period=facts.period.words.upper(),
        ahead=_ahead(facts),
        place=f" trên địa bàn {place[1].lower()}" if place else "",
    )


def _ahead(facts: ReportFacts) -> str:
    if facts.period.is_year:
        return f"PHƯƠNG HƯỚNG, NHIỆM VỤ {facts.period.ahead.upper()}"
    return f"NHIỆM VỤ, GIẢI PHÁP THỰC HIỆN {facts.period.ahead.upper()}"
