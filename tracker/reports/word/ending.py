"""The end of a document: to whom it goes on the left, who signs it on the right."""

from tracker.domain.reporting import ReportPaper, Signature
from tracker.reports.word import looks
from tracker.reports.word.markup import cell, paragraph, row, shared_out, table

_LEFT, _RIGHT = 75.0, 85.0
_BESIDE_SIGNATURE = 12
"""So many recipients stand beside the signature; a longer list goes on below it and may run over the page."""


def ending(paper: ReportPaper) -> str:
    """Recipients and signature side by side, held to the text before and to the end of the section after."""
    widths = left, right = shared_out(_LEFT + _RIGHT, (_LEFT, _RIGHT))
    beside, below = paper.recipients[:_BESIDE_SIGNATURE], paper.recipients[_BESIDE_SIGNATURE:]
    label = [paragraph(looks.RECIPIENTS, "Nơi nhận:", keep_next=True)] if paper.recipients else []
    rows = [
        row([cell(left, *(label + _lines(beside)) or [_blank()]), cell(right, *_signature(paper.signature))])
    ]
    if below:
        rows.append(row([cell(left, *_lines(below)), cell(right, _blank())], splits=True))
    return table(widths, rows)


def _lines(recipients: tuple[str, ...]) -> list[str]:
    return [paragraph(looks.RECIPIENT, line, keep_next=True) for line in recipients]


def _signature(signature: Signature) -> list[str]:
    authority = [paragraph(looks.AUTHORITY, line, keep_next=True) for line in signature.lines]
    return [*authority, paragraph(looks.SIGNER, signature.name, keep_next=True)]


def _blank() -> str:
    return paragraph(looks.RECIPIENT)
