"""The officer prepares, the head gives out what was looked at, and only the head adjusts what was given."""

import re
from datetime import date
from itertools import count

import pytest

from tests.offices import Office, document, plan, task
from tracker import clock
from tracker.db import db, writing
from tracker.domain.rights import EVERYTHING
from tracker.domain.workflow import Verb, WorkState
from tracker.mail.models import Letter, LetterItem
from tracker.org.models import Unit
from tracker.plans.actions.assigning import Carriers, prepare_assignment
from tracker.plans.actions.planning import TaskWords, add_task
from tracker.plans.actions.steps import state_of, take_step
from tracker.plans.models import Task
from tracker.plans.queries.facts import all_known, assignments_by_task, deadlines_by_task
from tracker.plans.queries.tasks import find_task

NONCES = (f"nonce-{number:020d}" for number in count())


def post(client, path: str, **data):
    """Sends a form as its page offers it now."""
    version = re.search(r'name="version" value="(\d*)"', client.get(path).text)
    return client.post(path, data={"nonce": next(NONCES), "version": version[1] if version else "", **data})


def prepared(office: Office, *numbers: str) -> tuple[int, list[int]]:
    """A plan with tasks that wait for the head."""
    with writing():
        of = plan(office)
        made = [task(office, of, number, given=False) for number in numbers]
    return of.id, [each.id for each in made]


def state(number: int) -> WorkState:
    db.session.rollback()
    return state_of(find_task(EVERYTHING, number))


def fresh(number: int) -> Task:
    db.session.rollback()
    found = find_task(EVERYTHING, number)
    assert found is not None
    return found


def told(kind: str) -> list[int]:
    """Who is told what, in the order of posting."""
    question = db.session.query(Letter.person_id).join(LetterItem, LetterItem.letter_id == Letter.id)
    return [person for (person,) in question.filter(LetterItem.kind == kind).order_by(LetterItem.id)]


def test_the_head_gives_out_the_chosen_tasks_only(office: Office) -> None:
    plan_id, (first, second) = prepared(office, "1", "2")
    head = office.sign_in("head")
    page = head.get(f"/plans/{plan_id}/assign").text
    marks = re.findall(r'name="tasks" value="([\d.]+)"', page)
    assert len(marks) == 2
    assert post(head, f"/plans/{plan_id}/assign", tasks=[marks[1]]).status_code == 303
    assert (state(first), state(second)) == (WorkState.PREPARED, WorkState.ASSIGNED)
    nothing = post(head, f"/plans/{plan_id}/assign")
    assert nothing.status_code == 422
    assert "Chưa chọn nhiệm vụ nào để giao" in nothing.text


def test_what_was_changed_after_the_page_was_opened_is_not_given_out(office: Office) -> None:
    plan_id, (first, second) = prepared(office, "1", "2")
    head = office.sign_in("head")
    marks = re.findall(r'name="tasks" value="([\d.]+)"', head.get(f"/plans/{plan_id}/assign").text)
    with writing():
        lead = db.session.get_one(Unit, office.units["commune"].id)
        prepare_assignment(
            find_task(EVERYTHING, first), Carriers(lead), as_of=clock.today(), by=office.actor("officer")
        )
    answer = post(head, f"/plans/{plan_id}/assign", tasks=marks)
    assert answer.status_code == 422
    assert "Xem lại danh sách" in answer.text
    assert (state(first), state(second)) == (WorkState.PREPARED, WorkState.PREPARED)


def test_a_given_task_stays_as_it_is_when_the_officer_prepares_it_anew(office: Office) -> None:
    with writing():
        given = task(office, plan(office), "1")
    data = {"lead": office.units["commune"].id, "deadline": "31/12/2022", "version": given.version}
    data["since"] = "2022-03-11"
    answer = post(office.sign_in("officer"), f"/tasks/{given.id}/assignment", **data)
    assert answer.status_code == 422
    assert "Không thực hiện được bước" in answer.text
    assert (
        post(office.sign_in("officer"), f"/tasks/{given.id}/adjustment", why="x", **data).status_code == 403
    )
    after = fresh(given.id)
    assert (after.lead_unit_id, after.due) == (office.units["sister"].id, date(2022, 6, 30))
    assert state(given.id) is WorkState.ASSIGNED


