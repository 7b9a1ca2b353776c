"""What lies ahead, indicators in the text, recommendations in their order, and the outline of a review."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.domain.small_reports import DAY, facts, line, lines, quote, section, task
from tracker.domain.building import (
    Figured,
    IndicatorFacts,
    Line,
    Outline,
    Slot,
    as_json,
    build_report,
    remarks,
)
from tracker.domain.building.figures import indicator_sentence
from tracker.domain.building.pulling import told_by_unit
from tracker.domain.building.remarks import UNCONFIRMED
from tracker.domain.building.slots import AREAS
from tracker.domain.indicators import Figure, IndicatorKind, Spelling
from tracker.domain.periods import parse_period, period_before
from tracker.domain.refusals import Refusal
from tracker.domain.status import Standing

LATE, OPEN, ALWAYS = Standing.OVERDUE, Standing.IN_TERM, Standing.ONGOING


def due(number: int, day: date, **more):
    """An open task that is due on a day."""
    made = task(number, **more)
    return replace(made, status=replace(made.status, due=day))


def test_overdue_tasks_come_first_then_by_their_days_then_those_to_begin_and_ongoing_ones_last() -> None:
    given = [
        task(1, ALWAYS),
        due(2, date(2022, 8, 1)),
        due(3, date(2022, 9, 30), begun=True),
        due(4, date(2022, 7, 15), begun=True),
        task(5, LATE, begun=True),
        due(6, date(2022, 7, 1)),
    ]
    assert section(build_report(facts(given)), "II.") == [
        "- Tiếp tục thực hiện nội dung 5;",
        "- Tiếp tục thực hiện nội dung 4, hoàn thành trước ngày 15/7/2022;",
        "- Tiếp tục thực hiện nội dung 3, hoàn thành trước ngày 30/9/2022;",
        "- Thực hiện nội dung 6, hoàn thành trước ngày 01/7/2022;",
        "- Thực hiện nội dung 2, hoàn thành trước ngày 01/8/2022;",
        "- Thực hiện nội dung 1.",
    ]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2022, 6, 14), "Thực hiện nội dung 1."),
        (date(2022, 6, 15), "Thực hiện nội dung 1, hoàn thành trước ngày 15/6/2022."),
        (date(2022, 12, 30), "Thực hiện nội dung 1, hoàn thành trước ngày 30/12/2022."),
        (date(2022, 12, 31), "Thực hiện nội dung 1."),
    ],
)
def test_a_day_is_told_where_it_lies_ahead_and_is_not_just_the_end_of_the_year(day: date, told: str) -> None:
    assert section(build_report(facts([due(1, day)])), "II.") == [f"- {told}"]


def test_work_reported_complete_is_not_put_ahead_and_the_writer_is_told_that_it_waits() -> None:
    given = facts([task(1, Standing.AWAITING, told=True), task(2, OPEN, told=True)])
    assert section(build_report(given), "II.") == ["- Thực hiện nội dung 2."]
    told = [each.params for each in remarks(given) if each.message == UNCONFIRMED]
    assert told == [{"day": "14/6/2022", "count": 1, "numbers": "1"}]


def test_the_next_step_of_a_unit_and_the_last_step_of_a_rollout_are_told_with_their_facts() -> None:
    step = replace(quote("Đánh giá nội bộ", 40), day=date(2022, 11, 30))
    given = replace(
        task(1, LATE, begun=True), next_step=quote("- Họp Hội đồng.\n- Trình duyệt", 30), last_step=step
    )
    built = build_report(facts([given]))
    assert section(built, "II.") == [
        "- Tiếp tục thực hiện nội dung 1: họp Hội đồng; trình duyệt. Đến ngày 30/11/2022: đánh giá nội bộ."
    ]
    said = next(each for each in built.paper.sections if each.number == "II.").paragraphs[0]
    assert {(ref.kind, ref.id) for ref in said.facts} == {("task", 1), ("update", 30), ("update", 40)}


def test_the_writer_s_words_and_what_is_left_out_stand_above_the_draft() -> None:
    own = lines(line(2, 1, text="Lời riêng"), line(1, 2, left_out=True))
    assert section(build_report(facts([task(1), task(2)], lines={Slot.AHEAD: own})), "II.") == [
        "- Lời riêng."
    ]


def test_the_report_of_a_year_looks_ahead_to_the_next() -> None:
    built = build_report(facts([task(1)], period=parse_period("2022")))
    assert ("II.", "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2023") in [(e.number, e.title) for e in built.paper.sections]


def test_recommendations_go_from_the_highest_addressee_down_unless_the_writer_orders_them() -> None:
    given = [
        task(1, proposal="Đề nghị UBND huyện bố trí kinh phí"),
        task(2, proposal="Sở Khoa học và Công nghệ tập huấn"),
        task(3, proposal="Kiến nghị UBND tỉnh ban hành chính sách"),
        task(4, proposal="Kính đề nghị Chính phủ sửa quy định"),
    ]
    told = section(build_report(facts(given)), "III.")
    assert [words.split()[-1].strip(";.") for words in told] == ["định", "sách", "huấn", "phí"]
    own = {Slot.RECOMMENDATIONS: lines(*(Line(9 + n, n, n) for n in (1, 2, 3, 4)))}
    assert section(build_report(facts(given, lines=own)), "III.")[0].startswith("- Đề nghị UBND huyện")


def indicator(
    value: str, of: str | None = None, *, target=None, before=None, unit="tin, bài", kind=IndicatorKind.COUNT
):
    def figured(told, day):
        return Figured(Figure(Decimal(told[0]), Decimal(told[1]) if told[1] else None), day) if told else None

    return IndicatorFacts(
        1, "CT", "Tin, bài trên sóng", Spelling(IndicatorKind.RATIO if of else kind, unit),
        figured(target, date(2022, 12, 31)), figured((value, of), DAY), figured(before, date(2022, 3, 31)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (indicator("186", "337", unit="thủ tục"), "Tin, bài trên sóng là 186/337, đạt 55,19%."),
        (
            indicator("16", target=("36", None)),
            "Tin, bài trên sóng là 16 tin, bài; đạt 44,44% kế hoạch năm (16/36 tin, bài).",
        ),
        (
            indicator("58", "262", target=("131", "262"), before=("42", "262"), unit="thủ tục"),
            "Tin, bài trên sóng là 58/262, đạt 22,14%; đạt 44,27% kế hoạch năm (58/262 – 131/262 thủ tục); "
            "tăng 6,11 điểm phần trăm so với 31/3/2022 (42/262).",
        ),
        (indicator("4", "4", target=("4", "4"), unit="xã"), "Tin, bài trên sóng là 04/04, đạt 100%."),
        (indicator("0", "4", unit="xã"), "Tin, bài trên sóng: chưa có (0/4 xã)."),
        (indicator("0"), "Tin, bài trên sóng: chưa có tin, bài."),
        (
            indicator("3", before=("5", None)),
            "Tin, bài trên sóng là 03 tin, bài; giảm 02 tin, bài so với 31/3/2022 (5).",
        ),
        (
            indicator("3", before=("3", None)),
            "Tin, bài trên sóng là 03 tin, bài; không đổi so với 31/3/2022 (3).",
        ),
        (indicator("3", before=("3", "9")), "Tin, bài trên sóng là 03 tin, bài."),
        (replace(indicator("3"), reading=None), ""),
    ],
)
def test_an_indicator_is_told_with_its_denominator_its_plan_and_the_report_before(
    given: IndicatorFacts, told: str
) -> None:
    assert indicator_sentence(given) == told


def test_only_the_indicators_that_the_writer_placed_stand_in_the_text() -> None:
    chosen, other = indicator("16"), replace(indicator("7"), id=2)
    given = facts(indicators=(chosen, other), placed={Slot.RESULTS: frozenset({1})})
    told = section(build_report(given), "2.")
    assert "Tin, bài trên sóng là 16 tin, bài." in told
    assert not any(" 07 " in words for words in told)


SEED = [
    ("I.", "CÔNG TÁC HỌC TẬP, QUÁN TRIỆT, TRIỂN KHAI NGHỊ QUYẾT"),
    ("1.", "Công tác quán triệt tuyên truyền"),
    ("2.", "Công tác chỉ đạo điều hành, tổ chức triển khai thực hiện"),
    ("II.", "KẾT QUẢ THỰC HIỆN"),
    ("1.", "Kết quả thực hiện các mục tiêu, nhiệm vụ của Nghị quyết"),
    ("1.1.", "Về thực trạng hoạt động khoa học và công nghệ trên địa bàn huyện"),
    ("1.2.", "Về phát triển đồng bộ các lĩnh vực khoa học"),
    ("1.2.1.", "Khoa học xã hội và nhân văn"),
    ("1.2.2.", "Khoa học nông nghiệp"),
    ("1.2.3.", "Khoa học kỹ thuật và công nghệ"),
    ("1.2.4.", "Khoa học y dược"),
    ("1.2.5.", "Khoa học giáo dục"),
    ("2.", "Đánh giá chung về hoạt động khoa học và công nghệ trên địa bàn huyện"),
    ("2.1.", "Ưu điểm, hạn chế"),
    ("-", "Ưu điểm"),
    ("-", "Hạn chế"),
    ("2.2.", "Nguyên nhân hạn chế"),
    ("2.3.", "Bài học kinh nghiệm"),
    ("III.", "NHIỆM VỤ, GIẢI PHÁP PHÁT TRIỂN KHOA HỌC VÀ CÔNG NGHỆ TRONG THỜI GIAN ĐẾN"),
    ("IV.", "ĐỀ XUẤT, KIẾN NGHỊ"),
]
"""The headings of a real review of ten years, in their order."""
HOLDERS = {"KẾT QUẢ THỰC HIỆN", "Ưu điểm, hạn chế"}


def review(tasks=(), **more):
    """The facts of a review of a resolution."""
    given = facts(tasks, period=parse_period("2012-2022"), **more)
    resolution = replace(given.plan, id=20, kind="Nghị quyết", number="20-NQ/TW")
    head = replace(
        given.head, outline=Outline.REVIEW, subject="Tổng kết 10 năm thực hiện Nghị quyết số 20-NQ/TW"
    )
    return replace(given, head=head, chain=(resolution,))


def test_a_review_has_all_headings_in_their_order() -> None:
    sections = build_report(review()).paper.sections
    assert [(each.number, each.title) for each in sections] == SEED
    assert not any(each.paragraphs for each in sections if each.title in HOLDERS)


@pytest.mark.parametrize(
    ("field", "slot"),
    [
        ("Văn hóa - xã hội", Slot.SOCIETY),
        ("Nông nghiệp", Slot.FARMING),
        ("Kỹ thuật và công nghệ", Slot.TECHNOLOGY),
        ("Chuyển đổi số", Slot.TECHNOLOGY),
        ("Y tế", Slot.MEDICINE),
        ("Giáo dục và Đào tạo", Slot.EDUCATION),
        ("Quản lý nhà nước", Slot.RESULTS),
        ("", Slot.RESULTS),
    ],
)
def test_results_stand_under_the_area_of_their_field(field: str, slot: Slot) -> None:
    given = task(1, Standing.DONE_ON_TIME, result="Đã làm xong.", field_of_work=field)
    built = build_report(review([given]))
    places = dict(zip([*AREAS], ["1.2.1.", "1.2.2.", "1.2.4.", "1.2.5.", "1.2.3."], strict=True))
    for area, number in places.items():
        assert ("Đã làm xong." in section(built, number)) is (area is slot)
    assert ("Đã làm xong." in section(built, "1.1.")) is (slot is Slot.RESULTS)
    periodic = build_report(facts([given]))
    assert "Đã làm xong." in section(periodic, "2.")


def test_what_is_typed_and_placed_in_a_review_stands_in_its_place() -> None:
    given = review(
        texts={Slot.STUDIED: "Đã quán triệt.", Slot.LESSONS: "Một là\nHai là", Slot.CAUSES: "thiếu người"},
        indicators=(indicator("16"),),
        placed={Slot.FARMING: frozenset({1})},
    )
    told = json.loads(as_json(build_report(given)))["sections"]
    by_title = {each["title"]: each["paragraphs"] for each in told}
    assert by_title["Công tác quán triệt tuyên truyền"] == ["Đã quán triệt."]
    assert by_title["Khoa học nông nghiệp"] == ["Tin, bài trên sóng là 16 tin, bài."]
    assert by_title["Nguyên nhân hạn chế"] == ["Những tồn tại, hạn chế trên chủ yếu là do thiếu người."]
    assert by_title["Bài học kinh nghiệm"] == ["- Một là;", "- Hai là."]
    assert by_title["Hạn chế"] == ["Không."]


@pytest.mark.parametrize("code", ["2022-2012", "2022-2022", "2012-22", "1999-2009"])
def test_a_term_goes_from_a_year_to_a_later_one(code: str) -> None:
    with pytest.raises(Refusal):
        parse_period(code)


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("2022-H1", "2021-H2"), ("2022-H2", "2022-H1"), ("2022-Q1", "2021-Q4"), ("2022-Q3", "2022-Q2"),
        ("2022-9M", "2021-9M"), ("2022", "2021"), ("2012-2022", None),
    ],
)  # fmt: skip
def test_a_report_is_compared_with_that_of_the_period_before(code: str, before: str | None) -> None:
    found = period_before(parse_period(code))
    assert (found.code if found else None) == before


def test_what_units_told_is_gathered_by_unit_and_marked_where_the_report_says_it() -> None:
    told = replace(
        task(1, LATE, obstacle="Thiếu người.", lead="Phòng A"),
        told_obstacles=(quote("Thiếu tiền.", 50), quote("Thiếu người.", 1)),
        told_proposals=(quote("Không có.", 51),),
    )
    given = facts([told])
    found = told_by_unit(given, build_report(given).paper)
    assert {unit: [(each.code, each.stands) for each in items] for unit, items in found.items()} == {
        "Phòng A": [("I.3.2:50", False), ("I.3.2:1", True)]
    }


def test_words_that_were_taken_over_name_the_update_that_told_them() -> None:
    told = replace(task(1, OPEN, lead="Phòng A"), told_obstacles=(quote("Thiếu tiền.", 50),))
    given = facts([told], lines={Slot.SHORTCOMINGS: lines(line(1, 1, text="Thiếu tiền."))})
    said = next(each for each in build_report(given).paper.sections if each.number == "3.2.").paragraphs[0]
    assert ("update", 50) in {(ref.kind, ref.id) for ref in said.facts}
