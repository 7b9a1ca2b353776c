"""A recurring task, its occurrences and the steps about all of it; a task with parts; more time."""

from datetime import date, timedelta
from itertools import count

import pytest

from tests.offices import Office, plan, task
from tests.reminders.mornings import entered
from tracker import clock
from tracker.db import db, writing
from tracker.domain.deadlines import parse_deadline
from tracker.domain.levels import WorkLevel
from tracker.domain.refusals import Refusal
from tracker.domain.rights import EVERYTHING
from tracker.domain.workflow import Verb, WorkState
from tracker.org.models import Unit
from tracker.plans.actions.assigning import Carriers, assign, prepare_assignment
from tracker.plans.actions.planning import TaskWords, add_task
from tracker.plans.actions.steps import reopen, take_step
from tracker.plans.actions.terms import set_deadline, set_weight
from tracker.plans.models import Task
from tracker.plans.queries.occurrences import states_by_task
from tracker.plans.queries.tasks import find_task
from tracker.progress.actions.extending import ask_extension, grant_extension, refuse_extension
from tracker.progress.actions.reporting import (
    UpdateWords,
    confirm,
    report_complete,
    report_progress,
    send_back,
)
from tracker.progress.queries import open_request

Q1, Q2, Q3, Q4 = date(2022, 3, 31), date(2022, 6, 30), date(2022, 9, 30), date(2022, 12, 31)
DONE, OPEN_STATE = WorkState.DONE, WorkState.ASSIGNED
WORDS = UpdateWords("Đã phát 09 tin, bài")
NONCES = (f"occurrence-{number:015d}" for number in count())


def given(office: Office, number: str, deadline: str) -> int:
    with entered(date(2022, 3, 14)):
        return task(office, plan(office, f"{number}/KH-UBND"), number, deadline).id


def fresh(task_id: int) -> Task:
    found = find_task(EVERYTHING, task_id)
    assert found is not None
    return found


def states(task_id: int) -> list[WorkState]:
    db.session.rollback()
    return list(states_by_task([fresh(task_id)])[task_id].values())


def complete(office: Office, task_id: int, day: date, *, confirmed: bool = True) -> None:
    with entered(day):
        report_complete(fresh(task_id), WORDS, as_of=day, by=office.actor("sister"))
    if confirmed:
        with entered(day, 10):
            confirm(fresh(task_id), as_of=day, by=office.actor("head"))


def steer(office: Office, task_id: int, verb: Verb, day: date) -> None:
    with entered(day):
        take_step(fresh(task_id), verb, as_of=day, by=office.actor("head"), reason="Theo chỉ đạo")


def test_a_step_about_the_whole_task_leaves_alone_what_is_done(office: Office) -> None:
    number = given(office, "1", "Hằng quý")
    complete(office, number, date(2022, 3, 30))
    steer(office, number, Verb.SUSPEND, date(2022, 4, 4))
    assert states(number) == [DONE, *[WorkState.SUSPENDED] * 3]
    steer(office, number, Verb.RESUME, date(2022, 4, 5))
    assert states(number) == [DONE, *[OPEN_STATE] * 3]
    steer(office, number, Verb.WITHDRAW, date(2022, 4, 6))
    steer(office, number, Verb.REOPEN, date(2022, 4, 7))
    assert states(number) == [DONE, *[WorkState.ACCEPTED] * 3]


def test_the_unit_goes_on_with_the_next_occurrence_while_the_head_is_slow(office: Office) -> None:
    number = given(office, "1", "Hằng quý")
    complete(office, number, date(2022, 3, 30), confirmed=False)
    complete(office, number, date(2022, 6, 28), confirmed=False)
    assert states(number) == [WorkState.AWAITING, WorkState.AWAITING, OPEN_STATE, OPEN_STATE]
    with entered(date(2022, 7, 1)):
        send_back(fresh(number), reason="Thiếu danh sách", as_of=date(2022, 7, 1), by=office.actor("head"))
    assert states(number)[:2] == [WorkState.RETURNED, WorkState.AWAITING]
    with entered(date(2022, 7, 4)):
        confirm(fresh(number), as_of=date(2022, 7, 4), by=office.actor("head"))
    assert states(number)[:2] == [WorkState.RETURNED, DONE]


