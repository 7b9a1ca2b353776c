"""Writing a letter: its passages in order, its subject in one line, the same words as text and as HTML."""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Any

from flask import current_app
from flask_babel import gettext as _

from tracker import clock
from tracker.domain.letters import Passage, Section, in_order
from tracker.domain.patterns import Language
from tracker.domain.text import one_line
from tracker.domain.wording import roman
from tracker.mail.kinds import Reader, post_room
from tracker.mail.models import LetterItem
from tracker.web.languages import count, language, speaking
from tracker.web.languages import day as written_day

WIDTH = 98
"""Columns of the text part."""
_BLANK_LINES = re.compile(r"\n{3,}")
_INDENT = re.compile(r" *(?:\d+\. )?")


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A letter in words; the HTML says the same as the text."""

    subject: str
    text: str
    html: str
    language: Language


@dataclass(frozen=True, slots=True)
class Block:
    """A section of a letter with its passages, numbered through the whole letter."""

    section: Section
    numeral: str
    numbered: Sequence[tuple[int, Passage]]

    @property
    def count(self) -> str:
        """How many passages, as a sentence counts: 04."""
        return count(len(self.numbered))


def write_letter(items: Sequence[LetterItem], reader: Reader, *, code: str) -> WrittenLetter | None:
    """The letter in its reader's language, as it may be read now; None when nothing in it holds any more.

    A letter about one thing only (all due soon, all late …) has a form of its own; several make a digest.
    """
    with speaking(reader.language):
        return _written(items, reader, code)


def _written(items: Sequence[LetterItem], reader: Reader, code: str) -> WrittenLetter | None:
    passages = in_order(_passages(items, reader))
    if not passages:
        return None
    sections = list(dict.fromkeys(passage.section for passage in passages))
    name = sections[0].value if len(sections) == 1 else "digest"
    words = _words(name, passages, reader, code)
    subject = one_line(_render(f"letters/{name}/subject.txt", words))
    text = folded(_render(f"letters/{name}/body.txt", words))
    html = _render(f"letters/{name}/body.html", {**words, "subject": subject})
    return WrittenLetter(subject, text, html, language())


def _passages(items: Sequence[LetterItem], reader: Reader) -> list[Passage]:
    """What the kinds say about the items that still hold."""
    passages = []
    for name in dict.fromkeys(item.kind for item in items):
        kind = post_room().kinds[name]
        own = [item for item in items if item.kind == name]
        holding = kind.still_due(own, reader)
        passages += [kind.render(item, holding[item.id], reader) for item in own if item.id in holding]
    return passages


def _words(name: str, passages: list[Passage], reader: Reader, code: str) -> dict[str, Any]:
    """Everything that the templates show."""
    bases = list(dict.fromkeys(passage.basis for passage in passages if passage.basis))
    days = [passage.day for passage in passages if passage.day]
    return {
        "office": reader.sender.short_name,
        "reader": reader,
        "today": written_day(reader.day),
        "blocks": _blocks(passages),
        "count": count(len(passages)),
        "first_day": written_day(min(days)) if days else "",
        "longest": max(passage.days for passage in passages),
        "basis": bases[0] if len(bases) == 1 else "",
        "several_plans": len(bases) > 1,
        "closing": _closing(name, reader),
        "asks_early": name in ("soon", "today") and not reader.is_asked,
        "notes": list(dict.fromkeys(passage.note for passage in passages if passage.note)),
        "rule": passages[0].rule,
        "code": code,
        "lang": language(),
        "url": current_app.config["BASE_URL"],
    }


def _blocks(passages: list[Passage]) -> list[Block]:
    numbered = list(enumerate(passages, start=1))
    sections = dict.fromkeys(passage.section for passage in passages)
    return [
        Block(section, roman(place), [each for each in numbered if each[1].section is section])
        for place, section in enumerate(sections, start=1)
    ]


def _closing(name: str, reader: Reader) -> str:
    """The request before the link; who is asked only, or leads, is spoken to in other words (words-vi.md §0)."""
    if reader.is_asked:
        return _("Trân trọng đề nghị %(place)s phối hợp, cập nhật tại", place=reader.place)
    if reader.is_leader:
        return _("Kính đề nghị %(you)s xem tại", you=reader.you)
    return {
        "soon": _("Đề nghị %(you)s cập nhật tại", you=reader.you),
        "today": _("Đề nghị %(you)s cập nhật tại", you=reader.you),
        "awaiting": _("Đề nghị %(you)s xem và quyết định tại", you=reader.you),
        "notice": _("Xem tại"),
    }.get(name, _("Cập nhật tại"))


def _render(template: str, words: dict[str, Any]) -> str:
    """Outside any request: none of the furniture of pages belongs into a letter."""
    return current_app.jinja_env.get_template(template).render(words).strip() + "\n"


def folded(text: str) -> str:
    """The text in lines of at most 98 columns, continued under the words of their beginning; addresses stay whole."""
    return "\n".join(_folded_line(line) for line in _BLANK_LINES.sub("\n\n", text).split("\n"))


def _folded_line(line: str) -> str:
    indent = _INDENT.match(line)
    hanging = " " * (indent.end() if indent else 0)
    return textwrap.fill(
        line.rstrip(), WIDTH, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
    )


def message_of(letter: WrittenLetter, reader: Reader, message_id: str) -> EmailMessage:
    """The letter as e-mail: one recipient, a Message-ID that stays the same however often it is sent."""
    sender = current_app.config["MAIL_FROM"]
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(one_line(reader.sender.short_name), addr_spec=sender)
    message["To"] = Address(one_line(reader.principal.name), addr_spec=reader.address)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(clock.machine_now())
    message["Message-ID"] = f"<{message_id}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = letter.language
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    return message
