"""Small annexes for the laws of reading: a header, and tasks without problems but for what a law changes."""

from datetime import date
from functools import partial

from tests.imports.annexes import rows_of, tay_son_units
from tests.imports.tay_son import COLUMNS
from tracker.domain.annex import AnnexReading, Problem, read_annex
from tracker.domain.deadlines import parse_deadline

UNITS = tay_son_units()
KTHT = UNITS.find("Phòng Kinh tế và Hạ tầng")
HEADER = list(COLUMNS)
GOOD = ["1", "Họp Hội đồng", "Phòng KT&HT", "Phòng Nội vụ", "Tháng 5/2022", "Biên bản", "x"]


def read(table: list[list[str]]) -> AnnexReading:
    return read_annex(rows_of(table), units=UNITS, parse=partial(parse_deadline, issued=date(2022, 3, 11)))


def body(*rows: list[str]) -> AnnexReading:
    return read([HEADER, *rows])


def task(**changed: str) -> list[str]:
    """A task without problems, but for what is changed (names of COLUMNS by their first words)."""
    places = {
        "number": 0,
        "title": 1,
        "lead": 2,
        "coordinating": 3,
        "deadline": 4,
        "deliverable": 5,
        "note": 6,
    }
    row = list(GOOD)
    for name, text in changed.items():
        row[places[name]] = text
    return row


def blocking(reading: AnnexReading) -> list[Problem]:
    return [problem for problem in reading.problems if problem.blocking]


def sentences(reading: AnnexReading, *, stops: bool) -> list[str]:
    return [problem.sentence for problem in reading.problems if problem.blocking is stops]
