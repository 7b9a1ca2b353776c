"""Reports through the browser: from the first draft to the issued paper, by five people."""

import re
from datetime import date
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.offices import Office
from tests.reports.desks import H1, first_half, found, on, report_of, seen_by, send, staff, tasks
from tracker import clock
from tracker.domain.building import Slot
from tracker.domain.reportlife import ReportState
from tracker.reports.actions.writing import create_report, write_section
from tracker.reports.queries.campaigns import find_campaign_of
from tracker.reports.queries.reports import find_head, lines_by_slot, texts_by_slot

DRAFTED, TODAY = date(2022, 6, 16), date(2022, 6, 17)


@pytest.fixture(autouse=True)
def _today(app: Flask) -> None:
    clock.set_office_day(TODAY)


@pytest.fixture
def plan_id(office: Office) -> int:
    """A plan that a report of the first half can speak of."""
    staff(office)
    return first_half(office)


@pytest.fixture
def report_id(office: Office, plan_id: int) -> int:
    """Its drafted report."""
    with on(DRAFTED):
        report = create_report(found(plan_id), H1, by=office.actor("officer"))
        write_section(report, Slot.ACHIEVED, "Hoạt động có tiến bộ.", by=office.actor("officer"))
    return int(report.id)


def page(client: FlaskClient, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status, answer.text
    return unescape(answer.text)


def line(place: int, task_id: int, position: object, **more: object) -> dict[str, object]:
    """The fields of one line of a section's form."""
    told = {"task_id": task_id, "position": position, **more}
    return {f"lines-{place}-{name}": value for name, value in told.items()}


def test_an_officer_drafts_a_report_and_everything_that_it_says_names_its_source(
    office: Office, plan_id: int
) -> None:
    client = office.sign_in("officer")
    assert "06 tháng đầu năm 2022 (15/12/2021 – 14/6/2022)" in page(client, f"/plans/{plan_id}/reports/new")
    answer = send(client, f"/plans/{plan_id}/reports/new", period="2022-H1", request_id="")
    assert answer.status_code == 303
    shown = page(client, answer.location)
    assert "Đã gom 03 đề xuất." in shown
    task_id = tasks(plan_id)["2"].id
    assert f'<a href="/tasks/{task_id}">cập nhật ngày 31/5/2022 của nhiệm vụ 2</a>' in shown
    assert "Chương trình hành động số 10-CTr/TU ngày 14/5/2021</a>" in shown
    assert "Chưa có cập nhật nào của 2 nhiệm vụ: số 3, 4." in shown
    twice = send(client, f"/plans/{plan_id}/reports/new", period="2022-H1", request_id="")
    assert twice.status_code == 422
    assert "Kế hoạch đã có báo cáo 06 tháng đầu năm 2022" in unescape(twice.text)


def test_a_section_is_typed_ordered_merged_reworded_and_left_out(
    office: Office, plan_id: int, report_id: int
) -> None:
    client, numbered = office.sign_in("officer"), tasks(plan_id)
    url = f"/reports/{report_id}/sections/I.2"
    assert "Đã gom 03 đề xuất." in page(client, url)
    fields = {
        **line(0, numbered["1"].id, 1, text="Đã giao cho từng đơn vị."),
        **line(1, numbered["2"].id, 1, joins_previous="y"),
        **line(2, numbered["3"].id, "", left_out="y"),
        **line(3, numbered["4"].id, "", text="Duy trì thường xuyên."),
    }
    answer = send(client, url, text="Đoạn của người soạn.", version=report_of(plan_id).version, **fields)
    assert answer.status_code == 303, unescape(answer.text)
    shown = page(client, f"/reports/{report_id}/preview")
    told = [unescape(each) for each in re.findall(r"<p>(.*?)</p>", shown)]
    start = told.index("Đoạn của người soạn.")
    assert told[start : start + 4] == [
        "Đoạn của người soạn.",
        "Đã gom 03 đề xuất.",
        "Đã giao cho từng đơn vị.",
        "Duy trì thường xuyên.",
    ]
    standing = lines_by_slot(report_of(plan_id), at=clock.now())[Slot.RESULTS]
    assert standing[numbered["3"].id].left_out


def test_a_result_moves_up_to_the_direction(office: Office, plan_id: int, report_id: int) -> None:
    client, numbered = office.sign_in("officer"), tasks(plan_id)
    fields = line(0, numbered["1"].id, 1, placed="y")
    answer = send(
        client, f"/reports/{report_id}/sections/I.2", text="", version=report_of(plan_id).version, **fields
    )
    assert answer.status_code == 303
    assert list(lines_by_slot(report_of(plan_id), at=clock.now())) == [Slot.DIRECTION]


def test_a_stale_section_is_refused_with_both_texts_and_nothing_typed_is_lost(
    office: Office, plan_id: int, report_id: int
) -> None:
    client, old = office.sign_in("officer"), report_of(plan_id).version
    with on(DRAFTED, 15):
        write_section(report_of(plan_id), Slot.ACHIEVED, "Người khác viết.", by=office.actor("head"))
    answer = send(client, f"/reports/{report_id}/sections/I.3.1", text="Đang viết dở", version=old)
    assert answer.status_code == 409
    told = unescape(answer.text)
    assert "Đang viết dở" in told
    assert "Người khác viết." in told
    assert texts_by_slot(report_of(plan_id), at=clock.now())[Slot.ACHIEVED].text == "Người khác viết."


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"lines-0-task_id": "999", "lines-0-position": "1"}, "không thuộc kế hoạch này"),
        ({"lines-0-task_id": "x'--", "lines-0-position": "1"}, "không thuộc kế hoạch này"),
        ({"lines-0-task_id": "1", "lines-0-position": "một"}, "dòng 1: Nhập một số nguyên"),
        ({"text": "x" * 20_001}, "Dài quá 20000 ký tự"),
    ],
)
def test_a_wrong_line_is_told_and_nothing_is_written(
    office: Office, plan_id: int, report_id: int, fields: dict[str, str], why: str
) -> None:
    told = {"text": "", "version": report_of(plan_id).version, **fields}
    answer = send(office.sign_in("officer"), f"/reports/{report_id}/sections/II", **told)
    assert answer.status_code == 422
    assert why in unescape(answer.text)
    assert Slot.AHEAD not in lines_by_slot(report_of(plan_id), at=clock.now())


