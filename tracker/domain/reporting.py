"""A report as plain data: what a renderer needs and nothing that it must compute."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain import wording


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
    """The head of a document by Decree 30/2020, Annex I: organ, number and symbol (`BC-UBND`), place and day.

    `number` and `day` are None while the draft has none: the paper then leaves their room blank. `issuer` is the
    organ in running text (`Ủy ban nhân dân huyện Tây Sơn`), which an annex names.
    """

    parent: str | None
    organ: tuple[str, ...]
    number: int | None
    symbol: str
    place: str
    day: date | None
    year: int
    issuer: str = ""

    @property
    def reference(self) -> str:
        """Number and symbol: `18/BC-UBND`, a number below ten with a leading 0, or room for the number."""
        return f"{' ' * 8 if self.number is None else f'{self.number:02d}'}/{self.symbol}"

    @property
    def dated(self) -> str:
        """The day in words: `ngày 06 tháng 3 năm 2017`, or room for day and month."""
        blank = " " * 6
        return f"ngày{blank}tháng{blank}năm {self.year}" if self.day is None else wording.long_day(self.day)


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

    @property
    def line(self) -> str:
        """A heading row as one line: its cells that are not empty (`I`, `CHẤT LƯỢNG` reads `I. CHẤT LƯỢNG`)."""
        return ". ".join(cell for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Annex:
    """A table that goes with the report on landscape pages of its own, with its own page numbers.

    `widths` are shares of the page's width, one a column; `aligns` one letter a column: l, c or r.
    `note` is a line of its own under the title (`Số liệu đến ngày 14/6/2022`), `measure` stands above the table on the
    right, `legend` below it, and `sheet` names it in a workbook.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[AnnexRow, ...]
    widths: tuple[float, ...]
    aligns: str
    note: str = ""
    measure: str = ""
    legend: str = ""
    sheet: str = ""


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

    def annex_name(self, place: int) -> str:
        """How the annex at a place (from 0) is called: a Roman numeral only where there are two or more."""
        return "PHỤ LỤC" if len(self.annexes) == 1 else f"Phụ lục {wording.roman(place + 1)}"

    @property
    def enclosure(self) -> str:
        """What an annex goes with: `Kèm theo Báo cáo số 18/BC-UBND ngày 16 tháng 6 năm 2022 của …`."""
        issued_by = f" của {self.head.issuer}" if self.head.issuer else ""
        return f"Kèm theo {self.kind.capitalize()} số {self.head.reference} {self.head.dated}{issued_by}"


class Tone(StrEnum):
    """The soft colour behind a status in a table; the word in the cell says the same without colour."""

    PLAIN = "plain"
    ONGOING = "ongoing"
    DONE = "done"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that is printed from a workbook: A4 landscape, one page wide, head repeated on every page.

    `lines` stand above the table, the first two bold. `widths` are shares of the page's width and `aligns` letters
    (l, c, r), one a column. `tones`, one a row or none at all, colour the cell in `tone_column` (the last unless said).
    """

    name: str
    lines: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[AnnexRow, ...]
    widths: tuple[float, ...]
    aligns: str
    tones: tuple[Tone, ...] = ()
    tone_column: int = -1
