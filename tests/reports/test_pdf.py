"""The PDF says what the Word document says, whoever makes it; what cannot be made is told in a sentence."""

import re
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from flask import Flask

from tests.domain.test_report_annexes import full
from tests.offices import Office
from tests.reports import papers
from tests.reports.desks import H1, first_half, found, on, staff
from tests.reports.printing import run
from tracker.cli.work import report as command
from tracker.domain.building import build_report
from tracker.domain.refusals import Refusal
from tracker.reports.actions.writing import create_report
from tracker.reports.pdf import making
from tracker.reports.pdf import office as converting
from tracker.reports.pdf.typeset import typeset
from tracker.reports.word import write_report

BY_OFFICE, BY_TYPST = "LibreOffice", "Typst"
SMALL = build_report(full()).paper
HOSTILE = replace(papers.HALF_YEAR, subject='#let x = 1 \\ *đậm* $x$ <a> "…" @b', annexes=SMALL.annexes)
LETTERS = "ạảãàáâậầấẩẫăắằẳẵặđĐêệềếểễôộồốổỗơớờởỡợưứừửữựỹỵỷẠẢÃĂẮẰẲẴẶÂẤẦẨẪẬÊẾỀỂỄỆÔỐỒỔỖỘƠỚỜỞỠỢƯỨỪỬỮỰỲỴỶỸ"


def made(paper, how: str) -> bytes:
    if how == BY_TYPST:
        return typeset(paper)
    program = converting.find_office()
    assert program is not None
    return converting.convert(write_report(paper), program=program)


def words(text: str) -> Counter[str]:
    """The words of a text, however its lines and its number of a document break."""
    joined = text.replace("\u2011", "-").replace("\u00a0", " ")
    return Counter("".join(re.findall(r"\S", joined)))


def printed(data: bytes, folder: Path) -> str:
    """The text of a PDF without what stands in the top margin: the numbers of the pages."""
    file = folder / "made.pdf"
    file.write_bytes(data)
    return run("pdftotext", "-x", "0", "-y", "50", "-W", "900", "-H", "900", str(file), "-")


def written(paper) -> str:
    """The text of the Word document."""
    body = Document(BytesIO(write_report(paper))).element.body
    return " ".join(
        ("-" if node.tag.endswith("noBreakHyphen") else node.text or "")
        for node in body.iter()
        if node.tag.endswith(("}t", "}noBreakHyphen"))
    )


@pytest.mark.parametrize("how", [BY_OFFICE, BY_TYPST])
@pytest.mark.parametrize("paper", [SMALL, replace(HOSTILE, annexes=())], ids=["every annex", "hostile"])
def test_the_pdf_has_the_text_of_the_word_document(paper, how: str, tmp_path: Path) -> None:
    assert words(printed(made(paper, how), tmp_path)) == words(written(paper))


def test_both_pdfs_read_alike_line_by_line(tmp_path: Path) -> None:
    texts = [printed(made(SMALL, how), tmp_path) for how in (BY_OFFICE, BY_TYPST)]
    told = [[line for line in re.split(r"\s+", text) if line] for text in texts]
    start, end = told[0].index("Thực"), told[0].index("kiến") if "kiến" in told[0] else 60
    assert [each.replace("\u2011", "-") for each in told[0][start:end]] == told[1][
        start : told[1].index("Thực") + end - start
    ]


def test_every_vietnamese_letter_is_in_the_font_that_comes_along(tmp_path: Path) -> None:
    paper = replace(SMALL, subject=" ".join(LETTERS), annexes=())
    assert LETTERS in "".join(printed(typeset(paper), tmp_path).split())
    assert "Tinos" in run("pdffonts", str(tmp_path / "made.pdf"))


@pytest.mark.parametrize("how", [BY_OFFICE, BY_TYPST])
def test_annexes_are_landscape_and_counted_from_one(how: str, tmp_path: Path) -> None:
    many = replace(SMALL.annexes[1], rows=SMALL.annexes[1].rows * 40)
    file = tmp_path / "made.pdf"
    file.write_bytes(made(replace(SMALL, annexes=(SMALL.annexes[0], many, SMALL.annexes[2])), how))
    pages = run("pdftotext", "-layout", str(file), "-").split("\f")[:-1]
    second = next(place for place, page in enumerate(pages) if "Phụ lục II\n" in page)
    numbers = [page.split()[0] if page.split()[0].isdigit() else "" for page in pages]
    assert numbers[second : second + 3] == ["", "2", "3"]
    assert all("Nội dung nhiệm vụ" in page for page in pages[second : second + 3])
    sizes = run("pdfinfo", "-f", str(second + 1), "-l", str(second + 1), str(file))
    assert re.search(r"size: +841.\d+ x 595", sizes)


def test_typst_makes_the_same_bytes_of_the_same_paper_tagged_and_for_the_archive() -> None:
    page = typeset(SMALL)
    assert page == typeset(SMALL)
    assert b"pdfaid:part>2<" in page
    assert b"pdfuaid:part>1<" in page


def program(folder: Path, *lines: str) -> str:
    """A program that stands in for LibreOffice."""
    file = folder / "soffice"
    file.write_text("\n".join(["#!/bin/sh", *lines]))
    file.chmod(0o700)
    return str(file)


@pytest.mark.parametrize(
    "does", ["exit 1", "exit 0", "sleep 30"], ids=["fails", "makes nothing", "does not end"]
)
def test_a_conversion_that_fails_is_told_and_leaves_nothing_behind(does: str, tmp_path: Path) -> None:
    left = tmp_path / "left"
    stand_in = program(tmp_path, f'echo "$2" > {left}', does)
    with pytest.raises(Refusal, match="Không lập được bản PDF"):
        converting.convert(b"", program=stand_in, patience=2)
    profile = left.read_text().strip().removeprefix("-env:UserInstallation=file://")
    assert not Path(profile).parent.exists()
    assert subprocess.run(["pgrep", "-f", str(tmp_path)], capture_output=True).stdout == b""


def test_without_libreoffice_the_paper_is_set_by_typst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert making.write_pdf(SMALL) == typeset(SMALL)


def test_a_report_is_fetched_as_a_pdf_by_browser_and_command(
    app: Flask, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff(office)
    plan_id = first_half(office)
    with on(H1.cutoff):
        report = create_report(found(plan_id), H1, by=office.actor("officer"))
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    answer = office.sign_in("officer").get(f"/reports/{report.id}/report.pdf")
    assert (answer.status_code, answer.mimetype, answer.data[:5]) == (200, "application/pdf", b"%PDF-")
    out = tmp_path / "out.pdf"
    told = app.test_cli_runner().invoke(
        command, ["56/KH-UBND", "--period", "2022-H1", "--format", "pdf", "--out", str(out)]
    )
    assert (told.exit_code, out.read_bytes()[:5]) == (0, b"%PDF-"), told.output
