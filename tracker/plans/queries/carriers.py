"""Who carries tasks: by the assignment that held on a day, and the people to whom letters about them go today."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tracker.db import db, spelled
from tracker.domain.roles import WORKING
from tracker.org.models import Person, Unit
from tracker.org.queries import grants_by_person, people_by_id, people_of_units, units_by_id
from tracker.plans.models import Assignment, AssignmentUnit, Task
from tracker.plans.queries.facts import Known, assignments_by_task


@dataclass(frozen=True, slots=True)
class Carried:
    """Who carries a task under an assignment: one lead unit, the person in charge, the leader, who coordinates."""

    lead: Unit | None = None
    assignee: Person | None = None
    supervisor: Person | None = None
    coordinating: str = ""


NOBODY = Carried()


def carried_by_task(ids: Iterable[int], *, known: Known) -> dict[int, Carried]:
    """Who carried each task that was assigned by then; four statements whatever their number."""
    assignments = assignments_by_task(ids, known=known)
    units = units_by_id(each.lead_unit_id for each in assignments.values())
    persons = people_by_id(
        number for each in assignments.values() for number in (each.assignee_id, each.supervisor_id)
    )
    coordinating = coordination_by_task(assignments)
    return {
        task_id: Carried(
            units[each.lead_unit_id],
            persons.get(each.assignee_id or 0),
            persons.get(each.supervisor_id or 0),
            coordinating[task_id],
        )
        for task_id, each in assignments.items()
    }


def coordination_by_task(assignments: Mapping[int, Assignment]) -> dict[int, str]:
    """Who coordinates each task under its assignment: as written, else the names of the units."""
    tasks = {assignment.id: task_id for task_id, assignment in assignments.items()}
    rows = db.session.execute(
        select(AssignmentUnit.assignment_id, Unit.name)
        .join(Unit, Unit.id == AssignmentUnit.unit_id)
        .where(AssignmentUnit.assignment_id.in_(tasks))
        .order_by(spelled(Unit.sort_key), Unit.id)
    )
    names: dict[int, list[str]] = {}
    for assignment_id, name in rows:
        names.setdefault(tasks[assignment_id], []).append(name)
    return {
        task_id: assignment.coordinating_text or "; ".join(names.get(task_id, []))
        for task_id, assignment in assignments.items()
    }


def carriers_by_task(tasks: Sequence[Task], *, day: date) -> dict[int, list[Person]]:
    """The person in charge, if the account is open and a role in force, else the working people of the lead unit."""
    holding = grants_by_person(day=day)
    charged = people_by_id(task.assignee_id for task in tasks if task.assignee_id in holding)
    workers = people_of_units(day=day, roles=WORKING)
    told: dict[int, list[Person]] = {}
    for task in tasks:
        person = charged.get(task.assignee_id or 0)
        alone = person is not None and person.disabled_at is None
        told[task.id] = [person] if person and alone else workers.get(task.lead_unit_id or 0, [])
    return told
