"""The report on paper: the form of Decree 30/2020, printed by the real LibreOffice and read back."""

import io
import re
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.reports import papers
from tests.reports.printing import Printed, printed, run
from tracker.domain.reporting import ReportPaper
from tracker.reports import measure
from tracker.reports.word import write_report
from tracker.reports.word.looks import LOOKS

PAPERS = {**papers.EVERY, **{f"lines{count}": papers.with_lines(count) for count in papers.LENGTHS}}
everyone = pytest.mark.parametrize("name", PAPERS)


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    files = {name: write_report(paper) for name, paper in PAPERS.items()}
    return printed(files, tmp_path_factory.mktemp("reports"), "docx")


def opened(paper: ReportPaper) -> Document:
    return docx.Document(io.BytesIO(write_report(paper)))


# What an official looks at first


def test_the_head_stands_as_the_decree_says(paper):
    first = paper["issued"].pages[0]
    assert re.match(r" *ỦY BAN NHÂN DÂN +CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", first)
    assert re.search(r"HUYỆN TÂY SƠN +Độc lập - Tự do - Hạnh phúc\n", first)
    assert re.search(r"Số: 18/BC-UBND +Tây Sơn, ngày 16 tháng 6 năm 2022", first)


@everyone
def test_the_name_of_the_country_stays_on_one_line(paper, name):
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in paper[name].pages[0].splitlines()[0]


@pytest.mark.parametrize(
    ("number", "shown"),
    [(None, "        /BC-UBND"), (1, "01/BC-UBND"), (9, "09/BC-UBND"), (10, "10/BC-UBND")],
)
def test_a_number_below_ten_takes_a_zero_and_a_missing_one_leaves_room(number, shown):
    assert replace(papers.HEAD, number=number).reference == shown


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (None, "ngày      tháng      năm 2022"),
        (date(2022, 2, 9), "ngày 09 tháng 02 năm 2022"),
        (date(2022, 3, 10), "ngày 10 tháng 3 năm 2022"),
    ],
)
def test_days_below_ten_and_the_first_two_months_take_a_zero(day, shown):
    assert replace(papers.HEAD, day=day).dated == shown


def test_a_parent_organ_stands_above_and_is_not_bold():
    head = opened(papers.OTHER_OFFICE).tables[0].rows[0].cells[0]
    names = [line.style.font.bold for line in head.paragraphs if line.text]
    assert names == [None, True, True]


@pytest.mark.parametrize("text", ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "HUYỆN TÂY SƠN"])
def test_words_are_measured_as_long_as_they_are_printed(paper, text):
    assert measure.length(text, 13) == pytest.approx(printed_length(paper["issued"], text), rel=0.03)


def printed_length(report: Printed, text: str) -> float:
    return next(length for line, length in report.line_lengths().items() if line == text)


def test_a_long_subject_breaks_into_even_lines(paper):
    lengths = paper["issued"].line_lengths()
    subject = [length for line, length in lengths.items() if line in papers.HALF_YEAR.subject]
    assert len(subject) == 2
    assert min(subject) > 0.8 * max(subject)


def test_rules_are_a_third_to_a_half_of_the_line_above():
    document = opened(papers.ISSUED)
    rule = next(
        line for line in document.tables[0].rows[0].cells[0].paragraphs if line.style.name == "Đường kẻ"
    )
    sides = rule.paragraph_format.left_indent.mm + rule.paragraph_format.right_indent.mm
    assert 1 / 3 <= (62 - sides) / measure.length("HUYỆN TÂY SƠN", 13) <= 1 / 2


def test_headings_follow_one_another_and_stand_in_the_navigation():
    levels = [
        (line.style.name, line.text)
        for line in opened(papers.ISSUED).paragraphs
        if line.style.name.startswith("Heading")
    ]
    assert levels == [(f"Heading {part.level}", f"{part.number} {part.title}") for part in papers.SECTIONS]


def test_the_text_is_printed_in_the_order_of_the_report(paper):
    text = " ".join(paper["half_year"].text.split())
    words = [paragraph.text for part in papers.SECTIONS for paragraph in part.paragraphs]
    places = [text.find(sentence[:40]) for sentence in words]
    assert -1 not in places
    assert places == sorted(places)
    assert text.count(" - Phổ biến văn bản") == 1


def test_no_heading_is_empty():
    for paper in PAPERS.values():
        assert all(line.text for line in opened(paper).paragraphs if line.style.name.startswith("Heading"))


# Pages


