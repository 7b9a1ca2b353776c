"""A plan of ten years has its review, with the headings of a real one and the results of each area under it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from flask import Flask

from tests.domain.test_building_outlook import SEED
from tests.offices import Office, task
from tests.reports.desks import PLAN, found, issued_plan, on, section, staff, tasks
from tracker import clock
from tracker.db import db
from tracker.documents.actions import DocumentWords, create_document
from tracker.domain.building import AnnexKind, Slot
from tracker.domain.indicators import IndicatorKind
from tracker.domain.periods import parse_period
from tracker.indicators.actions import Figure, create_indicator, record_reading
from tracker.progress.actions.reporting import UpdateWords, report_progress
from tracker.reports.actions.writing import change_head, create_report, place_indicators, write_section
from tracker.reports.queries.heads import head_words
from tracker.reports.queries.papers import paper_of
from tracker.reports.queries.reports import find_head
from tracker.reports.word import write_report

FIELDS = {
    "1": ("Văn hóa, xã hội", "1.2.1."),
    "2": ("Nông nghiệp", "1.2.2."),
    "3": ("Kỹ thuật, công nghệ thông tin", "1.2.3."),
    "4": ("Y tế", "1.2.4."),
    "5": ("Giáo dục và đào tạo", "1.2.5."),
    "6": ("Quản lý nhà nước", "1.1."),
}
TERM = parse_period("2012-2022")


@pytest.fixture
def plan_id(app: Flask, office: Office) -> int:
    """A plan from 2012 to 2022 under a resolution, with a task and its result in each area, and an indicator."""
    staff(office)
    by = office.actor("officer")
    with on(date(2013, 1, 10)):
        resolution = create_document(
            DocumentWords("Nghị quyết", "20-NQ/TW", date(2012, 11, 1), "Trung ương", "phát triển khoa học"),
            kept_by=office.units["root"], by=by,
        )  # fmt: skip
        words = replace(PLAN, number="09/KH-UBND", issued_on=date(2012, 12, 20))
        made = issued_plan(office, words, unit="root", mandates=[resolution])
        made.ends_on = date(2022, 12, 31)
        for number, (field, _) in FIELDS.items():
            task(office, made, number, "Năm 2022").field_of_work = field
    with on(date(2022, 3, 1)):
        for number, each in tasks(made.id).items():
            told = UpdateWords(f"Đã có kết quả {number}.")
            report_progress(each, told, as_of=date(2022, 3, 1), by=office.actor("sister"))
        shown = create_indicator(
            found(made.id), code="CT1", title="Mô hình chuyển giao", kind=IndicatorKind.COUNT,
            unit_of_measure="mô hình", position=1, by=by,
        )  # fmt: skip
        db.session.flush()
        record_reading(shown, Figure(Decimal(25), None), as_of=date(2022, 3, 1), by=by, note="")
    return made.id


def test_a_ten_year_plan_has_its_review(office: Office, plan_id: int) -> None:
    by = office.actor("officer")
    with on(date(2022, 4, 11)):
        report = create_report(found(plan_id), TERM, by=by)
        db.session.flush()
        head = find_head(report, at=clock.latest())
        assert head is not None
        subject = "Tổng kết 10 năm thực hiện Nghị quyết số 20-NQ/TW"
        words = replace(head_words(head), subject=subject, annexes=(AnnexKind.TASKS, AnnexKind.INDICATORS))
        change_head(report, words, request_id=None, by=by)
        write_section(report, Slot.LESSONS, "Một là kiên trì\nHai là phối hợp", by=by)
        place_indicators(report, Slot.FARMING, [1], by=by)
    with clock.moved_to(clock.end_of(date(2022, 4, 11))):
        built = paper_of(found(plan_id), TERM)
    assert [(each.number, each.title) for each in built.paper.sections] == SEED
    for number, (_, place) in FIELDS.items():
        assert f"Đã có kết quả {number}." in section(built, place)
    assert "Mô hình chuyển giao là 25 mô hình." in section(built, "1.2.2.")
    assert section(built, "2.3.") == ["- Một là kiên trì;", "- Hai là phối hợp."]
    assert built.paper.closing[0].text.startswith(
        "Trên đây là báo cáo tổng kết 10 năm thực hiện Nghị quyết số 20-NQ/TW"
    )
    assert write_report(built.paper).startswith(b"PK")
