"""No page speaks two languages: whatever is no data of the office is translated, and comes from the catalogue."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask
from sqlalchemy import String, Text, select

from tests.demo.test_pages import PAGED, browser
from tests.shows import Shown
from tracker.db import Base, db
from tracker.domain.patterns import Language
from tracker.web import languages

OPEN, CLOSE = "⟦", "⟧"
VIETNAMESE = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.I)
MARKED = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
NUMBERED = re.compile(r"^(\d+(\.\d+)*|[IVX]+|[A-Z]\d?)\.? ")
OWN = {"Tiếng Việt", "đồng", "Đồng chí", "Ông/Bà"}
"""What is the same in both languages: the language's own name, the currency, how people are addressed."""
SPOKEN = {"title", "alt", "aria-label", "placeholder", "data-label", "data-confirm", "content"}
MOST_PAGES = 60
PAPER = re.compile(r"^/reports/\d+")
"""Pages that show a paper of the office: it is Vietnamese whatever its reader reads."""


class Texts(HTMLParser):
    """Every text that a person reads or hears on a page, and its links."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.links: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag, attrs) -> None:
        told = dict(attrs)
        self._silent += tag in {"script", "style", "textarea"}
        if tag == "a" and told.get("href"):
            self.links.append(told["href"])
        if told.get("lang") == "vi" and tag != "html":
            return
        self.said += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag) -> None:
        self._silent -= tag in {"script", "style", "textarea"}

    def handle_data(self, data) -> None:
        if not self._silent:
            self.said.append(data)


def crawl(app: Flask, shown: Shown, login: str) -> Iterator[tuple[str, list[str]]]:
    """The pages that somebody reaches, with what each says."""
    client = browser(app, shown, login)
    client.post("/language", data={"language": "en", "back": "/"})
    waiting, seen, shapes = ["/"], {"/"}, set()
    while waiting and len(shapes) < MOST_PAGES:
        path = waiting.pop(0)
        answer = client.get(path)
        if answer.status_code != 200 or not answer.content_type.startswith("text/html"):
            continue
        shapes.add(path)
        page = Texts()
        page.feed(answer.text)
        yield path, page.said
        for link in page.links:
            target = urlsplit(urljoin(f"http://localhost{path}", link))
            shape = re.sub(r"\d+", "1", target.path)
            if target.netloc == "localhost" and shape not in seen and not PAGED.search(link):
                seen.add(shape)
                waiting.append(target.path)


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


def test_the_crawl_tells_words_from_data() -> None:
    said = ["⟦Tasks⟧: Xã Tây An", "Chưa dịch", "⟦by ⟦x⟧ Phòng⟧", "Plans"]
    assert foreign(said, "xã tây an") == ["Chưa dịch"]


@pytest.mark.parametrize("login", ["officer", "admin"])
def test_whatever_is_no_data_is_translated(demo_app: Flask, shown: Shown, pseudo, login: str) -> None:
    data, bare = data_of_the_office(), {}
    pages = 0
    for path, said in crawl(demo_app, shown, login):
        pages += 1
        if not PAPER.match(path) and (words := foreign(said, data)):
            bare[path] = words
    assert pages > 8
    assert bare == {}
