"""An annex as a Word document of its own: landscape pages to be enclosed with a report that has no number yet."""

from datetime import date

from docx.enum.section import WD_ORIENTATION
from docx.shared import Mm

from tracker.domain.reporting import Annex, ReportHead, ReportPaper, Signature
from tracker.reports.word import looks
from tracker.reports.word.annex import annex
from tracker.reports.word.markup import paragraph
from tracker.reports.word.package import blank_document, read, same_bytes

_LONG, _SHORT = 297, 210
_TOP, _LEFT, _RIGHT = 20, 30, 15
"""Margins in mm, within the ranges of Decree 30/2020."""


def write_annex(shown: Annex, *, issuer: str, day: date) -> bytes:
    """The table under `PHỤ LỤC` and what it goes with, the number and the day left blank; equal tables, equal bytes."""
    head = ReportHead(None, (), None, "BC", "", None, day.year, issuer)
    paper = ReportPaper(head, "BÁO CÁO", shown.title, (), (), (), (), Signature((), ""), (shown,))
    document = blank_document()
    document.core_properties.title = shown.title[:255]
    section = document.sections[0]
    section.orientation = WD_ORIENTATION.LANDSCAPE
    section.page_width, section.page_height = Mm(_LONG), Mm(_SHORT)
    section.top_margin = section.bottom_margin = Mm(_TOP)
    section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
    last = document.element.body.sectPr
    for element in read("".join([*annex(paper, 0, _LONG - _LEFT - _RIGHT), paragraph(looks.END)])):
        last.addprevious(element)
    return same_bytes(document)
