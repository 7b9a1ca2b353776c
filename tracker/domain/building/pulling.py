"""Obstacles and proposals that units told in the period, and how one of them comes into the report."""

from dataclasses import dataclass

from tracker.domain.building.facts import Quote, ReportFacts, TaskFacts
from tracker.domain.building.lines import Entry, entries
from tracker.domain.building.slots import Slot
from tracker.domain.phrases import bare
from tracker.domain.reporting import ReportPaper
from tracker.domain.sentences import says_nothing


@dataclass(frozen=True, slots=True)
class Told:
    """What a unit told about a task, the slot where such words stand, and whether the report says it already."""

    task: TaskFacts
    slot: Slot
    quote: Quote
    stands: bool

    @property
    def code(self) -> str:
        """How a form names it: the place and the update."""
        return f"{self.slot}:{self.quote.fact.id}"


def told_by_unit(facts: ReportFacts, paper: ReportPaper) -> dict[str, list[Told]]:
    """By lead unit in the order of the plan, obstacles before proposals; what says nothing is left out."""
    said = [paragraph for section in paper.sections for paragraph in section.paragraphs]
    found: dict[str, list[Told]] = {}
    for task in facts.tasks:
        for slot, quotes in (
            (Slot.SHORTCOMINGS, task.told_obstacles),
            (Slot.RECOMMENDATIONS, task.told_proposals),
        ):
            for quote in quotes:
                if not says_nothing(quote.text):
                    stands = any(
                        quote.fact in each.facts and bare(quote.text)[1:] in each.text for each in said
                    )
                    found.setdefault(task.lead, []).append(Told(task, slot, quote, stands))
    return found


def text_with(told: Told, facts: ReportFacts) -> str:
    """The writer's words for the task that bring what was told; none where the task brings just that of itself."""
    here = (each for each in entries(told.slot, facts, silent=True) if each.task.id == told.task.id)
    entry: Entry | None = next(here, None)
    own = getattr(told.task, "obstacle" if told.slot is Slot.SHORTCOMINGS else "proposal")
    brings = entry is not None and bool(entry.words) and own is not None and own.fact == told.quote.fact
    if entry is None or entry.is_left_out:
        return "" if brings else told.quote.text
    if brings and not (entry.line and entry.line.text):
        return ""
    return "\n".join(filter(None, (entry.text, told.quote.text)))
