"""The laws of taking an annex in: what was previewed is what is accepted, all or none, and once."""

from datetime import date

import pytest
from sqlalchemy import func, select

from tests.imports.annexes import rows_of, tay_son_table, tay_son_workbook
from tests.imports.districts import Table, district, file_of, table
from tests.imports.tay_son import COLUMNS
from tests.offices import Office, plan
from tracker import clock
from tracker.audit.models import Minute
from tracker.audit.queries import broken_links
from tracker.db import db, writing
from tracker.domain.deadlines import DeadlineKind
from tracker.domain.refusals import Refusal
from tracker.domain.rights import EVERYTHING
from tracker.domain.workflow import Verb
from tracker.imports.actions import accept, import_annex, keep_preview
from tracker.imports.archive import UnreadableFile
from tracker.imports.keeping import as_text, from_text
from tracker.imports.models import ImportBatch
from tracker.imports.previews import Preview, digest, preview_annex
from tracker.imports.queries import find_batch, plan_so_far
from tracker.plans.models import Plan, Task
from tracker.plans.queries.facts import (
    Known,
    assignments_by_task,
    coordinators_by_task,
    deadlines_by_task,
    events_by_task,
)
from tracker.plans.queries.plans import find_plan, groups
from tracker.plans.queries.tasks import prepared_tasks, tasks_of_plan

FIRST = ("1", "Phổ biến kế hoạch", "Phòng Tư pháp", "UBND các xã, thị trấn", "30/6/2022", "Tin, bài", "")
SECOND = ("2", "Họp hội đồng", "Phòng Kinh tế và Hạ tầng", "", "Quý II/2022", "Biên bản", "5 tỷ đồng")
THIRD = ("2.1", "Chuẩn bị tài liệu", "Phòng Kinh tế và Hạ tầng", "Huyện ủy", "", "", "")


def preview(of: Plan, cells: Table) -> Preview:
    """What a table would bring into the plan."""
    return preview_annex([rows_of(cells)], plan_so_far(find_plan(EVERYTHING, of.id)))


def kept(office: Office, of: Plan, cells: Table) -> int:
    """The number of a batch of the table, as an upload leaves it."""
    read = preview(of, cells)
    with writing():
        return keep_preview(find_plan(EVERYTHING, of.id), read, "phu-luc.xlsx", by=office.actor("officer")).id


def taken_in(office: Office, batch_id: int) -> int:
    """Accepts a batch, as the button of its page does."""
    with writing():
        return accept(find_batch(EVERYTHING, batch_id), by=office.actor("officer"))


def tasks(of: Plan) -> dict[str, Task]:
    return {task.number: task for task in tasks_of_plan(EVERYTHING, of)}


def blocking(read: Preview) -> list[tuple[str, str]]:
    return [(problem.cell, problem.sentence) for problem in read.blocking]


@pytest.fixture
def of(office: Office) -> Plan:
    """A plan of a district with all its units."""
    return district(office)


def test_the_annex_of_tay_son_becomes_prepared_tasks_with_leads_and_deadlines(
    office: Office, of: Plan
) -> None:
    assert taken_in(office, kept(office, of, tay_son_table())) == 22
    made = tasks(of)
    assert [(group.number, group.title) for group in groups(of)][4] == ("V", "TIÊU CHUẨN, CHẤT LƯỢNG")
    assert list(made) == [str(number) for number in range(1, 23)]
    assert made["7"].lead_unit.name == "Phòng Kinh tế và Hạ tầng"
    assert made["4"].due == date(2022, 3, 30)
    assert made["1"].due is None
    assert made["3"].note == "240.000.000 đồng"
    assert prepared_tasks(EVERYTHING, of) == list(made.values())


def test_what_the_annex_says_is_kept_as_facts_of_the_day_of_the_plan(office: Office, of: Plan) -> None:
    taken_in(office, kept(office, of, table(FIRST, SECOND)))
    made = tasks(of)
    known = Known(date(2022, 3, 11), clock.now())
    deadline = deadlines_by_task([made["2"].id], known=known)[made["2"].id][0]
    assert (deadline.text, deadline.kind, deadline.due) == (
        "Quý II/2022",
        DeadlineKind.PERIOD,
        date(2022, 6, 30),
    )
    assignment = assignments_by_task([made["1"].id], known=known)[made["1"].id]
    assert assignment.coordinating_text == "UBND các xã, thị trấn"
    assert len(coordinators_by_task([made["1"].id])[made["1"].id]) == 16
    assert [event.verb for event in events_by_task([made["1"].id], known=known)[made["1"].id]] == [
        Verb.PREPARE
    ]


def test_a_part_stands_under_its_task_and_takes_its_deadline(office: Office, of: Plan) -> None:
    taken_in(office, kept(office, of, table(FIRST, SECOND, THIRD)))
    made = tasks(of)
    assert made["2.1"].parent_id == made["2"].id
    assert made["2.1"].due == date(2022, 6, 30)
    assert [unit.name for unit in coordinators_by_task([made["2.1"].id])[made["2.1"].id]] == ["Huyện ủy"]


