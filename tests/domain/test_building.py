"""A report is built from facts and from nothing else."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.domain.small_reports import (
    DECISION,
    PARTY_PLAN,
    PLAN,
    PROGRAMME,
    REQUEST,
    facts,
    line,
    lines,
    money,
    section,
    task,
)
from tracker.domain.budgeting import MoneyLine
from tracker.domain.building import (
    AnnexKind,
    LateTasks,
    ReportFacts,
    Slot,
    as_json,
    build_report,
    digest,
    freeze,
    remarks,
    thaw,
)
from tracker.domain.money import BudgetStage, MoneyKind
from tracker.domain.periods import parse_period
from tracker.domain.reporting import FactRef, Tone
from tracker.domain.status import Standing

HEADINGS = [
    ("I.", "TÌNH HÌNH TRIỂN KHAI THỰC HIỆN CHƯƠNG TRÌNH HÀNH ĐỘNG TRONG 06 THÁNG ĐẦU NĂM 2022"),
    ("1.", "Công tác chỉ đạo triển khai thực hiện"),
    ("2.", "Kết quả đạt được"),
    ("3.", "Đánh giá chung"),
    ("3.1.", "Kết quả đạt được"),
    ("3.2.", "Những tồn tại, hạn chế và nguyên nhân"),
    ("II.", "NHIỆM VỤ, GIẢI PHÁP THỰC HIỆN 06 THÁNG CUỐI NĂM 2022"),
    ("III.", "KIẾN NGHỊ, ĐỀ XUẤT"),
]
HOLDERS = {"I.", "3."}
"""Headings that only hold others."""


def rich() -> ReportFacts:
    """A plan with something of everything."""
    return facts(
        [
            task(1, Standing.DONE_ON_TIME, result="Đã xong 1.", group_id=1),
            task(2, Standing.OVERDUE, result="Đã gom 2.", obstacle="Đề xuất còn ít.", proposal="Sở tập huấn"),
            task(3, Standing.ONGOING),
        ],
        request=REQUEST,
        money=(money("A", 240_000_000), money("B", 5_000_000_000, kind=MoneyKind.CAPITAL)),
        texts={Slot.ACHIEVED: "Hoạt động có chuyển biến.", Slot.CAUSES: "Một\nHai"},
        head={"statistics": True, "annexes": (AnnexKind.TASKS,), "disbursement": True},
    )


@pytest.mark.parametrize("given", [rich(), facts()], ids=["rich", "empty"])
def test_the_headings_stand_in_their_order_and_none_is_empty(given: ReportFacts) -> None:
    sections = build_report(given).paper.sections
    assert [(each.number, each.title) for each in sections] == HEADINGS
    assert {each.number for each in sections if not each.paragraphs} == HOLDERS


@pytest.mark.parametrize("given", [rich(), facts()], ids=["rich", "empty"])
def test_no_sentence_counts_nothing(given: ReportFacts) -> None:
    told = json.loads(as_json(build_report(given)))["sections"]
    assert not re.search(r"\b00\b", json.dumps(told, ensure_ascii=False))


def test_every_paragraph_that_says_something_of_the_plan_names_its_facts() -> None:
    built = build_report(rich())
    bare = [
        paragraph.text
        for each in built.paper.sections
        for paragraph in each.paragraphs
        if not paragraph.facts
    ]
    assert bare == ["Tình hình thực hiện từng nhiệm vụ tại Phụ lục kèm theo."]


def test_an_empty_plan_says_so_and_asks_for_nothing() -> None:
    built = build_report(facts(chain=()))
    assert section(built, "1.") == [
        "Ủy ban nhân dân huyện đã ban hành Kế hoạch số 56/KH-UBND ngày 11/3/2022 về kế hoạch hoạt động năm 2022."
    ]
    assert section(built, "2.") == ["Kế hoạch chưa có nhiệm vụ."]
    assert section(built, "3.1.") == ["Kế hoạch số 56/KH-UBND chưa có nhiệm vụ."]
    assert [section(built, number) for number in ("3.2.", "II.", "III.")] == [["Không."]] * 3


def test_a_plan_of_which_nothing_was_reported_says_so() -> None:
    built = build_report(facts([task(1)], chain=()))
    assert section(built, "2.") == ["Trong kỳ chưa có kết quả được báo cáo."]
    assert section(built, "II.") == ["- Thực hiện nội dung 1."]


# the chain of mandates


def test_a_document_is_cited_in_full_once_and_then_by_type_and_number() -> None:
    lower = replace(PLAN, id=6, number="7-KH/ĐU", issued_on=date(2022, 1, 5), mandates=frozenset({3}))
    told = section(build_report(facts(chain=(PROGRAMME, DECISION, PARTY_PLAN, lower))), "1.")[0]
    assert told == (
        "Thực hiện Chương trình hành động số 10-CTr/TU ngày 14/5/2021 của Tỉnh ủy về “phát triển khoa học”, "
        "UBND tỉnh đã ban hành Quyết định số 3810/QĐ-UBND ngày 14/9/2021 về việc ban hành Kế hoạch; "
        "Huyện ủy đã ban hành Kế hoạch số 30-KH/HU ngày 23/9/2021 về “thực hiện Chương trình”. "
        "Thực hiện Kế hoạch số 30-KH/HU, UBND huyện đã ban hành Kế hoạch số 7-KH/ĐU ngày 05/01/2022 "
        "về “kế hoạch hoạt động năm 2022”."
    )


def test_a_plan_right_below_its_mandate_is_cited_with_it_and_its_money_by_number() -> None:
    built = build_report(facts(chain=(PROGRAMME,), money=(money("A", 10_000_000),)))
    assert section(built, "1.") == [
        "Thực hiện Chương trình hành động số 10-CTr/TU ngày 14/5/2021 của Tỉnh ủy về “phát triển khoa học”, "
        "Ủy ban nhân dân huyện đã ban hành Kế hoạch số 56/KH-UBND ngày 11/3/2022 về kế hoạch hoạt động năm 2022."
    ]
    assert section(built, "2.")[0] == (
        "Kinh phí bố trí là kinh phí sự nghiệp khoa học và công nghệ 10.000.000 đồng (giao Phòng Kinh tế), "
        "thực hiện Kế hoạch số 56/KH-UBND."
    )


def test_a_mandate_that_nothing_between_carries_out_is_cited_with_the_plan() -> None:
    alone = replace(PROGRAMME, id=8, number="57-NQ/TW", kind="Nghị quyết", issuer="Bộ Chính trị")
    told = section(build_report(facts(chain=(PROGRAMME, DECISION, alone))), "2.")[0]
    assert told.startswith("Thực hiện Nghị quyết số 57-NQ/TW ngày 14/5/2021 của Bộ Chính trị về “phát triển")


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Kết quả Chương trình hành động số 10-CTr/TU", "CHƯƠNG TRÌNH HÀNH ĐỘNG"),
        ("Kết quả Quyết định số 3810/QĐ-UBND", "QUYẾT ĐỊNH"),
        ("Kết quả thực hiện kế hoạch năm", "KẾ HOẠCH"),
    ],
)
def test_the_report_is_on_the_mandate_that_its_subject_names_else_on_the_plan(
    subject: str, title: str
) -> None:
    first = build_report(facts(head={"subject": subject})).paper.sections[0]
    assert first.title == f"TÌNH HÌNH TRIỂN KHAI THỰC HIỆN {title} TRONG 06 THÁNG ĐẦU NĂM 2022"


def test_the_opening_cites_the_request() -> None:
    opening = build_report(facts(request=REQUEST)).paper.opening[0]
    assert opening.text == (
        "Thực hiện Công văn số 364/SKHCN-CN ngày 20/5/2022 của Sở KH&CN về việc báo cáo kết quả 06 tháng, "
        "Ủy ban nhân dân huyện báo cáo kết quả thực hiện như sau:"
    )
    assert opening.facts == (FactRef("document", 5),)


# money

RECURRENT, CAPITAL = money("A", 240_000_000), money("B", 5_000_000_000, kind=MoneyKind.CAPITAL)


def test_the_plan_and_its_money_stand_in_one_sentence() -> None:
    assert section(build_report(facts(money=(RECURRENT, CAPITAL))), "2.")[0] == (
        "Ủy ban nhân dân huyện đã ban hành Kế hoạch số 56/KH-UBND ngày 11/3/2022 về kế hoạch hoạt động năm 2022; "
        "tổng kinh phí bố trí 5.240.000.000 đồng, gồm kinh phí sự nghiệp khoa học và công nghệ 240.000.000 đồng "
        "(giao Phòng Kinh tế) và vốn đầu tư 5 tỷ đồng để trang bị phần mềm."
    )


TOTAL = money("T", 5_240_000_000)
PARTS = (replace(RECURRENT, parent_id=TOTAL.id), replace(CAPITAL, parent_id=TOTAL.id))


def allocated(amount: int) -> MoneyLine:
    return money("A1", amount, parent_id=RECURRENT.id, stage=BudgetStage.ALLOCATED)


@pytest.mark.parametrize(
    ("lines_of_money", "is_told"),
    [
        ((TOTAL, *PARTS), True),
        ((replace(TOTAL, amount=5_240_000_001), *PARTS), False),
        ((RECURRENT, allocated(240_000_000)), True),
        ((RECURRENT, allocated(200_000_000)), True),
        ((RECURRENT, allocated(240_000_001)), False),
    ],
)
def test_sums_that_contradict_each_other_are_not_told_but_remarked(
    lines_of_money: tuple[MoneyLine, ...], is_told: bool
) -> None:
    given = facts(money=lines_of_money)
    told = section(build_report(given), "2.")[0]
    assert ("kinh phí" in told) == is_told
    assert any("không khớp" in remark.message for remark in remarks(given)) != is_told
    if is_told and len(lines_of_money) == 3:
        assert "tổng kinh phí bố trí 5.240.000.000 đồng, gồm" in told


def test_what_was_paid_out_is_told_only_where_the_report_asks_for_it() -> None:
    paid = (
        replace(RECURRENT, paid=12_000_000),
        money("A1", 160_000_000, parent_id=RECURRENT.id, stage=BudgetStage.ALLOCATED, paid=84_000_000),
        replace(CAPITAL, paid=1_250_000_000),
    )
    assert len(section(build_report(facts(money=paid)), "2.")) == 1
    assert section(build_report(facts(money=paid, head={"disbursement": True})), "2.")[1] == (
        "Đến ngày 14/6/2022 đã giải ngân 1.346.000.000 đồng, đạt 25,69% dự toán giao (kinh phí sự nghiệp "
        "96.000.000/240.000.000 đồng, đạt 40%; kinh phí đầu tư 1.250.000.000/5.000.000.000 đồng, đạt 25%)."
    )
    nothing = facts(money=(RECURRENT,), head={"disbursement": True})
    assert section(build_report(nothing), "2.")[1] == "Đến ngày 14/6/2022 chưa giải ngân."


def test_several_lines_of_a_kind_are_told_with_their_shares() -> None:
    told = (
        RECURRENT,
        money("C", 60_000_000, unit="Phòng Tư pháp"),
        CAPITAL,
        money("D", 1_500_000_000, kind=MoneyKind.CAPITAL, title="Nâng cấp hạ tầng"),
        money("E", 1_000_000, kind=MoneyKind.COMBINED),
    )
    sentence = section(build_report(facts(money=told)), "2.")[0]
    assert "300.000.000 đồng (giao Phòng Kinh tế 240.000.000 đồng, Phòng Tư pháp 60.000.000 đồng)" in sentence
    assert "vốn đầu tư 6,5 tỷ đồng (trang bị phần mềm 5 tỷ đồng; nâng cấp hạ tầng 1,5 tỷ đồng)" in sentence
    assert sentence.endswith(" và kinh phí lồng ghép 1.000.000 đồng (giao Phòng Kinh tế).")


def test_the_field_has_its_long_name_since_2025() -> None:
    plan = replace(PLAN, issued_on=date(2026, 1, 15))
    told = section(build_report(facts(plan=plan, money=(RECURRENT,))), "2.")[0]
    assert "kinh phí sự nghiệp khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số" in told


# lines of tasks


def test_results_stand_unchanged_in_the_order_of_the_plan() -> None:
    built = build_report(facts([task(2, result="Kết quả hai."), task(1, result="Kết quả một.\nĐoạn nữa.")]))
    assert section(built, "2.")[1:] == ["Kết quả hai.", "Kết quả một.", "Đoạn nữa."]


def test_the_writer_orders_merges_rewords_and_leaves_out() -> None:
    arranged = lines(
        line(3, 1),
        line(1, 2, joins_previous=True),
        line(2, 3, text="Lời riêng", joins_previous=False),
        line(4, 4, left_out=True),
    )
    tasks = [task(number, result=f"Kết quả {number}.") for number in (1, 2, 3, 4, 5)]
    built = build_report(facts(tasks, lines={Slot.RESULTS: arranged}))
    assert section(built, "2.")[1:] == ["Kết quả 3. Kết quả 1.", "Lời riêng.", "Kết quả 5."]
    merged, reworded = built.paper.sections[2].paragraphs[1:3]
    assert merged.facts == (FactRef("update", 3), FactRef("update", 1))
    assert reworded.facts == (FactRef("report_line", 1002), FactRef("update", 2))


def test_a_result_that_is_placed_in_the_direction_leaves_the_results() -> None:
    tasks = [task(1, result="Quán triệt."), task(2, result="Kết quả.")]
    built = build_report(facts(tasks, lines={Slot.DIRECTION: lines(line(1, 1))}))
    assert section(built, "1.")[-1] == "Quán triệt."
    assert section(built, "2.")[1:] == ["Kết quả."]


def test_open_tasks_are_what_lies_ahead_overdue_first_ongoing_last() -> None:
    tasks = [
        task(1, Standing.ONGOING, begun=True),
        task(2),
        task(3, Standing.DONE_ON_TIME),
        task(4, Standing.OVERDUE, result="Đã gom."),
        task(5, Standing.OUT),
        task(6, is_main=False),
    ]
    assert section(build_report(facts(tasks)), "II.") == [
        "- Tiếp tục thực hiện nội dung 4;",
        "- Thực hiện nội dung 2;",
        "- Tiếp tục thực hiện nội dung 1.",
    ]


def test_tasks_may_share_a_dash_and_a_task_may_have_two() -> None:
    ahead = lines(
        line(1, 1, text="Tuyên truyền quan điểm\nĐẩy mạnh phổ biến"),
        line(2, 2, text="Xây dựng hệ thống"),
        line(3, 3, text="và duy trì hệ thống. Cuối năm đánh giá", joins_previous=True),
    )
    built = build_report(facts([task(1), task(2), task(3)], lines={Slot.AHEAD: ahead}))
    assert section(built, "II.") == [
        "- Tuyên truyền quan điểm.",
        "- Đẩy mạnh phổ biến.",
        "- Xây dựng hệ thống và duy trì hệ thống. Cuối năm đánh giá.",
    ]


def test_a_year_looks_ahead_to_the_next_year() -> None:
    built = build_report(facts(period=parse_period("2022")))
    assert built.paper.sections[-2].title == "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2023"


# assessment


def test_the_writers_words_follow_the_years_since_the_mandate() -> None:
    built = build_report(facts(texts={Slot.ACHIEVED: "Hoạt động có chuyển biến.\nNhận thức được nâng lên"}))
    assert section(built, "3.1.") == [
        "Qua hơn 01 năm triển khai thực hiện Chương trình hành động của Tỉnh ủy, hoạt động có chuyển biến.",
        "Nhận thức được nâng lên.",
    ]
    own = build_report(facts(texts={Slot.ACHIEVED: "Qua một năm, hoạt động có chuyển biến."}))
    assert section(own, "3.1.") == ["Qua một năm, hoạt động có chuyển biến."]


LATE = [
    task(1, Standing.OVERDUE, obstacle="Đề xuất còn ít.", title="Họp Hội đồng"),
    task(2, obstacle="Thiếu máy."),
    task(3, Standing.DONE_LATE, obstacle="Đã hết khó khăn."),
    task(4, Standing.OVERDUE, obstacle="Thiếu người.", is_main=False),
]


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (
            {},
            [
                "Một số nhiệm vụ triển khai còn chậm so với kế hoạch, chủ yếu do đề xuất còn ít; thiếu người.",
                "Thiếu máy.",
            ],
        ),
        (
            {"statistics": True},
            [
                "Một số nhiệm vụ triển khai còn chậm so với kế hoạch (01/03 nhiệm vụ), chủ yếu do đề xuất còn ít; "
                "thiếu người.",
                "Thiếu máy.",
            ],
        ),
        (
            {"late_tasks": LateTasks.NAMED},
            [
                "Còn 01 nhiệm vụ quá hạn chưa hoàn thành: họp Hội đồng (thời hạn 31/5/2022), nguyên nhân: "
                "đề xuất còn ít.",
                "01 nhiệm vụ hoàn thành sau thời hạn.",
                "Thiếu máy.",
                "Thiếu người.",
            ],
        ),
        ({"late_tasks": LateTasks.OMITTED}, ["Đề xuất còn ít.", "Thiếu máy.", "Thiếu người."]),
    ],
    ids=["unnamed", "counted", "named", "omitted"],
)
def test_late_tasks_are_told_as_the_report_is_set_and_a_finished_one_has_no_obstacle(
    head: dict[str, object], told: list[str]
) -> None:
    assert section(build_report(facts(LATE, head=head)), "3.2.") == told


def test_causes_close_the_shortcomings() -> None:
    texts = {Slot.SHORTCOMINGS: "Đầu tư còn thấp", Slot.CAUSES: "- Ít giải pháp\n- Thiếu vốn."}
    assert section(build_report(facts(texts=texts)), "3.2.") == [
        "Đầu tư còn thấp.",
        "Những tồn tại, hạn chế trên có nhiều nguyên nhân, nhưng chủ yếu là do: ít giải pháp; thiếu vốn.",
    ]


@pytest.mark.parametrize(
    ("proposals", "told"),
    [
        ([], ["Không."]),
        (["Sở tổ chức tập huấn"], ["Kiến nghị Sở tổ chức tập huấn."]),
        (["Sở tập huấn.", "Đề nghị cấp vốn"], ["- Kiến nghị Sở tập huấn;", "- Đề nghị cấp vốn."]),
    ],
)
def test_recommendations_are_the_proposals_of_units(proposals: list[str], told: list[str]) -> None:
    tasks = [task(number, proposal=text) for number, text in enumerate(proposals, start=1)]
    assert section(build_report(facts(tasks)), "III.") == told


# figures, table, freezing


def test_the_statistics_stand_in_the_text_only_where_the_report_asks_for_them() -> None:
    assert not re.search(
        r"\d/\d", " ".join(section(build_report(facts(LATE)), "2.")).replace("11/3/2022", "")
    )
    assert "01/03 nhiệm vụ" in " ".join(section(build_report(facts(LATE, head={"statistics": True})), "2."))


def test_the_table_has_the_official_columns_and_groups_as_headings() -> None:
    table = build_report(facts([task(2, Standing.OVERDUE), task(1, Standing.DONE_ON_TIME, group_id=1)])).table
    assert table.columns[:2] == ("TT", "Nội dung nhiệm vụ")
    assert [row.heading for row in table.rows] == [False, True, False]
    assert table.tones == (Tone.LATE, Tone.PLAIN, Tone.DONE)
    assert [row.cells[6] for row in table.rows if not row.heading] == [
        "Quá hạn 14 ngày",
        "Hoàn thành đúng hạn (28/3/2022)",
    ]


def test_the_annex_goes_with_the_report_only_where_it_is_asked_for_and_is_then_mentioned() -> None:
    assert build_report(facts(LATE)).paper.annexes == ()
    built = build_report(facts(LATE, head={"annexes": (AnnexKind.TASKS,)}))
    assert built.paper.annexes[0].rows == built.table.rows
    assert "Phụ lục kèm theo" in section(built, "2.")[-1]


def test_the_report_for_machines_has_the_figures_with_their_denominators() -> None:
    told = json.loads(as_json(build_report(rich())))
    assert told["counts"] == {
        "done_on_time": 1,
        "done_late": 0,
        "awaiting": 0,
        "overdue": 1,
        "in_term": 0,
        "ongoing": 1,
        "total": 3,
    }
    assert told["rates"]["of_all"] == {"num": 1, "den": 3, "percent": 33.33}
    assert told["rates"]["on_time"] == {"num": 1, "den": 1, "percent": 100.0}
    assert (told["plan"], told["period"], told["progress"]) == ("56/KH-UBND", "2022-H1", 50.0)
    assert (told["as_of"], told["known_at"]) == ("2022-06-14", "2022-06-14")
    assert told["money"]["assigned"] == 5_240_000_000
    empty = json.loads(as_json(build_report(facts())))
    assert empty["rates"]["of_due"] == {"num": 0, "den": 0, "percent": None}


def test_a_frozen_report_is_read_back_as_it_was() -> None:
    built = build_report(rich())
    frozen = freeze(built)
    assert thaw(frozen) == built
    assert freeze(thaw(frozen)) == frozen
    assert freeze(build_report(rich())) == frozen
    assert digest(frozen) != digest(frozen.replace("Đã gom 2.", "Đã gom 3."))


def test_number_and_day_are_laid_over_without_touching_the_text() -> None:
    built = build_report(rich())
    issued = thaw(freeze(built)).numbered(7, date(2022, 6, 16))
    assert (issued.paper.head.reference, issued.paper.head.dated) == (
        "07/BC-UBND",
        "ngày 16 tháng 6 năm 2022",
    )
    assert replace(issued.paper, head=built.paper.head) == built.paper


def test_no_prepared_text_of_a_report_stands_in_the_rulebook() -> None:
    own = [*Path("tracker/domain/building").glob("*.py"), Path("tracker/domain/sentences.py")]
    told = " ".join(path.read_text() for path in own)
    assert not re.search(r"Tây Sơn|Bình Định|OCOP|tích cực|hiệu quả|chuyển biến", told)
