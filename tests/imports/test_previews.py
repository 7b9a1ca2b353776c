"""The laws of a preview: what an annex would bring into a plan, and what only the plan can tell about it."""

from datetime import date

import pytest

from tests.imports.annexes import rows_of, tay_son_table
from tests.imports.districts import FIRST, SECOND, kept, preview, table, taken_in, tasks
from tests.imports.tay_son import COLUMNS
from tests.offices import Office
from tracker.db import db, writing
from tracker.imports.keeping import as_text, from_text
from tracker.imports.previews import Preview, digest, preview_annex
from tracker.imports.queries import plan_so_far
from tracker.plans.models import Plan


def blocking(read: Preview) -> list[tuple[str, str]]:
    return [(problem.cell, problem.sentence) for problem in read.blocking]


@pytest.mark.parametrize("order", [COLUMNS, tuple(reversed(COLUMNS))])
def test_the_same_annex_has_one_digest_however_its_columns_stand(of: Plan, order: tuple[str, ...]) -> None:
    assert digest(preview(of, tay_son_table(order)).reading) == digest(preview(of, tay_son_table()).reading)


@pytest.mark.parametrize("place", range(1, 7))
def test_another_word_in_any_column_is_another_annex(of: Plan, place: int) -> None:
    other = [*FIRST[:place], f"{FIRST[place]} khác", *FIRST[place + 1 :]]
    changed = digest(preview(of, table(tuple(other))).reading)
    assert changed != digest(preview(of, table(FIRST)).reading)


def test_what_is_kept_comes_back_as_it_was(of: Plan) -> None:
    read = preview(of, [*tay_son_table(), ["23", "", "Phòng X", "", "trước 10 giờ ngày 30/6/2022"]])
    assert read.blocking
    assert read.notices
    assert from_text(as_text(read)) == read


def test_an_annex_that_is_in_stays_known_after_a_task_was_corrected(office: Office, of: Plan) -> None:
    taken_in(office, kept(office, of, table(FIRST)))
    with writing():
        tasks(of)["1"].title = "Phổ biến kế hoạch và chương trình"
    read = preview(of, table(FIRST))
    assert (read.fresh, read.blocking) == ((), ())


def test_an_annex_that_is_in_stays_known_after_a_unit_was_renamed(office: Office, of: Plan) -> None:
    taken_in(office, kept(office, of, table(FIRST)))
    with writing():
        unit = db.session.merge(office.units["sister"])
        unit.name = unit.short_name = "Phòng Pháp chế"
    read = preview(of, table(FIRST))
    assert (read.fresh, read.blocking) == ((), ())


def test_tasks_that_the_plan_has_with_the_same_words_are_passed_over(office: Office, of: Plan) -> None:
    taken_in(office, kept(office, of, table(FIRST)))
    read = preview(of, table(FIRST, SECOND))
    assert (read.present, [task.number for task in read.fresh]) == ({"1"}, ["2"])
    assert taken_in(office, kept(office, of, table(FIRST, SECOND))) == 1


@pytest.mark.parametrize(
    ("place", "words", "cell", "there"),
    [
        (1, "Nội dung khác", "B2", "Phổ biến kế hoạch"),
        (4, "31/12/2022", "E2", "Trước ngày 31/3/2022"),
        (5, "Báo cáo", "F2", "Tin, bài"),
        (6, "2 tỷ đồng", "G2", "–"),
    ],
)
def test_a_number_that_the_plan_has_with_other_words_is_told_on_the_cell(
    office: Office, of: Plan, place: int, words: str, cell: str, there: str
) -> None:
    taken_in(office, kept(office, of, table(FIRST)))
    other = (*FIRST[:place], words, *FIRST[place + 1 :])
    ((where, sentence),) = blocking(preview(of, table(other, SECOND)))
    assert where == cell
    assert f"kế hoạch đã có nhiệm vụ số 1 với nội dung khác: “{there}”" in sentence


def test_a_column_that_the_file_lacks_is_not_compared(office: Office, of: Plan) -> None:
    taken_in(office, kept(office, of, table(FIRST)))
    short = [list(COLUMNS[:5]), list(FIRST[:5]), list(SECOND[:5])]
    read = preview(of, short)
    assert (read.blocking, read.present) == ((), {"1"})


def test_who_is_only_asked_may_coordinate_but_not_lead(of: Plan) -> None:
    ((cell, sentence),) = blocking(
        preview(of, table(FIRST, ("2", "Vận động", "Huyện đoàn", "Huyện ủy", "30/6/2022", "", "")))
    )
    assert cell == "C3"
    assert "không giao Huyện đoàn chủ trì; cơ quan này được đề nghị phối hợp" in sentence


def test_a_group_that_the_plan_names_otherwise_is_told(office: Office, of: Plan) -> None:
    taken_in(office, kept(office, of, table(("I. CHỈ ĐẠO",), FIRST)))
    read = preview(of, table(("I. TRIỂN KHAI",), SECOND))
    assert read.blocking == ()
    assert any(
        "Kế hoạch đã có nhóm I tên là “CHỈ ĐẠO”" in problem.message.format(**problem.params)
        for problem in read.notices
    )


def test_a_file_with_two_tables_is_told_to_become_two_files(of: Plan) -> None:
    sheets = [rows_of(table(FIRST), sheet="Phụ lục I"), rows_of(table(SECOND), sheet="Phụ lục II")]
    read = preview_annex(sheets, plan_so_far(of))
    assert blocking(read) == [
        (
            "",
            "Tệp có 02 trang tính chứa bảng nhiệm vụ: “Phụ lục I”, “Phụ lục II”. "
            "Giữ một trang tính trong mỗi tệp rồi tải lên lại.",
        )
    ]


def test_units_are_those_of_the_day_of_the_plan(office: Office, of: Plan) -> None:
    with writing():
        office_unit = db.session.merge(office.units["sister"])
        office_unit.valid_to = date(2022, 3, 10)
    assert [cell for cell, _ in blocking(preview(of, table(FIRST)))] == ["C2"]
