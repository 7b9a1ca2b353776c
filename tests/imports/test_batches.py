"""The laws of taking an annex in: what was previewed is what is accepted, all or none, and once."""

from datetime import date

import pytest
from sqlalchemy import func, select

from tests.imports.annexes import tay_son_table, tay_son_workbook
from tests.imports.districts import FIRST, SECOND, THIRD, file_of, kept, table, taken_in, tasks
from tests.offices import Office, plan
from tracker import clock
from tracker.audit.models import Minute
from tracker.audit.queries import broken_links
from tracker.db import db, writing
from tracker.domain.deadlines import DeadlineKind
from tracker.domain.refusals import Refusal
from tracker.domain.rights import EVERYTHING
from tracker.domain.workflow import Verb
from tracker.imports.actions import read_file, take_in, told
from tracker.imports.archive import UnreadableFile
from tracker.imports.models import ImportBatch
from tracker.plans.models import Plan
from tracker.plans.queries.facts import (
    Known,
    assignments_by_task,
    coordinators_by_task,
    deadlines_by_task,
    events_by_task,
)
from tracker.plans.queries.plans import find_plan, groups
from tracker.plans.queries.tasks import prepared_tasks


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


def test_a_part_of_a_task_that_the_plan_has_stands_under_it(office: Office, of: Plan) -> None:
    taken_in(office, kept(office, of, table(FIRST, SECOND)))
    part = [f"{SECOND[0]}.1", *SECOND[1:]]
    assert taken_in(office, kept(office, of, table(part))) == 1
    made = tasks(of)
    assert made[part[0]].parent_id == made[SECOND[0]].id
    assert taken_in(office, kept(office, of, table(part))) == 0


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


def test_the_same_file_is_read_and_accepted_in_one_go_and_adds_nothing_again(
    office: Office, of: Plan
) -> None:
    def imported() -> dict[str, object]:
        preview = read_file(find_plan(EVERYTHING, of.id), tay_son_workbook(), "phu-luc.xlsx")
        with writing():
            take_in(find_plan(EVERYTHING, of.id), preview, "phu-luc.xlsx", by=office.actor("officer"))
        return told(preview, accepted=True)

    first = imported()
    assert (first["rows"], first["tasks"], first["accepted"]) == (28, 22, True)
    assert db.session.scalar(select(func.count()).select_from(ImportBatch)) == 1
    assert imported() == first
    assert db.session.scalar(select(func.count()).select_from(ImportBatch)) == 1
    assert len(tasks(of)) == 22


def test_each_problem_is_told_with_its_place_and_nothing_is_taken_in(office: Office, of: Plan) -> None:
    data = file_of(table(FIRST, ("2", "Việc khác", "Phòng X", "", "31/6/2022", "", "")))
    preview = read_file(of, data, "a.xlsx")
    with pytest.raises(Refusal), writing():
        take_in(find_plan(EVERYTHING, of.id), preview, "a.xlsx", by=office.actor("officer"))
    lead, deadline = told(preview, accepted=False)["problems"]
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
    with pytest.raises(UnreadableFile, match="PDF"):
        read_file(of, b"%PDF-1.7", "a.pdf")


def test_a_day_of_issuing_that_is_still_to_come_does_not_hide_the_facts(office: Office) -> None:
    with writing():
        coming = plan(office, "90/KH-UBND", date(clock.today().year + 1, 1, 5))
    taken_in(office, kept(office, coming, table((*FIRST[:4], "Thường xuyên", *FIRST[5:]))))
    made = tasks(coming)["1"]
    assert deadlines_by_task([made.id], known=Known(clock.today(), clock.now()))
