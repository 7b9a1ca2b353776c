"""What a report is built from: facts as they were true by a day and known by a moment, in the words of the rulebook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from tracker.domain.budgeting import MoneyLine
from tracker.domain.building.annexes.facts import (
    AnnexKind,
    Before,
    IndicatorFacts,
    RolloutFacts,
)
from tracker.domain.building.slots import AREAS, LateTasks, Outline, Slot
from tracker.domain.periods import Period
from tracker.domain.rates import Counts
from tracker.domain.registers.facts import RegisterFacts
from tracker.domain.reporting import FactRef
from tracker.domain.status import Status
from tracker.domain.text import fold


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody wrote, the fact that holds them, and its day."""

    text: str
    fact: FactRef
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A directive document as it is cited; `mandates` are the numbers of the documents that it carries out."""

    id: int
    kind: str
    number: str
    issued_on: date
    issuer: str
    subject: str
    mandates: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Member:
    """A unit of a rollout, what kind of unit it is (`xã`), and how far its part is.

    `told` = something was reported of the part in the period.
    """

    name: str
    kind: str
    begun: bool
    completed: bool = False
    told: bool = True


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """A task on the day. Quotes are what was reported in the period; `latest` is the last result whenever it was.

    `is_main` tells tasks from their parts: totals, results and the look ahead speak of main tasks. `told` = something
    was ever reported, if only that nothing is new; `begun` = an update gave a level, a share or a completion.
    `last_step` of a rollout is the open step that is due last, with its day; `told_…` is everything told in the period.
    """

    id: int
    number: str
    title: str
    status: Status
    is_main: bool = True
    group_id: int | None = None
    lead: str = ""
    coordinating: str = ""
    deadline: str = ""
    deliverable: str = ""
    latest: str = ""
    told: bool = False
    begun: bool = False
    result: Quote | None = None
    obstacle: Quote | None = None
    next_step: Quote | None = None
    proposal: Quote | None = None
    members: tuple[Member, ...] = ()
    field_of_work: str = ""
    last_step: Quote | None = None
    told_obstacles: tuple[Quote, ...] = ()
    told_proposals: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """A group of tasks with its official number."""

    id: int
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """How the writer arranged a task in a slot: its order, whether it joins the paragraph before, own words, left out."""

    id: int
    task_id: int
    position: int
    joins_previous: bool = False
    left_out: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class HeadWords:
    """Head, end and options of a report; several lines are divided by line breaks.

    `voice` is the office in running text (`Ủy ban nhân dân huyện`); figures enter the text only where an option says so.
    """

    subject: str
    voice: str
    organ_lines: str
    symbol: str
    place: str
    cutoff: date
    addressee: str = ""
    parent_line: str = ""
    signature_lines: str = ""
    signer_name: str = ""
    recipients: str = ""
    late_tasks: LateTasks = LateTasks.UNNAMED
    statistics: bool = False
    disbursement: bool = False
    comparison: bool = False
    annexes: tuple[AnnexKind, ...] = ()
    outline: Outline = Outline.PERIODIC


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """Everything that one report is built from.

    `plan` is the plan's document, `chain` the mandates above it, the oldest first; `withheld` counts the internal
    documents that no report cites; `progress` a share of 1. What annexes and comparisons need is gathered only where
    the head asks for it: `placed` = the indicators that the writer put into the text, `before` = the report before.
    """

    period: Period
    as_of: date
    known_on: date
    plan_id: int
    plan: Document
    issuer: str
    head: HeadWords
    request: Document | None
    chain: Sequence[Document]
    groups: Sequence[GroupFacts]
    tasks: Sequence[TaskFacts]
    counts: Counts
    progress: Fraction | None
    money: Sequence[MoneyLine]
    texts: Mapping[Slot, Quote]
    lines: Mapping[Slot, Mapping[int, Line]]
    withheld: int = 0
    indicators: Sequence[IndicatorFacts] = ()
    placed: Mapping[Slot, frozenset[int]] = field(default_factory=dict)
    rollouts: Sequence[RolloutFacts] = ()
    documents: Sequence[Document] = ()
    before: Before | None = None
    registers: Sequence[RegisterFacts] = ()

    @property
    def main_tasks(self) -> list[TaskFacts]:
        """The tasks that are no part of another, in the order of the plan."""
        return [task for task in self.tasks if task.is_main]

    def area_of(self, task: TaskFacts) -> Slot | None:
        """The area of a review in which the task's field of work lies; None in any other report, and where none fits."""
        words = fold(task.field_of_work) if self.head.outline is Outline.REVIEW else ""
        fitting = (slot for slot, keys in AREAS.items() if any(key in words for key in keys))
        return next(fitting, None) if words else None

    def typed(self, slot: Slot) -> list[str]:
        """The lines that the writer typed for a slot."""
        quote = self.texts.get(slot)
        return [line for line in quote.text.split("\n") if line.strip("-–—•+ ")] if quote else []

    def typed_ref(self, slot: Slot) -> tuple[FactRef, ...]:
        """The fact behind the typed paragraphs."""
        quote = self.texts.get(slot)
        return (quote.fact,) if quote else ()
