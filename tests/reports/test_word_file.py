"""The .docx as a file: the same bytes on any day, sound for Word, and safe from hostile words."""

import io
import time
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import docx
import pytest
import time_machine
from docx.document import Document
from docx.oxml.ns import qn

from tests.reports import papers
from tracker.domain.reporting import AnnexRow, ReportPaper
from tracker.reports.word import write_report

everyone = pytest.mark.parametrize("paper", papers.EVERY.values(), ids=papers.EVERY)


def opened(paper: ReportPaper) -> Document:
    return docx.Document(io.BytesIO(write_report(paper)))


@everyone
def test_the_same_paper_gives_the_same_bytes_on_any_day(paper):
    with time_machine.travel(datetime(2031, 5, 6, 7, 8, tzinfo=UTC)):
        later = write_report(paper)
    assert write_report(paper) == later


def test_another_paper_gives_other_bytes():
    assert write_report(papers.HALF_YEAR) != write_report(papers.ISSUED)


def test_the_file_says_what_it_is():
    properties = opened(papers.ISSUED).core_properties
    assert properties.title == papers.ISSUED.subject
    assert properties.author == "Ủy ban nhân dân huyện Tây Sơn"
    assert properties.language == "vi-VN"
    assert properties.created.date() == properties.modified.date() == date(2022, 6, 16)
    assert properties.comments == ""


def test_the_file_holds_nothing_of_a_foreign_template():
    with zipfile.ZipFile(io.BytesIO(write_report(papers.ISSUED))) as file:
        assert sorted(file.namelist()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/header1.xml",
            "word/settings.xml",
            "word/styles.xml",
        ]


ORDER = {
    "pPr": "pStyle keepNext keepLines pBdr shd tabs spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols vAlign titlePg docGrid",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
}


@everyone
def test_elements_stand_in_the_order_of_the_schema_so_that_word_repairs_nothing(paper):
    document = opened(paper)
    for root in (document.element, document.styles.element):
        for parent, order in ORDER.items():
            for element in root.iter(qn(f"w:{parent}")):
                places = [order.split().index(child.tag.partition("}")[2]) for child in element]
                assert places == sorted(places)


def test_every_style_in_use_is_there():
    document = opened(papers.NASTY)
    defined = {style.style_id for style in document.styles}
    assert {mark.get(qn("w:val")) for mark in document.element.iter(qn("w:pStyle"))} <= defined


def test_line_breaks_stay_and_what_xml_forbids_goes():
    lines = [line.text for line in opened(papers.NASTY).paragraphs]
    assert "Dòng thứ nhất\nDòng thứ hai\nDòng thứ ba" in lines
    assert "Mục <w:p> & \"ngoặc\" 'đơn' ]]> &amp; =1+1  cột" in lines


def test_two_hundred_rows_take_less_than_half_a_second_and_ten_times_as_many_not_much_more_than_ten_times():
    assert seconds_for(rows=200) < 0.5
    assert seconds_for(rows=2_000) < 12 * max(seconds_for(rows=200), 0.1)


def seconds_for(rows: int) -> float:
    row = AnnexRow(("1", "Nội dung nhiệm vụ dài vừa phải", "Đơn vị", "Quý I/2022", "", "Trong hạn"))
    large = replace(papers.HALF_YEAR, annexes=(replace(papers.ANNEX, rows=(row,) * rows),))
    start = time.perf_counter()
    write_report(large)
    return time.perf_counter() - start
