"""What must hold of an item, typed in a form or read from a file: one rule, told beside the field that breaks it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.domain.registers.columns import Column
from tracker.domain.text import N_
from tracker.domain.wording import day as written_day

LONGEST_NAME = 300
LONGEST_TEXT = 300
"""Characters of a name, and of any other text of an item."""

NO_NAME = N_("Chưa ghi tên. Ghi tên như trong văn bản.")
NO_DAY = N_("Chưa ghi ngày. Ghi ngày của văn bản công nhận, ví dụ 30/6/2022.")
DAY_TO_COME = N_("Ngày {day} chưa đến. Ghi ngày đã có văn bản.")
ENDS_BEFORE = N_("Ngày hết giá trị {until} trước ngày {day}. Ghi lại một trong hai ngày.")
NO_UNIT = N_("Chưa ghi đơn vị. Ghi đơn vị có trong danh mục đơn vị.")
NO_RANK = N_("Chưa ghi cấp, hạng hoặc giai đoạn. Ghi một trong các mục: {ranks}.")
SAME_NAME = N_(
    "Danh mục đã có “{name}”. Nếu là nội dung khác, ghi thêm địa danh hoặc chi tiết vào tên để phân biệt."
)


@dataclass(frozen=True, slots=True)
class ItemWords:
    """What is told of an item when it is recorded; `document` is a document in words, money whole đồng."""

    name: str
    day: date
    unit_id: int | None = None
    rank_id: int | None = None
    valid_until: date | None = None
    document: str = ""
    document_id: int | None = None
    field: str = ""
    partner: str = ""
    amount: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a register asks of its items: a unit, one of its ranks (number and name); and the office's day."""

    today: date
    by_unit: bool
    ranks: Mapping[int, str] = field(default_factory=dict)


Broken = tuple[Column, str, dict[str, object]]
"""The column that a rule is about, the message and what fills it."""


def broken(
    frame: Frame, *, day: date | None, valid_until: date | None, unit_id: int | None, rank_id: int | None
) -> Iterator[Broken]:
    """The rules that an item breaks, in the order of the columns."""
    if frame.by_unit and unit_id is None:
        yield Column.UNIT, NO_UNIT, {}
    if day is not None and day > frame.today:
        yield Column.DAY, DAY_TO_COME, {"day": written_day(day)}
    if frame.ranks and rank_id not in frame.ranks:
        yield Column.RANK, NO_RANK, {"ranks": "; ".join(frame.ranks.values())}
    if day is not None and valid_until is not None and valid_until < day:
        told: dict[str, object] = {"until": written_day(valid_until), "day": written_day(day)}
        yield Column.VALID_UNTIL, ENDS_BEFORE, told
