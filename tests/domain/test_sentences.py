"""Sentences drafted from facts: tables with the boundaries at which they change."""

from datetime import date

import pytest

from tracker.domain import sentences
from tracker.domain.periods import parse_period
from tracker.domain.rates import Counts

DAY = date(2022, 6, 14)
SINCE = date(2021, 5, 14)


@pytest.mark.parametrize(
    ("day", "start"),
    [
        (date(2022, 5, 13), ""),
        (date(2022, 5, 14), "Qua 01 năm"),
        (date(2022, 5, 15), "Qua hơn 01 năm"),
        (date(2023, 5, 13), "Qua hơn 01 năm"),
        (date(2023, 5, 14), "Qua 02 năm"),
        (date(2031, 5, 14), "Qua 10 năm"),
    ],
)
def test_years_since_a_mandate_are_counted_when_they_are_full(day: date, start: str) -> None:
    told = sentences.experience("Chương trình hành động của Tỉnh ủy", SINCE, day)
    assert told == (f"{start} triển khai thực hiện Chương trình hành động của Tỉnh ủy" if start else "")


@pytest.mark.parametrize(
    ("day", "start"),
    [(date(2021, 2, 27), ""), (date(2021, 2, 28), "Qua 01 năm"), (date(2024, 2, 28), "Qua hơn 03")],
)
def test_a_mandate_of_the_29th_of_february_is_a_year_old_on_the_28th(day: date, start: str) -> None:
    assert sentences.experience("X", date(2020, 2, 29), day).startswith(start)
    assert bool(sentences.experience("X", date(2020, 2, 29), day)) == bool(start)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        (
            Counts(5, 1, 0, 1, 10, 5),
            "Kế hoạch có 22 nhiệm vụ. Đến ngày 14/6/2022, đã hoàn thành 06/22 nhiệm vụ, đạt 27,27% (đúng hạn 05, "
            "quá hạn 01); đang thực hiện trong hạn 10 nhiệm vụ; quá hạn chưa hoàn thành 01 nhiệm vụ; "
            "thực hiện thường xuyên 05 nhiệm vụ.",
        ),
        (
            Counts(done_on_time=22),
            "Kế hoạch có 22 nhiệm vụ. Đến ngày 14/6/2022, đã hoàn thành 22/22 nhiệm vụ, đạt 100% (đúng hạn 22).",
        ),
        (
            Counts(in_term=9),
            "Kế hoạch có 09 nhiệm vụ. Đến ngày 14/6/2022, chưa có nhiệm vụ hoàn thành; đang thực hiện 09 nhiệm vụ.",
        ),
        (
            Counts(done_late=1, awaiting=1),
            "Kế hoạch có 02 nhiệm vụ. Đến ngày 14/6/2022, đã hoàn thành 01/02 nhiệm vụ, đạt 50% (quá hạn 01); "
            "chờ xác nhận hoàn thành 01 nhiệm vụ.",
        ),
        (Counts(), "Kế hoạch chưa có nhiệm vụ."),
    ],
)
def test_statistics_leave_out_what_counts_nothing(counts: Counts, told: str) -> None:
    assert sentences.statistics(counts, DAY) == told


@pytest.mark.parametrize(
    ("counts", "since", "told"),
    [
        (
            Counts(done_on_time=6, in_term=16),
            "Qua hơn 01 năm triển khai",
            "Qua hơn 01 năm triển khai, đến ngày 14/6/2022 đã hoàn thành 06/22 nhiệm vụ, đạt 27,27% theo Kế hoạch X.",
        ),
        (Counts(in_term=1), "", "Đến ngày 14/6/2022 chưa có nhiệm vụ hoàn thành theo Kế hoạch X."),
        (Counts(), "Qua hơn 01 năm triển khai", "Kế hoạch X chưa có nhiệm vụ."),
    ],
)
def test_what_was_achieved_is_told_by_figures_until_somebody_writes(
    counts: Counts, since: str, told: str
) -> None:
    assert sentences.achieved(counts, DAY, "Kế hoạch X", since) == told


