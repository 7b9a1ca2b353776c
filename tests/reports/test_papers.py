"""The report as the floors give it: any plan, any day, the same again whatever was recorded since."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from sqlalchemy import event

from tests.offices import Office, task
from tests.reports.desks import H1, PLAN, first_half, found, issued_plan, on, report_of, section, staff, tasks
from tracker import clock
from tracker.budget.actions import record_disbursement
from tracker.budget.queries import allocations
from tracker.db import db
from tracker.documents.actions import DocumentWords, create_document
from tracker.domain.building import Built, LateTasks, Slot, as_json
from tracker.domain.periods import parse_period
from tracker.domain.rights import EVERYTHING
from tracker.plans.queries.facts import Known
from tracker.progress.actions.reporting import (
    UpdateWords,
    confirm,
    report_complete,
    report_progress,
    send_back,
)
from tracker.reports.actions.writing import (
    LineWords,
    arrange,
    change_head,
    create_report,
    write_section,
)
from tracker.reports.queries.heads import head_words
from tracker.reports.queries.papers import paper_of
from tracker.reports.queries.reports import find_head
from tracker.reports.word import write_report

CUTOFF = date(2022, 6, 14)


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that are sent inside."""
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        if statement.startswith(("SELECT", "WITH")):
            sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield sent
    event.remove(db.engine, "before_cursor_execute", note)


def told(plan_id: int, *, known: date = CUTOFF) -> Built:
    db.session.rollback()
    return paper_of(found(plan_id), H1, as_of=CUTOFF, known_at=clock.end_of(known))


def test_a_plan_for_which_nobody_wrote_a_report_has_a_draft(office: Office) -> None:
    staff(office)
    built = told(first_half(office))
    assert built.paper.subject.startswith(
        "Kết quả thực hiện Kế hoạch số 56/KH-UBND trong 06 tháng đầu năm 2022"
    )
    assert built.paper.opening[0].text.startswith("Thực hiện chế độ báo cáo định kỳ, Ủy ban nhân dân huyện")
    assert section(built, "1.")[0].startswith("Thực hiện Chương trình hành động số 10-CTr/TU ngày 14/5/2021")
    assert "tổng kinh phí" not in section(built, "1.")[0]
    assert section(built, "2.") == [
        "Tổng kinh phí bố trí 5.240.000.000 đồng, gồm kinh phí sự nghiệp khoa học và công nghệ 240.000.000 đồng "
        "(giao Phòng Kinh tế và Hạ tầng) và vốn đầu tư 5 tỷ đồng để trang bị phần mềm, thực hiện Kế hoạch số "
        "56/KH-UBND.",
        "Đã giao nhiệm vụ.",
        "Đã gom 03 đề xuất.",
    ]
    assert section(built, "3.2.")[0].endswith("chủ yếu do đề xuất còn ít.")
    assert section(built, "II.") == [
        "- Tiếp tục nội dung 2;",
        "- Triển khai thực hiện nội dung 3;",
        "- Triển khai thực hiện nội dung 4.",
    ]
    assert section(built, "III.") == ["Kiến nghị Sở tập huấn."]
    assert built.paper.signature.name == "Nguyễn Văn Mẫu"


def test_the_same_day_and_moment_give_the_same_bytes_whatever_was_recorded_since(office: Office) -> None:
    staff(office)
    plan_id = first_half(office)
    with on(date(2022, 6, 13)):
        report = create_report(found(plan_id), H1, by=office.actor("officer"))
        write_section(report, Slot.ACHIEVED, "Hoạt động có tiến bộ.", by=office.actor("officer"))
        arrange(report, Slot.AHEAD, [LineWords(tasks(plan_id)["3"].id)], by=office.actor("officer"))
    before = told(plan_id)
    with on(date(2022, 6, 20)):
        _change_everything(office, plan_id)
    again, later = told(plan_id), told(plan_id, known=date(2022, 6, 20))
    assert as_json(again) == as_json(before)
    assert write_report(again.paper) == write_report(before.paper)
    assert as_json(later) != as_json(before)
    assert later.figures.counts != before.figures.counts
    assert later.paper.head != before.paper.head


def _change_everything(office: Office, plan_id: int) -> None:
    """Facts of later days and facts dated back before the cut-off, and the writer's own rows."""
    by, sister = office.actor("officer"), office.actor("sister")
    numbered = tasks(plan_id)
    report_complete(numbered["2"], UpdateWords("Đã họp."), as_of=date(2022, 6, 1), by=sister)
    db.session.flush()
    confirm(numbered["2"], as_of=date(2022, 6, 2), by=office.actor("head"))
    report_progress(numbered["3"], UpdateWords("Đã chuẩn bị."), as_of=date(2022, 4, 1), by=sister)
    task(office, found(plan_id), "5", "Năm 2022")
    lines = allocations(EVERYTHING, found(plan_id), known=Known(CUTOFF, clock.now()))
    record_disbursement(lines[0], amount=1_000_000, as_of=date(2022, 6, 1), by=by)
    report = report_of(plan_id)
    head = find_head(report, at=clock.now())
    assert head is not None
    words = replace(head_words(head), place="Nơi khác", statistics=True, late_tasks=LateTasks.NAMED)
    change_head(report, words, request_id=None, by=by)
    write_section(report, Slot.ACHIEVED, "Viết lại.", by=by)
    arrange(report, Slot.RESULTS, [LineWords(numbered["1"].id, left_out=True)], by=by)


