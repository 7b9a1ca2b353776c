"""The life of a report: each step another person's, the approved text and figures for ever."""

import hashlib
from datetime import date

import pytest

from tests.offices import Office
from tests.reports.desks import H1, first_half, found, on, report_of, section, staff, tasks
from tracker import clock
from tracker.audit.queries import broken_links
from tracker.db import db
from tracker.domain.building import LateTasks, Slot, as_json
from tracker.domain.refusals import Refusal
from tracker.domain.reportlife import ReportState
from tracker.progress.actions.reporting import UpdateWords, report_progress
from tracker.reports.actions.life import approve_report, check_report, issue_report, send_back
from tracker.reports.actions.writing import LineWords, arrange, create_report, move_up, write_section
from tracker.reports.queries.papers import open_report, paper_of
from tracker.reports.queries.reports import find_head, lines_by_slot, steps_of
from tracker.reports.word import write_report

DRAFTED, APPROVED, ISSUED = date(2022, 6, 15), date(2022, 6, 16), date(2022, 6, 17)


@pytest.fixture
def plan_id(office: Office) -> int:
    """A plan whose report of the first half is drafted."""
    staff(office)
    number = first_half(office)
    with on(DRAFTED):
        report = create_report(found(number), H1, by=office.actor("officer"))
        write_section(report, Slot.ACHIEVED, "Hoạt động có tiến bộ.", by=office.actor("officer"))
    return number


def approve(office: Office, plan_id: int) -> None:
    with on(DRAFTED, 15):
        check_report(report_of(plan_id), by=office.actor("checker"))
    with on(APPROVED):
        approve_report(report_of(plan_id), by=office.actor("signer"))


def paper_on(plan_id: int, day: date):
    db.session.rollback()
    with clock.moved_to(clock.end_of(day)):
        return paper_of(found(plan_id), H1)


def test_a_report_is_headed_as_the_letterhead_says_and_there_is_one_a_period(
    office: Office, plan_id: int
) -> None:
    head = paper_on(plan_id, DRAFTED).paper.head
    assert (head.organ, head.symbol, head.issuer) == (
        ("ỦY BAN NHÂN DÂN", "HUYỆN MẪU"),
        "BC-UBND",
        "UBND huyện Mẫu",
    )
    with on(DRAFTED), pytest.raises(Refusal, match="đã có báo cáo 06 tháng đầu năm 2022"):
        create_report(found(plan_id), H1, by=office.actor("officer"))


def test_the_approved_report_stays_as_it_was_approved(office: Office, plan_id: int) -> None:
    draft = paper_on(plan_id, DRAFTED)
    approve(office, plan_id)
    report = report_of(plan_id)
    assert report.digest == hashlib.sha256(str(report.frozen).encode()).hexdigest()
    with on(date(2022, 6, 20)):
        words = UpdateWords("Sửa lại kết quả.")
        report_progress(tasks(plan_id)["2"], words, as_of=date(2022, 6, 1), by=office.actor("sister"))
    later = paper_on(plan_id, date(2022, 12, 31))
    assert later.paper == draft.paper
    assert later.figures.counts == draft.figures.counts
    assert later.figures.known_on == APPROVED
    assert later.table == draft.table
    assert list(broken_links()) == []


def test_another_day_than_the_approved_one_is_built_anew_and_so_is_what_was_known_before(
    office: Office, plan_id: int
) -> None:
    approve(office, plan_id)
    db.session.rollback()
    with clock.moved_to(clock.end_of(date(2022, 12, 31))):
        other = paper_of(found(plan_id), H1, as_of=date(2022, 5, 1))
        opened = open_report(report_of(plan_id), as_of=date(2022, 5, 1))
        before = paper_of(found(plan_id), H1, known_at=clock.end_of(date(2022, 6, 14)))
    assert other.figures.counts.overdue == 0
    assert opened.built == other
    assert "Hoạt động có tiến bộ" not in as_json(before)


