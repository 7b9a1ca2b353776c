"""What the cells of a task say: who leads, who coordinates, by when; and how they were understood."""

from collections.abc import Callable, Iterator

from tracker.domain.annex.drafts import LONGEST_TEXT, LONGEST_TITLE, Problem, quote
from tracker.domain.annex.table import Column, Line
from tracker.domain.deadlines import Deadline, DeadlineError, DeadlineKind
from tracker.domain.text import N_
from tracker.domain.unit_names import KnownUnit, UnitBook
from tracker.domain.wording import count, day

Parse = Callable[[str], Deadline]
"""Reads a written deadline, or raises DeadlineError."""

TOO_LONG = N_("Nội dung dài {length} ký tự, tối đa {limit} ký tự. Rút gọn nội dung của ô này.")
NO_LEAD = N_("Chưa ghi đơn vị chủ trì. Ghi một đơn vị trong danh mục đơn vị.")
SEVERAL_LEADS = N_(
    "“{text}” gồm {count} đơn vị. Ghi một đơn vị chủ trì, các đơn vị khác ghi vào cột phối hợp."
)
UNKNOWN_LEAD = N_("Chưa nhận ra đơn vị “{text}”. Chọn trong danh sách gợi ý: {suggestions}.")
UNLIKE_ANY_UNIT = N_(
    "Chưa nhận ra đơn vị “{text}”. Ghi đúng tên trong danh mục đơn vị hoặc thêm đơn vị vào danh mục."
)
KEPT_AS_WORDS = N_("Chưa nhận ra đơn vị “{pieces}”, giữ nguyên bằng chữ.")
TAKEN_FROM_ABOVE = N_("Để trống thời hạn, lấy theo dòng trên: “{deadline}”.")
NO_DAY = N_("Đọc “{text}” là không ấn định ngày, không tính quá hạn.")
EVENT = N_("Đọc “{text}” là theo sự kiện, chưa tính được hạn. Ghi hạn khi biết ngày.")
EVENT_DUE = N_("Đọc “{text}” là theo sự kiện, hạn tính là ngày {due}.")
END_OF_PERIOD = N_("Đọc “{text}” là đến hết ngày {due}.")


def too_long(line: Line) -> Iterator[Problem]:
    """A problem for each text that is longer than a task may hold."""
    for column in line.table.places:
        length = len(line.cell(column).text)
        limit = LONGEST_TITLE if column is Column.TITLE else LONGEST_TEXT
        if length > limit:
            yield line.problem(column, TOO_LONG, blocking=True, length=length, limit=limit)


def read_lead(line: Line, units: UnitBook) -> tuple[KnownUnit | None, list[Problem]]:
    """The one unit that leads, or why there is none."""
    text = line.text(Column.LEAD)[:LONGEST_TEXT]
    unit = units.find(text)
    return unit, [] if unit else [_no_lead(line, text, units)]


def _no_lead(line: Line, text: str, units: UnitBook) -> Problem:
    """Nothing is written, or several units, or one that is not known."""
    if not text:
        return line.problem(Column.LEAD, NO_LEAD, blocking=True)
    found, unknown = units.find_all(text)
    if len(found) > 1 and not unknown:
        return line.problem(Column.LEAD, SEVERAL_LEADS, blocking=True, count=count(len(found)))
    if like := units.suggest(text):
        names = "; ".join(unit.name for unit in like)
        return line.problem(Column.LEAD, UNKNOWN_LEAD, blocking=True, suggestions=names)
    return line.problem(Column.LEAD, UNLIKE_ANY_UNIT, blocking=True)


def read_coordinating(line: Line, units: UnitBook) -> tuple[tuple[KnownUnit, ...], list[Problem]]:
    """The units that coordinate, and a notice of the pieces that stay words."""
    found, unknown = units.find_all(line.cell(Column.COORDINATING).text[:LONGEST_TEXT])
    if not unknown:
        return found, []
    pieces = quote("; ".join(unknown))
    return found, [line.problem(Column.COORDINATING, KEPT_AS_WORDS, blocking=False, pieces=pieces)]


def read_deadline(
    line: Line, parse: Parse, *, above: Deadline | None = None
) -> tuple[Deadline | None, list[Problem]]:
    """The deadline, and how it was read; an empty cell takes the deadline above."""
    text = line.text(Column.DEADLINE)
    if not text and above:
        taken = quote(above.text)
        return above, [line.problem(Column.DEADLINE, TAKEN_FROM_ABOVE, blocking=False, deadline=taken)]
    try:
        deadline = parse(text)
    except DeadlineError as no:
        return None, [line.problem(Column.DEADLINE, no.message, blocking=True, **no.params)]
    message = _how_read(deadline)
    due = day(deadline.due) if deadline.due else ""
    return deadline, [line.problem(Column.DEADLINE, message, blocking=False, due=due)] if message else []


def _how_read(deadline: Deadline) -> str | None:
    """What to say about a meaning that the words alone do not show."""
    if deadline.kind is DeadlineKind.NONE:
        return NO_DAY
    if deadline.kind is DeadlineKind.EVENT:
        return EVENT_DUE if deadline.due else EVENT
    return END_OF_PERIOD if deadline.kind is DeadlineKind.PERIOD and not deadline.start else None
