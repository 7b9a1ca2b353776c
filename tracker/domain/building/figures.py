"""Indicators that the writer puts into the text, each as one sentence with its denominator (words-vi.md §4)."""

from tracker.domain.building.annexes.facts import IndicatorFacts
from tracker.domain.building.facts import ReportFacts
from tracker.domain.building.slots import Slot
from tracker.domain.indicators import attained, change, sentence
from tracker.domain.phrases import bare, upper_first
from tracker.domain.reporting import FactRef, Paragraph


def indicator_paragraphs(slot: Slot, facts: ReportFacts) -> list[Paragraph]:
    """The sentences of the indicators that stand in a slot, in the order of the plan; none without a figure."""
    chosen = facts.placed.get(slot, frozenset())
    told = [(each, indicator_sentence(each)) for each in facts.indicators if each.id in chosen]
    return [Paragraph(text, facts=(FactRef("indicator", each.id),)) for each, text in told if text]


def indicator_sentence(each: IndicatorFacts) -> str:
    """`Thủ tục … là 58/262, đạt 22,14%; đạt 44,44% kế hoạch năm (…); tăng 6,11 điểm phần trăm so với …`."""
    now, target, before = each.reading, each.target, each.previous
    if now is None:
        return ""
    parts = [
        sentence(bare(upper_first(each.title)), now.figure, each.spelling, as_of=now.day),
        attained(now.figure, target.figure, each.spelling, by_day=target.day) if target else "",
        change(now.figure, before.figure, each.spelling, before_day=before.day) if before else "",
    ]
    return f"{'; '.join(filter(None, parts))}."
