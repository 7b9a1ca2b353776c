"""The matrix of a rollout on a day, in a constant number of statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.rates import Counts, count
from tracker.domain.rights import Scope
from tracker.domain.rollup import Explained
from tracker.domain.status import Status
from tracker.org.models import Unit
from tracker.org.queries import office_calendar, units_by_id
from tracker.plans.models import RolloutStep, RolloutTemplate, Task
from tracker.plans.queries.facts import known_on
from tracker.plans.queries.rollouts import find_template, members, rollouts_by_task, steps
from tracker.plans.queries.tasks import parts_of
from tracker.progress.standing import standing_of


@dataclass(frozen=True, slots=True)
class Cell:
    """A step at a unit."""

    task: Task
    status: Status


@dataclass(frozen=True, slots=True)
class Line:
    """A unit of the rollout: its part, its cells by step, its progress."""

    unit: Unit
    part: Task
    cells: Sequence[Cell | None]
    progress: Explained


@dataclass(frozen=True, slots=True)
class Matrix:
    """A rollout on a day; `counts` are of the cells that have a weight."""

    task: Task
    template: RolloutTemplate
    steps: Sequence[RolloutStep]
    lines: Sequence[Line]
    counts: Counts
    progress: Explained


def gather(scope: Scope, task: Task, *, day: date) -> Matrix | None:
    """The matrix of a visible task; None where the task is no rollout."""
    known = known_on(day)
    rollout = rollouts_by_task([task.id]).get(task.id)
    template = find_template(rollout.template_id) if rollout else None
    if rollout is None or template is None:
        return None
    tasks = [task, *parts_of(scope, task)]
    standing = standing_of(tasks, known=known, calendar=office_calendar())
    by_id = {each.id: each for each in tasks}
    milestones = steps(template)
    joined = members(rollout, known=known)
    units = units_by_id(member.unit_id for member in joined)
    lines = []
    for member in joined:
        if (part := by_id.get(member.task_id)) is None:
            continue
        cells = {each.step_number: Cell(each, standing.statuses[each.id]) for each in standing.parts_of(part)}
        row = [cells.get(step.number) for step in milestones]
        lines.append(Line(units[member.unit_id], part, row, standing.progress[part.id]))
    weighty = {step.number for step in milestones if step.weight > 0}
    standings = [
        cell.status.standing
        for line in lines
        for cell in line.cells
        if cell and cell.task.step_number in weighty
    ]
    return Matrix(task, template, milestones, lines, count(standings), standing.progress[task.id])
