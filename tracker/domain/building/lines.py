"""The lines of tasks in a slot: what each would say, in which order, merged into which paragraph."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain import wording
from tracker.domain.building.facts import Line, Quote, ReportFacts, TaskFacts
from tracker.domain.building.rollouts import rollout
from tracker.domain.building.slots import Slot
from tracker.domain.phrases import bare, dashes, ended, flowing, is_dashed, joined, lower_first, undashed
from tracker.domain.reporting import FactRef, Paragraph, ParagraphKind
from tracker.domain.sentences import addressee_rank, ahead, recommendation, says_nothing
from tracker.domain.status import Standing

_PLACED = (Slot.DIRECTION, Slot.ACHIEVED)
"""Where a result stands only if the writer puts it there; it then leaves the results."""
_FINISHED = frozenset({Standing.DONE_ON_TIME, Standing.DONE_LATE, Standing.OUT})
_LATE, _AT_WORK, _TO_BEGIN, _ALWAYS = range(4)
_AHEAD_ORDER = {Standing.OVERDUE: _LATE, Standing.ONGOING: _ALWAYS}


@dataclass(frozen=True, slots=True)
class Entry:
    """A task's line in a slot: the words that it brings, where they come from, and how the writer arranged it."""

    task: TaskFacts
    words: str
    facts: tuple[FactRef, ...]
    line: Line | None = None

    @property
    def text(self) -> str:
        """The writer's own words for the task, else those that it brings."""
        return self.line.text if self.line and self.line.text else self.words

    @property
    def is_left_out(self) -> bool:
        """Whether the writer keeps it out of the report."""
        return self.line is not None and self.line.left_out

    @property
    def joins_previous(self) -> bool:
        """Whether it goes on with the paragraph before."""
        return self.line is not None and self.line.joins_previous

    @property
    def sources(self) -> tuple[FactRef, ...]:
        """The facts behind the text: the writer's line where its own words stand, and what the task brought or told."""
        own = (FactRef("report_line", self.line.id),) if self.line and self.line.text else ()
        told = (
            quote.fact
            for quote in (*self.task.told_obstacles, *self.task.told_proposals)
            if quote.text in self.text
        )
        return tuple(dict.fromkeys((*own, *self.facts, *(told if own else ()))))

    @property
    def is_late(self) -> bool:
        """Whether the task is overdue on the day."""
        return self.task.status.standing is Standing.OVERDUE


def entries(slot: Slot, facts: ReportFacts, *, silent: bool = False) -> list[Entry]:
    """The lines of a slot in the writer's order, those left out included; tasks not yet arranged come after.

    With `silent`, tasks that bring no words come last: the writer may find words for them.
    """
    lines = facts.lines.get(slot, {})
    found = [
        Entry(
            task, words.text if words else "", _refs(words, *_behind(slot, task, words)), lines.get(task.id)
        )
        for task, words in _candidates(slot, facts)
    ]
    told = [entry for entry in found if entry.text]
    arranged = sorted((entry for entry in told if entry.line), key=_position)
    fresh = [entry for entry in told if not entry.line]
    return arranged + fresh + [entry for entry in found if silent and not entry.text]


def paragraphs(slot: Slot, facts: ReportFacts, *, without: Iterable[Entry] = ()) -> list[Paragraph]:
    """The lines that stand in the report, merged as arranged; a line break in the words begins a new paragraph."""
    skipped = {entry.task.id for entry in without}
    made: list[Paragraph] = []
    for entry in entries(slot, facts):
        if entry.is_left_out or entry.task.id in skipped:
            continue
        first, *more = [line for line in entry.text.split("\n") if line]
        if entry.joins_previous and made:
            text = joined(made[-1].text, undashed(first))
            made[-1] = replace(made[-1], text=text, facts=made[-1].facts + entry.sources)
        else:
            made.append(_said(first, entry.sources))
        made.extend(_said(line, entry.sources) for line in more)
    return [replace(paragraph, text=ended(paragraph.text)) for paragraph in made]


def typed(slot: Slot, facts: ReportFacts) -> list[Paragraph]:
    """What the writer typed, a paragraph a line, unchanged; a line that begins with a dash is an item of a list."""
    said = [_said(line, facts.typed_ref(slot)) for line in facts.typed(slot)]
    return [replace(paragraph, text=ended(paragraph.text)) for paragraph in said]


def as_dashes(made: Sequence[Paragraph]) -> list[Paragraph]:
    """Paragraphs as the items of one list; one that begins with `+ ` is an item below another and keeps its sign."""
    texts = dashes([paragraph.text for paragraph in made])
    return [
        replace(paragraph, text=text, kind=paragraph.kind if text.startswith("+ ") else ParagraphKind.DASH)
        for text, paragraph in zip(texts, made, strict=True)
    ]


