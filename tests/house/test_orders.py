"""Lists and searches answer the same whatever database the office lies in and whatever language that speaks."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import text

from tests.conftest import app_on, running
from tests.databases import Server
from tests.offices import FOUNDED, Office, found
from tracker import clock
from tracker.db import db, writing
from tracker.domain.rights import SYSTEM
from tracker.domain.text import number_key, sort_key
from tracker.domain.units import UnitKind
from tracker.org.actions import create_person, create_unit
from tracker.plans.queries.rollouts import templates

NAMES = (
    "Ân", "An", "Ăn", "án", "Ba", "bà", "Bá", "Cao", "Da", "Đa", "Dê", "Do", "Đỗ", "E", "Ê", "Hòa", "Hoà", "Hoa",
    "I", "O", "Ô", "Ơ", "U", "Ư", "Ủy ban", "Uỷ ban", "Y", "x_y", "x%y", "Xay", "X-y", "X y", "2 Tháng 9", "10 Tháng 3",
)  # fmt: skip
SEARCHES = (
    "hoà",
    "hòa",
    "HOA",
    "uỷ",
    "ủy",
    "ủy ban",
    "đa",
    "da",
    "Ð",
    "ƣ",
    "ư",
    "x_y",
    "x%y",
    "%",
    "_",
    "\\",
    "'",
    "â",
)
ONCE = re.compile(r'name="(nonce|csrf[_-]token)"[^>]*')
"""What is new in every answer."""


def opened(kind: str, server: Server, folder: Path) -> Iterator[Flask]:
    """An empty office at the newest migration, in a database of that language."""
    url = f"sqlite:///{folder / 'order.db'}" if kind == "sqlite" else server.empty(kind)
    for app in running(app_on(url)):
        upgrade()
        yield app
    if kind != "sqlite":
        server.drop(url)


def filled() -> Office:
    """Every name as a unit and as a person."""
    office = found()
    root = office.units["root"]
    with writing():
        for place, name in enumerate(NAMES):
            create_unit(
                name, kind=UnitKind.DEPARTMENT, short_name="", parent=root, valid_from=FOUNDED, by=SYSTEM
            )
            create_person(f"p{place}@mau.example", name=name, title="", phone="", by=SYSTEM)
    return office


def answers(app: Flask) -> dict[str, str]:
    """What the pages of lists say, whole and searched."""
    clock.set_office_day(date(2022, 6, 14))
    client = filled().sign_in("admin")
    said = {}
    for path in ("/people", "/units"):
        for words in ("", *SEARCHES):
            page = client.get(path, query_string={"q": words})
            assert page.status_code == 200
            said[f"{path} {words}"] = ONCE.sub("", page.text)
    said["templates"] = str([template.name for template in templates()])
    return said


@pytest.fixture(scope="module")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory, postgres_server: Server) -> dict[str, str]:
    """What the office says on SQLite."""
    return next(map(answers, opened("sqlite", postgres_server, tmp_path_factory.mktemp("orders"))))


@pytest.mark.parametrize("language", ["C", "en_US", "vi_VN"])
def test_lists_and_searches_are_the_same_to_the_byte_on_a_postgresql_of_any_language(
    on_sqlite: dict[str, str], postgres_server: Server, tmp_path: Path, language: str
) -> None:
    for app in opened(language, postgres_server, tmp_path):
        bytewise = db.session.scalar(text("SELECT 'X-y' < 'Xa' AND 'B' < 'a'"))
        assert bytewise is (language == "C")
        assert answers(app) == on_sqlite


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("hoà", {"Hòa", "Hoà", "Hoa"}),
        ("HOA", {"Hòa", "Hoà", "Hoa"}),
        ("uỷ", {"Ủy ban", "Uỷ ban"}),
        ("ƣ", {"U", "Ư", "Ủy ban", "Uỷ ban"}),
        ("đa", {"Da", "Đa"}),
        ("x_y", {"x_y"}),
        ("x%y", {"x%y"}),
        ("\\", set()),
        ("'", set()),
    ],
)
def test_a_search_finds_by_letters_alone_and_takes_signs_as_they_are(
    on_sqlite: dict[str, str], words: str, found: set[str]
) -> None:
    page = on_sqlite[f"/units {words}"]
    assert {name for name in NAMES if f">{name}<" in page} == found


def test_names_stand_in_the_order_of_the_vietnamese_alphabet(on_sqlite: dict[str, str]) -> None:
    page = on_sqlite["/people "]
    shown = sorted((name for name in NAMES if f">{name}<" in page), key=lambda name: page.index(f">{name}<"))
    letters = [
        name
        for name in shown
        if name in {"An", "án", "Ăn", "Ân", "Ba", "bà", "Bá", "Da", "Do", "Dê", "Đa", "Đỗ"}
    ]
    assert letters == ["An", "án", "Ăn", "Ân", "Ba", "bà", "Bá", "Da", "Dê", "Do", "Đa", "Đỗ"]


@pytest.mark.parametrize(
    "numbers",
    [
        ["1", "2", "10", "18.2", "18.2.2", "18.2.10", "18.10"],
        ["1", "1a", "1b", "2", "I", "V"],
        ["", "1", "9" * 18, "A"],
    ],
)
def test_numbers_of_lines_stand_in_the_order_of_people(numbers: list[str]) -> None:
    assert sorted(reversed(numbers), key=number_key) == numbers


@pytest.mark.parametrize(
    "names", [["Bình", "Cát", "Dê", "Do", "Đê", "Đỗ"], ["ma", "mà", "mả", "mã", "má", "mạ", "mă"]]
)
def test_letters_go_before_tones(names: list[str]) -> None:
    assert sorted(reversed(names), key=sort_key) == names