@pytest.mark.parametrize(
    ("lead", "assignee", "states", "kinds"),
    [
        ("commune", None, (WorkState.ACCEPTED, WorkState.ASSIGNED), {"assigned": "commune"}),
        ("sister", "sister", (WorkState.ACCEPTED, WorkState.ACCEPTED), {"handed": "sister"}),
        ("sister", None, (WorkState.ACCEPTED, WorkState.ACCEPTED), {}),
    ],
)
def test_the_head_adjusts_at_once_and_who_carries_the_task_now_is_told(
    office: Office, lead, assignee, states, kinds
) -> None:
    with writing():
        given = task(office, plan(office), "1")
        take_step(given, Verb.ACCEPT, as_of=clock.today(), by=office.actor("sister"))
    before = {kind: told(kind) for kind in ("assigned", "handed")}
    assert state(given.id) is states[0]
    answer = post(
        office.sign_in("head"),
        f"/tasks/{given.id}/adjustment",
        lead=office.units[lead].id,
        assignee=office.people[assignee].id if assignee else "",
        deadline="31/12/2022",
        why="Theo kết luận giao ban",
    )
    assert answer.status_code == 303
    assert state(given.id) is states[1]
    facts = deadlines_by_task([given.id], known=all_known())[given.id]
    assert [fact.due for fact in facts] == [date(2022, 6, 30), date(2022, 12, 31)]
    assert facts[-1].why == "Theo kết luận giao ban"
    for kind, earlier in before.items():
        expected = [office.people[kinds[kind]].id] if kind in kinds else []
        assert told(kind)[len(earlier) :] == expected


def test_an_adjustment_needs_its_reason_and_a_unit_that_asked_receives_the_task_anew(office: Office) -> None:
    with writing():
        given = task(office, plan(office), "1")
        take_step(
            given, Verb.ASK_REASSIGNMENT, as_of=clock.today(), by=office.actor("sister"), reason="Không đúng"
        )
    head, path = office.sign_in("head"), f"/tasks/{given.id}/adjustment"
    data = {"lead": office.units["sister"].id, "deadline": "30/6/2022"}
    assert post(head, path, **data).status_code == 422
    assert post(head, path, why="Đúng chức năng", **data).status_code == 303
    assert state(given.id) is WorkState.ASSIGNED


def test_a_mandate_that_the_reader_may_not_open_is_not_named(office: Office) -> None:
    with writing():
        of = plan(office)
        given = task(office, of, "1")
        hidden = document(office, "99/TB-UBND", date(2022, 2, 1))
        hidden.level, hidden.unit_id = "internal", office.units["focal"].id
        given.mandate_id, given.mandate_clause = hidden.id, "mục 3"
    assert "99/TB-UBND" in office.sign_in("head").get(f"/tasks/{given.id}").text
    assert "99/TB-UBND" not in office.sign_in("sister").get(f"/tasks/{given.id}").text


@pytest.mark.parametrize(("given", "since"), [(False, "2022-03-11"), (True, "2022-06-14")])
def test_a_task_belongs_to_the_plan_since_it_was_issued_unless_it_came_later(
    office: Office, given: bool, since: str
) -> None:
    clock.set_office_day(date(2022, 6, 14))
    with writing():
        of = plan(office)
        number = task(office, of, "1", given=False).id
        if given:
            task(office, of, "2")
        bare = add_task(of, TaskWords("9", "Việc mới"), by=office.actor("officer")).id
    officer = office.sign_in("officer")
    assert f'value="{since}"' in officer.get(f"/tasks/{bare}/assignment").text
    assert 'value="2022-03-11"' in officer.get(f"/tasks/{number}/assignment").text


def test_what_is_prepared_anew_holds_and_is_never_dated_before_what_stands(office: Office) -> None:
    clock.set_office_day(date(2022, 6, 14))
    with writing():
        number = task(office, plan(office), "1", given=False).id
    officer, path = office.sign_in("officer"), f"/tasks/{number}/assignment"
    data = {"lead": office.units["commune"].id, "deadline": "31/7/2022"}
    assert post(officer, path, since="2022-06-01", **data).status_code == 303
    refused = post(officer, path, since="2022-05-31", **{**data, "lead": office.units["sister"].id})
    assert refused.status_code == 422
    assert "01/6/2022" in refused.text
    known = all_known()
    standing = assignments_by_task([number], known=known)[number]
    assert (standing.lead_unit_id, fresh(number).lead_unit_id) == (data["lead"], data["lead"])
    assert deadlines_by_task([number], known=known)[number][-1].due == fresh(number).due == date(2022, 7, 31)


@pytest.mark.parametrize(("since", "status"), [("2022-06-14", 303), ("2022-06-15", 422)])
def test_a_task_is_in_the_plan_since_a_day_that_has_come(office: Office, since: str, status: int) -> None:
    clock.set_office_day(date(2022, 6, 14))
    with writing():
        number = task(office, plan(office), "1", given=False).id
    data = {"lead": office.units["sister"].id, "deadline": "30/6/2022", "since": since}
    assert post(office.sign_in("officer"), f"/tasks/{number}/assignment", **data).status_code == status
