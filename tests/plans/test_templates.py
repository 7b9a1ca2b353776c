"""Templates of milestones: made and changed row by row; rollouts keep the steps that they began with."""

import pytest

from tests.offices import Office, plan, task
from tests.org.pages import form_on, forms_of
from tracker.db import db, writing
from tracker.domain.milestones import Milestone
from tracker.domain.rights import EVERYTHING, SYSTEM
from tracker.plans.actions.templates import create_template
from tracker.plans.models import RolloutTemplate
from tracker.plans.queries.facts import all_known, deadlines_by_task
from tracker.plans.queries.rollouts import milestones, rollouts_by_task, steps, steps_by_template
from tracker.plans.queries.tasks import find_task, parts_of

ROWS = {
    "steps-0-title": "Khảo sát",
    "steps-0-deliverable": "Báo cáo",
    "steps-0-weight": "30",
    "steps-0-offset": "20",
    "steps-1-title": "",
    "steps-2-title": "Công bố",
    "steps-2-weight": "70",
    "steps-2-deadline": "Quý IV/2022",
    "steps-2-evidence": "y",
}


def test_a_template_is_written_row_by_row_and_blank_rows_are_left_out(office: Office) -> None:
    officer = office.sign_in("officer")
    form = form_on(officer, "/templates/new")
    assert [name for name in form.fields if name.endswith("-title")] == [f"steps-{n}-title" for n in range(5)]
    sent = {**form.fields, **ROWS, "code": "mau", "name": "Mẫu", "completing": "2"}
    assert officer.post(form.action, data=sent).status_code == 303
    ((template, rows),) = steps_by_template().items()
    assert [(row.number, row.title, row.weight, row.offset_days, row.deadline) for row in rows] == [
        (1, "Khảo sát", 30, 20, ""),
        (2, "Công bố", 70, None, "Quý IV/2022"),
    ]
    assert (template.completing_step, rows[1].evidence_required) == (2, True)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"steps-0-deadline": "Quý IV/2022"}, "không ghi cả hai"),
        ({"steps-2-deadline": "Quý V/2022"}, "không phải thời hạn"),
        ({"steps-0-title": ""}, "Bước 1 chưa có nội dung"),
        ({"steps-0-offset": "3651"}, "từ 0 đến 3650"),
        ({"steps-0-weight": "0", "steps-2-weight": "0"}, "chưa có bước nào có tỷ trọng"),
    ],
)
def test_a_template_that_cannot_be_is_refused_with_what_was_typed(office: Office, typed, told) -> None:
    officer = office.sign_in("officer")
    form = form_on(officer, "/templates/new")
    answer = officer.post(form.action, data={**form.fields, **ROWS, "code": "m", "name": "Mẫu", **typed})
    assert (answer.status_code, told in answer.text, "Công bố" in answer.text) == (422, True, True)
    assert db.session.query(RolloutTemplate).count() == 0


@pytest.mark.parametrize(
    ("button", "titles"),
    [
        ({"add": "1"}, ["Khảo sát", "", "Công bố", "", "", ""]),
        ({"remove": "1"}, ["Khảo sát", "Công bố", "", ""]),
        ({"remove": "0"}, ["", "Công bố", "", ""]),
    ],
)
def test_rows_are_added_and_removed_without_scripts(office: Office, button, titles) -> None:
    officer = office.sign_in("officer")
    form = form_on(officer, "/templates/new")
    shown = officer.post("/templates/new/rows", data={**form.fields, **ROWS, **button})
    fields = next(each for each in forms_of(shown.text) if each.action == "/templates/new").fields
    assert [value for name, value in fields.items() if name.endswith("-title")] == titles
    assert db.session.query(RolloutTemplate).count() == 0


def test_what_changes_in_a_template_does_not_reach_its_rollouts(office: Office) -> None:
    with writing():
        made = create_template("m", name="Mẫu", milestones=[Milestone("Một"), Milestone("Hai")], by=SYSTEM)
        whole = task(office, plan(office), "1", "31/12/2022", lead="focal").id
    officer = office.sign_in("officer")
    form = form_on(officer, f"/tasks/{whole}/rollout")
    officer.post(form.action, data={**form.fields, "units": [office.units["commune"].id]})
    change = form_on(officer, f"/templates/{made.id}")
    stale = dict(change.fields)
    sent = {**change.fields, "steps-0-title": "Khác", "completing": "0"}
    assert officer.post(change.action, data=sent).status_code == 303
    assert officer.post(change.action, data={**stale, "name": "Muộn"}).status_code == 409
    db.session.rollback()
    rollout = rollouts_by_task([whole])[whole]
    assert [step.title for step in steps(db.session.get_one(RolloutTemplate, made.id))] == ["Khác", "Hai"]
    assert [step.title for step in milestones(rollout)] == ["Một", "Hai"]
    assert rollout.completing_step == 2


@pytest.mark.parametrize(
    ("begins_on", "offset", "due"),
    [
        ("31/01/2022", 0, "31/01/2022"),
        ("31/01/2022", 28, "28/02/2022"),
        ("31/01/2022", 29, "01/3/2022"),
        ("28/4/2022", 2, "30/4/2022"),
        ("30/12/2022", 3, "02/01/2023"),
    ],
)
def test_a_step_is_due_by_calendar_days_after_the_beginning(office: Office, begins_on, offset, due) -> None:
    with writing():
        milestones_ = [Milestone("Một", offset=offset), Milestone("Hai")]
        create_template("m", name="Mẫu", milestones=milestones_, by=SYSTEM)
        whole = task(office, plan(office), "1", "31/12/2022", lead="focal").id
    officer = office.sign_in("officer")
    form = form_on(officer, f"/tasks/{whole}/rollout")
    counted = officer.post(f"{form.action}/days", data={**form.fields, "begins_on": begins_on})
    fields = next(each for each in forms_of(counted.text) if each.action == form.action).fields
    assert (fields["deadlines-0"], fields["deadlines-1"]) == (due, "")
    sent = {**fields, "units": [office.units["commune"].id]}
    assert officer.post(form.action, data=sent).status_code == 303
    _part, first, second = parts_of(EVERYTHING, find_task(EVERYTHING, whole))
    told = deadlines_by_task([first.id, second.id], known=all_known())
    assert [told[each.id][-1].text for each in (first, second)] == [due, "31/12/2022"]
