"""What is owed and told, by whom and since when: parts of wholes, occurrences, people who came and went."""

import re
from contextlib import nullcontext
from datetime import date, timedelta

import pytest

from tests.offices import Office, plan, task
from tests.progress.test_occurrences import WORDS, complete, fresh, given, parts, states, steer
from tests.reminders.mornings import entered, letters_of, morning
from tracker import clock
from tracker.db import db
from tracker.domain.calendar import VIETNAM
from tracker.domain.levels import WorkLevel
from tracker.domain.refusals import Refusal
from tracker.domain.rights import EVERYTHING
from tracker.domain.roles import Role
from tracker.domain.workflow import Verb, WorkState
from tracker.org.actions import grant, take_grant
from tracker.org.models import Unit
from tracker.org.queries import office_calendar
from tracker.plans.actions.assigning import Carriers, adjust_assignment, assign, prepare_assignment
from tracker.plans.actions.rollouts import Participant, roll_out
from tracker.plans.actions.steps import state_of, take_step
from tracker.plans.actions.templates import lay_out_templates
from tracker.plans.queries.tasks import tasks_of_plan
from tracker.progress.actions.reporting import (
    UpdateWords,
    report_complete,
    report_progress,
    send_back,
)
from tracker.progress.standing import standing_on

FIRST_OF_JULY = date(2022, 7, 1)


def mornings(office: Office, first: date, last: date) -> set[str]:
    """Who had a letter on some morning."""
    told: set[str] = set()
    day = first
    while day <= last:
        if VIETNAM.is_working(day):
            morning(day)
            told |= {name for name, letter in letters_of(day).items() if letter}
        day += timedelta(days=1)
    return told


def progress(number: int, day: date) -> float | None:
    db.session.rollback()
    reason = standing_on(day, [fresh(number)], calendar=office_calendar()).progress[number]
    return None if reason.value is None else float(reason.value)


@pytest.mark.parametrize("undone", ["reopened", "suspended", "given to others"])
def test_a_completion_that_no_longer_stands_is_no_progress(office: Office, undone: str) -> None:
    number = given(office, "1", "30/6/2022")
    with entered(date(2022, 5, 4)):
        half = UpdateWords("Đang làm", level=WorkLevel.UNDER_WAY)
        report_progress(fresh(number), half, as_of=date(2022, 5, 4), by=office.actor("sister"))
    complete(office, number, date(2022, 5, 10), confirmed=undone == "reopened")
    if undone == "reopened":
        steer(office, number, Verb.REOPEN, date(2022, 5, 11))
        expected = 0.5
    elif undone == "suspended":
        steer(office, number, Verb.SUSPEND, date(2022, 5, 11))
        steer(office, number, Verb.RESUME, date(2022, 5, 12))
        assert states(number) == [WorkState.AWAITING]
        expected = 1.0
    else:
        with entered(date(2022, 5, 11)):
            send_back(fresh(number), reason="Thiếu", as_of=date(2022, 5, 11), by=office.actor("head"))
        with entered(date(2022, 5, 12)):
            commune = Carriers(db.session.get_one(Unit, office.units["commune"].id))
            how = {"why": "Theo địa bàn", "as_of": date(2022, 5, 12), "by": office.actor("head")}
            adjust_assignment(fresh(number), commune, **how)
        expected = 0.5
    assert progress(number, date(2022, 6, 1)) == expected


def test_nothing_new_tells_no_level(office: Office) -> None:
    number = given(office, "1", "30/6/2022")
    with entered(date(2022, 5, 4)):
        words = UpdateWords(level=WorkLevel.COMPLETE, percent=90, nothing_new=True)
        report_progress(fresh(number), words, as_of=date(2022, 5, 4), by=office.actor("sister"))
    assert progress(number, date(2022, 5, 5)) == 0


@pytest.mark.parametrize(
    ("words", "state"),
    [
        (UpdateWords("Đang làm", level=WorkLevel.UNDER_WAY), WorkState.ACCEPTED),
        (UpdateWords(nothing_new=True), WorkState.ASSIGNED),
    ],
)
def test_who_tells_of_work_has_accepted_it(office: Office, words: UpdateWords, state: WorkState) -> None:
    number = given(office, "1", "30/6/2022")
    with entered(date(2022, 5, 4)):
        report_progress(fresh(number), words, as_of=date(2022, 5, 4), by=office.actor("sister"))
    assert state_of(fresh(number)) is state


@pytest.mark.parametrize(("percent", "stands"), [(None, True), (100, True), (99, False), (0, False)])
def test_work_that_is_complete_is_no_part_of_it(office: Office, percent: int | None, stands: bool) -> None:
    number = given(office, "1", "30/6/2022")
    words = UpdateWords("Xong", level=WorkLevel.COMPLETE, percent=percent)
    with entered(date(2022, 5, 4)), nullcontext() if stands else pytest.raises(Refusal, match="đã nhập"):
        report_complete(fresh(number), words, as_of=date(2022, 5, 4), by=office.actor("sister"))