def test_pages_are_numbered_in_the_top_margin_but_the_first(paper):
    report = paper["half_year"].pages
    assert not report[0].split("\n")[0].strip().isdigit()
    assert [page.split("\n")[0].strip() for page in report[1:3]] == ["2", "3"]


def test_each_annex_is_counted_from_one(paper):
    firsts = [page.split("\n")[0].strip() for page in paper["other_office"].pages]
    assert firsts[1:] == ["Phụ lục I", "2", "3", "Phụ lục II"]


def test_the_text_is_upright_and_the_annex_is_landscape(paper):
    assert paper["half_year"].sizes() == [(210, 297)] * 3 + [(297, 210)] * 3
    assert paper["bare"].sizes() == [(210, 297)]


@everyone
def test_no_page_is_blank(paper, name):
    assert all(len(page.split()) > 1 for page in paper[name].pages)


def test_margins_are_the_decrees():
    for section in opened(papers.OTHER_OFFICE).sections:
        top, bottom, left, right = (
            round(margin.mm)
            for margin in (
                section.top_margin,
                section.bottom_margin,
                section.left_margin,
                section.right_margin,
            )
        )
        assert (top, bottom, left) == (20, 20, 30)
        assert 15 <= right <= 20


@everyone
def test_times_new_roman_alone_is_printed(paper, name):
    fonts = run("pdffonts", str(paper[name].file)).splitlines()[2:]
    assert all(re.search(r"LiberationSerif|TimesNewRoman|Tinos", font) for font in fonts)


# The signature


@pytest.mark.parametrize("count", papers.LENGTHS)
def test_the_signature_never_stands_alone(paper, count):
    report = paper[f"lines{count}"]
    with_text = report.pages_with(papers.LAST_WORDS)
    assert report.pages_with("TM. ỦY BAN NHÂN DÂN") == with_text
    assert report.pages_with("Trần Minh Khoa") == with_text
    assert report.pages_with("Nơi nhận:") == with_text
    assert with_text == [len(report.pages)]


def test_sixty_recipients_run_over_the_page_and_the_signature_stays_with_the_text(paper):
    report = paper["nasty"]
    assert report.pages_with(papers.LAST_WORDS) == report.pages_with("Đặng Thị Hồng Vân")
    assert report.pages_with("Lưu: VT.")[0] > report.pages_with("Nơi nhận:")[0]
    assert len(report.pages_with("xã số")) >= 2


def test_recipients_and_authority_have_the_sizes_of_the_decree():
    sizes = {look.id: (look.size, look.bold, look.italic) for look in LOOKS}
    assert sizes["Recipients"] == (12, True, True)
    assert sizes["Recipient"] == (11, False, False)
    assert sizes["Authority"] == sizes["Signer"] == (14, True, False)


def test_hostile_words_reach_the_paper_as_words(paper):
    text = " ".join(paper["nasty"].text.split())
    assert "Mục <w:p> & \"ngoặc\" 'đơn' ]]> &amp; =1+1 cột" in text


# Annexes


def test_one_annex_has_no_number_and_names_what_it_goes_with(paper):
    annex = paper["issued"].pages[3]
    assert annex.split("\n")[0].strip() == "PHỤ LỤC"
    assert "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ KHOA HỌC VÀ CÔNG NGHỆ NĂM 2022" in annex
    assert (
        "(Kèm theo Báo cáo số 18/BC-UBND ngày 16 tháng 6 năm 2022 của Ủy ban nhân dân huyện Tây Sơn)" in annex
    )
    assert "Số liệu đến ngày 14/6/2022" in annex


def test_the_column_names_stand_on_every_page_of_an_annex(paper):
    assert paper["half_year"].pages_with("Nội dung nhiệm vụ") == [4, 5, 6]


def test_every_task_of_the_annex_is_printed_once(paper):
    rows = [row.cells for row in opened(papers.HALF_YEAR).tables[2].rows]
    tasks = [cells[0].text for cells in rows if cells[0].text.isdigit()]
    assert tasks == [str(number) for number in range(1, 23)]
    assert rows[1][0]._tc is rows[1][-1]._tc
    assert rows[1][0].text == "I. CHỈ ĐẠO, QUÁN TRIỆT, BỐ TRÍ NGUỒN LỰC"


def test_the_columns_keep_their_widths_to_the_last_twip():
    grid = opened(papers.HALF_YEAR).tables[2]._tbl.tblGrid.findall(qn("w:gridCol"))
    assert sum(int(column.get(qn("w:w"))) for column in grid) == Mm(252).twips