def test_one_occurrence_is_taken_up_again_by_its_day(office: Office) -> None:
    number = given(office, "1", "Hằng quý")
    for day in (date(2022, 3, 30), date(2022, 6, 28), date(2022, 9, 28), date(2022, 12, 28)):
        complete(office, number, day)
    again = {"reason": "Thiếu số liệu", "as_of": date(2022, 12, 29), "by": office.actor("head")}
    with entered(date(2022, 12, 29)), pytest.raises(Refusal, match="Chọn kỳ"):
        reopen(fresh(number), occurrence=None, **again)
    with entered(date(2022, 12, 29)), pytest.raises(Refusal, match="không có kỳ"):
        reopen(fresh(number), occurrence=Q2 - timedelta(1), **again)
    with entered(date(2022, 12, 29)):
        reopen(fresh(number), occurrence=Q2, **again)
    assert states(number) == [DONE, WorkState.ACCEPTED, DONE, DONE]


def test_the_page_offers_the_occurrences_that_are_done(office: Office) -> None:
    number = given(office, "1", "Hằng quý")
    complete(office, number, date(2022, 3, 30))
    head = office.sign_in("head")
    assert 'value="2022-03-31"' in head.get(f"/tasks/{number}").text
    data = {
        "version": fresh(number).version,
        "nonce": next(NONCES),
        "reason": "Thiếu số liệu",
        "occurrence": "2022-06-30",
    }
    assert head.post(f"/tasks/{number}/reopen", data=data).status_code == 422
    data = {
        "version": fresh(number).version,
        "nonce": next(NONCES),
        "reason": "Thiếu số liệu",
        "occurrence": "2022-03-31",
    }
    assert head.post(f"/tasks/{number}/reopen", data=data).status_code == 303
    assert states(number)[0] is WorkState.ACCEPTED


@pytest.mark.parametrize(
    ("issued", "first"),
    [(date(2022, 3, 11), Q1), (Q1, Q1), (date(2022, 4, 1), Q2)],
)
def test_nothing_was_due_before_the_plan_was_issued(office: Office, issued, first) -> None:
    with writing():
        made = task(office, plan(office, issued=issued), "1", "Hằng quý")
    assert next(iter(states_by_task([fresh(made.id)])[made.id])) == first


def test_a_new_rule_owes_nothing_before_the_day_from_which_it_holds(office: Office) -> None:
    number = given(office, "1", "Hằng quý")
    with entered(date(2022, 5, 10)):
        monthly = parse_deadline("Hằng tháng", issued=date(2022, 3, 11))
        set_deadline(fresh(number), monthly, as_of=date(2022, 5, 10), by=office.actor("head"), why="Theo Sở")
    assert next(iter(states_by_task([fresh(number)])[number])) == date(2022, 5, 31)


def parts(office: Office, whole: int, *weights: int) -> list[int]:
    """Parts of a task with their weights, given to the commune."""
    with entered(date(2022, 3, 14)):
        of, made = fresh(whole), []
        for place, weight in enumerate(weights, start=1):
            words = TaskWords(f"{of.number}.{place}", f"Phần {place}")
            part = add_task(of.plan, words, by=office.actor("officer"), parent=of)
            set_deadline(part, parse_deadline("30/6/2022", issued=Q1), as_of=Q1, by=office.actor("officer"))
            set_weight(part, weight, as_of=date(2022, 3, 14), by=office.actor("officer"))
            commune = db.session.get_one(Unit, office.units["commune"].id)
            prepare_assignment(part, Carriers(commune), as_of=date(2022, 3, 14), by=office.actor("officer"))
            made.append(part)
        assign(made, as_of=date(2022, 3, 14), by=office.actor("head"))
    return [part.id for part in made]


def test_a_task_ends_after_its_parts_that_bear_a_weight(office: Office) -> None:
    whole = given(office, "1", "30/6/2022")
    first, second, _light = parts(office, whole, 5, 5, 0)
    sister = office.sign_in("sister")

    def report(**more):
        data = {"result": "Đã xong", "as_of": "2022-06-01", "version": fresh(whole).version, **more}
        data["nonce"] = next(NONCES)
        return sister.post(f"/tasks/{whole}/updates", data=data)

    assert report().status_code == 303
    refused = report(level=WorkLevel.COMPLETE.value)
    assert refused.status_code == 422
    assert "Còn 2 nhiệm vụ thành phần chưa hoàn thành, gần nhất là 1.1" in refused.text
    assert "Đã xong" in refused.text
    for part in (first, second):
        with entered(date(2022, 6, 1)):
            report_complete(fresh(part), WORDS, as_of=date(2022, 6, 1), by=office.actor("commune"))
            confirm(fresh(part), as_of=date(2022, 6, 1), by=office.actor("head"))
    assert report(level=WorkLevel.COMPLETE.value).status_code == 303
    assert states(whole) == [WorkState.AWAITING]


