"""The annex on rollouts tells each rollout by its own steps."""

from datetime import date
from fractions import Fraction

from sqlalchemy import event

from tests.offices import Office, plan, task
from tests.org.pages import form_on
from tracker import clock
from tracker.db import db, writing
from tracker.domain.building import RolloutFacts
from tracker.domain.milestones import Milestone
from tracker.domain.rights import EVERYTHING, SYSTEM
from tracker.org.models import Unit
from tracker.org.queries import office_calendar
from tracker.plans.actions.assigning import assign
from tracker.plans.actions.rollouts import Participant, roll_out
from tracker.plans.actions.templates import create_template
from tracker.plans.models import RolloutTemplate
from tracker.plans.queries.facts import known_on
from tracker.plans.queries.plans import find_plan
from tracker.plans.queries.tasks import find_task, tasks_of_plan
from tracker.progress.actions.reporting import UpdateWords, report_progress
from tracker.progress.standing import standing_of
from tracker.reports.queries.annexed import rollout_facts

TODAY = date(2022, 6, 14)
STEPS = [Milestone("Khảo sát", weight=30), Milestone("Công bố", weight=70)]


def told(plan_id: int) -> tuple[list[RolloutFacts], int]:
    """The facts of the annex, and how many questions they took."""
    db.session.rollback()
    tasks = tasks_of_plan(EVERYTHING, find_plan(EVERYTHING, plan_id))
    standing = standing_of(tasks, known=known_on(TODAY), calendar=office_calendar())
    asked: list[str] = []

    def note(_connection, _cursor, statement, *_more) -> None:
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        return rollout_facts(standing), len(asked)
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def carry_out(office: Office, plan_id: int, template: RolloutTemplate, number: str) -> None:
    with writing():
        whole = task(office, find_plan(EVERYTHING, plan_id), number, "31/12/2022", lead="focal").id
    with writing() as session:
        units = [session.get_one(Unit, office.units[key].id) for key in ("commune", "sister")]
        participants = [Participant(unit) for unit in units]
        how = {"deadlines": {}, "as_of": date(2022, 3, 11), "by": office.actor("officer")}
        roll_out(find_task(EVERYTHING, whole), template, participants=participants, **how)


def test_an_annex_keeps_the_steps_of_its_rollout_when_the_template_changes(office: Office) -> None:
    clock.set_office_day(TODAY)
    with writing():
        template, of = create_template("m", name="Mẫu", milestones=STEPS, by=SYSTEM), plan(office).id
    carry_out(office, of, template, "1")
    with writing():
        step = next(
            each for each in tasks_of_plan(EVERYTHING, find_plan(EVERYTHING, of)) if each.number == "1.1.2"
        )
        assign([step], as_of=date(2022, 3, 12), by=SYSTEM)
    with writing():
        words = UpdateWords(result="Một nửa.", percent=50)
        report_progress(find_task(EVERYTHING, step.id), words, as_of=TODAY, by=office.actor("commune"))
    (before,), _asked = told(of)
    assert before.steps == ("Khảo sát", "Công bố")
    assert [(unit.name, unit.progress) for unit in before.units] == [
        ("UBND xã Thượng", Fraction(35, 100)),
        ("Phòng Tư pháp", 0),
    ]
    officer = office.sign_in("officer")
    form = form_on(officer, f"/templates/{template.id}")
    changed = {**form.fields, "steps-0-title": "Đổi tên", "steps-2-title": "Thêm", "steps-2-weight": "5"}
    assert officer.post(form.action, data=changed).status_code == 303
    assert told(of)[0] == [before]


def test_many_rollouts_are_told_with_the_questions_of_one(office: Office) -> None:
    clock.set_office_day(TODAY)
    with writing():
        template, of = create_template("m", name="Mẫu", milestones=STEPS, by=SYSTEM), plan(office).id
    carry_out(office, of, template, "1")
    _facts, few = told(of)
    for number in ("2", "3", "4"):
        carry_out(office, of, template, number)
    facts, many = told(of)
    assert (len(facts), many) == (4, few)
