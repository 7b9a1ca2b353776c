"""The laws of what stands in the way of an annex: what stops it, what is only said, and on which cell."""

from datetime import date

import pytest

from tests.domain.small_annexes import GOOD, HEADER, blocking, body, read, sentences, task
from tracker.domain.annex import reading
from tracker.domain.annex.drafts import LONGEST_TEXT, LONGEST_TITLE


@pytest.mark.parametrize(
    ("table", "missing"),
    [
        ([], "Nội dung nhiệm vụ, Cơ quan chủ trì, Thời gian thực hiện"),
        ([[]], "Nội dung nhiệm vụ, Cơ quan chủ trì, Thời gian thực hiện"),
        ([["Kính gửi"]], "Nội dung nhiệm vụ, Cơ quan chủ trì, Thời gian thực hiện"),
        ([["TT", "Nội dung", "Thời gian"], ["1", "x", "Năm 2022"]], "Cơ quan chủ trì"),
        ([[""]] * 30 + [HEADER, GOOD], "Nội dung nhiệm vụ, Cơ quan chủ trì, Thời gian thực hiện"),
    ],
)
def test_without_a_header_the_missing_columns_are_named(table: list[list[str]], missing: str) -> None:
    annex = read(table)
    (problem,) = annex.problems
    assert problem.blocking
    assert f"còn thiếu cột: {missing}. " in problem.sentence
    assert not annex.acceptable


def test_the_header_may_stand_in_the_thirtieth_row() -> None:
    assert read([[""]] * 29 + [HEADER, GOOD]).acceptable


def test_a_table_without_tasks_is_not_acceptable() -> None:
    (problem,) = body(["I. CHỈ ĐẠO"]).problems
    assert problem.sentence.startswith("Bảng chưa có nhiệm vụ nào.")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"title": ""},
            "Dòng 3, cột Nội dung nhiệm vụ: chưa ghi nội dung nhiệm vụ. Ghi nội dung hoặc xóa dòng này.",
        ),
        (
            {"title": "x" * (LONGEST_TITLE + 1)},
            "Dòng 3, cột Nội dung nhiệm vụ: nội dung dài 1001 ký tự, tối đa 1000 ký tự. Rút gọn nội dung của ô này.",
        ),
        (
            {"deliverable": "x" * (LONGEST_TEXT + 1)},
            "Dòng 3, cột Sản phẩm: nội dung dài 4001 ký tự, tối đa 4000 ký tự. Rút gọn nội dung của ô này.",
        ),
        (
            {"number": "1"},
            "Dòng 3, cột TT: số thứ tự 1 đã dùng ở dòng 2. Ghi số khác.",
        ),
        (
            {"number": "01."},
            "Dòng 3, cột TT: số thứ tự 1 đã dùng ở dòng 2. Ghi số khác.",
        ),
        (
            {"number": "1/1/2022"},
            "Dòng 3, cột TT: chưa đọc được số thứ tự “1/1/2022”. Ghi 1, 2, 3 cho nhiệm vụ;"
            " 1.1, 1.2 cho nhiệm vụ thành phần; I, II cho nhóm.",
        ),
        (
            {"lead": ""},
            "Dòng 3, cột Cơ quan chủ trì: chưa ghi đơn vị chủ trì. Ghi một đơn vị trong danh mục đơn vị.",
        ),
        (
            {"lead": "Phòng Tư pháp - Hộ tịch"},
            "Dòng 3, cột Cơ quan chủ trì: chưa nhận ra đơn vị “Phòng Tư pháp - Hộ tịch”."
            " Chọn trong danh sách gợi ý: Phòng Tư pháp.",
        ),
        (
            {"lead": "Kho bạc"},
            "Dòng 3, cột Cơ quan chủ trì: chưa nhận ra đơn vị “Kho bạc”."
            " Ghi đúng tên trong danh mục đơn vị hoặc thêm đơn vị vào danh mục.",
        ),
        (
            {"lead": "Phòng Nội vụ, Phòng Y tế"},
            "Dòng 3, cột Cơ quan chủ trì: “Phòng Nội vụ, Phòng Y tế” gồm 02 đơn vị."
            " Ghi một đơn vị chủ trì, các đơn vị khác ghi vào cột phối hợp.",
        ),
        (
            {"lead": "UBND các xã, thị trấn"},
            "Dòng 3, cột Cơ quan chủ trì: “UBND các xã, thị trấn” gồm 15 đơn vị."
            " Ghi một đơn vị chủ trì, các đơn vị khác ghi vào cột phối hợp.",
        ),
        (
            {"deadline": "Quý V/2022"},
            "Dòng 3, cột Thời gian thực hiện: “Quý V/2022” không phải thời hạn: một năm có 4 quý."
            " Ghi lại quý, ví dụ: Quý II/2022.",
        ),
        (
            {"deadline": ""},
            "Dòng 3, cột Thời gian thực hiện: chưa ghi thời hạn. Ví dụ: 30/6/2022, Quý II/2022, Thường xuyên.",
        ),
    ],
)
def test_what_cannot_be_a_task_stops_the_annex_and_says_where(changed: dict[str, str], said: str) -> None:
    annex = body(GOOD, task(**{"number": "2", **changed}))
    assert sentences(annex, stops=True) == [said]
    assert not annex.acceptable


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "x" * LONGEST_TITLE},
        {"note": "x" * LONGEST_TEXT},
        {"coordinating": ""},
        {"deliverable": ""},
    ],
)
def test_what_is_long_but_fits_and_what_may_be_empty_stops_nothing(changed: dict[str, str]) -> None:
    assert body(task(**changed)).problems == ()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"coordinating": "Phòng Nội vụ; UBND 04 xã"},
            "Dòng 2, cột Cơ quan phối hợp: chưa nhận ra đơn vị “UBND 04 xã”, giữ nguyên bằng chữ.",
        ),
        (
            {"deadline": "Thường xuyên"},
            "Dòng 2, cột Thời gian thực hiện: đọc “Thường xuyên” là không ấn định ngày, không tính quá hạn.",
        ),
        (
            {"deadline": "Cuối năm"},
            "Dòng 2, cột Thời gian thực hiện: đọc “Cuối năm” là đến hết ngày 31/12/2022.",
        ),
        (
            {"deadline": "Trong 15 ngày kể từ ngày ban hành Kế hoạch"},
            "Dòng 2, cột Thời gian thực hiện: đọc “Trong 15 ngày kể từ ngày ban hành Kế hoạch” là theo sự kiện,"
            " hạn tính là ngày 26/3/2022.",
        ),
        (
            {"deadline": "Sau khi có văn bản của Trung ương"},
            "Dòng 2, cột Thời gian thực hiện: đọc “Sau khi có văn bản của Trung ương” là theo sự kiện,"
            " chưa tính được hạn. Ghi hạn khi biết ngày.",
        ),
    ],
)
def test_what_was_read_in_one_of_several_ways_is_said_and_stops_nothing(
    changed: dict[str, str], said: str
) -> None:
    annex = body(task(**changed))
    assert [problem.sentence for problem in annex.problems] == [said]
    assert annex.acceptable


