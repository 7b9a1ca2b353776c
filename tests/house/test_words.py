"""Every word shown to people has its English: complete, with the same placeholders, nothing doubtful or left over."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import read_po

from tracker.web.languages import CATALOGUES, read_catalogue

TOP = Path(__file__).parents[2]
PLACE = re.compile(r"%\(\w+\)[sd]|%s|%%|\{\w*\}")
ENGLISH = CATALOGUES / "en" / "LC_MESSAGES" / "messages.po"
ROUND = re.compile(r"^KEYWORDS := (.*)$", re.M)


def in_code() -> set[str | tuple[str, str]]:
    """Every word that the code marks, by the same map and keywords as `make words`."""
    with (TOP / "babel.cfg").open() as file:
        method_map, options_map = parse_mapping_cfg(file)
    told = ROUND.search((TOP / "Makefile").read_text())[1].replace("-k ", "").split()
    found = extract_from_dir(
        TOP, method_map, options_map, keywords={**DEFAULT_KEYWORDS, **parse_keywords(told)}
    )
    return {message for _file, _line, message, _comments, _context in found}


@pytest.fixture(scope="module")
def words() -> set[str | tuple[str, str]]:
    return in_code()


@pytest.fixture(scope="module")
def english() -> Catalog:
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


def forms(message: Message) -> Sequence[str]:
    """The translation, in each of its numbers."""
    return message.string if isinstance(message.string, tuple | list) else (message.string,)


def test_there_are_words_of_every_kind(words) -> None:
    assert len(words) > 1000
    assert {"Kế hoạch", "Quá hạn", "Kính gửi", "Đăng nhập", "Chưa nhập nội dung này."} <= words
    assert [word for word in words if isinstance(word, tuple)]


def test_every_word_of_the_code_has_its_english(words, english: Catalog) -> None:
    known = {message.id: message for message in english if message.id}
    known |= {message.id[0]: message for message in english if isinstance(message.id, tuple)}
    assert sorted(str(word) for word in words if word not in known or not all(forms(known[word]))) == []


def test_no_word_is_left_over_or_doubtful(words, english: Catalog) -> None:
    written = {each for word in words for each in ((word, word[0]) if isinstance(word, tuple) else (word,))}
    assert [message.id for message in english if message.id and message.id not in written] == []
    assert [message.id for message in english if message.fuzzy and message.id] == []
    assert not english.obsolete


def test_english_fills_in_what_vietnamese_fills_in(english: Catalog) -> None:
    for message in english:
        for form in forms(message) if message.id else ():
            source = message.id[0] if isinstance(message.id, tuple) else message.id
            assert sorted(PLACE.findall(form)) == sorted(PLACE.findall(source)), source
            assert (form[:1].isspace(), form[-1:].isspace()) == (source[:1].isspace(), source[-1:].isspace())


def test_what_changes_with_its_number_has_both_numbers_of_english(english: Catalog) -> None:
    counted = [message for message in english if isinstance(message.id, tuple)]
    assert counted
    for message in counted:
        assert len(set(forms(message))) == 2, message.id
    read = read_catalogue(ENGLISH)
    one, many = (read.ngettext("Quá hạn {n} ngày", "Quá hạn {n} ngày", n) for n in (1, 2))
    assert (one, many) == ("Overdue {n} day", "Overdue {n} days")


def test_a_word_stands_once_and_in_order(english: Catalog) -> None:
    text = ENGLISH.read_text()
    ids = [message.id if isinstance(message.id, str) else message.id[0] for message in english if message.id]
    assert len(ids) == len(set(ids))
    assert "#~" not in text
    assert "POT-Creation-Date" not in text
