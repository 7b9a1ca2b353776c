"""Numbers in an annex: 5, and 5.1 for its parts; I, II for groups, A, B for sections of groups."""

import re
from dataclasses import dataclass, field
from enum import Enum

from tracker.domain.annex.drafts import Problem, quote
from tracker.domain.annex.table import Column, Line
from tracker.domain.text import N_, one_line
from tracker.domain.wording import roman

BAD_NUMBER = N_(
    "Chưa đọc được số thứ tự “{text}”. "
    "Ghi 1, 2, 3 cho nhiệm vụ; 1.1, 1.2 cho nhiệm vụ thành phần; I, II cho nhóm."
)
NUMBER_TAKEN = N_("Số thứ tự {number} đã dùng ở dòng {first}. Ghi số khác.")
NUMBER_GIVEN = N_("Để trống số thứ tự, đọc là {number}.")
NUMBERED_ANEW = N_("Đánh số lại trong nhóm {group}, đọc là {number}.")


class Level(Enum):
    """The kinds of numbers that groups have; which stands above which is told by the annex."""

    SECTION = "A"
    ROMAN = "I"
    ARABIC = "1"


_ROMAN_NUMBERS = frozenset(roman(value) for value in range(1, 100))
_SECTIONS = frozenset("ABCDEFGH")
_TASK = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,3}){0,3}")
_HEADING = re.compile(r"([A-Z]{1,8}|[0-9]{1,3}) ?[.):/-] ?(.+)")
_AROUND = " .,()-:/"


def group_number(text: str) -> str | None:
    """The bare number of a group, if it is one: a Roman number, or the letter of a section."""
    number = one_line(text).strip(_AROUND)
    return number if number in _ROMAN_NUMBERS or number in _SECTIONS else None


def level_of(number: str) -> Level:
    """The kind of a group's number; groups of one kind stand side by side. C is a section, not a hundred."""
    if number in _SECTIONS:
        return Level.SECTION
    return Level.ROMAN if number in _ROMAN_NUMBERS else Level.ARABIC


def split_heading(text: str) -> tuple[str, str]:
    """The number and the title of a heading in one cell: “I. CHỈ ĐẠO”; no number where none is written."""
    heading = one_line(text)
    match = _HEADING.fullmatch(heading)
    if match and (group_number(match[1]) or match[1].isdecimal()):
        return match[1], match[2]
    return "", heading


def task_number(text: str) -> str | None:
    """The number of a task in one spelling (“01.” is 1, “1.02” is 1.2), if it is one."""
    written = one_line(text).strip(_AROUND)
    return ".".join(str(int(part)) for part in written.split(".")) if _TASK.fullmatch(written) else None


def following(number: str) -> str:
    """The number after a number: 5 after 4, 1.3 after 1.2; 1 after none."""
    head, dot, last = number.rpartition(".")
    return f"{head}{dot}{int(last or 0) + 1}"


@dataclass(slots=True)
class Numbering:
    """The numbers given so far, by their rows.

    Where a group begins with a number that is taken, its tasks carry the group's number before their own: II.1, II.2.
    """

    _rows: dict[str, int] = field(default_factory=dict)
    _group: str | None = None
    _prefix: str = ""
    _last: str = ""
    _begins: bool = False

    def begin_group(self, group: str | None) -> None:
        """The next tasks stand in this group."""
        self._group, self._prefix, self._begins = group, "", True

    def number(self, line: Line) -> tuple[str, list[Problem]]:
        """The number of the next task; an empty cell counts on from the task before."""
        cell = line.cell(Column.NUMBER)
        written = line.text(Column.NUMBER)
        own = task_number(written) if written else following(self._last)
        if own is None:
            return quote(written), [line.problem(Column.NUMBER, BAD_NUMBER, blocking=True)]
        notices = self._begin(line, own)
        number = self._prefix + own
        if not written and Column.NUMBER in line.table.places:
            notices.append(line.problem(Column.NUMBER, NUMBER_GIVEN, blocking=False, number=number))
        first = self._rows.setdefault(number, cell.row)
        if first != cell.row:
            notices.append(
                line.problem(Column.NUMBER, NUMBER_TAKEN, blocking=True, number=number, first=first)
            )
        self._last = own
        return number, notices

    def parent_of(self, number: str) -> str | None:
        """The task that a number makes its task a part of: 1 of 1.1, if there is a task 1."""
        parent = number.rpartition(".")[0]
        return parent if parent in self._rows else None

    def _begin(self, line: Line, own: str) -> list[Problem]:
        """Whether the group numbers its tasks anew, seen at its first task."""
        anew = self._begins and own in self._rows and self._group is not None
        self._begins = False
        if not anew:
            return []
        self._prefix = f"{self._group}."
        number = self._prefix + own
        return [line.problem(Column.NUMBER, NUMBERED_ANEW, blocking=False, group=self._group, number=number)]
