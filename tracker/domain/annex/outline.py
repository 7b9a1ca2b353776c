"""Which lines of a table are groups, which are tasks under them, and which are neither."""

from dataclasses import dataclass, field
from itertools import count as counting

from tracker.domain.annex.drafts import LONGEST_TITLE, Cell, GroupDraft, Problem
from tracker.domain.annex.numbers import (
    NUMBER_TAKEN,
    Level,
    group_number,
    level_of,
    split_heading,
    task_number,
)
from tracker.domain.annex.table import Column, Line, Table
from tracker.domain.text import N_, one_line
from tracker.domain.wording import roman

OF_A_GROUP = frozenset({Column.NUMBER, Column.TITLE, Column.DEADLINE})
"""The columns that a group may fill."""

NO_GROUP_TITLE = N_("Chưa ghi tên nhóm nhiệm vụ. Ghi tên nhóm hoặc xóa dòng này.")
HEADING_FOUND = N_("Đọc “{text}” là tên nhóm nhiệm vụ {number}.")
NOT_READ = N_("Không đọc “{text}” vào nhiệm vụ.")


@dataclass(frozen=True, slots=True)
class Block:
    """A group, the line that may give it a deadline, and the lines of its tasks; no group before the first."""

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
    _path: dict[Level, str] = field(default_factory=dict)
    _rows: dict[str, int] = field(default_factory=dict)
    _loose: list[Cell] = field(default_factory=list)
    _unnumbered: dict[int, Cell] = field(default_factory=dict)

    def take(self, line: Line) -> None:
        """Put the next line in its place: a Roman number or a lone filled cell is a group, all else a task."""
        self.rows += 1
        filled = line.filled
        if number := group_number(line.text(Column.NUMBER)):
            self._take_group(line, number)
        elif len(filled) == 1 and self._may_be_heading(filled[0]):
            self._take_heading(filled[0])
        else:
            self._take_task(line)

    def close(self) -> None:
        """No line follows: number the groups without a number by the Roman numbers that no other has."""
        self._pass_over()
        free = (number for number in map(roman, counting(1)) if number not in self._rows)
        for (place, cell), number in zip(self._unnumbered.items(), free, strict=False):
            heading = GroupDraft(number, one_line(cell.text), cell.row)
            self.blocks[place] = Block(heading, tasks=self.blocks[place].tasks)
            self.problems.append(self.table.problem(cell, HEADING_FOUND, blocking=False, number=number))

    def _may_be_heading(self, cell: Cell) -> bool:
        """Whether the only filled cell of a line may be the name of a group."""
        places = {0, self.table.places[Column.TITLE], self.table.places.get(Column.NUMBER)}
        is_number = task_number(cell.text) is not None
        return cell.column - 1 in places and not is_number and len(cell.text) <= LONGEST_TITLE

    def _take_heading(self, cell: Cell) -> None:
        """A heading with a number opens a group; one without waits for a task to follow."""
        number, title = split_heading(cell.text)
        if number:
            self._open(cell, number, title)
        else:
            self._loose.append(cell)

    def _take_group(self, line: Line, number: str) -> None:
        title = line.text(Column.TITLE)
        self._open(line.cell(Column.NUMBER), number, title, heading=line)
        if not title:
            self.problems.append(line.problem(Column.TITLE, NO_GROUP_TITLE, blocking=True))
        for column in self.table.places:
            if column not in OF_A_GROUP and line.text(column):
                self.problems.append(line.problem(column, NOT_READ, blocking=False))

    def _take_task(self, line: Line) -> None:
        if self._loose:
            self._unnumbered[len(self.blocks)] = self._loose.pop()
            self._pass_over()
            self.blocks.append(Block())
        self.blocks[-1].tasks.append(line)

    def _pass_over(self) -> None:
        """Headings without a number that no task follows are remarks, signatures and the like."""
        self.problems += [self.table.problem(cell, NOT_READ, blocking=False) for cell in self._loose]
        self._loose.clear()

    def _open(self, cell: Cell, own: str, title: str, *, heading: Line | None = None) -> None:
        """Begin a group; below another level its number is that level's and its own (A.I)."""
        self._pass_over()
        levels = list(self._path)
        level = level_of(own)
        for deeper in levels[levels.index(level) :] if level in levels else ():
            del self._path[deeper]
        self._path[level] = own
        number = ".".join(self._path.values())
        first = self._rows.setdefault(number, cell.row)
        if first != cell.row:
            problem = self.table.problem(cell, NUMBER_TAKEN, blocking=True, number=number, first=first)
            self.problems.append(problem)
        self.blocks.append(Block(GroupDraft(number, title, cell.row), heading))


def outline(table: Table) -> Outline:
    """The groups and tasks of a table."""
    found = Outline(table)
    for line in table.lines():
        found.take(line)
    found.close()
    return found