def test_the_figures_of_the_cutoff_are_those_of_the_day_not_of_today(office: Office) -> None:
    plan_id = first_half(office)
    with on(date(2022, 6, 21)):
        two = tasks(plan_id)["2"]
        report_complete(two, UpdateWords("Đã họp."), as_of=date(2022, 6, 21), by=office.actor("sister"))
        db.session.flush()
        confirm(two, as_of=date(2022, 6, 21), by=office.actor("head"))
    counts = told(plan_id, known=date(2022, 7, 1)).figures.counts
    assert (counts.done_on_time, counts.overdue, counts.in_term, counts.ongoing) == (1, 1, 1, 1)


def test_without_a_day_the_report_is_of_its_cutoff_but_never_of_a_day_to_come(office: Office) -> None:
    plan_id = first_half(office)
    for today, day in ((date(2022, 6, 1), date(2022, 6, 1)), (date(2022, 9, 1), CUTOFF)):
        with clock.moved_to(clock.end_of(today)):
            assert paper_of(found(plan_id), H1).figures.as_of == day


def test_only_what_was_reported_in_the_period_is_a_result_of_the_period(office: Office) -> None:
    plan_id = first_half(office)
    built = paper_of(
        found(plan_id),
        parse_period("2022-H2"),
        as_of=date(2022, 7, 1),
        known_at=clock.end_of(date(2022, 7, 1)),
    )
    assert section(built, "2.")[1:] == []
    assert [row.cells[-1] for row in built.table.rows] == ["Đã giao nhiệm vụ.", "Đã gom 03 đề xuất.", "", ""]


def test_a_returned_completion_and_an_empty_update_are_no_results(office: Office) -> None:
    plan_id = first_half(office)
    with on(date(2022, 6, 1)):
        two, three = tasks(plan_id)["2"], tasks(plan_id)["3"]
        report_complete(two, UpdateWords("Đã xong thật."), as_of=date(2022, 6, 1), by=office.actor("sister"))
        report_progress(
            three, UpdateWords(nothing_new=True), as_of=date(2022, 6, 1), by=office.actor("sister")
        )
        db.session.flush()
        send_back(two, reason="Thiếu biên bản", as_of=date(2022, 6, 2), by=office.actor("head"))
    assert section(told(plan_id), "2.")[1:] == ["Đã giao nhiệm vụ.", "Đã gom 03 đề xuất."]


def test_an_invented_plan_of_a_commune_in_2026_has_its_report(office: Office) -> None:
    with on(date(2026, 1, 20)):
        resolution = create_document(
            DocumentWords(
                "Nghị quyết",
                "57-NQ/TW",
                date(2024, 12, 22),
                "Bộ Chính trị",
                "đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia",
            ),
            kept_by=office.units["commune"],
            by=office.actor("commune"),
        )
        words = DocumentWords(
            "Kế hoạch", "09/KH-UBND", date(2026, 1, 15), "UBND xã Thượng", "chuyển đổi số năm 2026"
        )
        made = issued_plan(office, words, unit="commune", mandates=[resolution])
        task(office, made, "1", "30/6/2026", lead="commune", given=False)
    with clock.moved_to(clock.end_of(date(2026, 6, 14))):
        built = paper_of(found(made.id), parse_period("2026-H1"))
    assert built.paper.sections[0].title == (
        "TÌNH HÌNH TRIỂN KHAI THỰC HIỆN KẾ HOẠCH TRONG 06 THÁNG ĐẦU NĂM 2026"
    )
    assert section(built, "1.") == [
        "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về "
        "“đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia”, "
        "UBND xã Thượng đã ban hành Kế hoạch số 09/KH-UBND ngày 15/01/2026 về chuyển đổi số năm 2026."
    ]
    assert section(built, "2.") == ["Trong kỳ chưa có kết quả được báo cáo."]
    assert section(built, "3.1.") == [
        "Đến ngày 14/6/2026 chưa có nhiệm vụ hoàn thành theo Kế hoạch số 09/KH-UBND."
    ]
    assert section(built, "III.") == ["Không."]
    assert built.paper.head.organ == ("UBND XÃ THƯỢNG",)


def test_an_empty_plan_has_a_report_without_an_empty_heading(office: Office) -> None:
    with on(date(2022, 3, 14)):
        made = issued_plan(office, PLAN, unit="root")
    built = told(made.id)
    assert {each.number for each in built.paper.sections if not each.paragraphs} == {"I.", "3."}
    assert section(built, "2.") == ["Kế hoạch chưa có nhiệm vụ."]
    figures = json.loads(as_json(built))
    assert (figures["counts"]["total"], figures["progress"]) == (0, None)


def test_a_report_takes_a_constant_number_of_statements(office: Office) -> None:
    small = first_half(office)
    with on(date(2022, 3, 15)):
        made = issued_plan(office, replace(PLAN, number="57/KH-UBND"), unit="root")
        for number in range(50):
            task(office, made, str(number), "Năm 2022")
        large = made.id
    with on(date(2022, 6, 13)):
        for plan_id in (small, large):
            create_report(found(plan_id), H1, by=office.actor("officer"))
    assert statements(small) == statements(large) < 35


def statements(plan_id: int) -> int:
    """How many SELECTs the report of a plan takes, with nothing loaded before."""
    db.session.remove()
    with counted() as sent:
        told(plan_id)
    return len(sent)
