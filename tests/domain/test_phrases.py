"""How typed words enter a sentence."""

import pytest

from tracker.domain import phrases


@pytest.mark.parametrize(
    ("first", "second", "paragraph"),
    [
        ("Xây dựng hệ thống.", "và duy trì hệ thống", "Xây dựng hệ thống và duy trì hệ thống"),
        ("Xây dựng hệ thống", "Cuối năm đánh giá.", "Xây dựng hệ thống. Cuối năm đánh giá."),
        ("Phần mềm kế toán, đất đai,...", "và cán bộ", "Phần mềm kế toán, đất đai,... và cán bộ"),
    ],
)
def test_what_begins_with_a_small_letter_goes_on_with_the_sentence(
    first: str, second: str, paragraph: str
) -> None:
    assert phrases.joined(first, second) == paragraph


@pytest.mark.parametrize(
    ("items", "dashes"),
    [
        ([], []),
        (["Một."], ["Một."]),
        (["Một.", "Hai", "Ba;"], ["Một;", "Hai;", "Ba."]),
        (["Một. Và nữa.", "Hai"], ["Một. Và nữa.", "Hai."]),
        (["Một; và nữa;", "Hai"], ["Một; và nữa.", "Hai."]),
    ],
)
def test_items_end_with_semicolons_unless_one_of_them_is_divided_itself(
    items: list[str], dashes: list[str]
) -> None:
    assert phrases.dashes(items) == dashes


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Xây dựng", "xây dựng"),
        ("Ý kiến", "ý kiến"),
        ("Phòng, chống thiên tai", "phòng, chống thiên tai"),
        ("Phòng chống dịch", "phòng chống dịch"),
        ("Ban hành Kế hoạch", "ban hành Kế hoạch"),
        ("Bộ tài liệu", "bộ tài liệu"),
        ("Sở hữu trí tuệ", "sở hữu trí tuệ"),
        ("Đảng viên", "đảng viên"),
        ("Họp Hội đồng", "họp Hội đồng"),
        ("Nghe Ủy ban báo cáo", "nghe Ủy ban báo cáo"),
        ("Theo Nghị quyết", "theo Nghị quyết"),
        ("Xã Tây Bình", "xã Tây Bình"),
        ("", ""),
    ],
)
def test_a_word_loses_its_capital_inside_a_sentence(text: str, inside: str) -> None:
    assert phrases.lower_first(text) == inside


@pytest.mark.parametrize(
    "text",
    [
        "UBND xã",
        "Ủy ban nhân dân huyện",
        "Sở Khoa học và Công nghệ",
        "Sở KH&CN",
        "Sở tập huấn",
        "Đảng ủy xã",
        "Đảng và Nhà nước",
        "Hội đồng nhân dân",
        "Ban Thường vụ",
        "Ban Chỉ đạo",
        "Ban chỉ đạo",
        "Tỉnh ủy",
        "Huyện ủy",
        "Mặt trận Tổ quốc",
        "Bộ Nội vụ",
        "Phòng VH-TT",
        "Văn phòng HĐND",
        "Nhân dân",
        "Tây Sơn",
        "Hà Nội, Đà Nẵng",
    ],
)
def test_organs_and_names_keep_their_capital(text: str) -> None:
    assert phrases.lower_first(text) == text


@pytest.mark.parametrize(
    ("line", "dashed", "words"),
    [
        ("- Đẩy mạnh", True, "Đẩy mạnh"),
        ("-Đẩy mạnh", True, "Đẩy mạnh"),
        ("– Đẩy mạnh", True, "Đẩy mạnh"),
        ("• Đẩy mạnh", True, "Đẩy mạnh"),
        ("- 5 xã đã xong", True, "5 xã đã xong"),
        ("-5,2% so với cùng kỳ", False, "-5,2% so với cùng kỳ"),
        ("--Đẩy mạnh", True, "-Đẩy mạnh"),
        ("+ Đẩy mạnh", False, "+ Đẩy mạnh"),
        ("Đẩy mạnh - nâng cao", False, "Đẩy mạnh - nâng cao"),
    ],
)
def test_one_dash_is_taken_off_and_never_a_sign(line: str, dashed: bool, words: str) -> None:
    assert (phrases.is_dashed(line), phrases.undashed(line)) == (dashed, words)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Kế hoạch số 15-CTr/ĐU ngày 11/3/2022", "KẾ HOẠCH SỐ 15-CTr/ĐU NGÀY 11/3/2022"),
        ("Nghị quyết số 30a/2008/NQ-CP", "NGHỊ QUYẾT SỐ 30a/2008/NQ-CP"),
        ("56/KH-UBND và 10-CTr/TU", "56/KH-UBND VÀ 10-CTr/TU"),
        ("và/hoặc 24/7", "VÀ/HOẶC 24/7"),
        ("", ""),
    ],
)
def test_symbols_of_documents_are_not_put_in_capitals(text: str, written: str) -> None:
    assert phrases.capitals(text) == written


@pytest.mark.parametrize(
    ("text", "curled"),
    [('về "một" và "hai"', "về “một” và “hai”"), ("“một”", "“một”"), ('dài 5"', 'dài 5"')],
)
def test_quotation_marks_are_of_one_kind(text: str, curled: str) -> None:
    assert phrases.curled(text) == curled
