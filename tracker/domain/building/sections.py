"""The sections of a report, in the order and under the headings of its outline."""

from collections.abc import Callable, Sequence

from tracker.domain import sentences
from tracker.domain.building.annexes.choosing import annex_mention, documents_issued, registers_told
from tracker.domain.building.citations import by_issuer, direction, reported_on, short
from tracker.domain.building.comparing import compared
from tracker.domain.building.facts import ReportFacts
from tracker.domain.building.figures import indicator_paragraphs
from tracker.domain.building.lines import Entry, as_dashes, entries, paragraphs, typed
from tracker.domain.building.money import plan_and_money
from tracker.domain.building.outlines import Heading, Part, headings, title_of
from tracker.domain.building.slots import LateTasks, Slot
from tracker.domain.phrases import lower_first, undashed
from tracker.domain.reporting import FactRef, Paragraph, Section
from tracker.domain.status import Standing


def sections(facts: ReportFacts) -> tuple[Section, ...]:
    """All sections of the outline; none is without words: what is empty says `Không.` so that the numbers do not move."""
    return tuple(
        Section(each.number, title_of(each, facts), each.level, _under(each, facts))
        for each in headings(facts.head.outline)
    )


def _under(heading: Heading, facts: ReportFacts) -> tuple[Paragraph, ...]:
    """What stands under a heading."""
    if heading.part is Part.HOLDER:
        return ()
    if heading.part in {Part.TYPED, Part.AREA}:
        return _or_none(_in_slot(heading.slots[0], facts))
    return _CONTENTS[heading.part](facts)


def _in_slot(slot: Slot, facts: ReportFacts) -> list[Paragraph]:
    """The writer's words, the lines of tasks and the chosen indicators of a slot."""
    gathered = paragraphs(slot, facts) if slot.gathers else []
    return [*typed(slot, facts), *gathered, *indicator_paragraphs(slot, facts)]


