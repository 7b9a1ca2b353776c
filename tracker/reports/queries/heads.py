"""How a report is headed: as its writer typed it, or by the letterhead of the office that issues the plan."""

from tracker.domain.building import Document, HeadWords, Outline
from tracker.domain.building.citations import short
from tracker.domain.periods import Period
from tracker.domain.sentences import subject, subject_of_request
from tracker.org.models import Letterhead, Unit
from tracker.reports.models import HeadText

KIND = "BC"


def head_words(typed: HeadText) -> HeadWords:
    """The typed head in the words of the rulebook."""
    return HeadWords(**{name: getattr(typed, name) for name in HeadWords.__dataclass_fields__})


def first_head(
    plan: Document, period: Period, *, issuer: Unit, letterhead: Letterhead | None, request: Document | None
) -> HeadWords:
    """The head of a report that nobody has typed yet; the letterhead's lines are copied."""
    asked = subject_of_request(request.subject) if request else ""
    words = asked or subject(short(plan), period)
    outline = Outline.REVIEW if period.is_term else Outline.PERIODIC
    if letterhead is None:
        name = issuer.name
        return HeadWords(words, name, name.upper(), KIND, "", period.cutoff, outline=outline)
    return HeadWords(
        subject=words,
        voice=letterhead.voice or issuer.name,
        organ_lines=letterhead.organ_lines or issuer.name.upper(),
        symbol=letterhead.symbol or KIND,
        place=letterhead.place,
        cutoff=period.cutoff,
        parent_line=letterhead.parent_line,
        signature_lines=letterhead.signature_lines,
        signer_name=letterhead.signer_name,
        recipients=letterhead.recipients,
        outline=outline,
    )
