"""What is read from an annex: cells, drafts of groups and tasks, and problems on their cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from tracker.domain.deadlines import Deadline
from tracker.domain.text import N_, one_line

LONGEST_TITLE = 1_000
LONGEST_TEXT = 4_000
"""Characters of a title, and of any other text of a task."""
PLACE = N_("Dòng {row}, cột {column}")
QUOTED = 120
"""Characters of a cell that a problem quotes."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as a file shows it: normalised text, and the row and column (from 1) where people find it."""

    text: str
    sheet: str
    row: int
    column: int

    @property
    def where(self) -> str:
        """The name of the cell in a spreadsheet: C12."""
        return f"{column_letters(self.column)}{self.row}"


Rows = Sequence[Sequence[Cell]]
"""One sheet, from its first column on. Rows may end early; cells merged over columns are given once."""


def column_letters(number: int) -> str:
    """The letters of a column of a spreadsheet: 1 is A, 27 is AA."""
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        letters = ascii_uppercase[place] + letters
    return letters


def quote(text: str) -> str:
    """A text as problems quote it: one line, cut where it is long."""
    line = one_line(text)
    return line if len(line) <= QUOTED else line[: QUOTED - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Problem:
    """What stands in the way of a cell (blocking), or how it was read (not blocking), and what to do.

    `column` is the label in the file; `message` is a message id filled with `params` (texts and whole numbers).
    A problem of the whole sheet has row 0 and no cell.
    """

    sheet: str
    cell: str
    row: int
    column: str
    text: str
    message: str
    params: Mapping[str, object]
    blocking: bool

    @property
    def sentence(self) -> str:
        """The whole sentence: “Dòng 12, cột Cơ quan chủ trì: chưa nhận ra đơn vị “Phòng X”. …”."""
        said = self.message.format(**self.params)
        if not self.row:
            return said
        return f"{PLACE.format(row=self.row, column=self.column)}: {said[:1].lower()}{said[1:]}"


@dataclass(frozen=True, slots=True)
class GroupDraft:
    """A group of tasks under its number, unique in the annex (I, II; under a section A.I)."""

    number: str
    title: str
    row: int


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task as it is written and as it is understood.

    `group` and `parent` are the numbers of its group and of the task that it is a part of. Numbers are unique in
    an annex that is acceptable.
    """

    row: int
    number: str
    title: str
    group: str | None
    lead_text: str
    lead_id: int | None
    coordinating_text: str
    coordinating_ids: tuple[int, ...]
    deadline: Deadline | None
    deadline_text: str
    deliverable: str
    note: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class AnnexReading:
    """All that an annex gives: the count of filled rows below its header, drafts, and problems row by row."""

    rows: int
    groups: tuple[GroupDraft, ...]
    tasks: tuple[TaskDraft, ...]
    problems: tuple[Problem, ...]

    @property
    def acceptable(self) -> bool:
        """Whether the drafts may become tasks, all of them."""
        return bool(self.tasks) and not any(problem.blocking for problem in self.problems)
