"""Paragraphs and tables in Word's own markup, as text: the one place where words become XML."""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from xml.sax.saxutils import escape, quoteattr

from docx.shared import Mm

from tracker.reports.word.looks import Look

JUSTIFICATION = {"l": "left", "c": "center", "r": "right"}
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SYMBOL = re.compile(r"\b\d+(?:/|-)(?=[A-ZĐ])[\wĐ&-]+(?:/[\wĐ&-]+)*")
_HYPHEN = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


def paragraph(
    look: Look, text: str = "", *, align: str = "", sides: float = 0, keep_next: bool = False
) -> str:
    """A paragraph of a look; a line break in the text is a line break on paper.

    `align` (l, c, r) replaces the look's own, `sides` indents it on both sides by so many mm, and `keep_next` keeps
    it on the page of what follows.
    """
    keep = "<w:keepNext/>" if keep_next else ""
    indent = f'<w:ind w:left="{Mm(sides).twips}" w:right="{Mm(sides).twips}"/>' if sides else ""
    justify = f'<w:jc w:val="{JUSTIFICATION[align]}"/>' if align else ""
    run = f'<w:r><w:t xml:space="preserve">{_text(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{look.id}"/>{keep}{indent}{justify}</w:pPr>{run}</w:p>'


def cell(width: int, *paragraphs: str, span: int = 1, middle: bool = False) -> str:
    """A cell of so many twips' width, over `span` columns; its words at the top or in the middle."""
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    upright = '<w:vAlign w:val="center"/>' if middle else ""
    width_mark = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width_mark}{across}{upright}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def row(cells: Iterable[str], *, splits: bool = False, repeats: bool = False) -> str:
    """A row; it stays on one page unless it `splits`, and stands again on each page if it `repeats`."""
    whole = "" if splits else "<w:cantSplit/>"
    head = "<w:tblHeader/>" if repeats else ""
    return f"<w:tr><w:trPr>{whole}{head}</w:trPr>{''.join(cells)}</w:tr>"


def table(
    widths: Sequence[int], rows: Iterable[str], *, padding: float = 0, grid: bool = False, name: str = ""
) -> str:
    """A table of fixed column widths (twips), `padding` mm between words and edge, thin lines if `grid`."""
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for edge in edges)
    borders = f"<w:tblBorders>{lines}</w:tblBorders>" if grid else ""
    inner = "".join(f'<w:{edge} w:w="{Mm(padding).twips}" w:type="dxa"/>' for edge in ("left", "right"))
    caption = f"<w:tblCaption w:val={quoteattr(writable(name))}/>" if name else ""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>{borders}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{inner}</w:tblCellMar>{caption}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def shared_out(total: float, shares: Sequence[float]) -> list[int]:
    """A width of `total` mm divided by shares, in whole twips that add up to it."""
    edges = [round(Mm(total).twips * part / sum(shares)) for part in accumulate(shares, initial=0.0)]
    return [right - left for left, right in pairwise(edges)]


def writable(text: str) -> str:
    """Text without what XML 1.0 forbids: input is normalised when it enters the product, this is the last guard."""
    return _NOT_XML.sub("", text).replace("\t", " ")


def _text(text: str) -> str:
    """Words as XML: line breaks kept, and the number and symbol of a document never torn apart at its hyphens."""
    told = _BREAK.join(map(escape, writable(text).splitlines()))
    return _SYMBOL.sub(lambda symbol: symbol[0].replace("-", _HYPHEN), told)
