"""The laws of reading an annex: which line is a group, which is a task, and what each of them says."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.small_annexes import GOOD, HEADER, KTHT, blocking, body, read, sentences, task
from tests.imports.annexes import rows_of, tay_son_table
from tests.imports.tay_son import COLUMNS
from tracker.domain.annex import Cell, annex_sheets
from tracker.domain.deadlines import DeadlineKind


def test_the_annex_of_tay_son_gives_its_groups_and_tasks() -> None:
    reading = read(tay_son_table())
    assert [group.number for group in reading.groups] == ["I", "II", "III", "IV", "V", "VI"]
    assert reading.groups[4].title == "TIÊU CHUẨN, CHẤT LƯỢNG"
    assert [task.number for task in reading.tasks] == [str(number) for number in range(1, 23)]
    assert [task.group for task in reading.tasks].count("III") == 5
    assert reading.rows == 28
    assert reading.acceptable
    assert blocking(reading) == []


def test_each_task_keeps_what_is_written_and_what_is_meant() -> None:
    seventh = read(tay_son_table()).tasks[6]
    assert seventh.row == 14
    assert seventh.title.startswith("Tham dự Hội thảo")
    assert (seventh.lead_text, seventh.lead_id) == ("Phòng Kinh tế và Hạ tầng", KTHT and KTHT.id)
    assert len(seventh.coordinating_ids) == 1
    assert seventh.deadline_text == "Trước ngày 20/5/2022"
    assert seventh.deadline
    assert (seventh.deadline.kind, seventh.deadline.due) == (DeadlineKind.DATE, date(2022, 5, 19))
    assert (seventh.deliverable, seventh.note, seventh.parent) == ("Báo cáo kết quả tham dự", "", None)


@pytest.mark.parametrize(
    "order",
    [
        (
            "Nội dung nhiệm vụ",
            "TT",
            "Ghi chú",
            "Sản phẩm",
            "Thời gian thực hiện",
            "Cơ quan phối hợp",
            "Cơ quan chủ trì",
        ),
        tuple(reversed(COLUMNS)),
    ],
)
def test_columns_may_stand_in_any_order(order: tuple[str, ...]) -> None:
    shuffled = read(tay_son_table(order))
    assert shuffled.tasks == read(tay_son_table()).tasks
    assert shuffled.groups == read(tay_son_table()).groups


@pytest.mark.parametrize(
    "header",
    [
        ["STT", "NỘI DUNG", "ĐƠN VỊ CHỦ TRÌ", "ĐƠN VỊ PHỐI HỢP", "THỜI HẠN HOÀN THÀNH", "KẾT QUẢ", "GHI CHÚ"],
        ["Số\nTT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm/Kết quả", "Ghi chú"],
        [
            "TT",
            "Tên nhiệm vụ",
            "Cơ quan, đơn vị thực hiện",
            "Phối hợp thực hiện",
            "Tiến độ thực hiện nhiệm vụ",
            "Kết quả thực hiện nhiệm vụ",
            "Ghi chú",
        ],
    ],
)
def test_a_column_is_known_by_the_words_of_its_label(header: list[str]) -> None:
    assert read([header, GOOD]).tasks == body(GOOD).tasks


def test_the_row_that_names_most_columns_is_the_header() -> None:
    upper = ["TT", "Nội dung", "Cơ quan thực hiện", "", "Thời gian", "Sản phẩm", "Ghi chú"]
    lower = ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm", "Ghi chú"]
    assert [task.number for task in read([upper, lower, GOOD]).tasks] == ["1"]


def test_long_texts_are_no_labels() -> None:
    header = ["Nội dung", "Chủ trì", "Thời gian"]
    long = [f"{word} {'rất dài ' * 10}" for word in ("Nội dung", "Chủ trì", "Thời gian", "Sản phẩm")]
    assert len(read([header, long]).tasks) == 1


def test_the_header_repeated_on_the_next_page_is_no_task() -> None:
    assert len(body(GOOD, HEADER, task(number="2")).tasks) == 2


def test_numbers_of_columns_are_skipped_under_the_header_only() -> None:
    numbers = ["1", "2", "3", "4", "5", "6", "7"]
    assert body(numbers, GOOD).acceptable
    assert not body(GOOD, numbers).acceptable


@pytest.mark.parametrize(
    ("heading", "group"),
    [
        (["I", "CHỈ ĐẠO"], ("I", "CHỈ ĐẠO")),
        (["I.", "CHỈ ĐẠO"], ("I", "CHỈ ĐẠO")),
        (["I. CHỈ ĐẠO"], ("I", "CHỈ ĐẠO")),
        (["IV- CHỈ ĐẠO"], ("IV", "CHỈ ĐẠO")),
        (["A. CHỈ ĐẠO"], ("A", "CHỈ ĐẠO")),
        (["2. Nhóm nhiệm vụ chung"], ("2", "Nhóm nhiệm vụ chung")),
        (["", "I. CHỈ ĐẠO"], ("I", "CHỈ ĐẠO")),
        (["CHỈ ĐẠO"], ("I", "CHỈ ĐẠO")),
        (["", "Đào tạo, tập huấn"], ("I", "Đào tạo, tập huấn")),
    ],
)
def test_a_roman_number_or_a_single_filled_cell_is_a_group(
    heading: list[str], group: tuple[str, str]
) -> None:
    reading = body(heading, GOOD)
    assert [(found.number, found.title) for found in reading.groups] == [group]
    assert reading.tasks[0].group == group[0]
    assert reading.acceptable


def test_a_group_without_a_number_takes_one_that_is_free_and_says_so() -> None:
    reading = body(["Việc chung"], GOOD, ["I. CHỈ ĐẠO"], task(number="2"))
    assert [group.number for group in reading.groups] == ["II", "I"]
    assert [task.group for task in reading.tasks] == ["II", "I"]
    assert sentences(reading, stops=False) == ["Dòng 2, cột TT: đọc “Việc chung” là tên nhóm nhiệm vụ II."]


@pytest.mark.parametrize(
    ("headings", "numbers"),
    [
        (["A. MỘT", "I. Hai", "II. Ba", "B. BỐN", "I. Năm"], ["A", "A.I", "A.II", "B", "B.I"]),
        (["I. MỘT", "A. Hai", "B. Ba", "II. BỐN", "A. Năm"], ["I", "I.A", "I.B", "II", "II.A"]),
        (["I. MỘT", "1. Hai", "2. Ba", "II. BỐN", "1. Năm"], ["I", "I.1", "I.2", "II", "II.1"]),
    ],
)
def test_groups_below_groups_carry_the_number_above(headings: list[str], numbers: list[str]) -> None:
    reading = body(*([heading] for heading in headings), GOOD)
    assert [group.number for group in reading.groups] == numbers
    assert reading.acceptable


def test_remarks_after_the_tasks_are_not_read_and_said_so() -> None:
    reading = body(GOOD, ["Ghi chú: nhiệm vụ lồng ghép."], ["", "Người lập biểu"])
    assert reading.groups == ()
    assert sentences(reading, stops=False) == [
        "Dòng 3, cột TT: không đọc “Ghi chú: nhiệm vụ lồng ghép.” vào nhiệm vụ.",
        "Dòng 4, cột Nội dung nhiệm vụ: không đọc “Người lập biểu” vào nhiệm vụ.",
    ]


def test_parts_of_a_task_know_their_task() -> None:
    reading = body(GOOD, task(number="1.1"), task(number="1.2."), task(number="1.2.1"), task(number="7.1"))
    assert [(found.number, found.parent) for found in reading.tasks] == [
        ("1", None),
        ("1.1", "1"),
        ("1.2", "1"),
        ("1.2.1", "1.2"),
        ("7.1", None),
    ]


@pytest.mark.parametrize(
    ("before", "number"),
    [("4", "5"), ("4.", "5"), ("04", "5"), ("1.9", "1.10")],
)
def test_an_empty_number_counts_on_and_says_so(before: str, number: str) -> None:
    reading = body(task(number=before), task(number=""))
    assert reading.tasks[1].number == number
    assert sentences(reading, stops=False) == [f"Dòng 3, cột TT: để trống số thứ tự, đọc là {number}."]
    assert reading.acceptable


def test_without_a_column_of_numbers_tasks_are_counted() -> None:
    reading = read([HEADER[1:], GOOD[1:], GOOD[1:]])
    assert [found.number for found in reading.tasks] == ["1", "2"]
    assert reading.problems == ()


def test_a_group_that_counts_anew_puts_its_number_before() -> None:
    reading = body(["I. A"], GOOD, task(number="2"), ["II. B"], GOOD, task(number="1.1"), task(number="2"))
    assert [found.number for found in reading.tasks] == ["1", "2", "II.1", "II.1.1", "II.2"]
    assert reading.tasks[3].parent == "II.1"
    assert sentences(reading, stops=False) == ["Dòng 6, cột TT: đánh số lại trong nhóm II, đọc là II.1."]
    assert reading.acceptable


def test_the_lead_unit_does_not_coordinate() -> None:
    (found,) = body(task(coordinating="Các phòng, ban")).tasks
    assert found.lead_id
    assert found.lead_id not in found.coordinating_ids


@pytest.mark.parametrize(("column", "where"), [(1, "A12"), (26, "Z12"), (27, "AA12"), (60, "BH12")])
def test_a_cell_is_named_as_in_a_spreadsheet(column: int, where: str) -> None:
    assert Cell("", "Phụ lục", 12, column).where == where


def test_of_several_sheets_those_with_a_table_are_taken() -> None:
    cover, first, second = rows_of([["Bìa"]]), rows_of([HEADER, GOOD]), rows_of([HEADER])
    assert annex_sheets([cover, first, second]) == (first, second)
    assert annex_sheets([cover]) == (cover,)
    assert annex_sheets([]) == ()


CELLS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [*COLUMNS, *GOOD, "I", "II. B", "A", "1.1", "", " ", "{text}", "“{0}”", "Năm 2022", "x" * 5_000]
    ),
)


@settings(max_examples=40)
@given(st.lists(st.lists(CELLS, max_size=9), max_size=12), st.booleans())
def test_no_table_of_texts_breaks_the_reading(table: list[list[str]], headed: bool) -> None:
    reading = read([HEADER, *table] if headed else table)
    assert all(problem.sentence for problem in reading.problems)
    assert reading.acceptable is (bool(reading.tasks) and not blocking(reading))


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from([GOOD, task(number=""), task(number="2"), ["I. A"], ["B"], task(lead="")]), max_size=9
    )
)
def test_what_is_acceptable_has_one_number_and_one_lead_for_each_task(table: list[list[str]]) -> None:
    reading = body(*table)
    if reading.acceptable:
        numbers = [found.number for found in reading.tasks]
        assert len(set(numbers)) == len(numbers)
        assert all(found.lead_id and found.deadline and found.title for found in reading.tasks)
        groups = [group.number for group in reading.groups]
        assert len(set(groups)) == len(groups)
        assert {found.group for found in reading.tasks} <= {*groups, None}