@pytest.mark.parametrize(("verb", "told"), [(Verb.SUSPEND, {"sister"}), (Verb.WITHDRAW, {"sister"})])
def test_a_whole_whose_parts_rest_is_owed_again(office: Office, verb: Verb, told: set[str]) -> None:
    whole = given(office, "1", "30/6/2022")
    (part,) = parts(office, whole, 1)
    assert mornings(office, date(2022, 6, 9), date(2022, 6, 9)) == {"commune"}
    steer(office, part, verb, date(2022, 6, 10))
    assert mornings(office, date(2022, 6, 30), date(2022, 6, 30)) == told
    assert f'href="/tasks/{whole}"' in office.sign_in("sister").get("/").text


@pytest.mark.parametrize("verb", [Verb.SUSPEND, Verb.WITHDRAW])
def test_parts_of_a_whole_that_rests_are_not_urged(office: Office, verb: Verb) -> None:
    whole = given(office, "1", "30/6/2022")
    (part,) = parts(office, whole, 1)
    morning(date(2022, 5, 4))
    steer(office, whole, verb, date(2022, 5, 5))
    assert "commune" not in mornings(office, date(2022, 6, 24), date(2022, 7, 8))
    assert f'href="/tasks/{part}"' not in office.sign_in("commune").get("/").text


def test_of_a_recurring_task_one_quarter_waits_and_the_next_is_owed(office: Office) -> None:
    number = given(office, "1", "Hằng quý")
    complete(office, number, date(2022, 3, 30), confirmed=False)
    assert mornings(office, date(2022, 6, 28), FIRST_OF_JULY) == {"sister", "head"}
    clock.set_office_day(FIRST_OF_JULY)
    desk = office.sign_in("sister").get("/").text
    assert "Quá hạn 1 ngày" in desk
    assert f"/tasks/{number}/updates" in desk
    complete(office, number, FIRST_OF_JULY, confirmed=False)
    with entered(FIRST_OF_JULY, 11):
        send_back(fresh(number), reason="Thiếu", as_of=FIRST_OF_JULY, by=office.actor("head"))
    head = office.sign_in("head").get("/").text
    assert "Xem và xác nhận" in head


def test_a_report_waits_since_it_was_sent_whatever_day_it_is_dated(office: Office) -> None:
    number = given(office, "1", "30/6/2022")
    with entered(date(2022, 6, 20)):
        report_complete(fresh(number), WORDS, as_of=date(2022, 5, 20), by=office.actor("sister"))
    assert "head" not in mornings(office, date(2022, 6, 21), date(2022, 6, 22))
    morning(date(2022, 6, 23))
    assert "từ ngày 20/6/2022 (03 ngày làm việc)" in letters_of(date(2022, 6, 23))["head"].text


def test_the_last_reason_of_a_return_is_told(office: Office) -> None:
    number = given(office, "1", "30/6/2022")
    for reason in ("Thiếu danh sách", "Thiếu chữ ký"):
        complete(office, number, date(2022, 5, 10), confirmed=False)
        with entered(date(2022, 5, 10), 15):
            send_back(fresh(number), reason=reason, as_of=date(2022, 5, 10), by=office.actor("head"))
    told = letters_of(date(2022, 5, 11))["sister"].text
    assert "Thiếu chữ ký" in told
    assert "Thiếu danh sách" not in told


def test_who_no_longer_carries_a_task_is_not_told_that_it_is_theirs(office: Office) -> None:
    number = given(office, "1", "30/6/2022")
    with entered(date(2022, 3, 14), 15):
        commune = Carriers(db.session.get_one(Unit, office.units["commune"].id))
        how = {"why": "Theo địa bàn", "as_of": date(2022, 3, 14), "by": office.actor("head")}
        adjust_assignment(fresh(number), commune, **how)
    told = letters_of(date(2022, 3, 15))
    assert told["sister"] is None
    assert "Giao mới" in told["commune"].text


def test_a_person_in_charge_without_a_role_is_replaced_by_the_unit(office: Office) -> None:
    with entered(date(2022, 3, 14)):
        made = task(office, plan(office), "1", given=False)
        sister = db.session.get_one(Unit, office.units["sister"].id)
        carriers = Carriers(sister, assignee_id=office.people["sister"].id)
        prepare_assignment(made, carriers, as_of=date(2022, 3, 14), by=office.actor("officer"))
        how = {"at": sister, "as_of": date(2022, 3, 14), "by": office.actor("admin")}
        take_grant(office.people["sister"], Role.OFFICER, **how)
        assign([made], as_of=date(2022, 3, 14), by=office.actor("head"))
    assert letters_of(date(2022, 3, 15)) == {}