@pytest.mark.parametrize("section", ["I.9", "x", "I.2%2F..", "I.3.2.causes"])
def test_only_the_sections_that_there_are_can_be_edited(office: Office, report_id: int, section: str) -> None:
    answer = office.sign_in("officer").get(f"/reports/{report_id}/sections/{section}")
    assert answer.status_code == (200 if section == "I.3.2.causes" else 404)


def head_fields(plan_id: int, **other: object) -> dict[str, object]:
    """The head's form as it is offered, with some fields typed anew."""
    head = find_head(report_of(plan_id), at=clock.now())
    names = (
        "subject voice organ_lines symbol place cutoff addressee parent_line signature_lines signer_name "
        "recipients late_tasks"
    )
    told = {name: getattr(head, name) for name in names.split()}
    return {**told, "request_id": "", "version": report_of(plan_id).version, **other}


def test_head_and_options_are_typed_and_the_paper_follows(
    office: Office, plan_id: int, report_id: int
) -> None:
    client = office.sign_in("officer")
    assert "HUYỆN MẪU" in page(client, f"/reports/{report_id}/head")
    fields = head_fields(plan_id, place="Phú Mẫu", statistics="y", subject="Kết quả\nthực hiện kế hoạch")
    assert send(client, f"/reports/{report_id}/head", **fields).status_code == 303
    shown = page(client, f"/reports/{report_id}/preview")
    assert "Phú Mẫu, ngày" in shown
    assert "Kế hoạch có 04 nhiệm vụ." in shown
    assert "Kết quả thực hiện kế hoạch" in shown
    wrong = send(client, f"/reports/{report_id}/head", **head_fields(plan_id, cutoff="31/2/2022", voice=""))
    assert wrong.status_code == 422
    assert "“31/2/2022” không phải ngày" in unescape(wrong.text)


