"""The matrix of a rollout on a day: plain columns of thousands of parts, in a constant number of statements.

Nothing is judged here: each distinct course of a part is put before the rulebook once, and its answer is shared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.rates import Counts, Rate, count
from tracker.domain.rights import EVERYTHING, Scope
from tracker.domain.rollup import Explained, Work, explain
from tracker.domain.status import Standing, Status
from tracker.org.models import Unit
from tracker.org.queries import office_calendar, units_by_id
from tracker.overview.queries.courses import Course, courses
from tracker.plans.models import Rollout, RolloutMilestone, RolloutTemplate, Task
from tracker.plans.queries.facts import known_on
from tracker.plans.queries.rollouts import find_template, members, milestones, rollouts_by_task
from tracker.plans.queries.tasks import find_task, parts_of

_DONE = frozenset({Standing.DONE_ON_TIME, Standing.DONE_LATE})


@dataclass(frozen=True, slots=True)
class Cell:
    """A step at a unit: the number of its task, and how it stands."""

    id: int
    status: Status

    @property
    def is_done(self) -> bool:
        """Whether its completion is confirmed."""
        return self.status.standing in _DONE

    @property
    def counts(self) -> bool:
        """Whether it is counted: what was withdrawn or rests is not."""
        return self.status.standing is not Standing.OUT


@dataclass(frozen=True, slots=True)
class Line:
    """A unit of the rollout: its part, its cells by step, its progress, the number of the step at which it stands."""

    unit: Unit
    part: int
    cells: Sequence[Cell | None]
    progress: Explained
    stands_at: int | None
    completed: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """A rollout on a day; `counts` are of the cells that have a weight, `columns` of each step over all units."""

    task: Task
    rollout: Rollout
    template: RolloutTemplate
    steps: Sequence[RolloutMilestone]
    lines: Sequence[Line]
    columns: Sequence[Rate]
    counts: Counts
    progress: Explained | None

    @property
    def sees_whole(self) -> bool:
        """Whether the reader sees the whole task, so that its totals may be shown."""
        return self.progress is not None

    @property
    def completed(self) -> Rate:
        """The units whose completing step is confirmed, of all that take part."""
        return Rate(sum(line.completed for line in self.lines), len(self.lines))

    @property
    def completing(self) -> RolloutMilestone | None:
        """The step with which a unit is through."""
        return next((step for step in self.steps if step.number == self.rollout.completing_step), None)


def find_whole(scope: Scope, task_id: int) -> Task | None:
    """A task that is carried out unit by unit, for whoever may see it or a part of it; they see no other rows."""
    if (task := find_task(scope, task_id)) is not None:
        return task
    whole = find_task(EVERYTHING, task_id)
    return whole if whole and parts_of(scope, whole) else None


def find_cell(scope: Scope, task_id: int) -> Task | None:
    """A visible step of a unit in a rollout."""
    task = find_task(scope, task_id)
    return task if task and task.step_number and task.parent and task.parent.parent_id else None


def gather_line(scope: Scope, cell: Task, *, day: date) -> tuple[Rollout, Line] | None:
    """The row in which a step stands; None where its unit takes no part on the day."""
    part = cell.parent
    rollout = rollouts_by_task([part.parent_id or 0]).get(part.parent_id or 0) if part else None
    if part is None or rollout is None:
        return None
    known = known_on(day)
    member = next((each for each in members(rollout, known=known) if each.task_id == part.id), None)
    found = courses(scope, part, known=known, calendar=office_calendar())
    if member is None or part.id not in found:
        return None
    unit = units_by_id([member.unit_id])[member.unit_id]
    return rollout, _line(unit, found[part.id], _below(found), rollout, milestones(rollout))


def gather(scope: Scope, task: Task, *, day: date) -> Matrix | None:
    """The matrix of a visible task; None where the task is no rollout."""
    rollout = rollouts_by_task([task.id]).get(task.id)
    template = find_template(rollout.template_id) if rollout else None
    if rollout is None or template is None:
        return None
    known = known_on(day)
    found = courses(scope, task, known=known, calendar=office_calendar())
    steps = milestones(rollout)
    joined = members(rollout, known=known)
    units = units_by_id(member.unit_id for member in joined)
    below = _below(found)
    progress = explain(_work(found[task.id], below)) if task.id in found else None
    told = {part.id: part for part in progress.parts} if progress else {}
    lines = [
        _line(units[member.unit_id], found[member.task_id], below, rollout, steps, told.get(member.task_id))
        for member in joined
        if member.task_id in found
    ]
    weighty = [place for place, step in enumerate(steps) if step.weight > 0]
    cells = [line.cells[place] for line in lines for place in weighty]
    return Matrix(
        task,
        rollout,
        template,
        steps,
        lines,
        columns=[_rate(lines, place) for place in range(len(steps))],
        counts=count(cell.status.standing for cell in cells if cell),
        progress=progress,
    )


def _below(found: Mapping[int, Course]) -> dict[int | None, list[Course]]:
    below: dict[int | None, list[Course]] = {}
    for course in found.values():
        below.setdefault(course.parent_id, []).append(course)
    return below


def _line(
    unit: Unit,
    part: Course,
    below: Mapping[int | None, Sequence[Course]],
    rollout: Rollout,
    steps: Sequence[RolloutMilestone],
    progress: Explained | None = None,
) -> Line:
    by_step = {course.step: Cell(course.id, course.status) for course in below.get(part.id, ())}
    cells = [by_step.get(step.number) for step in steps]
    completing = by_step.get(rollout.completing_step)
    stands_at = next(
        (
            step.number
            for step, cell in zip(steps, cells, strict=True)
            if step.weight and cell and cell.counts and not cell.is_done
        ),
        None,
    )
    return Line(
        unit,
        part.id,
        cells,
        progress or explain(_work(part, below)),
        stands_at,
        completed=completing is not None and completing.is_done,
    )


def _rate(lines: Sequence[Line], place: int) -> Rate:
    """Done ÷ counted of one step."""
    cells = [cell for line in lines if (cell := line.cells[place]) and cell.counts]
    return Rate(sum(cell.is_done for cell in cells), len(cells))


def _work(course: Course, below: Mapping[int | None, Sequence[Course]]) -> Work:
    return Work(
        course.id,
        course.weight,
        course.status,
        course.recurring,
        course.reported,
        tuple(_work(part, below) for part in below.get(course.id, ())),
    )