def test_somebody_of_another_unit_is_not_in_charge(office: Office) -> None:
    with entered(date(2022, 3, 14)):
        made = task(office, plan(office), "1", given=False)
        sister = db.session.get_one(Unit, office.units["sister"].id)
        stranger = Carriers(sister, assignee_id=office.people["commune"].id)
        with pytest.raises(Refusal, match="chưa có vai trò"):
            prepare_assignment(made, stranger, as_of=date(2022, 3, 14), by=office.actor("officer"))
        leader = Carriers(sister, assignee_id=office.people["leader"].id)
        prepare_assignment(made, leader, as_of=date(2022, 3, 14), by=office.actor("officer"))


def test_what_is_due_tomorrow_is_due_soon_also_before_it_was_accepted(office: Office) -> None:
    given(office, "1", "30/6/2022")
    clock.set_office_day(date(2022, 6, 29))
    desk = office.sign_in("sister").get("/").text
    assert 'id="soon"' in desk
    assert "không có nhiệm vụ đến hạn" not in desk


def test_a_draft_that_was_taken_out_comes_back_as_a_draft(office: Office) -> None:
    with entered(date(2022, 3, 14)):
        number = task(office, plan(office), "1", given=False).id
    for verb in (Verb.WITHDRAW, Verb.REOPEN):
        with entered(date(2022, 3, 15)):
            how = {"as_of": date(2022, 3, 15), "by": office.actor("head"), "reason": "Nhầm"}
            take_step(fresh(number), verb, **how)
    assert states(number) == [WorkState.PREPARED]


def test_a_commune_sees_its_parts_on_the_page_of_the_plan(office: Office) -> None:
    whole = given(office, "1", "30/6/2022")
    parts(office, whole, 1)
    commune = office.sign_in("commune")
    page = commune.get(f"/plans/{fresh(whole).plan_id}").text
    assert "Phần 1" in page
    assert "Kế hoạch chưa có nhiệm vụ" not in page


def test_a_past_page_names_the_unit_that_led_then(office: Office) -> None:
    number = given(office, "1", "30/6/2022")
    with entered(date(2022, 6, 1)):
        commune = Carriers(db.session.get_one(Unit, office.units["commune"].id))
        how = {"why": "Theo địa bàn", "as_of": date(2022, 6, 1), "by": office.actor("head")}
        adjust_assignment(fresh(number), commune, **how)
    head = office.sign_in("head")
    for path in (f"/tasks/{number}", f"/plans/{fresh(number).plan_id}"):
        assert "UBND xã Thượng" in head.get(path).text
        before = head.get(path + "?as_of=2022-05-31").text
        assert "Phòng Tư pháp" in before
        assert "UBND xã Thượng" not in before


@pytest.mark.parametrize("reason", ["ended", "has parts"])
def test_only_open_work_without_parts_is_carried_out_unit_by_unit(office: Office, reason: str) -> None:
    whole = given(office, "1", "30/6/2022")
    if reason == "ended":
        complete(office, whole, date(2022, 5, 10))
    else:
        parts(office, whole, 1)
    with entered(date(2022, 6, 1)):
        template = lay_out_templates(by=office.actor("officer"))
        commune = Participant(db.session.get_one(Unit, office.units["commune"].id))
        how = {"deadlines": {}, "as_of": date(2022, 6, 1), "by": office.actor("officer")}
        with pytest.raises(Refusal, match="đã có nhiệm vụ thành phần|đã kết thúc"):
            roll_out(fresh(whole), template, participants=[commune], **how)


@pytest.mark.parametrize("told_back", [False, True])
def test_a_rollout_changes_no_past_page(office: Office, told_back: bool) -> None:
    whole = given(office, "1", "30/6/2022")

    def tasks_on(day: date) -> int:
        page = office.sign_in("head").get(f"/plans/{plan_id}?as_of={day}").text
        return len(re.findall(r'href="/tasks/\d+"', page))

    plan_id = fresh(whole).plan_id
    before = tasks_on(date(2022, 5, 5))
    with entered(date(2022, 6, 1)):
        template = lay_out_templates(by=office.actor("officer"))
        commune = Participant(db.session.get_one(Unit, office.units["commune"].id))
        how = {"deadlines": {}, "as_of": date(2022, 6, 1), "by": office.actor("officer")}
        roll_out(fresh(whole), template, participants=[commune], **how)
        step = next(each for each in tasks_of_plan(EVERYTHING, fresh(whole).plan) if each.step_number == 1)
        if told_back:
            assign([step], as_of=date(2022, 6, 1), by=office.actor("head"))
            done = UpdateWords("Đã có quyết định")
            report_complete(step, done, as_of=date(2022, 5, 4), by=office.actor("commune"))
    assert tasks_on(date(2022, 5, 5)) == before