def test_five_people_bring_a_report_from_the_draft_to_the_register(
    office: Office, plan_id: int, report_id: int
) -> None:
    def step(who: str, path: str, **fields: object) -> int:
        url = f"/reports/{report_id}/{path}"
        client = office.sign_in(who)
        told = {"version": report_of(plan_id).version, "seen": seen_by(client, report_id), **fields}
        return send(client, url, **told).status_code

    assert step("officer", "check") == 403
    assert step("signer", "approve", seen=seen_by(office.sign_in("checker"), report_id)) == 422
    assert step("checker", "check/return", reason="") == 422
    assert step("checker", "check/return", reason="Sửa mục 3") == 303
    assert step("checker", "check") == 422
    assert step("officer", "sections/I.3.2", text="Đầu tư còn thấp.") == 303
    assert step("checker", "check") == 303
    assert "Đã kiểm tra" in page(office.sign_in("officer"), "/reports")
    assert step("officer", "head", **head_fields(plan_id)) == 422
    assert step("signer", "approve") == 303
    assert step("officer", "issue", number="7", issued_on="17/6/2022") == 403
    assert step("clerk", "issue", number="7", issued_on="16/6/2022") == 422
    assert step("clerk", "issue", number="7", issued_on="17/6/2022") == 303
    report = report_of(plan_id)
    assert (report.state, report.number) == (ReportState.ISSUED, 7)
    shown = page(office.sign_in("leader"), f"/reports/{report_id}")
    assert f"Mã xác thực nội dung: {report.digest}" in shown
    assert "Sửa phần đầu" not in shown
    assert "07/BC-UBND" in page(office.sign_in("leader"), f"/reports/{report_id}/preview")


def test_a_step_that_is_sent_twice_is_taken_once(office: Office, plan_id: int, report_id: int) -> None:
    checker = office.sign_in("checker")
    fields = {"nonce": "the-same-nonce-twice", "version": report_of(plan_id).version}
    fields["seen"] = seen_by(checker, report_id)
    answers = [checker.post(f"/reports/{report_id}/check", data=fields).status_code for _ in range(2)]
    assert answers == [303, 303]
    assert report_of(plan_id).state is ReportState.CHECKED


@pytest.mark.parametrize(("path", "start"), [("report.docx", b"PK\x03\x04"), ("report.xlsx", b"PK\x03\x04")])
def test_the_paper_is_fetched_as_a_file(office: Office, report_id: int, path: str, start: bytes) -> None:
    answer = office.sign_in("leader").get(f"/reports/{report_id}/{path}")
    assert answer.status_code == 200
    assert answer.data.startswith(start)
    assert "2022-H1" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("path", ["", "/preview", "/report.docx", "/head", "/sections/I.2"])
def test_who_does_not_follow_the_plan_finds_no_report(office: Office, report_id: int, path: str) -> None:
    for who in ("sister", "commune"):
        assert office.sign_in(who).get(f"/reports/{report_id}{path}").status_code == 404


def test_the_past_has_a_banner_and_no_forms(office: Office, report_id: int) -> None:
    client = office.sign_in("officer")
    shown = page(client, f"/reports/{report_id}?as_of=31/3/2022")
    assert "Đang xem số liệu đến ngày 31/3/2022" in shown
    assert "Đã gom 03 đề xuất." not in shown
    assert "Sửa phần đầu" not in shown
    assert "Lập báo cáo" not in page(client, "/reports?as_of=31/3/2022")


@pytest.mark.parametrize("day", ["32/3/2022", "18/6/2022", "x"])
def test_a_day_that_is_none_or_has_not_come_is_told(office: Office, report_id: int, day: str) -> None:
    page(office.sign_in("officer"), f"/reports/{report_id}?as_of={day}", 400)


def test_a_campaign_is_opened_and_answers_are_noted(office: Office, plan_id: int) -> None:
    client = office.sign_in("officer")
    assert "Phòng Tư pháp" in page(client, f"/plans/{plan_id}/campaigns/new")
    fields = {
        "period": "2022-H1",
        "units": [office.units["sister"].id, office.units["commune"].id],
        "asked_on": "23/5/2022",
        "due": "8/6/2022",
        "document": "",
    }
    answer = send(client, f"/plans/{plan_id}/campaigns/new", **fields)
    assert answer.status_code == 303, unescape(answer.text)
    campaign = find_campaign_of(found(plan_id), "2022-H1")
    assert campaign is not None
    received = {
        "unit": office.units["commune"].id,
        "received_on": "9/6/2022",
        "document_text": "12/BC-UBND",
        "version": campaign.version,
    }
    assert send(client, f"/campaigns/{campaign.id}", **received).status_code == 303
    assert send(client, f"/campaigns/{campaign.id}", **received).status_code == 422
    assert "1/2" in page(client, "/reports")
    wrong = send(client, f"/plans/{plan_id}/campaigns/new", **{**fields, "due": ""})
    assert wrong.status_code == 422
    shown = page(office.sign_in("leader"), f"/campaigns/{campaign.id}")
    assert "12/BC-UBND" in shown
    assert "Sau hạn" in shown
    assert "1/2" in shown
