"""From upload to prepared tasks over HTTP: what the officer sees on the way, and what goes into the plan."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from tests.imports.annexes import tay_son_table, tay_son_workbook
from tests.imports.browsing import accept, nonce, numbers, upload, uploaded, words
from tests.imports.districts import FIRST, SECOND, table
from tests.imports.tay_son import COLUMNS
from tests.offices import Office, task
from tracker.db import db, writing
from tracker.domain.rights import EVERYTHING
from tracker.plans.models import Plan
from tracker.plans.queries.plans import find_plan


def test_the_annex_of_tay_son_goes_from_file_to_prepared_tasks(officer: FlaskClient, of: Plan) -> None:
    shown = upload(officer, of, tay_son_workbook())
    assert numbers() == []
    page = words(officer.get(shown.location))
    assert "Đưa 22 nhiệm vụ vào kế hoạch" in page
    assert "V. TIÊU CHUẨN, CHẤT LƯỢNG" in page
    assert "Trước ngày 31/3/2022 → hạn tính 30/3/2022" in page
    assert "Hằng quý → kỳ đầu, hạn tính 31/3/2022" in page
    assert "UBND các xã, thị trấn 16 đơn vị UBND thị trấn Phú Phong;" in page
    answer = accept(officer, shown.location)
    assert (answer.status_code, answer.location) == (303, f"/plans/{of.id}")
    assert numbers() == [str(number) for number in range(1, 23)]
    assert "Đã đưa 22 nhiệm vụ vào kế hoạch" in words(officer.get(answer.location))


def test_columns_in_another_order_give_the_same_preview(officer: FlaskClient, of: Plan) -> None:
    usual = words(officer.get(uploaded(officer, of, tay_son_table())))
    turned = words(officer.get(uploaded(officer, of, tay_son_table(tuple(reversed(COLUMNS))))))
    tasks = slice(usual.index("I. CHỈ ĐẠO"), None)
    assert usual[tasks] == turned[turned.index("I. CHỈ ĐẠO") :]


@pytest.mark.parametrize(
    ("row", "cell", "column", "text", "message"),
    [
        (("x", *SECOND[1:]), "A3", "TT", "x", "Chưa đọc được số thứ tự “x”"),
        (("1", *SECOND[1:]), "A3", "TT", "1", "Số thứ tự 1 đã dùng ở dòng 2"),
        (("2", "", *SECOND[2:]), "B3", "Nội dung nhiệm vụ", "", "Chưa ghi nội dung nhiệm vụ"),
        (("2", "Họp", "", "", "Quý II/2022", "", ""), "C3", "Cơ quan chủ trì", "", "Chưa ghi đơn vị chủ trì"),
        (
            ("2", "Họp", "Phòng Tư phap huyện", "", "Quý V/2022", "", ""),
            "E3",
            "Thời gian thực hiện",
            "Quý V/2022",
            "một năm có 4 quý",
        ),
        (
            ("2", "Họp", "Sở X", "", "Quý II/2022", "", ""),
            "C3",
            "Cơ quan chủ trì",
            "Sở X",
            "Chưa nhận ra đơn vị “Sở X”",
        ),
        (
            ("2", "Họp", "Huyện ủy", "", "Quý II/2022", "", ""),
            "C3",
            "Cơ quan chủ trì",
            "Huyện ủy",
            "Không giao Huyện ủy chủ trì",
        ),
    ],
)
def test_each_problem_stands_with_its_cell(
    officer: FlaskClient, of: Plan, row: tuple[str, ...], cell: str, column: str, text: str, message: str
) -> None:
    path = uploaded(officer, of, table(FIRST, row))
    answer = officer.get(path)
    found = re.search(rf">{cell}</a></td>.*?</tr>", answer.text, flags=re.S)
    assert found
    for told in (column, text, message):
        assert told in found[0]
    assert "/accept" not in answer.text
    assert accept(officer, path).status_code == 422
    assert numbers() == []


def test_what_blocks_stands_above_how_cells_were_read(officer: FlaskClient, of: Plan) -> None:
    page = words(
        officer.get(uploaded(officer, of, table(FIRST, ("2", "Họp", "Sở X", "Tổ A", "Năm 2022", "", ""))))
    )
    assert page.index("Chưa nhận ra đơn vị “Sở X”") < page.index(
        "Chưa nhận ra đơn vị “Tổ A”, giữ nguyên bằng chữ"
    )


def test_a_unit_is_shown_as_recognised_beside_what_is_written(officer: FlaskClient, of: Plan) -> None:
    page = words(officer.get(uploaded(officer, of, table(SECOND))))
    assert "Phòng Kinh tế và Hạ tầng ghi là “Phòng KT&HT”" in page


@pytest.mark.parametrize("again", ["batch", "file"])
def test_accepting_twice_answers_that_it_is_done_and_adds_nothing(
    officer: FlaskClient, of: Plan, again: str
) -> None:
    path, other = uploaded(officer, of, table(FIRST)), uploaded(officer, of, table(FIRST))
    accept(officer, path)
    answer = accept(officer, path if again == "batch" else other)
    assert answer.status_code == 303
    assert "Phụ lục này đã được đưa vào kế hoạch" in words(officer.get(answer.location))
    assert numbers() == ["1"]


def test_a_button_pressed_twice_answers_once(officer: FlaskClient, of: Plan) -> None:
    path, once = uploaded(officer, of, table(FIRST)), {"nonce": nonce()}
    first, second = (officer.post(f"{path}/accept", data=once) for _ in range(2))
    assert first.location == second.location
    assert numbers() == ["1"]


def test_the_page_of_an_accepted_batch_offers_nothing_more(officer: FlaskClient, of: Plan) -> None:
    path = uploaded(officer, of, table(FIRST))
    accept(officer, path)
    answer = officer.get(path)
    assert "Đã đưa 1 nhiệm vụ vào kế hoạch lúc" in words(answer)
    assert "/accept" not in answer.text


def test_the_same_file_again_is_recognised_before_anything_is_accepted(
    officer: FlaskClient, of: Plan
) -> None:
    accept(officer, uploaded(officer, of, table(FIRST)))
    answer = officer.get(uploaded(officer, of, table(FIRST)))
    assert "Không có nhiệm vụ mới để đưa vào" in words(answer)
    assert "/accept" not in answer.text


def test_a_longer_annex_adds_only_what_is_new(officer: FlaskClient, of: Plan) -> None:
    accept(officer, uploaded(officer, of, table(FIRST)))
    path = uploaded(officer, of, table(FIRST, SECOND))
    page = words(officer.get(path))
    assert "Tin, bài Đã có" in page
    assert "Biên bản Ghi chú: 5 tỷ đồng Thêm mới" in page
    assert "Đưa 1 nhiệm vụ vào kế hoạch" in page
    accept(officer, path)
    assert numbers() == ["1", "2"]


def test_a_plan_that_changed_meanwhile_is_told_on_the_page(
    office: Office, officer: FlaskClient, of: Plan
) -> None:
    path = uploaded(officer, of, table(FIRST, SECOND))
    with writing():
        task(office, find_plan(EVERYTHING, of.id), "2")
    answer = accept(officer, path)
    assert answer.status_code == 422
    assert "Kế hoạch vừa có thay đổi" in words(answer)
    assert numbers() == ["2"]


def test_a_workbook_without_a_table_names_the_columns_that_it_needs(officer: FlaskClient, of: Plan) -> None:
    page = words(officer.get(uploaded(officer, of, [["Danh sách", "Số điện thoại"], ["Lê Văn A", "0123"]])))
    assert "còn thiếu cột: Nội dung nhiệm vụ, Cơ quan chủ trì, Thời gian thực hiện" in page


def test_words_of_a_file_are_shown_as_words(officer: FlaskClient, of: Plan) -> None:
    risky = ("1", "<script>alert(1)</script> {number} %(n)s", "<b>Sở</b> {x} %s", "", "Năm 2022", "", "")
    answer = officer.get(uploaded(officer, of, table(risky)))
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "Chưa nhận ra đơn vị “&lt;b&gt;Sở&lt;/b&gt; {x} %s”" in answer.text


def test_a_preview_of_many_tasks_asks_the_database_as_often_as_one_of_few(
    officer: FlaskClient, of: Plan
) -> None:
    def statements(amount: int) -> int:
        rows = [(str(number), f"Nhiệm vụ {number}", *FIRST[2:]) for number in range(1, amount + 1)]
        path, asked = uploaded(officer, of, table(*rows)), []

        def listener(*told: object) -> None:
            asked.append(told[2])

        event.listen(db.engine, "before_cursor_execute", listener)
        try:
            assert officer.get(path).status_code == 200
        finally:
            event.remove(db.engine, "before_cursor_execute", listener)
        return len(asked)

    assert statements(200) == statements(2)
