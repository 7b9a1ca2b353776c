"""What the writer of a report chooses through the browser: annexes, indicators, comparison, what units told."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape
from io import BytesIO

import openpyxl
import pytest
from flask import Flask

from tests.offices import Office, task
from tests.reports.desks import (
    H1,
    PLAN,
    first_half,
    found,
    issued_plan,
    on,
    report_of,
    section,
    send,
    staff,
    tasks,
)
from tests.reports.test_report_pages import head_fields
from tracker import clock
from tracker.budget.actions import record_disbursement
from tracker.budget.queries import allocations
from tracker.db import db
from tracker.documents.actions import DocumentWords, create_document
from tracker.domain.building import AnnexKind, Built, Outline, as_json
from tracker.domain.indicators import IndicatorKind
from tracker.domain.periods import parse_period, term_of
from tracker.domain.registers.checks import ItemWords
from tracker.domain.rights import EVERYTHING, Actor
from tracker.indicators.actions import Figure, create_indicator, record_reading, set_target
from tracker.plans.models import Plan
from tracker.plans.queries.facts import Known
from tracker.progress.actions.reporting import UpdateWords, confirm, report_complete, report_progress
from tracker.registers.actions import RegisterWords, add_items, create_register
from tracker.reports.actions.life import approve_report, check_report
from tracker.reports.actions.writing import change_head, create_report
from tracker.reports.queries.heads import head_words
from tracker.reports.queries.papers import paper_of
from tracker.reports.queries.reports import find_head, find_report_of

TODAY = date(2022, 6, 17)
H2 = parse_period("2022-H2")


@pytest.fixture(autouse=True)
def _today(app: Flask) -> None:
    clock.set_office_day(TODAY)


@pytest.fixture
def plan_id(office: Office) -> int:
    """A plan with something for every annex."""
    return filled(office)


def filled(office: Office) -> int:
    """A plan with four tasks, money, an indicator, a document that carries it out, and a drafted report."""
    staff(office)
    made, by = first_half(office), office.actor("officer")
    with on(date(2022, 4, 1)):
        plan = found(made)
        create_document(
            DocumentWords("Công văn", "70/UBND-KT", date(2022, 4, 1), "UBND huyện Mẫu", "về việc triển khai"),
            kept_by=office.units["root"], by=by, mandates=[plan.document_id],
        )  # fmt: skip
        each = create_indicator(
            plan, code="CT1", title="Thủ tục mức độ 4", kind=IndicatorKind.RATIO, unit_of_measure="thủ tục",
            position=1, by=by,
        )  # fmt: skip
        db.session.flush()
        set_target(
            each, Figure(Decimal(131), Decimal(262)), by_day=date(2022, 12, 31), as_of=date(2022, 4, 1), by=by
        )
        record_reading(each, Figure(Decimal(42), Decimal(262)), as_of=date(2022, 4, 1), by=by, note="")
        keep_two_sites(plan, by=by)
    with on(date(2022, 6, 14)):
        create_report(found(made), H1, by=by)
    return made


def keep_two_sites(plan: Plan, *, by: Actor) -> None:
    """A register with two names."""
    words = RegisterWords("DT", "Di tích", "di tích", "được công nhận", by_unit=False)
    register = create_register(plan, words, [], position=1, by=by)
    db.session.flush()
    names = ("Mộ Lê Đại Cang", "Tháp Bình Lâm")
    add_items(register, [ItemWords(name, date(2022, 3, 1)) for name in names], by=by)


def test_the_chosen_annexes_go_along_in_every_form_of_the_report(office: Office, plan_id: int) -> None:
    client, report = office.sign_in("officer"), report_of(plan_id)
    chosen = ["units", "documents", "tasks", "indicators", "money", "rollouts", "registers"]
    answer = send(
        client, f"/reports/{report.id}/head", **head_fields(plan_id, outline="periodic", annexes=chosen)
    )
    assert answer.status_code == 303, unescape(answer.text)
    shown = unescape(client.get(f"/reports/{report.id}/preview").text)
    for words in (
        "đã ban hành 02 văn bản để triển khai thực hiện (Phụ lục I kèm theo).",
        "theo cơ quan, đơn vị chủ trì tại Phụ lục V kèm theo.",
        "70/UBND-KT",
        "42/262 (16,03%)",
        "Đơn vị tính: triệu đồng",
        "Có 02 di tích mới được công nhận (Mộ Lê Đại Cang, Tháp Bình Lâm; Phụ lục VI kèm theo).",
    ):
        assert words in shown
    book = openpyxl.load_workbook(BytesIO(client.get(f"/reports/{report.id}/report.xlsx").data))
    assert book.sheetnames == [
        "Tình hình thực hiện",
        "Văn bản",
        "Chỉ tiêu",
        "Kinh phí",
        "Đơn vị chủ trì",
        "Di tích",
    ]
    page = unescape(client.get(f"/reports/{report.id}").text)
    assert "Phụ lục II: Tình hình thực hiện các nhiệm vụ" in page


def test_an_annex_that_is_not_offered_is_refused(office: Office, plan_id: int) -> None:
    fields = head_fields(plan_id, outline="periodic", annexes=["tasks", "secrets"])
    answer = send(office.sign_in("officer"), f"/reports/{report_of(plan_id).id}/head", **fields)
    assert answer.status_code == 422
    assert "Nội dung chọn không có trong danh sách. Chọn lại." in unescape(answer.text)


def test_an_indicator_is_placed_in_the_text_and_taken_out_again(office: Office, plan_id: int) -> None:
    client, url = office.sign_in("officer"), f"/reports/{report_of(plan_id).id}"
    assert "CT1. Thủ tục mức độ 4" in unescape(client.get(f"{url}/sections/I.2").text)
    said = "Thủ tục mức độ 4 là 42/262, đạt 16,03%; đạt 32,06% kế hoạch năm (42/262 – 131/262 thủ tục)."
    for placed in ([1], []):
        fields = {"text": "", "version": report_of(plan_id).version, "indicators": placed}
        assert send(client, f"{url}/sections/I.2", **fields).status_code == 303
        assert (said in unescape(client.get(url).text)) is bool(placed)
    wrong = send(client, f"{url}/sections/I.2", text="", version=report_of(plan_id).version, indicators=[99])
    assert wrong.status_code == 422


def test_what_a_unit_told_is_taken_over_with_one_tap_and_keeps_its_source(
    office: Office, plan_id: int
) -> None:
    with on(date(2022, 4, 15)):
        told = UpdateWords("Đã gom 01 đề xuất.", obstacle="Thiếu tài liệu mẫu.", proposal="Không.")
        report_progress(tasks(plan_id)["2"], told, as_of=date(2022, 4, 15), by=office.actor("sister"))
    client, url = office.sign_in("officer"), f"/reports/{report_of(plan_id).id}"
    shown = unescape(client.get(f"{url}/told").text)
    assert (shown.count("Đã có trong báo cáo."), shown.count('name="told"')) == (2, 1)
    code = shown.split('name="told" value="')[1].split('"')[0]
    answer = send(client, f"{url}/told", told=code, version=report_of(plan_id).version)
    assert answer.status_code == 303, unescape(answer.text)
    page = unescape(client.get(url).text)
    assert "đề xuất còn ít; thiếu tài liệu mẫu" in page
    assert "cập nhật ngày 15/4/2022 của nhiệm vụ 2" in page
    assert 'name="told"' not in client.get(f"{url}/told").text
    unknown = send(client, f"{url}/told", told="III:999", version=report_of(plan_id).version)
    assert unknown.status_code == 422


def test_a_review_is_offered_for_a_plan_of_several_years_and_has_its_own_sections(office: Office) -> None:
    staff(office)
    with on(date(2022, 3, 14)):
        made = issued_plan(office, PLAN, unit="root")
        made.ends_on = date(2032, 12, 31)
        task(office, made, "1", "Năm 2030")
    client = office.sign_in("officer")
    assert 'value="2022-2032"' in client.get(f"/plans/{made.id}/reports/new").text
    answer = send(client, f"/plans/{made.id}/reports/new", period="2022-2032", request_id="")
    assert answer.status_code == 303, unescape(answer.text)
    shown = unescape(client.get(answer.location).text)
    assert "2.3. Bài học kinh nghiệm" in shown
    url = f"{answer.location}/sections/R.II.2.3"
    report = find_report_of(EVERYTHING, found(made.id), term_of(2022, 2032).code)
    assert report is not None
    assert send(client, url, text="Một là kiên trì", version=report.version).status_code == 303
    assert "- Một là kiên trì." in unescape(client.get(f"{answer.location}/preview").text)
    head = find_head(report, at=clock.now())
    assert head is not None
    assert head.outline is Outline.REVIEW


def compare(office: Office, plan_id: int) -> Built:
    """The report of the second half, compared with that of the first."""
    by = office.actor("officer")
    with on(date(2022, 12, 14)):
        report = create_report(found(plan_id), H2, by=by)
        db.session.flush()
        head = find_head(report, at=clock.latest())
        assert head is not None
        words = replace(head_words(head), comparison=True, disbursement=True, annexes=tuple(AnnexKind))
        change_head(report, words, request_id=None, by=by)
    with clock.moved_to(clock.end_of(date(2022, 12, 14))):
        return paper_of(found(plan_id), H2)


@pytest.mark.parametrize("approved", [False, True])
def test_a_report_compares_with_the_one_before_as_it_was_approved(
    office: Office, plan_id: int, approved: bool
) -> None:
    if approved:
        with on(date(2022, 6, 16)):
            check_report(report_of(plan_id), by=office.actor("checker"))
            approve_report(report_of(plan_id), by=office.actor("signer"))
    with on(date(2022, 7, 1)):
        line = allocations(EVERYTHING, found(plan_id), known=Known(date(2022, 7, 1), clock.now()))[0]
        record_disbursement(line, amount=5_000_000, as_of=date(2022, 6, 1), by=office.actor("officer"))
        two = tasks(plan_id)["2"]
        report_complete(two, UpdateWords("Đã họp."), as_of=date(2022, 7, 1), by=office.actor("sister"))
        db.session.flush()
        confirm(two, as_of=date(2022, 7, 1), by=office.actor("head"))
    told = section(compare(office, plan_id), "2.")
    moved = "tăng 5.000.000 đồng" if approved else "bằng kỳ trước"
    assert any(
        words.startswith(
            "So với ngày 14/6/2022: số nhiệm vụ hoàn thành tăng 01; số nhiệm vụ quá hạn chưa hoàn thành giảm 01;"
        )
        and words.endswith(f"số kinh phí giải ngân {moved}.")
        for words in told
    ), told


def test_the_report_for_machines_is_the_same_whenever_it_is_asked(office: Office, plan_id: int) -> None:
    built = compare(office, plan_id)
    tables = json.loads(as_json(built))["annexes"]
    assert [each["name"] for each in tables] == [
        "Phụ lục I",
        "Phụ lục II",
        "Phụ lục III",
        "Phụ lục IV",
        "Phụ lục V",
        "Phụ lục VI",
    ]
    with clock.moved_to(clock.end_of(date(2022, 12, 14))):
        assert as_json(paper_of(found(plan_id), H2)) == as_json(built)
