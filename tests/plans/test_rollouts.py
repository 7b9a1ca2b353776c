"""A task carried out unit by unit from a template, in one transaction."""

from itertools import count

import pytest
from flask import Flask
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from tests.offices import FOUNDED, Office, plan, task
from tests.org.pages import form_on
from tracker.audit.models import Minute
from tracker.cli.office import create_admin
from tracker.db import db, writing
from tracker.domain.milestones import Milestone
from tracker.domain.rights import EVERYTHING, SYSTEM
from tracker.domain.units import UnitKind
from tracker.domain.workflow import WorkState
from tracker.org.actions import create_unit
from tracker.org.models import Unit
from tracker.org.queries import units
from tracker.plans.actions.rollouts import Participant, roll_out
from tracker.plans.actions.templates import create_template, lay_out_templates
from tracker.plans.models import (
    DeadlineFact,
    Rollout,
    RolloutMember,
    RolloutMilestone,
    RolloutTemplate,
    Task,
    WorkflowEvent,
)
from tracker.plans.queries.facts import all_known, deadlines_by_task, weights_by_task
from tracker.plans.queries.occurrences import states_by_task
from tracker.plans.queries.rollouts import steps_by_template
from tracker.plans.queries.tasks import find_task, parts_of

NONCES = (f"rollout-{number:020d}" for number in count())
MOST_QUESTIONS = 20
"""Of a rollout of 150 units × 20 steps: rows go in together, nothing is asked for each."""


def test_a_new_office_has_the_template_of_iso_9001(app: Flask) -> None:
    command = ["a@mau.example", "--name", "Quản Trị", "--password-stdin"]
    runner = app.test_cli_runner()
    for _ in range(2):
        runner.invoke(create_admin, command, input="mot cau chi minh biet\n")
    db.session.rollback()
    ((template, milestones),) = steps_by_template().items()
    assert template.code == "iso-9001-2015"
    assert [step.weight for step in milestones] == [5, 5, 10, 10, 25, 10, 10, 5, 5, 10, 5, 0]


def test_the_officer_rolls_a_task_out_and_the_head_gives_the_steps_out(office: Office) -> None:
    with writing():
        lay_out_templates(by=SYSTEM)
        whole = task(office, plan(office), "18", "31/12/2022", lead="focal").id
    officer = office.sign_in("officer")
    form = form_on(officer, f"/tasks/{whole}/rollout")
    template = db.session.query(RolloutTemplate).one()
    data = {**form.fields, "template": template.id, "units": [office.units["commune"].id]}
    assert officer.post(form.action, data={**data, "deadlines-2": "Quý II/2022"}).status_code == 303
    part, *rows = parts_of(EVERYTHING, find_task(EVERYTHING, whole))
    assert (part.number, part.title) == ("18.1", "Nội dung 18 - UBND xã Thượng")
    assert [row.number for row in rows] == [f"18.1.{number}" for number in range(1, 13)]
    deadlines = deadlines_by_task((row.id for row in rows), known=all_known())
    assert [deadlines[row.id][-1].text for row in rows[:4]] == [
        "31/12/2022",
        "31/12/2022",
        "Quý II/2022",
        "31/12/2022",
    ]
    assert {state for states in states_by_task(rows).values() for state in states.values()} == {
        WorkState.PREPARED
    }
    again = {**form_on(officer, f"/tasks/{whole}/rollout").fields, "template": template.id}
    refused = officer.post(form.action, data={**again, "units": [office.units["commune"].id]})
    assert refused.status_code == 422
    assert "đã được triển khai theo đơn vị" in refused.text


def test_150_units_and_20_steps_are_laid_out_together(office: Office) -> None:
    with writing() as session:
        root = session.get_one(Unit, office.units["root"].id)
        communes = {
            create_unit(
                f"UBND xã Số {number}",
                kind=UnitKind.COMMUNE,
                short_name=f"xã Số {number}",
                parent=root,
                valid_from=FOUNDED,
                by=SYSTEM,
            ).id
            for number in range(150)
        }
        milestones = [Milestone(f"Bước {number}", "Văn bản", number) for number in range(1, 21)]
        template = create_template("dai", name="Mẫu dài", milestones=milestones, by=SYSTEM)
        whole = task(office, plan(office), "1", "31/12/2022", lead="focal")
    told: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *said: told.append(said[2]))
    with writing():
        roll_out(
            find_task(EVERYTHING, whole.id),
            template,
            participants=[Participant(unit) for unit in units() if unit.id in communes],
            deadlines={},
            as_of=FOUNDED,
            by=office.actor("officer"),
        )
    rows = parts_of(EVERYTHING, find_task(EVERYTHING, whole.id))
    assert len(rows) == 150 * 21
    weights = weights_by_task((row.id for row in rows), known=all_known())
    assert sum(fact.weight for fact in weights.values()) == 150 * sum(range(1, 21))
    assert sum(statement.startswith("SELECT") for statement in told) < MOST_QUESTIONS


def test_a_rollout_that_fails_on_its_way_leaves_nothing(office: Office) -> None:
    with writing():
        template = create_template(
            "m", name="Mẫu", milestones=[Milestone("Một"), Milestone("Hai")], by=SYSTEM
        )
        whole = task(office, plan(office), "1", "31/12/2022", lead="focal").id
    kinds = (Task, Rollout, RolloutMilestone, RolloutMember, WorkflowEvent, DeadlineFact, Minute)
    before = [db.session.query(kind).count() for kind in kinds]
    one = Participant(office.units["commune"])
    how = {"deadlines": {}, "as_of": FOUNDED, "by": office.actor("officer")}
    with pytest.raises(IntegrityError), writing():
        roll_out(
            find_task(EVERYTHING, whole),
            template,
            participants=[one, Participant(Unit(id=999, name="?", kind=UnitKind.COMMUNE))],
            **how,
        )
    assert [db.session.query(kind).count() for kind in kinds] == before
    with writing():
        roll_out(find_task(EVERYTHING, whole), template, participants=[one], **how)
    assert len(parts_of(EVERYTHING, find_task(EVERYTHING, whole))) == 3
