"""Nobody reads the words of a library: whatever is opened or refused speaks the office's own sentences."""

import re
from html import unescape
from pathlib import Path

import pytest
import wtforms
from babel.messages.pofile import read_po
from flask import Flask
from werkzeug.exceptions import default_exceptions

from tests.demo.crawling import keep_registers, read, reader, walk
from tests.demo.test_languages import MOST_PAGES, ROLES, refusals
from tests.shows import Shown

PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|(?<=\.) |<[^>]+>")
OF_FORMS = Path(wtforms.__file__).parent / "locale" / "de" / "LC_MESSAGES" / "wtforms.po"
SHORTEST = 12
"""Letters without which a piece of a sentence says nothing of where it comes from."""


@pytest.fixture(scope="module")
def words() -> list[str]:
    """The sentences of the libraries, without what fills them."""
    with OF_FORMS.open("rb") as file:
        said = [text for each in read_po(file) for text in (each.id if each.pluralizable else (each.id,))]
    said += [error.description for error in default_exceptions.values() if error.description]
    pieces = {piece.strip(" .\n") for text in said for piece in PLACE.split(text)}
    return sorted(piece for piece in pieces if len(piece) >= SHORTEST)


def heard(text: str, words: list[str]) -> list[str]:
    """What of the libraries a page says."""
    told = unescape(" ".join(read(text).said))
    return [each for each in words if each in told]


def test_the_words_of_the_libraries_are_known(words) -> None:
    assert len(words) > 30
    assert heard("<p>This field is required.</p>", words) == ["This field is required"]
    assert heard("<h1>The requested URL was not found on the server.</h1>", words)


@pytest.mark.parametrize("login", [*ROLES, "head", "clerk"])
def test_no_page_and_no_refusal_has_words_of_a_library(
    demo_app: Flask, shown: Shown, words, login: str
) -> None:
    keep_registers(demo_app, shown)
    client, found, answers = reader(demo_app, shown, login, "vi"), {}, []
    for answer in walk(client, most=MOST_PAGES, posting=True):
        answers.append(answer)
        if said := heard(answer.text, words):
            found[str(answer)] = said
    assert refusals(answers)
    assert found == {}