@pytest.mark.parametrize(
    ("counted", "causes", "told"),
    [
        (True, ["Đề xuất còn ít."], "kế hoạch (01/22 nhiệm vụ), chủ yếu do đề xuất còn ít."),
        (False, ["Đề xuất còn ít.", "Thiếu người."], "kế hoạch, chủ yếu do đề xuất còn ít; thiếu người."),
        (
            False,
            ["- Đề xuất còn ít.\n- UBND xã thiếu người."],
            "kế hoạch, chủ yếu do đề xuất còn ít; UBND xã thiếu người.",
        ),
        (
            False,
            ["Khó khăn do:\n-Thiếu vốn\n-Thiếu máy"],
            "kế hoạch, chủ yếu do khó khăn do: thiếu vốn; thiếu máy.",
        ),
        (False, [], "kế hoạch."),
    ],
)
def test_late_tasks_are_told_without_their_names(counted: bool, causes: list[str], told: str) -> None:
    sentence = sentences.late_unnamed(1, 22, causes, counted=counted)
    assert sentence == f"Một số nhiệm vụ triển khai còn chậm so với {told}"


def test_late_tasks_are_named_with_their_deadline_and_the_cause_that_was_told() -> None:
    late = [("Họp Hội đồng.", date(2022, 5, 31), "Đề xuất còn ít."), ("Mua máy", date(2022, 2, 1), "")]
    assert sentences.late_named(late) == (
        "Còn 02 nhiệm vụ quá hạn chưa hoàn thành: họp Hội đồng (thời hạn 31/5/2022), nguyên nhân: đề xuất còn ít; "
        "mua máy (thời hạn 01/02/2022)."
    )
    lines = sentences.late_named([("Mua máy", date(2022, 2, 1), "- Thiếu vốn.\n- Sở chưa thẩm định;")])
    assert lines.endswith("nguyên nhân: thiếu vốn; Sở chưa thẩm định.")


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (["Thiếu người."], "Những tồn tại, hạn chế trên chủ yếu là do thiếu người."),
        (
            ["Thiếu người", "UBND xã mới sắp xếp"],
            "Những tồn tại, hạn chế trên có nhiều nguyên nhân, nhưng chủ yếu là do: thiếu người; UBND xã mới sắp xếp.",
        ),
    ],
)
def test_many_causes_are_many_and_one_is_one(told: list[str], sentence: str) -> None:
    assert sentences.causes(told) == sentence


@pytest.mark.parametrize(
    ("title", "begun", "told"),
    [
        ("Tham gia lớp tập huấn", True, "Tiếp tục tham gia lớp tập huấn"),
        ("Tham gia lớp tập huấn", False, "Tham gia lớp tập huấn"),
        ("Thực hiện Đề án 06", False, "Thực hiện Đề án 06"),
        ("Tổ chức hội nghị", False, "Tổ chức hội nghị"),
        ("Xây dựng tài liệu", False, "Xây dựng tài liệu"),
        ("Nghiệm thu đề tài", False, "Nghiệm thu đề tài"),
        ("Hỗ trợ doanh nghiệp", False, "Hỗ trợ doanh nghiệp"),
        ("Họp Hội đồng", False, "Họp Hội đồng"),
        ("Hộp thư góp ý", False, "Triển khai thực hiện hộp thư góp ý"),
        ("Hội nghị tổng kết", False, "Triển khai thực hiện hội nghị tổng kết"),
        ("Đề án của Sở", False, "Triển khai thực hiện đề án của Sở"),
        ("Thực hiện Đề án 06", True, "Tiếp tục thực hiện Đề án 06"),
        ("Triển khai Kế hoạch sử dụng kinh phí", False, "Triển khai Kế hoạch sử dụng kinh phí"),
        ("Triển khai Kế hoạch sử dụng kinh phí", True, "Tiếp tục triển khai Kế hoạch sử dụng kinh phí"),
        ("Tiếp tục duy trì hệ thống.", True, "Tiếp tục duy trì hệ thống"),
    ],
)
def test_a_task_ahead_is_carried_on_with_or_begun_and_no_verb_is_doubled(
    title: str, begun: bool, told: str
) -> None:
    assert sentences.ahead(title, begun=begun) == told


