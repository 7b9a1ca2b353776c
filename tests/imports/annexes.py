"""Example annexes as texts, as cells and as workbooks."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tests.imports.tay_son import COLUMNS, TAY_SON, TITLES, UNITS
from tracker.domain.annex import Cell, Rows
from tracker.domain.unit_names import UnitBook

Fill = Callable[[Worksheet, Format], object]
"""Fills a sheet, with a format for days."""


def tay_son_units() -> UnitBook:
    """The units of the district, which is at home in huyện Tây Sơn."""
    return UnitBook(UNITS, home="huyện Tây Sơn")


def rows_of(table: list[list[str]], *, sheet: str = "Phụ lục") -> Rows:
    """A sheet from texts, its cells from A1 on."""
    return tuple(
        tuple(Cell(text, sheet, number, place) for place, text in enumerate(row, start=1))
        for number, row in enumerate(table, start=1)
    )


def tay_son_table(columns: tuple[str, ...] = COLUMNS) -> list[list[str]]:
    """The whole annex as texts, its columns in the given order (labels of COLUMNS)."""
    order = [COLUMNS.index(label) for label in columns]
    body = [list(row) if len(row) == 1 else [row[place] for place in order] for row in TAY_SON]
    numbers = [f"({number})" for number in range(1, len(columns) + 1)]
    return [*([title] for title in TITLES), list(columns), numbers, *body]


def tay_son_workbook() -> bytes:
    """The annex as an office makes it: titles and groups merged over all columns, numbers as numbers."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Phụ lục")
        bold = workbook.add_format({"bold": True})
        for place, row in enumerate(tay_son_table()):
            if len(row) == 1:
                sheet.merge_range(place, 0, place, len(COLUMNS) - 1, row[0], bold)
            else:
                for column, text in enumerate(row):
                    sheet.write(place, column, int(text) if column == 0 and text.isdecimal() else text)
    return stream.getvalue()


def workbook(fill: Fill) -> bytes:
    """A workbook with one sheet, filled by the function (which gets a format for days)."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        fill(book.add_worksheet("Phụ lục"), book.add_format({"num_format": "dd/mm/yyyy"}))
    return stream.getvalue()


def rezipped(data: bytes, *, without: str = "", **added: bytes) -> bytes:
    """The same archive with a member left out and members put in (in place of those of the same name)."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != without and name not in added:
                new.writestr(name, old.read(name))
        for name, content in added.items():
            new.writestr(name, content)
    return stream.getvalue()
