"""A report that was frozen before there were annexes to choose is read and printed as it was."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tracker.domain.building import thaw
from tracker.reports.word import write_report

FROZEN = Path(__file__).parents[1] / "domain/frozen/first_edition.json"
WORD = "ef26fe3b12fe51f8a5e08cbdec8176f542fc4f75b3fb0676d1a2f608d1ce31a4"
"""SHA-256 of word/document.xml as the first edition wrote it from this file."""


def test_a_report_frozen_by_the_first_edition_is_read_and_printed_as_it_was() -> None:
    built = thaw(FROZEN.read_text())
    with ZipFile(BytesIO(write_report(built.paper))) as file:
        assert sha256(file.read("word/document.xml")).hexdigest() == WORD
    assert [sheet.name for sheet in built.sheets] == ["Tình hình thực hiện"]
