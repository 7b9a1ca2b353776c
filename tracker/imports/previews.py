"""An annex held against the plan that it goes into: what the preview shows is what acceptance writes."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from tracker.domain.annex import AnnexReading, GroupDraft, Problem, Rows, TaskDraft, annex_sheets, read_annex
from tracker.domain.annex.drafts import quote
from tracker.domain.annex.table import Column, Line, find_table
from tracker.domain.deadlines import parse_deadline
from tracker.domain.text import N_, one_line
from tracker.domain.unit_names import KnownUnit, UnitBook
from tracker.domain.units import ASKED_KINDS
from tracker.domain.wording import count, listing

SEVERAL_TABLES = N_(
    "Tệp có {count} trang tính chứa bảng nhiệm vụ: {sheets}. Giữ một trang tính trong mỗi tệp rồi tải lên lại."
)
OTHER_WORDS = N_(
    "Kế hoạch đã có nhiệm vụ số {number} với nội dung khác: “{there}”. Bỏ dòng này khỏi tệp hoặc ghi số khác."
)
ASKED_TO_LEAD = N_(
    "Không giao {unit} chủ trì; cơ quan này được đề nghị phối hợp. Ghi đơn vị chủ trì khác, chuyển cơ quan này sang cột phối hợp."
)
OTHER_GROUP = N_("Kế hoạch đã có nhóm {number} tên là “{there}”. Nhiệm vụ được xếp vào nhóm đó.")


@dataclass(frozen=True, slots=True)
class TaskSoFar:
    """What a plan already says under a number; the deadline as it was first written."""

    title: str
    deliverable: str
    note: str
    deadline: str


@dataclass(frozen=True, slots=True)
class PlanSoFar:
    """What a plan tells the reader of its annex: its day, the units of that day, the tasks and groups by their numbers.

    `home` is the place whose own units leave its name out (see UnitBook); `accepted` are the digests of annexes taken in.
    """

    issued: date
    units: Sequence[KnownUnit]
    home: str
    tasks: Mapping[str, TaskSoFar]
    groups: Mapping[str, str]
    accepted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Preview:
    """An annex as read, and the numbers of those of its tasks that the plan already has."""

    reading: AnnexReading
    present: frozenset[str]

    @property
    def fresh(self) -> tuple[TaskDraft, ...]:
        """The tasks that acceptance adds."""
        return tuple(task for task in self.reading.tasks if task.number not in self.present)

    @property
    def lines(self) -> tuple[GroupDraft | TaskDraft, ...]:
        """Groups and tasks as they follow one another in the annex."""
        return tuple(sorted((*self.reading.groups, *self.reading.tasks), key=lambda line: line.row))

    @property
    def blocking(self) -> tuple[Problem, ...]:
        """What stands in the way of acceptance."""
        return tuple(problem for problem in self.reading.problems if problem.blocking)

    @property
    def notices(self) -> tuple[Problem, ...]:
        """How cells were read where the words alone do not show it."""
        return tuple(problem for problem in self.reading.problems if not problem.blocking)


def preview_annex(sheets: Sequence[Rows], plan: PlanSoFar) -> Preview:
    """What the sheets of a file hold for the plan; it never raises, whatever the cells hold."""
    tables = annex_sheets(sheets)
    rows = tables[0] if tables else ()
    reading = read_annex(
        rows, units=UnitBook(plan.units, home=plan.home), parse=partial(parse_deadline, issued=plan.issued)
    )
    reading = replace(reading, tasks=tuple(_below_the_plan(task, plan) for task in reading.tasks))
    if digest(reading) in plan.accepted:
        return _taken_in(reading)
    found = [*reading.problems, *_of_several(tables), *_against(plan, reading, rows)]
    problems = tuple(sorted(found, key=lambda problem: problem.row))
    present = frozenset(task.number for task in reading.tasks if task.number in plan.tasks)
    return Preview(replace(reading, problems=problems), present)


def _below_the_plan(task: TaskDraft, plan: PlanSoFar) -> TaskDraft:
    """A part of a task that the plan already has, as its number says: 5.1 of 5."""
    whole = task.number.rpartition(".")[0]
    return replace(task, parent=whole) if task.parent is None and whole in plan.tasks else task


def _taken_in(reading: AnnexReading) -> Preview:
    """An annex that is in the plan: nothing is added, so nothing stands in the way, whatever units are called since."""
    notices = tuple(problem for problem in reading.problems if not problem.blocking)
    return Preview(replace(reading, problems=notices), frozenset(task.number for task in reading.tasks))


def digest(reading: AnnexReading) -> str:
    """The SHA-256 of what groups and tasks say, wherever in a file they stand: the same annex has the same digest."""
    groups = [[group.number, group.title] for group in reading.groups]
    tasks = [
        [
            task.number,
            task.title,
            task.group,
            task.parent,
            task.lead_text,
            task.coordinating_text,
            task.deadline_text,
            task.deliverable,
            task.note,
        ]
        for task in reading.tasks
    ]
    return hashlib.sha256(json.dumps([groups, tasks], ensure_ascii=False).encode()).hexdigest()


def _of_several(tables: Sequence[Rows]) -> Iterator[Problem]:
    """Tasks on several sheets would be numbered twice; the office says which sheet is meant."""
    if len(tables) > 1:
        names = [next(cell.sheet for row in rows for cell in row) for rows in tables]
        told = {"count": count(len(names)), "sheets": listing([f"“{quote(name)}”" for name in names])}
        yield Problem(names[0], "", 0, "", "", SEVERAL_TABLES, told, blocking=True)


def _against(plan: PlanSoFar, reading: AnnexReading, rows: Rows) -> Iterator[Problem]:
    """What only the plan and its units can tell about the drafts."""
    lines = {line.row[0].row: line for line in find_table(rows).lines()}
    asked = {unit.id: unit.name for unit in plan.units if unit.kind in ASKED_KINDS}
    for group in reading.groups:
        there = plan.groups.get(group.number, group.title)
        if one_line(there) != group.title:
            line = lines[group.row]
            yield line.table.problem(
                line.filled[0], OTHER_GROUP, blocking=False, number=group.number, there=quote(there)
            )
    for task in reading.tasks:
        line = lines[task.row]
        if task.lead_id in asked:
            yield line.problem(Column.LEAD, ASKED_TO_LEAD, blocking=True, unit=asked[task.lead_id])
        if other := _other_words(line, task, plan.tasks.get(task.number)):
            column, there = other
            yield line.problem(
                column, OTHER_WORDS, blocking=True, number=task.number, there=quote(there) or "–"
            )


def _other_words(line: Line, task: TaskDraft, there: TaskSoFar | None) -> tuple[Column, str] | None:
    """The first column in which the plan says something else under the task's number, and what it says."""
    if there is None:
        return None
    pairs = (
        (Column.TITLE, task.title, there.title),
        (Column.DEADLINE, task.deadline.text if task.deadline else "", there.deadline),
        (Column.DELIVERABLE, task.deliverable, there.deliverable),
        (Column.NOTE, task.note, there.note),
    )
    told = ((column, was) for column, words, was in pairs if one_line(words) != one_line(was))
    return next(((column, was) for column, was in told if column in line.table.places), None)