@pytest.mark.parametrize(
    ("proposal", "told"),
    [
        ("Sở KH&CN tổ chức tập huấn", "Kiến nghị Sở KH&CN tổ chức tập huấn."),
        ("đề nghị cấp thêm kinh phí.", "Đề nghị cấp thêm kinh phí."),
        ("Bổ sung biên chế", "Kiến nghị bổ sung biên chế."),
        ("Kính đề nghị Sở hướng dẫn", "Kính đề nghị Sở hướng dẫn."),
        ("Trân trọng đề nghị Công an huyện phối hợp", "Trân trọng đề nghị Công an huyện phối hợp."),
        ("Kính mong tỉnh quan tâm", "Kính mong tỉnh quan tâm."),
        ("Ủy ban nhân dân tỉnh bố trí vốn", "Kiến nghị Ủy ban nhân dân tỉnh bố trí vốn."),
        ("- Cấp thêm máy", "Kiến nghị cấp thêm máy."),
        ("- Cấp thêm máy;\n- Đề nghị mở lớp.", "Kiến nghị cấp thêm máy.\nĐề nghị mở lớp."),
        ("Kiến nghị UBND tỉnh:\n- Cấp thêm máy;\n- Mở lớp.", "Kiến nghị UBND tỉnh: cấp thêm máy; mở lớp."),
        ("Không.", ""),
        ("- Không có", ""),
    ],
)
def test_a_proposal_becomes_a_recommendation_once(proposal: str, told: str) -> None:
    assert sentences.recommendation(proposal) == told


def test_a_report_opens_with_the_request_or_with_the_duty() -> None:
    asked = sentences.opening("Ủy ban nhân dân huyện", "Công văn số 364/SKHCN-CN ngày 20/5/2022")
    assert asked == (
        "Thực hiện Công văn số 364/SKHCN-CN ngày 20/5/2022, Ủy ban nhân dân huyện báo cáo kết quả thực hiện như sau:"
    )
    assert sentences.opening("UBND xã", "").startswith("Thực hiện chế độ báo cáo định kỳ, UBND xã báo cáo")


@pytest.mark.parametrize(
    ("addressee", "told"),
    [
        ("", "Trên đây là báo cáo kết quả thực hiện Kế hoạch./."),
        ("Sở KH&CN", "Trên đây là báo cáo kết quả thực hiện Kế hoạch, kính gửi Sở KH&CN tổng hợp./."),
    ],
)
def test_a_report_closes_with_what_it_was(addressee: str, told: str) -> None:
    assert sentences.closing("Kết quả thực hiện Kế hoạch", addressee) == told


@pytest.mark.parametrize(
    ("asked", "subject"),
    [
        ("báo cáo kết quả thực hiện Chương trình", "Kết quả thực hiện Chương trình"),
        ("Đề nghị báo cáo tình hình 06 tháng", "Tình hình 06 tháng"),
        ("V/v báo cáo kết quả thực hiện Đề án 06", "Kết quả thực hiện Đề án 06"),
        ("báo cáo về việc thực hiện Đề án 06", "Thực hiện Đề án 06"),
        ("đề nghị gửi báo cáo trước ngày 10/6/2022", ""),
        ("gửi báo cáo về Sở trước ngày 10/6/2022", ""),
        ("chế độ báo cáo định kỳ; báo cáo tình hình quý II", "Tình hình quý II"),
        ("báo cáo kết quả năm 2022, gửi Sở trước ngày 10/12/2022", "Kết quả năm 2022"),
        ('báo cáo kết quả thực hiện "Đề án 06"', "Kết quả thực hiện “Đề án 06”"),
        ("đăng ký đề tài", ""),
    ],
)
def test_the_subject_of_a_report_is_what_its_request_asks_for(asked: str, subject: str) -> None:
    assert sentences.subject_of_request(asked) == subject


@pytest.mark.parametrize(
    ("code", "subject"),
    [
        (
            "2026-H1",
            "Kết quả thực hiện Kế hoạch số 9/KH-UBND trong 06 tháng đầu năm 2026; nhiệm vụ, giải pháp 06 tháng cuối năm 2026",
        ),
        (
            "2026",
            "Kết quả thực hiện Kế hoạch số 9/KH-UBND trong năm 2026; phương hướng, nhiệm vụ năm 2027",
        ),
    ],
)
def test_a_report_without_a_request_names_plan_and_period(code: str, subject: str) -> None:
    assert sentences.subject("Kế hoạch số 9/KH-UBND", parse_period(code)) == subject


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("UBND xã Vĩnh An", "Vĩnh An"),
        ("Ủy ban nhân dân thị trấn Phú Phong", "Phú Phong"),
        ("xã Tây Bình", "Tây Bình"),
        ("Phòng Nội vụ", "Phòng Nội vụ"),
    ],
)
def test_a_commune_is_named_without_what_it_is(name: str, place: str) -> None:
    assert sentences.place_name(name) == place