def test_tasks_and_groups_follow_those_that_the_plan_has(office: Office, of: Plan) -> None:
    taken_in(office, kept(office, of, table(("I. CHỈ ĐẠO",), FIRST)))
    taken_in(office, kept(office, of, table(("I. CHỈ ĐẠO",), SECOND, ("II. TRIỂN KHAI",), ("3", *FIRST[1:]))))
    first, second = groups(of)
    assert (first.number, second.number) == ("I", "II")
    assert [(task.number, task.group_id) for task in tasks(of).values()] == [
        ("1", first.id),
        ("2", first.id),
        ("3", second.id),
    ]


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


def test_a_batch_with_a_blocking_problem_is_refused_whole(office: Office, of: Plan) -> None:
    batch_id = kept(office, of, table(FIRST, ("2", "Việc không rõ", "Phòng X", "", "30/6/2022", "", "")))
    with pytest.raises(Refusal, match="còn nội dung cần sửa"):
        taken_in(office, batch_id)
    assert tasks(of) == {}
    assert groups(of) == []


@pytest.mark.parametrize("again", ["the same batch", "the same file"])
def test_the_same_annex_adds_nothing_the_second_time(office: Office, of: Plan, again: str) -> None:
    batch_id = kept(office, of, table(FIRST, SECOND))
    other_id = kept(office, of, table(FIRST, SECOND))
    assert taken_in(office, batch_id) == 2
    assert taken_in(office, batch_id if again == "the same batch" else other_id) == 0
    assert len(tasks(of)) == 2


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
        (4, "31/12/2022", "E2", "30/6/2022"),
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


def test_a_plan_that_changed_after_the_preview_asks_for_another_look(office: Office, of: Plan) -> None:
    batch_id = kept(office, of, table(FIRST, SECOND))
    taken_in(office, kept(office, of, table(SECOND)))
    with pytest.raises(Refusal, match="Kế hoạch vừa có thay đổi"):
        taken_in(office, batch_id)
    assert list(tasks(of)) == ["2"]


def test_one_plan_does_not_know_the_annex_of_another(office: Office, of: Plan) -> None:
    with writing():
        other = plan(office, "57/KH-UBND")
    taken_in(office, kept(office, of, table(FIRST)))
    assert taken_in(office, kept(office, other, table(FIRST))) == 1


def test_reading_and_taking_in_stand_in_the_minute_book(office: Office, of: Plan) -> None:
    taken_in(office, kept(office, of, table(FIRST, SECOND)))
    minutes = db.session.scalars(
        select(Minute).where(Minute.object_kind == "ImportBatch").order_by(Minute.id)
    )
    assert [minute.verb for minute in minutes] == ["annex.read", "annex.accepted"]
    assert list(broken_links()) == []


def test_the_command_reads_and_accepts_in_one_go(office: Office, of: Plan) -> None:
    def imported(*, dry_run: bool) -> dict[str, object]:
        with writing():
            by = office.actor("officer")
            data = tay_son_workbook()
            return import_annex(find_plan(EVERYTHING, of.id), data, "phu-luc.xlsx", by=by, dry_run=dry_run)

    tried = imported(dry_run=True)
    assert (tried["rows"], tried["tasks"], tried["accepted"]) == (28, 22, False)
    assert db.session.scalar(select(func.count()).select_from(ImportBatch)) == 0
    assert imported(dry_run=False) == {**tried, "accepted": True}
    assert imported(dry_run=False) == {**tried, "accepted": True}
    assert len(tasks(of)) == 22


def test_the_command_tells_each_problem_with_its_place(office: Office, of: Plan) -> None:
    data = file_of(table(FIRST, ("2", "Việc khác", "Phòng X", "", "31/6/2022", "", "")))
    with writing():
        told = import_annex(
            find_plan(EVERYTHING, of.id), data, "a.xlsx", by=office.actor("officer"), dry_run=False
        )
    assert told["accepted"] is False
    lead, deadline = told["problems"]
    assert {key: lead[key] for key in ("sheet", "cell", "row", "column", "text", "blocking")} == {
        "sheet": "Phụ lục",
        "cell": "C3",
        "row": 3,
        "column": "Cơ quan chủ trì",
        "text": "Phòng X",
        "blocking": True,
    }
    assert lead["message"].startswith("Dòng 3, cột Cơ quan chủ trì: chưa nhận ra đơn vị “Phòng X”.")
    assert (deadline["cell"], deadline["blocking"]) == ("E3", True)
    assert tasks(of) == {}


def test_the_command_refuses_what_is_no_workbook(office: Office, of: Plan) -> None:
    with writing(), pytest.raises(UnreadableFile, match="PDF"):
        import_annex(of, b"%PDF-1.7", "a.pdf", by=office.actor("officer"), dry_run=True)


def test_a_day_of_issuing_that_is_still_to_come_does_not_hide_the_facts(office: Office) -> None:
    with writing():
        coming = plan(office, "90/KH-UBND", date(clock.today().year + 1, 1, 5))
    taken_in(office, kept(office, coming, table((*FIRST[:4], "Thường xuyên", *FIRST[5:]))))
    made = tasks(coming)["1"]
    assert deadlines_by_task([made.id], known=Known(clock.today(), clock.now()))
