"""Reads an annex: the table of a sheet, its groups, and each task under them."""

from tracker.domain.annex.cells import Parse, read_coordinating, read_deadline, read_lead, too_long
from tracker.domain.annex.drafts import AnnexReading, Problem, Rows, TaskDraft
from tracker.domain.annex.numbers import Numbering
from tracker.domain.annex.outline import Block, Outline, outline
from tracker.domain.annex.table import Column, Line, find_table, no_header
from tracker.domain.deadlines import Deadline
from tracker.domain.text import N_
from tracker.domain.unit_names import UnitBook

MOST_TASKS = 2_000
"""Tasks of one annex."""

NO_TASK = N_(
    "Bảng chưa có nhiệm vụ nào. "
    "Ghi mỗi nhiệm vụ một dòng, đánh số 1, 2, 3; số La Mã chỉ dùng cho nhóm nhiệm vụ."
)
TOO_MANY = N_("Bảng có hơn {limit} nhiệm vụ. Chia thành nhiều tệp rồi nhập lần lượt.")
NO_TITLE = N_("Chưa ghi nội dung nhiệm vụ. Ghi nội dung hoặc xóa dòng này.")


def read_annex(rows: Rows, *, units: UnitBook, parse: Parse) -> AnnexReading:
    """The drafts and the problems of one sheet; it never raises, whatever the cells hold.

    `parse` reads a written deadline for the day of issuing. Columns stand in any order under their labels
    (domain.md §4.1). A line with a Roman number or a lone filled cell is a group; an empty deadline is that of
    the task or group above.
    """
    table = find_table(rows)
    if table.missing:
        return AnnexReading(0, (), (), (no_header(table),))
    found = outline(table)
    reader = _Reader(units, parse)
    amount = sum(len(block.tasks) for block in found.blocks)
    if amount == 0:
        reader.problems.append(table.problem_of_all(NO_TASK))
    elif amount > MOST_TASKS:
        reader.problems.append(table.problem_of_all(TOO_MANY, limit=MOST_TASKS))
    else:
        for block in found.blocks:
            reader.read_block(block)
    return reader.reading(found)


class _Reader:
    """Reads one task after the other, and remembers what the next ones refer to."""

    def __init__(self, units: UnitBook, parse: Parse) -> None:
        self.units = units
        self.parse = parse
        self.numbering = Numbering()
        self.deadlines: dict[str | None, Deadline | None] = {}
        self.tasks: list[TaskDraft] = []
        self.problems: list[Problem] = []

    def reading(self, found: Outline) -> AnnexReading:
        """Everything read, problems in the order of their rows."""
        groups = tuple(block.group for block in found.blocks if block.group)
        problems = (*found.table.notices(), *found.problems, *self.problems)
        in_order = tuple(sorted(problems, key=lambda problem: problem.row))
        return AnnexReading(found.rows, groups, tuple(self.tasks), in_order)

    def read_block(self, block: Block) -> None:
        """The tasks of a group; those without a deadline take the group's, if it has one."""
        group = block.group.number if block.group else None
        self.numbering.begin_group(group)
        shared = None
        if block.heading:
            self.problems.extend(too_long(block.heading))
            if block.heading.text(Column.DEADLINE):
                shared, problems = read_deadline(block.heading, self.parse)
                self.problems.extend(problems)
        for line in block.tasks:
            self.tasks.append(self._task(line, group, shared))

    def _task(self, line: Line, group: str | None, shared: Deadline | None) -> TaskDraft:
        number, about_number = self.numbering.number(line)
        parent = self.numbering.parent_of(number)
        title = line.text(Column.TITLE)
        about_title = [] if title else [line.problem(Column.TITLE, NO_TITLE, blocking=True)]
        lead, about_lead = read_lead(line, self.units)
        coordinating, about_coordinating = read_coordinating(line, self.units)
        above = self.deadlines.get(parent) or shared
        deadline, about_deadline = read_deadline(line, self.parse, above=above)
        self.deadlines[number] = deadline
        self.problems += [*about_number, *about_title, *about_lead, *about_coordinating, *about_deadline]
        self.problems += too_long(line)
        return TaskDraft(
            row=line.row[0].row,
            number=number,
            title=title,
            group=group,
            lead_text=line.text(Column.LEAD),
            lead_id=lead.id if lead else None,
            coordinating_text=line.cell(Column.COORDINATING).text,
            coordinating_ids=tuple(unit.id for unit in coordinating if not lead or unit.id != lead.id),
            deadline=deadline,
            deadline_text=line.text(Column.DEADLINE) or (deadline.text if deadline else ""),
            deliverable=line.cell(Column.DELIVERABLE).text,
            note=line.cell(Column.NOTE).text,
            parent=parent,
        )
