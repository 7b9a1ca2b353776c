"""The letters of 01/6/2022 as their readers got them, word for word (demo-data.md §10, words-vi.md §3)."""

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from tests.demo.conftest import Shown

GOLDEN = Path(__file__).parent / "golden"
DAY = "2022-06-01"
SOON = "Sắp đến hạn: 01 nội dung, gần nhất ngày 08/6/2022"
TWO_SOON = "Sắp đến hạn: 02 nội dung, gần nhất ngày 08/6/2022"
OF_THE_DAY = "Nhắc việc ngày 01/6/2022: "


@pytest.fixture(scope="module")
def letters(shown: Shown) -> dict[str, EmailMessage]:
    """The letters of the day by the first part of their reader's address."""
    files = (shown.out / "letters").glob(f"{DAY}-*.eml")
    read = [message_from_bytes(path.read_bytes(), policy=default) for path in files]
    return {message["To"].addresses[0].username: message for message in read}


def test_every_reader_gets_what_the_oracle_says(letters: dict[str, EmailMessage]) -> None:
    subjects = {name: letter["Subject"].partition("] ")[2] for name, letter in letters.items()}
    named = {
        "officer": "Quá hạn: 01 nội dung, lâu nhất 1 ngày",
        "officer3": OF_THE_DAY + "01 quá hạn, 01 sắp đến hạn, 01 thông báo",
        "head": OF_THE_DAY + "01 quá hạn, 01 chờ xác nhận",
        "commune": OF_THE_DAY + "01 quá hạn, 01 đến hạn hôm nay, 02 sắp đến hạn",
        "commune3": OF_THE_DAY + "01 đến hạn hôm nay, 02 sắp đến hạn",
        "commune2": TWO_SOON,
        "commune4": TWO_SOON,
        "officer2": SOON,
        "officer4": SOON,
        "officer5": SOON,
    }
    assert {name: subjects[name] for name in named} == named
    others = [subject for name, subject in subjects.items() if name not in named]
    assert others == [SOON] * 20


@pytest.mark.parametrize("name", ["commune2", "commune", "head", "officer", "officer3"])
def test_a_letter_reads_as_its_golden_file(letters: dict[str, EmailMessage], name: str) -> None:
    letter = letters[name]
    text = letter.get_body(("plain",)).get_content().replace("\r\n", "\n")
    shown = re.sub(rf"{DAY}/\d{{4}}", f"{DAY}/0000", f"Tiêu đề: {letter['Subject']}\n\n{text}")
    assert shown == (GOLDEN / f"{name}.txt").read_text()


def test_the_html_part_says_the_same_words_as_the_text(letters: dict[str, EmailMessage]) -> None:
    for letter in letters.values():
        html = letter.get_body(("html",)).get_content()
        words = " ".join(re.sub(r"<head>.*?</head>|<[^>]+>", " ", html, flags=re.DOTALL).split())
        words = words.replace("&#34;", '"').replace("&amp;", "&")
        for line in letter.get_body(("plain",)).get_content().split("\n"):
            said = re.sub(r"^\s*(?:\d+\. )?|[:.]?\s*$", "", line).removeprefix("--")
            parts = re.split(r"(?<=\w): |: (?=http)", said)
            assert all(" ".join(part.split()) in words for part in parts), line


def test_no_letter_blames_shouts_or_uses_a_pronoun(letters: dict[str, EmailMessage]) -> None:
    for letter in letters.values():
        text = letter.get_body(("plain",)).get_content()
        assert not re.search(r"\b(bạn|tôi|vi phạm|chậm trễ|deadline|task)\b|!|\b00 ", text, re.IGNORECASE)
        assert re.search(r"^Kính gửi: ", text)
        assert "Trân trọng." in text
