"""What is posted on a morning, and what a letter says when it leaves."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import event

from tests.offices import FOUNDED, Office, plan, task
from tests.reminders.mornings import at, entered, letters_of, morning, subjects
from tracker import clock
from tracker.db import db, writing
from tracker.documents.models import SourceDocument
from tracker.domain.patterns import Language
from tracker.domain.periods import parse_period
from tracker.domain.reminders import Policy
from tracker.domain.rights import EVERYTHING, SYSTEM
from tracker.domain.roles import Role
from tracker.domain.workflow import Verb
from tracker.mail.models import LetterItem
from tracker.org.actions import choose_language, disable_person, grant, set_holiday, take_grant
from tracker.org.queries import find_person
from tracker.plans.actions.assigning import Carriers, adjust_assignment
from tracker.plans.actions.steps import take_step
from tracker.plans.models import Plan, Task
from tracker.plans.queries.plans import find_plan
from tracker.plans.queries.tasks import find_task
from tracker.progress.actions.extending import ask_extension, grant_extension, refuse_extension
from tracker.progress.actions.reporting import UpdateWords, confirm, report_complete, send_back
from tracker.reminders.actions import Reminded, set_policy
from tracker.reports.actions.campaigns import open_campaign, receive_submission
from tracker.reports.queries.campaigns import find_campaign

GIVEN = date(2022, 3, 11)
THURSDAY = date(2022, 6, 30)
ON_THE_DAY = "Đến hạn hôm nay 30/6/2022: 01 nội dung"


@pytest.fixture
def given(office: Office) -> int:
    """A task of the sister department, due on Thursday 30/6/2022 and accepted."""
    return given_task(office, "1")


def given_task(office: Office, number: str, deadline: str = "30/6/2022", **how) -> int:
    with entered(GIVEN):
        found = db.session.query(Plan).first()
        of = find_plan(EVERYTHING, found.id) if found else plan(office)
        made = task(office, of, number, deadline, **how)
        if how.get("given", True):
            take_step(made, Verb.ACCEPT, as_of=GIVEN, by=office.actor("sister"))
        return made.id


def fresh(task_id: int) -> Task:
    return find_task(EVERYTHING, task_id)


def items() -> int:
    db.session.rollback()
    return db.session.query(LetterItem).filter(LetterItem.kind == "due").count()


def test_running_twice_posts_nothing_twice(office: Office, given: int) -> None:
    assert morning(THURSDAY) == Reminded(posted=1, already=0)
    assert morning(THURSDAY) == Reminded(posted=0, already=1)
    assert items() == 1
    assert subjects(THURSDAY) == {"sister": ON_THE_DAY}


def test_a_stage_is_posted_on_its_day_and_not_again_until_the_next(office: Office, given: int) -> None:
    days = [8, 9, 10, 22, 23, 24, 28, 29]
    posted = {day: morning(date(2022, 6, day)).posted for day in days}
    assert [day for day in days if posted[day]] == [9, 23, 29]
    assert subjects(date(2022, 6, 23)) == {"sister": "Sắp đến hạn: 01 nội dung, gần nhất ngày 30/6/2022"}


def test_a_missed_morning_heals_itself(office: Office, given: int) -> None:
    assert morning(date(2022, 6, 24)).posted == 1
    assert subjects(date(2022, 6, 24)) == {"sister": "Sắp đến hạn: 01 nội dung, gần nhất ngày 30/6/2022"}
    assert "còn 04 ngày làm việc" in letters_of(date(2022, 6, 24))["sister"].text


def test_nothing_is_posted_on_a_day_off(office: Office, given: int) -> None:
    with entered(GIVEN):
        set_holiday(THURSDAY, name="Nghỉ", is_working=False, by=office.actor("admin"))
    assert morning(date(2022, 7, 2)) == morning(THURSDAY) == Reminded(0, 0)


def test_a_moved_deadline_ends_its_letters_and_starts_anew(office: Office, given: int) -> None:
    morning(THURSDAY)
    with entered(date(2022, 6, 20)):
        request = ask_extension(
            fresh(given), to=date(2022, 7, 8), why="Chờ mẫu", as_of=GIVEN, by=office.actor("sister")
        )
        grant_extension(request, as_of=date(2022, 6, 20), by=office.actor("head"))
    assert letters_of(THURSDAY) == {"sister": None}
    assert morning(date(2022, 7, 1)).posted == 1
    assert subjects(date(2022, 7, 1)) == {"sister": "Sắp đến hạn: 01 nội dung, gần nhất ngày 08/7/2022"}


def test_a_letter_that_goes_out_anyway_lists_again_what_is_late(office: Office, given: int) -> None:
    given_task(office, "2", "05/7/2022")
    assert morning(date(2022, 7, 1)).posted == 2  # task 1: after-1, task 2: before-5
    assert morning(date(2022, 7, 4)) == Reminded(posted=1, already=1)  # task 2: before-1
    assert subjects(date(2022, 7, 4)) == {"sister": "Nhắc việc ngày 04/7/2022: 01 quá hạn, 01 sắp đến hạn"}
    assert morning(date(2022, 7, 4)) == Reminded(posted=0, already=2)


def test_without_a_new_stage_nobody_is_written_to(office: Office, given: int) -> None:
    morning(date(2022, 7, 1))
    assert morning(date(2022, 7, 4)) == Reminded(posted=0, already=1)
    assert letters_of(date(2022, 7, 4)) == {}


@pytest.mark.parametrize("verb", [Verb.SUSPEND, Verb.WITHDRAW])
def test_suspended_and_withdrawn_work_is_not_reminded(office: Office, given: int, verb: Verb) -> None:
    with entered(date(2022, 6, 1)):
        take_step(fresh(given), verb, as_of=date(2022, 6, 1), by=office.actor("head"), reason="Theo chỉ đạo")
    assert morning(THURSDAY).posted == 0


def test_work_that_is_only_prepared_is_not_reminded(office: Office) -> None:
    given_task(office, "1", given=False)
    assert morning(THURSDAY).posted == 0


def test_of_a_task_with_parts_only_the_parts_are_reminded(office: Office, given: int) -> None:
    with entered(GIVEN):
        part = task(office, fresh(given).plan, "1.1", "30/6/2022")
        part.parent_id = given
    morning(THURSDAY)
    assert letters_of(THURSDAY)["sister"].text.count("Nhiệm vụ") == 1
    assert "Nhiệm vụ 1.1: Nội dung 1.1" in letters_of(THURSDAY)["sister"].text


def test_a_recurring_task_is_reminded_by_its_earliest_open_occurrence(office: Office) -> None:
    number = given_task(office, "1", "Hằng quý")
    morning(date(2022, 3, 31))
    assert "ngày 31/3/2022" in letters_of(date(2022, 3, 31))["sister"].text
    with entered(date(2022, 3, 31)):
        how = {"as_of": date(2022, 3, 31)}
        report_complete(fresh(number), UpdateWords("Đã phát 09 tin"), by=office.actor("sister"), **how)
        confirm(fresh(number), by=office.actor("head"), **how)
    assert morning(date(2022, 6, 23)).posted == 1
    assert "ngày 30/6/2022" in letters_of(date(2022, 6, 23))["sister"].text


def test_a_report_that_waits_is_told_to_the_head_with_what_and_since_when(office: Office, given: int) -> None:
    with entered(date(2022, 5, 27)):
        words = UpdateWords("Đã tổ chức 02 hội nghị")
        report_complete(fresh(given), words, as_of=date(2022, 5, 27), by=office.actor("sister"))
    assert morning(date(2022, 5, 31)).posted == 0
    assert morning(date(2022, 6, 1)).posted == 1
    letter = letters_of(date(2022, 6, 1))["head"]
    assert letter.subject.endswith("Chờ xác nhận: 01 báo cáo hoàn thành, sớm nhất từ ngày 27/5/2022")
    assert "Báo cáo: Phạm Tư Pháp, Phòng Tư pháp" in letter.text
    assert "từ ngày 27/5/2022 (03 ngày làm việc)" in letter.text
    assert '"Đã tổ chức 02 hội nghị"' in letter.text
    assert f"http://127.0.0.1:8000/tasks/{given}" in letter.text
    with entered(date(2022, 6, 1), 6):
        confirm(fresh(given), as_of=date(2022, 6, 1), by=office.actor("head"))
    assert letters_of(date(2022, 6, 1)) == {"head": None}


def test_long_overdue_work_is_told_to_the_head_of_the_focal_unit_for_information(
    office: Office, given: int
) -> None:
    assert morning(date(2022, 7, 7)).posted == 1
    assert morning(date(2022, 7, 8)).posted == 1
    letters = letters_of(date(2022, 7, 8))
    assert set(letters) == {"head"}
    assert "Đơn vị thực hiện: Phòng Tư pháp" in letters["head"].text
    assert "Gửi để biết: quá hạn trên 05 ngày làm việc" in letters["head"].text


def test_the_leader_of_the_unit_is_told_as_well(office: Office, given: int) -> None:
    with entered(GIVEN):
        chief = office.people["leader"]
        grant(chief, Role.LEADER, at=office.units["sister"], as_of=FOUNDED, by=SYSTEM)
    morning(date(2022, 7, 8))
    assert set(letters_of(date(2022, 7, 8))) == {"sister", "head", "leader"}
    assert "Kính đề nghị đồng chí xem tại" in letters_of(date(2022, 7, 8))["leader"].text


def test_who_lost_the_account_before_seven_gets_nothing(office: Office, given: int) -> None:
    morning(THURSDAY)
    with entered(THURSDAY, 6):
        disable_person(office.people["sister"], by=office.actor("admin"))
    assert letters_of(THURSDAY) == {"sister": None}


def test_a_task_that_its_reader_may_no_longer_open_is_not_told(office: Office, given: int) -> None:
    morning(THURSDAY)
    with entered(THURSDAY, 6):
        take_grant(
            office.people["sister"],
            Role.OFFICER,
            at=office.units["sister"],
            as_of=THURSDAY,
            by=office.actor("admin"),
        )
        grant(
            office.people["sister"],
            Role.COMMUNE_OFFICER,
            at=office.units["commune"],
            as_of=THURSDAY,
            by=office.actor("admin"),
        )
    assert letters_of(THURSDAY) == {"sister": None}


def test_a_task_that_went_to_another_unit_is_told_there(office: Office, given: int) -> None:
    with entered(date(2022, 6, 1)):
        adjust_assignment(
            fresh(given),
            Carriers(office.units["commune"]),
            why="Thuộc địa bàn xã",
            as_of=date(2022, 6, 1),
            by=office.actor("head"),
        )
    morning(THURSDAY)
    assert subjects(THURSDAY) == {"commune": ON_THE_DAY}


def campaign(office: Office, plan_id: int, *units: str) -> int:
    with entered(date(2022, 5, 23)):
        opened = open_campaign(
            find_plan(EVERYTHING, plan_id),
            parse_period("2022-H1"),
            units=[office.units[unit] for unit in units],
            due=date(2022, 6, 8),
            asked_on=date(2022, 5, 23),
            by=office.actor("officer"),
        )
        return opened.id


def test_reports_of_units_are_reminded_until_they_are_received(office: Office) -> None:
    given_task(office, "1", "31/12/2022")
    number = campaign(office, db.session.query(Plan).one().id, "sister", "commune")
    morning(date(2022, 6, 1))
    soon = "Sắp đến hạn: 01 nội dung, gần nhất ngày 08/6/2022"
    assert subjects(date(2022, 6, 1)) == {"sister": soon, "commune": soon}
    assert (
        "Hạn gửi: thứ Tư, ngày 08/6/2022 (còn 05 ngày làm việc)"
        in letters_of(date(2022, 6, 1))["sister"].text
    )
    with entered(date(2022, 6, 7)):
        asked = find_campaign(EVERYTHING, number)
        receive_submission(asked, office.units["sister"], as_of=date(2022, 6, 7), by=office.actor("officer"))
    morning(date(2022, 6, 9))
    assert subjects(date(2022, 6, 9)) == {"commune": "Quá hạn: 01 nội dung, lâu nhất 1 ngày"}


def test_who_is_asked_to_take_part_is_reminded_before_the_day_and_never_after(office: Office) -> None:
    given_task(office, "1", "31/12/2022")
    with entered(GIVEN):
        grant(office.people["commune"], Role.OFFICER, at=office.units["party"], as_of=FOUNDED, by=SYSTEM)
        take_grant(
            office.people["commune"],
            Role.COMMUNE_OFFICER,
            at=office.units["commune"],
            as_of=FOUNDED,
            by=office.actor("admin"),
        )
    campaign(office, db.session.query(Plan).one().id, "party")
    morning(date(2022, 6, 1))
    assert "Trân trọng đề nghị Huyện ủy phối hợp" in letters_of(date(2022, 6, 1))["commune"].text
    assert morning(date(2022, 6, 9)).posted == 0


def test_what_was_decided_stands_in_the_next_letter(office: Office) -> None:
    first, second = given_task(office, "1"), given_task(office, "2")
    with entered(date(2022, 6, 1)):
        take_step(fresh(first), Verb.SUSPEND, as_of=GIVEN, by=office.actor("head"), reason="Chờ kinh phí")
        report_complete(fresh(second), UpdateWords("Xong"), as_of=date(2022, 6, 1), by=office.actor("sister"))
        send_back(fresh(second), reason="Chưa kèm danh mục", as_of=date(2022, 6, 1), by=office.actor("head"))
        request = ask_extension(
            fresh(second), to=date(2022, 7, 8), why="Chờ mẫu", as_of=GIVEN, by=office.actor("sister")
        )
        refuse_extension(request, why="Phải xong trong quý", as_of=GIVEN, by=office.actor("head"))
    letter = letters_of(date(2022, 6, 2))["sister"]
    assert letter.subject.endswith("Thông báo ngày 02/6/2022: 02 nội dung")
    assert "Trả lại để bổ sung - Nhiệm vụ 2: Nội dung 2" in letter.text
    assert 'Nội dung cần bổ sung: "Chưa kèm danh mục"' in letter.text
    assert "Không đồng ý gia hạn - Nhiệm vụ 2: Nội dung 2" in letter.text
    assert '"Phải xong trong quý"' in letter.text


def test_a_task_given_out_is_told_until_it_is_accepted(office: Office) -> None:
    with entered(GIVEN):
        made = task(office, plan(office), "1").id
    monday = date(2022, 3, 14)
    assert "Giao mới - Nhiệm vụ 1: Nội dung 1" in letters_of(monday)["sister"].text
    with entered(monday, 6):
        take_step(fresh(made), Verb.ACCEPT, as_of=GIVEN, by=office.actor("sister"))
    assert letters_of(monday)["sister"] is None


def test_the_office_sets_its_own_stages(office: Office, given: int) -> None:
    with entered(GIVEN):
        set_policy(Policy(before=(3,)), by=office.actor("admin"))
    assert [morning(date(2022, 6, day)).posted for day in (23, 24, 27)] == [0, 0, 1]


def test_an_afternoon_run_for_a_past_day_knows_what_was_known_that_morning(
    office: Office, given: int
) -> None:
    with entered(THURSDAY, 9):
        report_complete(fresh(given), UpdateWords("Xong"), as_of=THURSDAY, by=office.actor("sister"))
    with clock.moved_to(at(date(2022, 7, 20), 15)):
        assert morning(THURSDAY).posted == 1


def test_the_number_of_statements_does_not_grow_with_the_tasks(office: Office, app: Flask) -> None:
    seen: list[str] = []

    def counted() -> int:
        event.listen(db.engine, "before_cursor_execute", note)
        seen.clear()
        morning(date(2022, 3, 14))
        event.remove(db.engine, "before_cursor_execute", note)
        return len(seen)

    def note(_connection, _cursor, statement, *_rest) -> None:
        seen.append(statement)

    given_task(office, "1", "31/12/2022")
    few = counted()
    for number in range(2, 12):
        given_task(office, str(number), "31/12/2022")
    assert counted() == few
    assert db.session.query(SourceDocument).count() == 1


def test_a_letter_speaks_its_readers_language(office: Office, given: int) -> None:
    with writing():
        choose_language(find_person(office.people["sister"].id), Language.ENGLISH, by=SYSTEM)
    morning(THURSDAY)
    letter = letters_of(THURSDAY)["sister"]
    assert letter.subject == "[KH&CN Mẫu] Due today 30 Jun 2022: 1"
    assert '<html lang="en">' in letter.html
    for words in ("To: ", "Deadline: 30 Jun 2022", "Letter code: ", "Yours sincerely,"):
        assert words in letter.text
    assert "Thời hạn" not in letter.text + letter.html
