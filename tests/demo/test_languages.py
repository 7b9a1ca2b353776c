"""No page speaks two languages: whatever is no data of the office is translated, and comes from the catalogue."""

import re

import pytest
from flask import Flask
from sqlalchemy import String, Text, select

from tests.demo.crawling import BAD, Answer, keep_registers, read, reader, walk
from tests.shows import Shown
from tracker.db import Base, db
from tracker.domain.patterns import Language
from tracker.web import languages

OPEN, CLOSE = "⟦", "⟧"
VIETNAMESE = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.I)
MARKED = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
NUMBERED = re.compile(r"^(\d+(\.\d+)*|[IVX]+|[A-Z]{1,3}\d?)\.? ")
OWN = {"Tiếng Việt", "đồng", "Đồng chí", "Ông/Bà"}
"""What is the same in both languages: the language's own name, the currency, how people are addressed."""
ROLES = ("officer", "admin", "commune", "leader")
MOST_PAGES = 150
PAPER = re.compile(r"^/reports/\d+")
"""Pages that show a paper of the office: it is Vietnamese whatever its reader reads."""


def data_of_the_office() -> str:
    """Every word that people have entered."""
    words = []
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, String | Text):
                words += [each for each in db.session.scalars(select(column).distinct()) if each]
    return " ".join(" ".join(words).split()).casefold()


def foreign(said: list[str], data: str) -> list[str]:
    """What is Vietnamese, neither marked nor data of the office."""
    found = []
    for text in said:
        while MARKED.search(text):
            text = MARKED.sub(" | ", text)
        for piece in re.split(r"[|·:;,()\n]| – | - |…", text):
            words = " ".join(piece.split()).strip(" .“”*")
            words = NUMBERED.sub("", words)
            if VIETNAMESE.search(words) and words.casefold() not in data and words not in OWN:
                found.append(words)
    return sorted(set(found))


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue whose every translation is the word itself between marks."""
    real = languages.read_catalogue

    def marked(path):
        read = real(path)
        if path.parts[-3] == Language.ENGLISH:
            read._catalog = {key: f"{OPEN}{text}{CLOSE}" for key, text in read._catalog.items() if key}
        return read

    monkeypatch.setattr(languages, "read_catalogue", marked)


def test_the_walk_tells_words_from_data_and_from_quoted_papers() -> None:
    said = ["⟦Tasks⟧: Xã Tây An", "Chưa dịch", "⟦by ⟦x⟧ Phòng⟧", "Plans"]
    assert foreign(said, "xã tây an") == ["Chưa dịch"]
    assert read('<p>a<i lang="vi">đ<br><b title="ê">ế</b></i>ô</p>').said == ["a", "ô"]


@pytest.mark.parametrize("login", ROLES)
def test_whatever_is_no_data_is_translated(demo_app: Flask, shown: Shown, pseudo, login: str) -> None:
    keep_registers(demo_app, shown)
    data, bare, answers = f"{data_of_the_office()} {BAD}", {}, []
    client = reader(demo_app, shown, login, "en")
    for answer in walk(client, most=MOST_PAGES, posting=True):
        answers.append(answer)
        if not PAPER.match(answer.path) and (words := foreign(read(answer.text).said, data)):
            bare[str(answer)] = words
    assert len([each for each in answers if each.posted is None]) > 8
    assert refusals(answers)
    assert bare == {}


def refusals(answers: list[Answer]) -> list[Answer]:
    """Forms that came back with what is wrong."""
    return [each for each in answers if each.posted is not None and each.status == 422]