def _or_none(made: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    return tuple(made) or (Paragraph(sentences.NONE),)


def _direction(facts: ReportFacts) -> tuple[Paragraph, ...]:
    return (
        direction(facts),
        *documents_issued(facts),
        *typed(Slot.DIRECTION, facts),
        *paragraphs(Slot.DIRECTION, facts),
    )


def _results(facts: ReportFacts) -> tuple[Paragraph, ...]:
    """Plan and money, what was reported, and the statistics where the report asks for them."""
    made = [*plan_and_money(facts), *_in_slot(Slot.RESULTS, facts)]
    if facts.head.statistics:
        made.append(Paragraph(sentences.statistics(facts.counts, facts.as_of), facts=_plan_ref(facts)))
    if facts.before and (moved := compared(facts)):
        made.append(Paragraph(moved, facts=_plan_ref(facts)))
    if mention := annex_mention(facts):
        made.append(Paragraph(mention))
    made += registers_told(facts)
    return tuple(made) or (Paragraph(_no_result(facts), facts=_plan_ref(facts)),)


def _no_result(facts: ReportFacts) -> str:
    if not facts.counts.total:
        return sentences.statistics(facts.counts, facts.as_of)
    return "Trong kỳ chưa có kết quả được báo cáo."


def _achieved(facts: ReportFacts) -> tuple[Paragraph, ...]:
    """The writer's words after the years since the mandate; until there are any, how much of the plan is done."""
    mandate = reported_on(facts)
    since = sentences.experience(by_issuer(mandate), mandate.issued_on, facts.as_of)
    own, gathered = typed(Slot.ACHIEVED, facts), paragraphs(Slot.ACHIEVED, facts)
    ref = FactRef("document", mandate.id)
    if not own and not gathered:
        text = sentences.achieved(facts.counts, facts.as_of, short(facts.plan), since)
        return (Paragraph(text, facts=(ref, *_plan_ref(facts))),)
    if own and since and not own[0].text.startswith("Qua "):
        own[0] = Paragraph(f"{since}, {lower_first(own[0].text)}", facts=(ref, *own[0].facts))
    return (*own, *gathered)


def _shortcomings(facts: ReportFacts) -> list[Paragraph]:
    """The writer's words, late tasks with the causes that were told, and other obstacles."""
    late = [entry for entry in entries(Slot.SHORTCOMINGS, facts) if _is_told_late(entry, facts)]
    told = _late(facts, late)
    others = paragraphs(Slot.SHORTCOMINGS, facts, without=late if told else ())
    return [*typed(Slot.SHORTCOMINGS, facts), *told, *others]


def _causes(facts: ReportFacts) -> list[Paragraph]:
    """The causes of it all, in one sentence."""
    causes = [undashed(line) for line in facts.typed(Slot.CAUSES)]
    return [Paragraph(sentences.causes(causes), facts=facts.typed_ref(Slot.CAUSES))] if causes else []


def _lessons(facts: ReportFacts) -> tuple[Paragraph, ...]:
    """One dash a lesson."""
    return _or_none(as_dashes(typed(Slot.LESSONS, facts)))


def _is_told_late(entry: Entry, facts: ReportFacts) -> bool:
    """Whether its obstacle is the cause of a delay that is told; by name only main tasks are."""
    named = facts.head.late_tasks is LateTasks.NAMED
    return entry.is_late and not entry.is_left_out and (entry.task.is_main or not named)


def _late(facts: ReportFacts, late: list[Entry]) -> list[Paragraph]:
    if facts.head.late_tasks is LateTasks.OMITTED:
        return []
    made: list[Paragraph] = []
    refs = tuple(ref for entry in late for ref in entry.sources)
    if facts.counts.overdue and facts.head.late_tasks is LateTasks.UNNAMED:
        text = sentences.late_unnamed(
            facts.counts.overdue,
            facts.counts.total,
            [entry.text for entry in late],
            counted=facts.head.statistics,
        )
        made.append(Paragraph(text, facts=refs or _plan_ref(facts)))
    if facts.head.late_tasks is LateTasks.NAMED:
        made.extend(_named(facts, late, refs))
    return made


def _named(facts: ReportFacts, late: list[Entry], refs: tuple[FactRef, ...]) -> list[Paragraph]:
    causes = {entry.task.id: entry.text for entry in late}
    overdue = [
        (task.title, task.status.due, causes.get(task.id, ""))
        for task in facts.main_tasks
        if task.status.standing is Standing.OVERDUE and task.status.due
    ]
    made = [Paragraph(sentences.late_named(overdue), facts=refs or _plan_ref(facts))] if overdue else []
    if facts.counts.done_late:
        made.append(Paragraph(sentences.done_late(facts.counts.done_late), facts=_plan_ref(facts)))
    return made


def _ahead(facts: ReportFacts) -> tuple[Paragraph, ...]:
    """One dash a line of tasks, then one a typed line."""
    return _or_none(as_dashes([*paragraphs(Slot.AHEAD, facts), *typed(Slot.AHEAD, facts)]))


def _recommendations(facts: ReportFacts) -> tuple[Paragraph, ...]:
    made = [*paragraphs(Slot.RECOMMENDATIONS, facts), *typed(Slot.RECOMMENDATIONS, facts)]
    return tuple(as_dashes(made)) if len(made) > 1 else _or_none(made)


def _plan_ref(facts: ReportFacts) -> tuple[FactRef, ...]:
    return (FactRef("plan", facts.plan_id),)


_CONTENTS: dict[Part, Callable[[ReportFacts], tuple[Paragraph, ...]]] = {
    Part.DIRECTION: _direction,
    Part.RESULTS: _results,
    Part.ACHIEVED: _achieved,
    Part.SHORTCOMINGS: lambda facts: _or_none([*_shortcomings(facts), *_causes(facts)]),
    Part.SHORTCOMINGS_ALONE: lambda facts: _or_none(_shortcomings(facts)),
    Part.CAUSES: lambda facts: _or_none(_causes(facts)),
    Part.LESSONS: _lessons,
    Part.AHEAD: _ahead,
    Part.RECOMMENDATIONS: _recommendations,
}
