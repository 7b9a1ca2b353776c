"""What the cells of an item say, each with what to do where it cannot be read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.amounts import parse_money
from tracker.domain.annex.drafts import Problem, quote
from tracker.domain.annex.table import Line
from tracker.domain.refusals import Refusal
from tracker.domain.registers.checks import LONGEST_NAME, LONGEST_TEXT, NO_DAY, NO_NAME, SAME_NAME, Frame
from tracker.domain.registers.columns import Column
from tracker.domain.registers.items import name_key
from tracker.domain.text import N_
from tracker.domain.unit_names import KnownUnit, UnitBook

EARLIEST, LATEST = date(1945, 1, 1), date(2200, 1, 1)
"""The years that offices know."""

TOO_LONG = N_("Nội dung dài {length} ký tự, tối đa {limit} ký tự. Rút gọn nội dung của ô này.")
NO_SUCH_DAY = N_("“{text}” không phải ngày. Ví dụ: 30/6/2022.")
UNKNOWN_UNIT = N_("Chưa nhận ra đơn vị “{text}”. Chọn trong danh sách gợi ý: {suggestions}.")
UNLIKE_ANY_UNIT = N_(
    "Chưa nhận ra đơn vị “{text}”. Ghi đúng tên trong danh mục đơn vị hoặc thêm đơn vị vào danh mục."
)
UNKNOWN_RANK = N_("Danh mục không có mục “{text}”. Ghi một trong các mục: {ranks}.")
TWICE_IN_FILE = N_(
    "“{text}” đã ghi ở dòng {first}. Bỏ một trong hai dòng hoặc ghi thêm vào tên để phân biệt."
)

_DAY = re.compile(r"(?:ngày )?([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", re.I)
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LONGEST_DAY = 20


@dataclass(frozen=True, slots=True)
class RegisterSoFar:
    """What a register tells the reader: what it asks of items, the units, and its names by their folded form."""

    frame: Frame
    units: UnitBook
    names: Mapping[str, str]


def parse_day(text: str) -> date | None:
    """A day as people write it: 30/6/2022, ngày 30/6/2022, 2022-06-30; None for anything else."""
    if len(text) > _LONGEST_DAY:
        return None
    if found := _DAY.fullmatch(text):
        day, month, year = found.groups()
    elif found := _ISO_DAY.fullmatch(text):
        year, month, day = found.groups()
    else:
        return None
    try:
        read = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return read if EARLIEST <= read <= LATEST else None


def read_name(line: Line, there: Mapping[str, str], seen: dict[str, int]) -> tuple[str, list[Problem]]:
    """The name, unless the register or a row above has it; `seen` remembers the rows of names."""
    name = line.text(Column.NAME)
    key = name_key(name)
    if not key:
        return name, [line.problem(Column.NAME, NO_NAME, blocking=True)]
    row = line.row[0].row
    first = seen.setdefault(key, row)
    if first != row:
        return name, [line.problem(Column.NAME, TWICE_IN_FILE, blocking=True, first=first)]
    if key in there:
        return name, [line.problem(Column.NAME, SAME_NAME, blocking=True, name=quote(there[key]))]
    return name, []


def read_day(line: Line, column: Column, *, needed: bool = False) -> tuple[date | None, list[Problem]]:
    """A day, or why there is none."""
    text = line.text(column)
    if not text:
        return None, [line.problem(column, NO_DAY, blocking=True)] if needed else []
    day = parse_day(text)
    return day, [] if day else [line.problem(column, NO_SUCH_DAY, blocking=True)]


def read_unit(line: Line, units: UnitBook) -> tuple[KnownUnit | None, list[Problem]]:
    """The unit, or units that are called alike."""
    text = line.text(Column.UNIT)
    unit = units.find(text)
    if unit or not text:
        return unit, []
    if like := units.suggest(text):
        names = "; ".join(each.name for each in like)
        return None, [line.problem(Column.UNIT, UNKNOWN_UNIT, blocking=True, suggestions=names)]
    return None, [line.problem(Column.UNIT, UNLIKE_ANY_UNIT, blocking=True)]


def read_rank(line: Line, ranks: Mapping[int, str]) -> tuple[int | None, list[Problem]]:
    """The rank of this name, also without `cấp` or `hạng` before it (`tỉnh` for `cấp tỉnh`) where only one is meant."""
    text = line.text(Column.RANK)
    if not text:
        return None, []
    key = name_key(text)
    exact = [number for number, name in ranks.items() if name_key(name) == key]
    found = exact or [number for number, name in ranks.items() if _bare(name) == _bare(text)]
    if len(found) == 1:
        return found[0], []
    return None, [line.problem(Column.RANK, UNKNOWN_RANK, blocking=True, ranks="; ".join(ranks.values()))]


def read_amount(line: Line) -> tuple[int | None, list[Problem]]:
    """Whole đồng: 18 tỷ, 240 triệu, 5.240.000.000."""
    text = line.text(Column.AMOUNT)
    try:
        return (parse_money(text) if text else None), []
    except Refusal as no:
        return None, [line.problem(Column.AMOUNT, no.message, blocking=True, **no.params)]


def too_long(line: Line) -> Iterator[Problem]:
    """A problem for each text that is longer than an item may hold."""
    for column in (Column.NAME, Column.DOCUMENT, Column.FIELD, Column.PARTNER, Column.NOTE):
        length = len(line.text(column))
        limit = LONGEST_NAME if column is Column.NAME else LONGEST_TEXT
        if length > limit:
            yield line.problem(column, TOO_LONG, blocking=True, length=length, limit=limit)


def _bare(name: str) -> str:
    return re.sub(r"^(?:cap|hang|muc|dat|giai doan) ", "", name_key(name))
