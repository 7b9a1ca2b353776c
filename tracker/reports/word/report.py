"""A report as a Word document in the form of Decree 30/2020/NĐ-CP, Annex I."""

from datetime import UTC, date, datetime, time

from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm

from tracker.domain.reporting import ReportPaper
from tracker.reports.word import looks
from tracker.reports.word.annex import annex
from tracker.reports.word.body import text
from tracker.reports.word.ending import ending
from tracker.reports.word.head import letterhead, title
from tracker.reports.word.markup import paragraph, writable
from tracker.reports.word.package import blank_document, read, same_bytes

A4 = (210, 297)
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 20
ANNEX_RIGHT = 15
"""Margins in mm, within the decree's ranges: 20–25, 20–25, 30–35, 15–20."""
PAGE_NUMBER_FROM_TOP = 10
_PAGE_FIELD = '<w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
_PROPERTY_ROOM = 255


def write_report(paper: ReportPaper) -> bytes:
    """The report as a .docx: text in portrait, each annex on landscape pages of its own; equal papers, equal bytes."""
    document = blank_document()
    _describe(document, paper)
    _set_page(document.sections[0])
    _number_pages(document.sections[0])
    _append(document, [letterhead(paper.head), *title(paper), *text(paper), ending(paper)])
    for place in range(len(paper.annexes)):
        _start_annex(document)
        _append(document, annex(paper, place, A4[1] - LEFT - ANNEX_RIGHT))
    _append(document, [paragraph(looks.END)])
    return same_bytes(document)


def write_annex(paper: ReportPaper) -> bytes:
    """The first annex of a report as a .docx of its own, on landscape pages; it says what it goes with."""
    document = blank_document()
    _describe(document, paper)
    section = document.sections[0]
    _set_page(section)
    _number_pages(section)
    _turn(section)
    _append(document, [*annex(paper, 0, A4[1] - LEFT - ANNEX_RIGHT), paragraph(looks.END)])
    return same_bytes(document)


def _append(document: Document, blocks: list[str]) -> None:
    last = document.element.body.sectPr
    for element in read("".join(blocks)):
        last.addprevious(element)


def _start_annex(document: Document) -> None:
    """A landscape page; the line that ends the part before takes next to no room."""
    section = document.add_section()
    document.paragraphs[-1].style = looks.END.name
    _turn(section)


def _turn(section: Section) -> None:
    section.orientation = WD_ORIENTATION.LANDSCAPE
    section.page_height, section.page_width = map(Mm, A4)
    section.right_margin = Mm(ANNEX_RIGHT)


def _set_page(section: Section) -> None:
    section.page_width, section.page_height = map(Mm, A4)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = section.footer_distance = Mm(PAGE_NUMBER_FROM_TOP)


def _number_pages(section: Section) -> None:
    """In the middle of the top margin, not on the first page, from 1 in every part: a later section takes it over."""
    section.different_first_page_header_footer = True
    section.header.paragraphs[0]._p.extend(read(_PAGE_FIELD))
    section._sectPr.find(qn("w:cols")).addprevious(*read('<w:pgNumType w:start="1"/>'))


def _describe(document: Document, paper: ReportPaper) -> None:
    head = paper.head
    properties = document.core_properties
    properties.title = _property(paper.subject)
    properties.author = properties.last_modified_by = _property(head.issuer or " ".join(head.organ))
    properties.comments = ""
    properties.language = looks.LANGUAGE
    properties.created = properties.modified = datetime.combine(
        head.day or date(head.year, 1, 1), time(), tzinfo=UTC
    )


def _property(text: str) -> str:
    return writable(" ".join(text.split()))[:_PROPERTY_ROOM]
