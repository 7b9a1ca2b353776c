"""The district of the example annex, founded around the invented office."""

from io import BytesIO

import xlsxwriter

from tests.imports.tay_son import COLUMNS, UNITS
from tests.offices import FOUNDED, Office, plan
from tracker.db import writing
from tracker.domain.rights import SYSTEM
from tracker.domain.units import UnitKind
from tracker.org.actions import create_unit
from tracker.plans.models import Plan

Table = list[list[str]]


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
