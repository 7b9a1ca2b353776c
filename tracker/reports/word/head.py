"""The head of a document: organ and country side by side, number and day below, then what it is and about what."""

from tracker.domain.reporting import ReportHead, ReportPaper
from tracker.reports.measure import length
from tracker.reports.word import looks
from tracker.reports.word.lines import balanced, short_rule
from tracker.reports.word.markup import cell, paragraph, row, shared_out, table

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

_LEFT, _RIGHT = 62.0, 98.0
"""The two columns in mm: the right one holds the country's name on one line, which takes 96 mm."""


def letterhead(head: ReportHead) -> str:
    """Two columns without borders: who writes, in which country; under which number, where and when."""
    left, right = shared_out(_LEFT + _RIGHT, (_LEFT, _RIGHT))
    parent = [balanced(looks.PARENT, head.parent, _LEFT)] if head.parent else []
    organ = [balanced(looks.ORGAN, line, _LEFT) for line in head.organ]
    organ_rule = short_rule(looks.RULE, looks.ORGAN, "".join(head.organ[-1:]), _LEFT)
    motto_rule = paragraph(looks.RULE, sides=(_RIGHT - length(MOTTO, looks.MOTTO.size)) / 2)
    country = [paragraph(looks.NATION, NATION), paragraph(looks.MOTTO, MOTTO), motto_rule]
    number = paragraph(looks.NUMBER, f"Số: {head.reference}")
    place = paragraph(looks.PLACE, f"{head.place}, {head.dated}")
    names = row([cell(left, *parent, *organ, organ_rule), cell(right, *country)])
    return table((left, right), [names, row([cell(left, number), cell(right, place)])])


def title(paper: ReportPaper) -> list[str]:
    """The kind of document and its subject, with a short rule below."""
    return [
        paragraph(looks.KIND, paper.kind.upper()),
        balanced(looks.SUBJECT, paper.subject, _LEFT + _RIGHT),
        short_rule(looks.AFTER_TITLE, looks.SUBJECT, paper.subject, _LEFT + _RIGHT),
    ]
