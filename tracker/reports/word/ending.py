"""The end of a document: to whom it goes on the left, who signs it on the right."""

from tracker.domain.reporting import ReportPaper, Signature
from tracker.reports.word import looks
from tracker.reports.word.markup import cell, paragraph, row, shared_out, table

_LEFT, _RIGHT = 75.0, 85.0
_BESIDE_SIGNATURE = 12
"""So many recipients stand beside the signature; a longer list goes on below it and may run over the page."""


def ending(paper: ReportPaper) -> str:
    """Recipients and signature side by side, the first row held together with the text before it."""
    widths = left, right = shared_out(_LEFT + _RIGHT, (_LEFT, _RIGHT))
    beside, below = paper.recipients[:_BESIDE_SIGNATURE], paper.recipients[_BESIDE_SIGNATURE:]
    held = not below
    label = [paragraph(looks.RECIPIENTS, "Nơi nhận:", keep_next=held)] if paper.recipients else []
    names = [*label, *_recipients(beside, held)] or [paragraph(looks.RECIPIENT, keep_next=held)]
    rows = [row([cell(left, *names), cell(right, *_signature(paper.signature, held))])]
    if below:
        rows.append(
            row([cell(left, *_recipients(below, held)), cell(right, paragraph(looks.RECIPIENT))], splits=True)
        )
    return table(widths, rows)


def _recipients(lines: tuple[str, ...], held: bool) -> list[str]:
    return [paragraph(looks.RECIPIENT, line, keep_next=held) for line in lines]


def _signature(signature: Signature, held: bool) -> list[str]:
    """Authority, room for hand and seal, name; held to the line that ends the section, which opens no page alone."""
    authority = [paragraph(looks.AUTHORITY, line, keep_next=held) for line in signature.lines]
    return [*authority, paragraph(looks.SIGNER, signature.name, keep_next=held)]