def test_a_whole_is_on_the_desk_of_its_unit_only_when_its_parts_have_ended(office: Office) -> None:
    whole = given(office, "1", "30/6/2022")
    (part,) = parts(office, whole, 1)
    sister = office.sign_in("sister")
    link = f'href="/tasks/{whole}"'
    assert link not in sister.get("/").text
    with entered(date(2022, 6, 1)):
        report_complete(fresh(part), WORDS, as_of=date(2022, 6, 1), by=office.actor("commune"))
        confirm(fresh(part), as_of=date(2022, 6, 1), by=office.actor("head"))
    assert link in sister.get("/").text


def asked(office: Office, number: int, to: date) -> int:
    with entered(date(2022, 6, 1)):
        return ask_extension(
            fresh(number), to=to, why="Chờ mẫu", as_of=date(2022, 6, 1), by=office.actor("sister")
        ).id


def answer(office: Office, number: int, *, grant: bool) -> None:
    with entered(date(2022, 6, 3)):
        request = open_request(fresh(number))
        request.task = fresh(number)
        decide = {"as_of": date(2022, 6, 3), "by": office.actor("head")}
        if grant:
            grant_extension(request, **decide)
        else:
            refuse_extension(request, why="Không còn cần", **decide)


def test_more_time_is_not_granted_for_what_was_reported_complete_meanwhile(office: Office) -> None:
    number = given(office, "1", "30/6/2022")
    asked(office, number, date(2022, 7, 15))
    complete(office, number, date(2022, 6, 2), confirmed=False)
    with pytest.raises(Refusal, match="đang chờ xác nhận"):
        answer(office, number, grant=True)
    answer(office, number, grant=False)
    assert fresh(number).due == date(2022, 6, 30)


def test_more_time_is_not_granted_where_the_deadline_was_moved_as_far_meanwhile(office: Office) -> None:
    number = given(office, "1", "30/6/2022")
    asked(office, number, date(2022, 7, 15))
    with entered(date(2022, 6, 2)):
        later = parse_deadline("31/8/2022", issued=date(2022, 3, 11))
        set_deadline(fresh(number), later, as_of=date(2022, 6, 2), by=office.actor("head"), why="Theo Sở")
    with pytest.raises(Refusal, match="31/8/2022"):
        answer(office, number, grant=True)
    assert fresh(number).due == date(2022, 8, 31)


def test_a_past_page_shows_the_plan_without_what_came_later(office: Office) -> None:
    number = given(office, "1", "30/6/2022")
    with entered(date(2022, 6, 1)):
        task(office, fresh(number).plan, "later", "30/9/2022")
        later = add_task(fresh(number).plan, TaskWords("2", "Việc mới"), by=office.actor("officer"))
        due = parse_deadline("30/9/2022", issued=date(2022, 3, 11))
        set_deadline(later, due, as_of=date(2022, 6, 1), by=office.actor("officer"))
    head = office.sign_in("head")
    page = f"/plans/{fresh(number).plan_id}"
    assert "Việc mới" in head.get(page + "?as_of=2022-06-01").text
    assert "Việc mới" not in head.get(page + "?as_of=2022-05-31").text


def test_what_was_recorded_in_the_evening_is_known_when_a_fixed_day_begins_anew(
    office: Office, monkeypatch
) -> None:
    number = given(office, "1", "30/6/2022")
    clock.set_office_day(date(2022, 6, 14))
    with clock.moved_to(clock.end_of(date(2022, 6, 14)) - timedelta(minutes=5)), writing():
        report_progress(fresh(number), WORDS, as_of=date(2022, 6, 14), by=office.actor("sister"))
    dawn = clock.opening_of(date(2026, 1, 5)) - timedelta(hours=2)
    monkeypatch.setattr(clock, "machine_now", lambda: dawn)
    sister = office.sign_in("sister")
    assert "Đã phát 09 tin, bài" in sister.get("/").text
    versions = []
    for _ in range(2):
        with writing():
            report_progress(fresh(number), WORDS, as_of=date(2022, 6, 14), by=office.actor("sister"))
        versions.append(fresh(number).version)
    assert versions[1] == versions[0] + 1
