"""A report as plain data: what a renderer needs and nothing that it must compute."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ParagraphKind(StrEnum):
    """How a paragraph is set: running text or a dash of a list."""

    BODY = "body"
    DASH = "dash"


@dataclass(frozen=True, slots=True)
class FactRef:
    """Where a paragraph comes from: the kind of fact and its number (`("update", 12)`, `("section_text", 3)`)."""

    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a report and the facts that it was written or drafted from."""

    text: str
    kind: ParagraphKind = ParagraphKind.BODY
    facts: tuple[FactRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the report (level 1 = `I.`, 2 = `1.`, 3 = `3.1.`) with the paragraphs that stand under it."""

    number: str
    title: str
    level: int
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportHead:
    """The head of a document by Decree 30/2020, Annex I: organ, number and symbol, place and day.

    `number` and `day` are None while the draft has none: the paper then leaves their room blank.
    """

    parent: str | None
    organ: tuple[str, ...]
    number: int | None
    symbol: str
    place: str
    day: date | None
    year: int


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the lines of authority (`TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`) and the name."""

    lines: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """A row of an annex; a heading row spans the table (group `I`, `A`)."""

    cells: tuple[str, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Annex:
    """A table that goes with the report on landscape pages of its own, with its own page numbers.

    `widths` are shares of the page's width, one a column; `aligns` one letter a column: l, c or r.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[AnnexRow, ...]
    widths: tuple[float, ...]
    aligns: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """The whole report, ready for paper: every text final, every figure already a text."""

    head: ReportHead
    kind: str
    subject: str
    opening: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    closing: tuple[Paragraph, ...]
    recipients: tuple[str, ...]
    signature: Signature
    annexes: tuple[Annex, ...] = ()
