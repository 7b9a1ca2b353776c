"""Which lines of a table are groups, which are tasks under them, and which are neither."""

from dataclasses import dataclass, field

from tracker.domain.annex.drafts import Cell, GroupDraft, Problem
from tracker.domain.annex.numbers import NUMBER_TAKEN, group_number, is_section, split_heading, task_number
from tracker.domain.annex.table import Column, Line, Table
from tracker.domain.text import N_
from tracker.domain.wording import roman

NO_GROUP_TITLE = N_("Chưa ghi tên nhóm nhiệm vụ. Ghi tên nhóm hoặc xóa dòng này.")
HEADING_FOUND = N_("Đọc “{text}” là tên nhóm nhiệm vụ {number}.")
NOT_READ = N_("Không đọc “{text}” vào nhiệm vụ.")


@dataclass(frozen=True, slots=True)
class Block:
    """A group, the line that may give its tasks a deadline, and the lines of its tasks; no group before the first."""

    group: GroupDraft | None = None
    heading: Line | None = None
    tasks: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """The blocks of a table in their order."""

    table: Table
    rows: int = 0
    blocks: list[Block] = field(default_factory=lambda: [Block()])
    problems: list[Problem] = field(default_factory=list)
    _loose: list[Cell] = field(default_factory=list)
    _section: str = ""

    def take(self, line: Line) -> None:
        """Put the next line in its place: a Roman number or a single filled cell is a group, all else a task."""
        self.rows += 1
        filled = line.filled
        if number := group_number(line.text(Column.NUMBER)):
            self._take_group(line, number)
        elif len(filled) == 1 and self._may_be_heading(filled[0]):
            self._take_heading(filled[0])
        else:
            self._take_task(line)

    def close(self) -> None:
        """Headings without a number that no task followed are remarks, signatures and the like."""
        for cell in self._loose:
            self.problems.append(self.table.problem(cell, NOT_READ, blocking=False))
        self._loose.clear()

    def _may_be_heading(self, cell: Cell) -> bool:
        places = {0, self.table.places[Column.TITLE], self.table.places.get(Column.NUMBER)}
        return cell.column - 1 in places and task_number(cell.text) is None

    def _take_heading(self, cell: Cell) -> None:
        number, title = split_heading(cell.text)
        if number:
            self.close()
            self._open(cell, number, title)
        else:
            self._loose.append(cell)

    def _take_group(self, line: Line, number: str) -> None:
        self.close()
        title = line.text(Column.TITLE)
        self._open(line.cell(Column.NUMBER), number, title, heading=line)
        if not title:
            self.problems.append(line.problem(Column.TITLE, NO_GROUP_TITLE, blocking=True))
        unread = self.table.places.keys() - {Column.NUMBER, Column.TITLE, Column.DEADLINE}
        for column in sorted(unread):
            if line.text(column):
                self.problems.append(line.problem(column, NOT_READ, blocking=False))

    def _take_task(self, line: Line) -> None:
        if self._loose:
            cell = self._loose.pop()
            self.close()
            number = self._open(cell, roman(len(self.blocks)), split_heading(cell.text)[1])
            self.problems.append(self.table.problem(cell, HEADING_FOUND, blocking=False, number=number))
        self.blocks[-1].tasks.append(line)

    def _open(self, cell: Cell, number: str, title: str, *, heading: Line | None = None) -> str:
        """Begin a group; under a section its number is the section's and its own (A.I), unique in the annex."""
        if is_section(number):
            self._section = number
        elif self._section:
            number = f"{self._section}.{number}"
        groups = [block.group for block in self.blocks if block.group]
        if first := next((group.row for group in groups if group.number == number), None):
            problem = self.table.problem(cell, NUMBER_TAKEN, blocking=True, number=number, first=first)
            self.problems.append(problem)
        self.blocks.append(Block(GroupDraft(number, title, cell.row), heading))
        return number


def outline(table: Table) -> Outline:
    """The groups and tasks of a table."""
    found = Outline(table)
    for line in table.lines():
        found.take(line)
    found.close()
    return found
