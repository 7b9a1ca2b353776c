"""A paper is Vietnamese whoever asks for it: a reader of English gets the same file under the same name."""

import re
from io import BytesIO
from zipfile import ZipFile

from flask import Flask

from tests.demo.crawling import keep_registers, read, reader, walk
from tests.shows import Shown
from tracker.documents.files import MEDIA_TYPES

PAPER = re.compile(r"\.(docx|xlsx|pdf)$")
MADE = re.compile(rb"/CreationDate ?\(.*?\)|/ID ?\[.*?\]|/DocChecksum ?/\w+", re.S)
"""Where a PDF says when it was made, and its number that follows from that."""


def papers_on_pages(client) -> set[str]:
    """The addresses of the papers that pages offer."""
    links = {link for answer in walk(client, most=150) for link in read(answer.text).links}
    return {link for link in links if PAPER.search(link.partition("?")[0])}


def offered(app: Flask) -> set[str]:
    """Every route that answers with a paper."""
    return {rule.rule for rule in app.url_map.iter_rules() if PAPER.search(rule.rule)}


def route_of(app: Flask, address: str) -> str:
    """The route that an address comes to."""
    rule, _values = app.url_map.bind("localhost").match(address.partition("?")[0], return_rule=True)
    return rule.rule


def said(data: bytes) -> bytes | dict[str, bytes]:
    """All that a file holds but for the moment at which it was made."""
    if not data.startswith(b"PK"):
        return MADE.sub(b"", data)
    with ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist() if name != "docProps/core.xml"}


def test_every_paper_is_the_same_for_a_reader_of_english(demo_app: Flask, shown: Shown) -> None:
    keep_registers(demo_app, shown)
    client = reader(demo_app, shown, "officer", "vi")
    found = {route_of(demo_app, address): address for address in sorted(papers_on_pages(client))}
    assert set(found) == offered(demo_app)
    answers = {address: client.get(address) for address in found.values()}
    english = reader(demo_app, shown, "officer", "en")
    for address, vietnamese in answers.items():
        told = english.get(address)
        assert (told.status_code, vietnamese.status_code) == (200, 200), address
        assert told.mimetype in {kind for kinds in MEDIA_TYPES.values() for kind in kinds}
        assert told.headers["Content-Disposition"] == vietnamese.headers["Content-Disposition"], address
        assert said(told.data) == said(vietnamese.data), address