def test_an_empty_deadline_is_that_of_the_task_above_or_of_the_group() -> None:
    group = ["I", "CHỈ ĐẠO", "", "", "Quý II/2022"]
    part_of_one, of_group = task(number="1.1", deadline=""), task(number="2", deadline="")
    annex = body(group, GOOD, part_of_one, of_group, ["II", "KHÁC"], task(number="3", deadline=""))
    assert [found.deadline_text for found in annex.tasks] == [
        "Tháng 5/2022",
        "Tháng 5/2022",
        "Quý II/2022",
        "",
    ]
    assert [found.deadline and found.deadline.due for found in annex.tasks] == [
        date(2022, 5, 31),
        date(2022, 5, 31),
        date(2022, 6, 30),
        None,
    ]
    assert [problem.cell for problem in annex.problems] == ["E4", "E5", "E7"]
    assert [problem.cell for problem in blocking(annex)] == ["E7"]


def test_a_deadline_of_a_group_that_is_none_stops_the_annex_on_its_own_cell() -> None:
    (problem,) = blocking(body(["I", "CHỈ ĐẠO", "", "", "sớm"], GOOD))
    assert problem.cell == "E2"


def test_other_cells_of_a_group_are_not_read_and_said_so() -> None:
    annex = body(["I", "CHỈ ĐẠO", "Phòng Nội vụ"], GOOD)
    assert sentences(annex, stops=False) == [
        "Dòng 2, cột Cơ quan chủ trì: không đọc “Phòng Nội vụ” vào nhiệm vụ."
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["I", ""], GOOD], "chưa ghi tên nhóm nhiệm vụ. Ghi tên nhóm hoặc xóa dòng này."),
        ([["I. A"], GOOD, ["I. B"], task(number="2")], "số thứ tự I đã dùng ở dòng 2. Ghi số khác."),
    ],
)
def test_a_group_needs_a_name_and_a_number_of_its_own(rows: list[list[str]], said: str) -> None:
    (sentence,) = sentences(body(*rows), stops=True)
    assert sentence.endswith(said)


@pytest.mark.parametrize(
    "label",
    ["Lãnh đạo phụ trách", "Kinh phí", "Căn cứ giao nhiệm vụ", "Nhóm nhiệm vụ", "Nhiệm vụ liên quan", "Mã"],
)
def test_a_column_that_is_not_taken_is_named(label: str) -> None:
    annex = read([[*HEADER, label], [*GOOD, "240"]])
    assert sentences(annex, stops=False) == [f"Dòng 1, cột {label}: cột này không đọc vào nhiệm vụ."]
    assert annex.acceptable


def test_text_beside_the_table_is_not_lost_without_a_word() -> None:
    annex = read([HEADER, [*GOOD, "", "thêm"]])
    assert [(problem.cell, problem.column) for problem in annex.problems] == [("I1", "I")]


@pytest.mark.parametrize(
    ("amount", "said"),
    [(3, []), (4, ["Bảng có hơn 3 nhiệm vụ. Chia thành nhiều tệp rồi nhập lần lượt."])],
)
def test_more_tasks_than_an_annex_may_hold_stop_it_with_one_sentence(
    amount: int, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_TASKS", 3)
    annex = body(*(task(number=str(number)) for number in range(1, amount + 1)))
    assert [problem.sentence for problem in annex.problems] == said


def test_a_single_cell_that_can_be_no_name_of_a_group_is_a_task_without_its_words() -> None:
    for row in (["", "", "", "", "Quý II/2022"], ["9"], ["x" * (LONGEST_TITLE + 1)]):
        assert {"B3", "C3"} <= {problem.cell for problem in blocking(body(GOOD, row))}


def test_problems_stand_in_the_order_of_their_rows() -> None:
    annex = read([[*HEADER, "Mã"], ["Ghi chú"], ["I", ""], task(lead=""), task(number="2", deadline="")])
    rows = [problem.row for problem in annex.problems]
    assert rows == sorted(rows)
    assert len(rows) == 5
