"""The district of the example annex, founded around the invented office, and what its officer does with an annex."""

from io import BytesIO

import xlsxwriter

from tests.imports.annexes import rows_of
from tests.imports.tay_son import COLUMNS, UNITS
from tests.offices import FOUNDED, Office, plan
from tracker.db import writing
from tracker.domain.rights import EVERYTHING, SYSTEM
from tracker.domain.units import UnitKind
from tracker.imports.actions import accept, keep_preview
from tracker.imports.previews import Preview, preview_annex
from tracker.imports.queries import find_batch, plan_so_far
from tracker.org.actions import create_unit
from tracker.plans.models import Plan, Task
from tracker.plans.queries.plans import find_plan
from tracker.plans.queries.tasks import tasks_of_plan

Table = list[list[str]]
FIRST = (
    "1",
    "Phổ biến kế hoạch",
    "Phòng Tư pháp",
    "UBND các xã, thị trấn",
    "Trước ngày 31/3/2022",
    "Tin, bài",
    "",
)
SECOND = ("2", "Họp hội đồng", "Phòng KT&HT", "", "Quý II/2022", "Biên bản", "5 tỷ đồng")
THIRD = ("2.1", "Chuẩn bị tài liệu", "Phòng Kinh tế và Hạ tầng", "Huyện ủy", "", "", "")


def district(office: Office) -> Plan:
    """Adds the units of the example annex that the office lacks, and a plan for the annex."""
    there = {unit.name for unit in office.units.values()}
    with writing():
        for unit in UNITS[1:]:
            if unit.name not in there:
                create_unit(
                    unit.name,
                    kind=UnitKind(unit.kind),
                    short_name=unit.short_name,
                    parent=office.units["root"],
                    valid_from=FOUNDED,
                    by=SYSTEM,
                )
        return plan(office)


def table(*rows: tuple[str, ...]) -> Table:
    """An annex with these rows below the header."""
    return [list(COLUMNS), *(list(row) for row in rows)]


def file_of(cells: Table) -> bytes:
    """A table as a file, every cell as text."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Phụ lục")
        for place, row in enumerate(cells):
            sheet.write_row(place, 0, row)
    return stream.getvalue()


def preview(of: Plan, cells: Table) -> Preview:
    """What a table would bring into the plan."""
    return preview_annex([rows_of(cells)], plan_so_far(find_plan(EVERYTHING, of.id)))


def kept(office: Office, of: Plan, cells: Table) -> int:
    """The number of a batch of the table, as an upload leaves it."""
    read = preview(of, cells)
    with writing():
        return keep_preview(find_plan(EVERYTHING, of.id), read, "phu-luc.xlsx", by=office.actor("officer")).id


def taken_in(office: Office, batch_id: int) -> int:
    """Accepts a batch, as the button of its page does."""
    with writing():
        return accept(find_batch(EVERYTHING, batch_id), by=office.actor("officer"))


def tasks(of: Plan) -> dict[str, Task]:
    """The tasks of a plan by number, in their order."""
    return {task.number: task for task in tasks_of_plan(EVERYTHING, of)}
