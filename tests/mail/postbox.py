"""A real mail server on loopback, and letters about nothing in particular to send to it."""

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from flask import Flask

from tracker import clock
from tracker.db import db, writing
from tracker.domain.calendar import VIETNAM
from tracker.domain.letters import Passage, Section
from tracker.domain.rights import Principal
from tracker.mail.kinds import Kind, PostRoom, Reader, Sender, equip
from tracker.mail.models import Letter, LetterItem
from tracker.mail.outbox import post

MONDAY = date(2022, 6, 13)
SENDER = Sender("KH&CN Mẫu", "Đồng chí", "đồng chí Lê Thị Hà, điện thoại 0256 000 0000")


class Postbox:
    """What the server was handed, and how it was told to answer."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.peers: set[Any] = set()
        self.refused: dict[str, str] = {}
        self.data_answer = ""
        self.sender_answer = ""
        self.drops = 0
        self.pause = 0.0
        self.port = 0

    @property
    def url(self) -> str:
        """The server as SMTP_URL."""
        return f"smtp://127.0.0.1:{self.port}?tls=none"

    @property
    def copies(self) -> Counter[str]:
        """How often each letter came, by its Message-ID."""
        return Counter(str(letter["Message-ID"]) for letter in self.letters)

    async def handle_MAIL(
        self, _server: SMTP, session: Session, envelope: Envelope, address: str, _options: Sequence[str]
    ) -> str:
        """Takes every sender unless told otherwise."""
        self.peers.add(session.peer)
        if self.sender_answer:
            return self.sender_answer
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Sequence[str]
    ) -> str:
        """Takes every recipient but the refused ones."""
        if answer := self.refused.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Keeps the letter; perhaps hangs up without an answer."""
        await asyncio.sleep(self.pause)
        if self.data_answer:
            return self.data_answer
        self.letters.append(message_from_bytes(envelope.content, policy=default))
        if self.drops:
            self.drops -= 1
            server.transport.abort()
        return "250 OK"


def only_hanoi(_server: SMTP, _session: Session, _envelope: Envelope, _how: str, secret: Any) -> AuthResult:
    """One user, one password."""
    return AuthResult(success=secret.login == b"hanoi" and secret.password == b"p@ss/w", handled=False)


@contextlib.contextmanager
def open_postbox(**how: Any) -> Iterator[Postbox]:
    """A server on a free port of loopback below the ports of outgoing connections."""
    box = Postbox()
    while True:
        box.port = random.randint(20_000, 32_000)
        controller = Controller(box, hostname="127.0.0.1", port=box.port, **how)
        try:
            controller.start()
            break
        except OSError:
            continue
    try:
        yield box
    finally:
        controller.stop()


def _still_due(items: Sequence[LetterItem], _reader: Reader) -> Mapping[int, str]:
    return {item.id: item.details for item in items if "over" not in item.details}


def _render(item: LetterItem, details: str, _reader: Reader) -> Passage:
    if "broken" in details:
        raise ZeroDivisionError
    return Passage(about=str(item.about_id), section=Section.NOTICE, title=f"Nội dung {item.about_id}")


def _reader(person_id: int, at: datetime) -> Reader | None:
    if person_id >= 9000:
        return None
    principal = Principal(person_id, f"Người Nhận {person_id}")
    day = clock.local(at).date()
    return Reader(principal, f"p{person_id}@mau.example", "Phòng Tư pháp", SENDER, at, day)


def equip_simply(app: Flask) -> None:
    """Kinds and readers that need no office: `note` items, people p1@mau.example and so on."""
    equip(app, PostRoom({"note": Kind(_still_due, _render)}, _reader))


def post_notes(people: Sequence[int], *, day: date = MONDAY, details: str = "") -> None:
    """One item for each person into the letter of the day."""
    with writing():
        for person in people:
            post(
                "note",
                to=person,
                about_id=person,
                key=f"note|{day}|{person}|{details}",
                calendar=VIETNAM,
                details={"said": details},
                day=day,
            )


def at_seven(day: date = MONDAY, **later: int) -> datetime:
    """07:00 of a day, or some time after it."""
    return clock.opening_of(day) + timedelta(**later)


def states() -> dict[int, str]:
    """The state of each person's last letter."""
    db.session.rollback()
    letters = db.session.query(Letter).order_by(Letter.day)
    return {letter.person_id: letter.state.value for letter in letters}