@pytest.mark.parametrize(
    ("begins", "there"), [(date(2022, 6, 1), False), (date(2022, 5, 6), False), (date(2022, 5, 5), True)]
)
def test_a_rollout_that_began_earlier_is_in_the_plan_since_then(
    office: Office, begins: date, there: bool
) -> None:
    whole = given(office, "1", "30/6/2022")
    with entered(date(2022, 6, 1)):
        template = lay_out_templates(by=office.actor("officer"))
        commune = Participant(db.session.get_one(Unit, office.units["commune"].id))
        how = {"deadlines": {}, "as_of": date(2022, 6, 1), "by": office.actor("officer")}
        roll_out(fresh(whole), template, participants=[commune], begins_on=begins, **how)
    db.session.rollback()
    tasks = tasks_of_plan(EVERYTHING, fresh(whole).plan)
    shown = standing_on(date(2022, 5, 5), tasks, calendar=office_calendar()).tasks
    assert (len(shown) > 1) is there


@pytest.mark.parametrize(
    ("deadline", "confirmed"),
    [("Sau khi có hướng dẫn của tỉnh", "2022-08-15"), ("Hằng năm", "2022-06-30"), ("30/6/2022", "")],
)
def test_a_confirmed_day_stays_when_only_the_person_changes(
    office: Office, deadline: str, confirmed: str
) -> None:
    with entered(date(2022, 3, 14)):
        number = task(office, plan(office), "1", "30/6/2022", given=False).id
    officer = office.sign_in("officer")
    data = {"lead": office.units["sister"].id, "deadline": deadline, "due": confirmed}
    data["since"] = "2022-03-11"

    def send(**typed) -> None:
        page = officer.get(f"/tasks/{number}/assignment").text
        assert f'value="{confirmed}"' in page or not typed.get("again")
        nonce = f"kept-{typed.pop('again', 0)}-{number:016d}"
        told = {**data, **typed, "version": fresh(number).version, "nonce": nonce}
        assert officer.post(f"/tasks/{number}/assignment", data=told).status_code == 303

    send()
    wanted = date.fromisoformat(confirmed) if confirmed else date(2022, 6, 30)
    assert fresh(number).due == wanted
    send(again=1, assignee=office.people["sister"].id)
    assert (fresh(number).due, fresh(number).assignee_id) == (wanted, office.people["sister"].id)


def test_letters_rest_on_days_off(app, office: Office) -> None:
    from tests.jobs.test_work import beat_at
    from tests.mail.postbox import open_postbox

    given(office, "1", "30/6/2022")
    with open_postbox() as box:
        app.config.update(SMTP_URL=box.url, MAIL_FROM="khcn@mau.example")
        with clock.moved_to(clock.opening_of(date(2022, 6, 24))):
            morning(date(2022, 6, 24))
        beat_at(date(2022, 6, 25), 9)
        assert box.letters == []
        beat_at(date(2022, 6, 27), 9)
        assert {letter["To"].split("<")[1] for letter in box.letters} >= {"sister@mau.example>"}


def test_a_unit_is_not_counted_late_for_what_it_only_coordinates(office: Office) -> None:
    clock.set_office_day(FIRST_OF_JULY)
    with entered(date(2022, 3, 14)):
        of = plan(office)
        task(office, of, "1", "31/12/2022")
        with_sister = task(office, of, "2", "31/3/2022", lead="commune", given=False)
        commune = db.session.get_one(Unit, office.units["commune"].id)
        carriers = Carriers(commune, coordinating_ids=[office.units["sister"].id])
        how = {"as_of": date(2022, 3, 14), "by": office.actor("officer")}
        prepare_assignment(with_sister, carriers, **how)
        assign([with_sister], as_of=date(2022, 3, 14), by=office.actor("head"))
    page = office.sign_in("sister").get(f"/plans/{of.id}").text
    assert "Nội dung 2" in page
    assert "late-list" not in page


def test_a_role_that_was_taken_back_before_it_began_gets_no_letters(office: Office) -> None:
    given(office, "1", "30/6/2022")
    commune = office.people["commune"]
    with entered(date(2022, 6, 1)):
        at = db.session.get_one(Unit, office.units["sister"].id)
        how = {"at": at, "by": office.actor("admin")}
        grant(commune, Role.OFFICER, as_of=date(2022, 6, 20), **how)
        take_grant(commune, Role.OFFICER, as_of=date(2022, 6, 1), **how)
    assert mornings(office, date(2022, 6, 23), date(2022, 6, 30)) == {"sister"}