def test_the_clerk_lays_number_and_day_over_the_frozen_paper(office: Office, plan_id: int) -> None:
    approve(office, plan_id)
    blank = paper_on(plan_id, APPROVED).paper
    with on(ISSUED):
        issue_report(report_of(plan_id), number=7, on=ISSUED, by=office.actor("clerk"))
    issued = paper_on(plan_id, ISSUED).paper
    assert (blank.head.number, issued.head.number, issued.head.day) == (None, 7, ISSUED)
    assert issued.sections == blank.sections
    assert write_report(issued) == write_report(paper_on(plan_id, date(2023, 1, 1)).paper)
    assert paper_on(plan_id, APPROVED).paper == blank
    assert [step.state for step in steps_of(report_of(plan_id), at=clock.end_of(ISSUED))] == [
        ReportState.DRAFT,
        ReportState.CHECKED,
        ReportState.APPROVED,
        ReportState.ISSUED,
    ]


@pytest.mark.parametrize(
    ("number", "day", "why"),
    [
        (7, date(2022, 6, 15), "từ ngày duyệt"),
        (7, date(2022, 6, 18), "từ ngày duyệt"),
        (0, ISSUED, "Số văn bản"),
        (100_000, ISSUED, "Số văn bản"),
    ],
)
def test_a_report_is_issued_between_its_approval_and_today(
    office: Office, plan_id: int, number: int, day: date, why: str
) -> None:
    approve(office, plan_id)
    with on(ISSUED), pytest.raises(Refusal, match=why):
        issue_report(report_of(plan_id), number=number, on=day, by=office.actor("clerk"))


def test_the_builder_neither_checks_nor_approves(office: Office, plan_id: int) -> None:
    for step in (check_report, approve_report):
        with on(DRAFTED), pytest.raises(Refusal, match="không tự kiểm tra"):
            step(report_of(plan_id), by=office.actor("officer"))


def test_a_report_is_not_approved_before_it_is_checked(office: Office, plan_id: int) -> None:
    with on(APPROVED), pytest.raises(Refusal, match="Dự thảo"):
        approve_report(report_of(plan_id), by=office.actor("signer"))
    assert report_of(plan_id).frozen is None


def test_a_checked_report_is_changed_only_after_it_was_sent_back(office: Office, plan_id: int) -> None:
    officer = office.actor("officer")
    with on(DRAFTED, 15):
        check_report(report_of(plan_id), by=office.actor("checker"))
    with on(APPROVED), pytest.raises(Refusal, match="không sửa được"):
        write_section(report_of(plan_id), Slot.CAUSES, "Thiếu vốn", by=officer)
    with on(APPROVED, 10):
        send_back(report_of(plan_id), reason="Ghi rõ nguyên nhân", by=office.actor("signer"))
    with on(APPROVED, 11):
        write_section(report_of(plan_id), Slot.CAUSES, "Thiếu vốn", by=officer)
    assert "do thiếu vốn" in " ".join(section(paper_on(plan_id, APPROVED), "3.2."))
    assert steps_of(report_of(plan_id), at=clock.end_of(APPROVED))[-1].note == "Ghi rõ nguyên nhân"


def test_writing_the_same_again_writes_nothing(office: Office, plan_id: int) -> None:
    officer, lines = office.actor("officer"), [LineWords(tasks(plan_id)["1"].id, text="Lời riêng")]
    with on(APPROVED):
        arrange(report_of(plan_id), Slot.RESULTS, lines, by=officer)
    before = report_of(plan_id).version
    with on(APPROVED, 10):
        arrange(report_of(plan_id), Slot.RESULTS, lines, by=officer)
        write_section(report_of(plan_id), Slot.ACHIEVED, "Hoạt động có tiến bộ.", by=officer)
    assert report_of(plan_id).version == before


def test_results_that_are_moved_up_stand_after_those_that_stand_there(office: Office, plan_id: int) -> None:
    numbered = tasks(plan_id)
    for hour, number in ((9, "2"), (10, "1")):
        with on(APPROVED, hour):
            move_up(report_of(plan_id), [LineWords(numbered[number].id)], by=office.actor("officer"))
    standing = lines_by_slot(report_of(plan_id), at=clock.end_of(APPROVED))[Slot.DIRECTION]
    assert [standing[numbered[number].id].position for number in ("2", "1")] == [1, 2]
    assert section(paper_on(plan_id, APPROVED), "1.")[-2:] == ["Đã gom 03 đề xuất.", "Đã giao nhiệm vụ."]


def test_a_new_report_speaks_of_late_tasks_without_names(office: Office, plan_id: int) -> None:
    head = find_head(report_of(plan_id), at=clock.end_of(DRAFTED))
    assert head is not None
    assert head.late_tasks is LateTasks.UNNAMED
    assert not (head.statistics or head.disbursement or head.annexes)
