"""How documents are cited: the first time in full, afterwards by type and number (Decree 30/2020, Annex I)."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from tracker.domain import wording
from tracker.domain.building.facts import Document, ReportFacts
from tracker.domain.phrases import curled, lower_first, upper_first
from tracker.domain.reporting import FactRef, Paragraph
from tracker.domain.text import fold

_MATTER = re.compile(r"(?:v\s*/\s*v|về việc)\s*:?\s+", re.I)
_QUOTES = frozenset("“”")
_ABOUT_A_MATTER = frozenset({"cong van", "quyet dinh", "thong bao"})
"""Types whose subject is a matter (`về việc …`); others have a title of their own."""


def named(document: Document) -> str:
    """Type, number and day: `Kế hoạch số 56/KH-UBND ngày 11/3/2022`."""
    number = f" số {document.number}" if document.number else ""
    return f"{document.kind}{number} ngày {wording.day(document.issued_on)}"


def short(document: Document) -> str:
    """Type and number; the day where there is no number yet."""
    return f"{document.kind} số {document.number}" if document.number else named(document)


def about(document: Document, *, quoted: bool = False) -> str:
    """The subject as it follows the name, with a blank before: ` về việc …`; nothing where there is none."""
    matter = _MATTER.match(document.subject)
    subject = curled(lower_first(document.subject[matter.end() if matter else 0 :]))
    if not subject:
        return ""
    if matter or fold(document.kind) in _ABOUT_A_MATTER:
        return f" về việc {subject}" if not subject.startswith("về ") else f" {subject}"
    if subject.startswith("về "):
        return f" {subject}"
    return f" về “{subject}”" if quoted and not _QUOTES & set(subject) else f" về {subject}"


def in_full(document: Document, *, quoted: bool = True) -> str:
    """Type, number, day, issuer and subject."""
    issuer = f" của {document.issuer}" if document.issuer else ""
    return f"{named(document)}{issuer}{about(document, quoted=quoted)}"


def by_issuer(document: Document) -> str:
    """What kind of document of whom: `Chương trình hành động của Tỉnh ủy`."""
    return f"{document.kind} của {document.issuer}" if document.issuer else document.kind


def reported_on(facts: ReportFacts) -> Document:
    """The document whose carrying out is reported: the mandate that the subject names by its number, else the plan."""
    return next((each for each in facts.chain if _names(facts.head.subject, each.number)), facts.plan)


def _names(subject: str, number: str) -> bool:
    """Whether the number stands in the subject as a whole: `6/KH-UBND` does not in `56/KH-UBND`."""
    return bool(number) and re.search(rf"(?<![\w/-]){re.escape(number)}(?![\w/-])", subject) is not None


def direction(facts: ReportFacts) -> Paragraph:
    """The chain of mandates: who issued what to carry out which document above it."""
    links = _links(facts)
    if not links:
        return plan_issued(facts)
    cited: set[int] = set()
    clauses = [_clause(facts, mandates, list(each), cited) for mandates, each in groupby(links, _mandates)]
    refs = tuple(FactRef("document", number) for number in sorted(cited))
    return Paragraph(" ".join(f"{clause}." for clause in clauses), facts=refs)


def plan_issued(facts: ReportFacts, *, more: str = "", refs: Iterable[FactRef] = ()) -> Paragraph:
    """The plan itself, after the mandates that nothing between them and the plan carries out."""
    between = {number for link in _links(facts) for number in (link.id, *link.mandates)}
    roots = [each for each in facts.chain if each.id not in between]
    start = f"Thực hiện {_one_after_another([in_full(root) for root in roots])}, " if roots else ""
    text = f"{start}{facts.head.voice} đã ban hành {named(facts.plan)}{about(facts.plan)}{more}."
    cited = (*(FactRef("document", root.id) for root in roots), FactRef("document", facts.plan.id))
    return Paragraph(upper_first(text), facts=(*cited, *refs))


def plan_stands_in_direction(facts: ReportFacts) -> bool:
    """Whether the plan is cited among the mandates, because nothing stands between them and it."""
    return not _links(facts)


def _links(facts: ReportFacts) -> list[Document]:
    """The documents of the chain that themselves carry out one of it."""
    chain = {document.id for document in facts.chain}
    return [document for document in facts.chain if document.mandates & chain]


def _mandates(document: Document) -> list[int]:
    return sorted(document.mandates)


def _clause(facts: ReportFacts, mandates: list[int], links: Sequence[Document], cited: set[int]) -> str:
    """`Thực hiện A, X đã ban hành B; Y đã ban hành C`; notes what is cited."""
    above = []
    for document in facts.chain:
        if document.id in mandates:
            above.append(short(document) if document.id in cited else in_full(document))
            cited.add(document.id)
    issued = []
    for link in links:
        issued.append(
            f"{upper_first(link.issuer)} đã ban hành {named(link)}{about(link, quoted=True)}"
            if link.id not in cited
            else f"{upper_first(link.issuer)} đã ban hành {short(link)}"
        )
        cited.add(link.id)
    return f"Thực hiện {_one_after_another(above)}, {'; '.join(issued)}"


def _one_after_another(texts: Sequence[str]) -> str:
    """A, B và C; long citations are divided by semicolons."""
    if len(texts) < 2:
        return "".join(texts)
    return f"{'; '.join(texts[:-1])} và {texts[-1]}"
