"""Typed words, subjects and symbols reach the paper as they were written."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.small_reports import CHAIN, PLAN, PROGRAMME, REQUEST, facts, money, section, task
from tracker.domain.building import Document, Slot, build_report, remarks
from tracker.domain.building.citations import about
from tracker.domain.money import MoneyKind


@pytest.mark.parametrize(
    ("kind", "subject", "told"),
    [
        ("Công văn", "V/v báo cáo kết quả", " về việc báo cáo kết quả"),
        ("Công văn", "v/v: Báo cáo kết quả", " về việc báo cáo kết quả"),
        ("Công văn", "Về việc báo cáo kết quả", " về việc báo cáo kết quả"),
        ("Công văn", "báo cáo kết quả", " về việc báo cáo kết quả"),
        ("Công văn", "về báo cáo kết quả", " về báo cáo kết quả"),
        ("Kế hoạch", "Về việc chuyển đổi số", " về việc chuyển đổi số"),
        ("Kế hoạch", "Về chuyển đổi số", " về chuyển đổi số"),
        ("Kế hoạch", "Chuyển đổi số", " về “chuyển đổi số”"),
        ("Kế hoạch", 'thực hiện "Đề án 06"', " về thực hiện “Đề án 06”"),
        ("Kế hoạch", "Vệ sinh môi trường", " về “vệ sinh môi trường”"),
        ("Kế hoạch", "", ""),
        ("Công văn", "V/v ", ""),
    ],
)
def test_a_subject_is_cited_with_one_about_and_one_kind_of_marks(kind: str, subject: str, told: str) -> None:
    document = Document(1, kind, "1", date(2022, 1, 1), "", subject)
    assert about(document, quoted=True) == told


def test_the_opening_says_about_once() -> None:
    asked = replace(REQUEST, subject="V/v báo cáo kết quả 06 tháng")
    opening = build_report(facts(request=asked)).paper.opening[0].text
    assert "của Sở KH&CN về việc báo cáo kết quả 06 tháng, Ủy ban" in opening


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("Kết quả thực hiện Kế hoạch số 56/KH-UBND", "KẾ HOẠCH"),
        ("Kết quả thực hiện Chương trình số 6/KH-UBND", "CHƯƠNG TRÌNH HÀNH ĐỘNG"),
        ("Kết quả thực hiện (6/KH-UBND)", "CHƯƠNG TRÌNH HÀNH ĐỘNG"),
        ("Kết quả thực hiện 6/KH-UBND-NC", "KẾ HOẠCH"),
        ("Kết quả thực hiện 1-6/KH-UBND", "KẾ HOẠCH"),
    ],
)
def test_a_mandate_is_named_by_its_whole_number(subject: str, kind: str) -> None:
    chain = (replace(PROGRAMME, number="6/KH-UBND"),)
    first = build_report(facts(chain=chain, head={"subject": subject})).paper.sections[0]
    assert first.title == f"TÌNH HÌNH TRIỂN KHAI THỰC HIỆN {kind} TRONG 06 THÁNG ĐẦU NĂM 2022"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("-Đẩy mạnh", "- Đẩy mạnh."),
        ("- Đẩy mạnh;", "- Đẩy mạnh."),
        ("– Đẩy mạnh", "- Đẩy mạnh."),
        ("-5,2% so với cùng kỳ", "-5,2% so với cùng kỳ."),
        ("+ Đẩy mạnh", "+ Đẩy mạnh."),
        ("Đẩy mạnh", "Đẩy mạnh."),
    ],
)
def test_a_typed_line_keeps_its_dash_and_its_sign(line: str, told: str) -> None:
    assert section(build_report(facts(texts={Slot.DIRECTION: line})), "1.")[-1] == told
    assert section(build_report(facts([task(1, result=line)])), "2.")[-1] == told


def test_a_dash_is_not_doubled_in_a_list() -> None:
    given = facts(
        [task(1, proposal="- Cấp thêm máy\n- Mở lớp")], texts={Slot.AHEAD: "- Một\n+ Một nữa\n-Hai"}
    )
    built = build_report(given)
    assert section(built, "II.") == ["- Tiếp tục thực hiện nội dung 1;", "- Một;", "+ Một nữa;", "- Hai."]
    assert section(built, "III.") == ["- Kiến nghị cấp thêm máy;", "- Kiến nghị mở lớp."]


@pytest.mark.parametrize("nothing", ["Không.", "- Không có", "Chưa có"])
def test_a_unit_that_says_nothing_proposes_nothing_and_has_no_obstacle(nothing: str) -> None:
    built = build_report(facts([task(1, proposal=nothing, obstacle=nothing)]))
    assert section(built, "III.") == ["Không."]
    assert section(built, "3.2.") == ["Không."]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Mua sắm phần mềm", "5 tỷ đồng để mua sắm phần mềm."),
        ("Trang bị phần mềm", "5 tỷ đồng để trang bị phần mềm."),
        ("Phần mềm quản lý văn bản", "5 tỷ đồng cho phần mềm quản lý văn bản."),
        ("Hệ thống camera", "5 tỷ đồng cho hệ thống camera."),
    ],
)
def test_capital_money_is_to_do_something_or_for_something(title: str, told: str) -> None:
    line = money("B", 5_000_000_000, kind=MoneyKind.CAPITAL, title=title)
    assert section(build_report(facts(money=(line,))), "2.")[0].endswith(told)


def test_titles_in_capitals_keep_the_symbol_of_the_plan() -> None:
    built = build_report(facts(plan=replace(PLAN, number="15-CTr/ĐU")))
    assert built.table.lines[0] == (
        "TÌNH HÌNH THỰC HIỆN CÁC NHIỆM VỤ CỦA KẾ HOẠCH SỐ 15-CTr/ĐU NGÀY 11/3/2022"
    )


@pytest.mark.parametrize(("withheld", "remarked"), [(0, False), (2, True)])
def test_internal_documents_that_are_left_out_are_remarked(withheld: int, remarked: bool) -> None:
    found = remarks(facts(chain=CHAIN, withheld=withheld))
    assert [each.params for each in found if "nội bộ" in each.message] == [{"count": 2}] * remarked


def test_a_task_that_only_told_that_nothing_is_new_is_not_silent() -> None:
    found = remarks(facts([task(1, told=True, begun=False), task(2, told=False)]))
    assert [each.params["numbers"] for each in found if "numbers" in each.params] == ["2"]
