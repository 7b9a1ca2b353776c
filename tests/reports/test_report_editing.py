"""The editor of a section takes every change, however many tasks the plan has; nothing is cut or lost in silence."""

from datetime import date
from html import unescape

import pytest
from flask import Flask

from tests.offices import Office, task
from tests.reports.desks import H1, first_half, found, on, report_of, send, staff, tasks
from tracker import clock
from tracker.domain.building import Slot
from tracker.reports.actions.writing import LineWords, arrange, create_report
from tracker.reports.queries.reports import lines_by_slot

DRAFTED, TODAY = date(2022, 6, 16), date(2022, 6, 17)
URL = "/reports/{}/sections/I.2"


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


def fields_of(*lines: dict[str, object]) -> dict[str, object]:
    return {
        f"lines-{place}-{name}": value for place, line in enumerate(lines) for name, value in line.items()
    }


@pytest.mark.parametrize(
    ("before", "sent", "words", "left_out"),
    [
        ({"text": "Lời cũ."}, {}, "", False),
        ({"text": "Lời cũ."}, {"left_out": "y"}, "", True),
        ({"left_out": True}, {}, "", False),
        ({}, {"left_out": "y"}, "", True),
        ({"text": "Lời cũ."}, {"text": "Lời mới."}, "Lời mới.", False),
    ],
    ids=["words cleared", "words cleared and left out", "taken in again", "left out", "reworded"],
)
@pytest.mark.parametrize("number", ["2", "3"], ids=["a task that told something", "a silent task"])
def test_a_line_without_a_number_takes_effect(
    office: Office, plan_id: int, number: str, before: dict, sent: dict, words: str, left_out: bool
) -> None:
    task_id = tasks(plan_id)[number].id
    with on(DRAFTED, 10):
        arrange(report_of(plan_id), Slot.RESULTS, [LineWords(task_id, **before)], by=office.actor("officer"))
    report = report_of(plan_id)
    fields = fields_of({"task_id": task_id, "position": "", "text": "", **sent})
    answer = send(office.sign_in("officer"), URL.format(report.id), text="", version=report.version, **fields)
    assert answer.status_code == 303, unescape(answer.text)
    standing = lines_by_slot(report_of(plan_id), at=clock.now())[Slot.RESULTS][task_id]
    assert (standing.text, standing.left_out) == (words, left_out)


def test_a_silent_line_that_says_nothing_leaves_no_fact(office: Office, plan_id: int) -> None:
    report = report_of(plan_id)
    fields = fields_of({"task_id": tasks(plan_id)["3"].id, "position": ""})
    send(office.sign_in("officer"), URL.format(report.id), text="", version=report.version, **fields)
    assert Slot.RESULTS not in lines_by_slot(report_of(plan_id), at=clock.now())


def test_a_plan_of_many_tasks_is_edited_whole(office: Office, plan_id: int) -> None:
    with on(DRAFTED, 11):
        for place in range(1, 501):
            task(office, found(plan_id), f"5.{place}", "Năm 2022", given=False)
    client, report = office.sign_in("officer"), report_of(plan_id)
    numbered = tasks(plan_id)
    shown = client.get(f"/reports/{report.id}/sections/II")
    assert shown.status_code == 200
    assert shown.text.count('class="line"') == len(numbered) - 1
    lines = [
        {"task_id": each.id, "position": place, "text": f"Lời {place}."}
        for place, each in enumerate(numbered.values(), start=1)
    ]
    answer = send(
        client, f"/reports/{report.id}/sections/II", text="", version=report.version, **fields_of(*lines)
    )
    assert answer.status_code == 303, unescape(answer.text)[:2000]
    assert len(lines_by_slot(report_of(plan_id), at=clock.now())[Slot.AHEAD]) == len(numbered)