def _said(line: str, facts: tuple[FactRef, ...]) -> Paragraph:
    """A line as it was typed; its dash becomes the kind of the paragraph."""
    kind = ParagraphKind.DASH if is_dashed(line) else ParagraphKind.BODY
    return Paragraph(undashed(line), kind, facts)


def _position(entry: Entry) -> tuple[int, int]:
    return (entry.line.position, entry.line.id) if entry.line else (0, 0)


def _refs(*words: Quote | None) -> tuple[FactRef, ...]:
    return tuple(dict.fromkeys(each.fact for each in words if each))


Brought = tuple[TaskFacts, Quote | None]


def _candidates(slot: Slot, facts: ReportFacts) -> list[Brought]:
    """Tasks with the words that they bring to a slot; a task with the writer's own words needs none."""
    lines = facts.lines.get(slot, {})
    if slot in _PLACED:
        placed = _placed_in(slot, facts)
        return [(task, _result(task)) for task in facts.tasks if task.id in placed]
    if slot.holds_results:
        elsewhere = {task_id for place in _PLACED for task_id in _placed_in(place, facts)}
        here = None if slot is Slot.RESULTS else slot
        tasks = [
            task for task in facts.tasks if (task.is_main and facts.area_of(task) is here) or task.id in lines
        ]
        return [(task, _result(task)) for task in tasks if task.id not in elsewhere]
    if slot is Slot.AHEAD:
        return _ahead(facts)
    if slot is Slot.RECOMMENDATIONS:
        brought = [(task, _proposal(task)) for task in facts.tasks]
        brought.sort(key=lambda each: addressee_rank(each[1].text if each[1] else ""))
    else:
        brought = [(task, _obstacle(task)) for task in facts.tasks]
    return [(task, words) for task, words in brought if words or task.id in lines]


def _placed_in(slot: Slot, facts: ReportFacts) -> set[int]:
    return {task_id for task_id, line in facts.lines.get(slot, {}).items() if not line.left_out}


def _result(task: TaskFacts) -> Quote | None:
    """What the lead unit reported in the period, unchanged; of a rollout of which only units told: n of N units."""
    if task.result or not any(member.told for member in task.members):
        return task.result
    text = rollout(task)
    return Quote(text, FactRef("task", task.id)) if text else None


def _obstacle(task: TaskFacts) -> Quote | None:
    """What stands in the way of work that is not finished."""
    if task.obstacle is None or task.status.standing in _FINISHED or says_nothing(task.obstacle.text):
        return None
    return task.obstacle


def _proposal(task: TaskFacts) -> Quote | None:
    text = recommendation(task.proposal.text) if task.proposal else ""
    return replace(task.proposal, text=text) if task.proposal and text else None


def _ahead(facts: ReportFacts) -> list[Brought]:
    """Open tasks in the words of the plan: overdue ones, those at work by their days, those to begin, ongoing ones.

    Work that was reported complete is not put ahead again while it waits for its confirmation.
    """
    own_words = facts.lines.get(Slot.AHEAD, {})
    tasks = [task for task in facts.tasks if _goes_on(task) or task.id in own_words]
    tasks.sort(key=_urgency)
    return [(task, _next(task, facts) if _goes_on(task) else None) for task in tasks]


def _urgency(task: TaskFacts) -> tuple[int, date]:
    """Tasks without a day keep the order of the plan."""
    standing = task.status.standing
    kind = _AHEAD_ORDER.get(standing, _AT_WORK if task.begun else _TO_BEGIN)
    return kind, task.status.due or date.max


def _goes_on(task: TaskFacts) -> bool:
    return task.is_main and task.status.standing not in _FINISHED | {Standing.AWAITING}


def _next(task: TaskFacts, facts: ReportFacts) -> Quote:
    """The task with the next step that its unit told, the day by which it is due, and the last step of a rollout."""
    text = ahead(task.title, begun=task.begun)
    if task.next_step and not says_nothing(task.next_step.text):
        text = f"{text}: {flowing(task.next_step.text)}"
    elif _has_own_day(task, facts) and task.status.due:
        text = f"{text}, hoàn thành trước ngày {wording.day(task.status.due)}"
    if task.last_step and task.last_step.day:
        step = bare(lower_first(task.last_step.text))
        text = f"{ended(text)} Đến ngày {wording.day(task.last_step.day)}: {step}"
    return Quote(text, FactRef("task", task.id))


def _has_own_day(task: TaskFacts, facts: ReportFacts) -> bool:
    """Whether its day lies ahead and is not just the end of a year."""
    due = task.status.due
    return (
        due is not None
        and due > facts.as_of
        and (due.month, due.day) != (12, 31)
        and not task.status.occurrence
    )


def _behind(slot: Slot, task: TaskFacts, words: Quote | None) -> tuple[Quote | None, ...]:
    """The other facts that a drafted look ahead is made of."""
    return (task.next_step, task.last_step) if slot is Slot.AHEAD and words else ()
