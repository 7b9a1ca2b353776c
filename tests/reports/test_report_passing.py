"""A report is passed on as it was seen: what changed meanwhile, what was not mended and what is internal is told."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from flask import Flask

from tests.offices import Office
from tests.reports.desks import (
    H1,
    PLAN,
    first_half,
    found,
    issued_plan,
    on,
    report_of,
    seen_by,
    send,
    staff,
    tasks,
)
from tracker import clock
from tracker.domain.building import Slot
from tracker.domain.levels import WorkLevel
from tracker.domain.refusals import Refusal
from tracker.domain.reportlife import ReportState
from tracker.progress.actions.reporting import UpdateWords, report_progress
from tracker.reports.actions.life import approve_report, check_report, issue_report, send_back
from tracker.reports.actions.writing import create_report, write_section

DRAFTED, TODAY = date(2022, 6, 16), date(2022, 6, 17)
CHANGED = "Số liệu hoặc nội dung đã thay đổi từ lúc mở trang. Xem lại"


@pytest.fixture(autouse=True)
def _today(app: Flask) -> None:
    clock.set_office_day(TODAY)


@pytest.fixture
def plan_id(office: Office) -> int:
    """A plan with a drafted report."""
    staff(office)
    number = first_half(office)
    with on(DRAFTED):
        create_report(found(number), H1, by=office.actor("officer"))
    return number


def report_again(office: Office, plan_id: int) -> None:
    """A unit's update of before the cut-off comes in late."""
    with on(DRAFTED, 16):
        words = UpdateWords("Ghi bổ sung.", level=WorkLevel.UNDER_WAY)
        report_progress(tasks(plan_id)["2"], words, as_of=date(2022, 6, 1), by=office.actor("sister"))


@pytest.mark.parametrize(
    ("who", "path", "state"),
    [("checker", "check", ReportState.DRAFT), ("signer", "approve", ReportState.CHECKED)],
)
@pytest.mark.parametrize("forgot", [False, True], ids=["figures changed", "nothing was shown"])
def test_what_was_not_seen_is_not_passed_on(
    office: Office, plan_id: int, who: str, path: str, state: ReportState, forgot: bool
) -> None:
    if state is ReportState.CHECKED:
        with on(DRAFTED, 15):
            check_report(report_of(plan_id), by=office.actor("checker"))
    client, report = office.sign_in(who), report_of(plan_id)
    told = {"version": report.version, "seen": "" if forgot else seen_by(client, report.id)}
    url = f"/reports/{report.id}/{path}"
    if not forgot:
        report_again(office, plan_id)
    answer = send(client, url, **told)
    assert answer.status_code == 409
    assert CHANGED in unescape(answer.text)
    assert (report_of(plan_id).state, report_of(plan_id).frozen) == (state, None)
    again = re.search(r'name="seen" value="(\w+)"', answer.text)
    assert again
    assert send(client, url, version=report.version, seen=again[1]).status_code == 303


def test_the_reason_of_a_return_stands_on_top_until_the_draft_is_mended(office: Office, plan_id: int) -> None:
    client, report_id = office.sign_in("officer"), report_of(plan_id).id
    with on(DRAFTED, 15):
        send_back(report_of(plan_id), reason="Ghi rõ nguyên nhân", by=office.actor("checker"))
    shown = unescape(client.get(f"/reports/{report_id}").text)
    assert "Trả lại để sửa ngày 16/6/2022" in shown
    assert shown.index("Ghi rõ nguyên nhân") < shown.index("Phần đầu")
    with on(DRAFTED, 16):
        write_section(report_of(plan_id), Slot.CAUSES, "Thiếu vốn", by=office.actor("officer"))
    assert "Trả lại để sửa ngày" not in unescape(client.get(f"/reports/{report_id}").text)


@pytest.mark.parametrize("mended_by", ["nobody", "writer", "unit"])
def test_a_returned_draft_is_checked_only_after_something_changed(
    office: Office, plan_id: int, mended_by: str
) -> None:
    with on(DRAFTED, 15):
        send_back(report_of(plan_id), reason="Ghi rõ nguyên nhân", by=office.actor("checker"))
    if mended_by == "writer":
        with on(DRAFTED, 16):
            write_section(report_of(plan_id), Slot.CAUSES, "Thiếu vốn", by=office.actor("officer"))
    if mended_by == "unit":
        report_again(office, plan_id)
    if mended_by == "nobody":
        with on(DRAFTED, 17), pytest.raises(Refusal, match="chưa thay đổi từ khi trả lại"):
            check_report(report_of(plan_id), by=office.actor("checker"))
    else:
        with on(DRAFTED, 17):
            check_report(report_of(plan_id), by=office.actor("checker"))
    assert report_of(plan_id).state is (ReportState.DRAFT if mended_by == "nobody" else ReportState.CHECKED)


@pytest.mark.parametrize(
    ("issuer", "number", "year", "refused"),
    [
        ("root", 7, 2022, True),
        ("root", 8, 2022, False),
        ("root", 7, 2023, False),
        ("commune", 7, 2022, False),
    ],
)
def test_an_issuer_uses_a_number_once_a_year(
    office: Office, plan_id: int, issuer: str, number: int, year: int, refused: bool
) -> None:
    with on(TODAY, 8):
        other = issued_plan(office, replace(PLAN, number="57/KH-UBND"), unit=issuer).id
        create_report(found(other), H1, by=office.actor("officer"))
    day = date(year, 12, 20)
    for of, given, on_day in ((plan_id, 7, TODAY), (other, number, day)):
        with on(on_day, 9):
            check_report(report_of(of), by=office.actor("checker"))
            approve_report(report_of(of), by=office.actor("signer"))
        if of == other and refused:
            with on(on_day, 10), pytest.raises(Refusal, match="Số 7 năm 2022 đã dùng"):
                issue_report(report_of(of), number=given, on=on_day, by=office.actor("clerk"))
        else:
            with on(on_day, 10):
                issue_report(report_of(of), number=given, on=on_day, by=office.actor("clerk"))
            assert report_of(of).number == given
