"""The sections of a half-year report, in the order and under the headings of the field (domain.md §1.3)."""

from collections.abc import Sequence

from tracker.domain import sentences
from tracker.domain.building.citations import by_issuer, direction, reported_on, short
from tracker.domain.building.facts import LateTasks, ReportFacts, Slot
from tracker.domain.building.lines import Entry, as_dashes, entries, paragraphs, typed
from tracker.domain.building.money import plan_and_money
from tracker.domain.periods import Period
from tracker.domain.phrases import capitals, lower_first, undashed
from tracker.domain.reporting import FactRef, Paragraph, Section
from tracker.domain.status import Standing

ANNEX_MENTION = "Tình hình thực hiện từng nhiệm vụ tại Phụ lục kèm theo."


def sections(facts: ReportFacts) -> tuple[Section, ...]:
    """All sections; none is without words: what is empty says `Không.` so that the numbers do not move."""
    kind = capitals(reported_on(facts).kind)
    period = facts.period.words.upper()
    return (
        Section("I.", f"TÌNH HÌNH TRIỂN KHAI THỰC HIỆN {kind} TRONG {period}", 1),
        Section("1.", "Công tác chỉ đạo triển khai thực hiện", 2, _direction(facts)),
        Section("2.", "Kết quả đạt được", 2, _results(facts)),
        Section("3.", "Đánh giá chung", 2),
        Section("3.1.", "Kết quả đạt được", 3, _achieved(facts)),
        Section("3.2.", "Những tồn tại, hạn chế và nguyên nhân", 3, _shortcomings(facts)),
        Section("II.", _ahead_title(facts.period), 1, _ahead(facts)),
        Section("III.", "KIẾN NGHỊ, ĐỀ XUẤT", 1, _recommendations(facts)),
    )


def _or_none(made: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    return tuple(made) or (Paragraph(sentences.NONE),)


def _direction(facts: ReportFacts) -> tuple[Paragraph, ...]:
    return (
        direction(facts),
        *typed(Slot.DIRECTION, facts),
        *paragraphs(Slot.DIRECTION, facts),
    )


def _results(facts: ReportFacts) -> tuple[Paragraph, ...]:
    """Plan and money, what was reported, and the statistics where the report asks for them."""
    made = [*plan_and_money(facts), *typed(Slot.RESULTS, facts), *paragraphs(Slot.RESULTS, facts)]
    if facts.head.statistics:
        made.append(Paragraph(sentences.statistics(facts.counts, facts.as_of), facts=_plan_ref(facts)))
    if facts.head.annex:
        made.append(Paragraph(ANNEX_MENTION))
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


def _shortcomings(facts: ReportFacts) -> tuple[Paragraph, ...]:
    """The writer's words, late tasks with the causes that were told, other obstacles, and the causes of it all."""
    late = [entry for entry in entries(Slot.SHORTCOMINGS, facts) if _is_told_late(entry, facts)]
    told = _late(facts, late)
    others = paragraphs(Slot.SHORTCOMINGS, facts, without=late if told else ())
    made = [*typed(Slot.SHORTCOMINGS, facts), *told, *others]
    causes = [undashed(line) for line in facts.typed(Slot.CAUSES)]
    if causes:
        made.append(Paragraph(sentences.causes(causes), facts=facts.typed_ref(Slot.CAUSES)))
    return _or_none(made)


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


def _ahead_title(period: Period) -> str:
    if period.is_year:
        return f"PHƯƠNG HƯỚNG, NHIỆM VỤ {period.ahead.upper()}"
    return f"NHIỆM VỤ, GIẢI PHÁP THỰC HIỆN {period.ahead.upper()}"


def _ahead(facts: ReportFacts) -> tuple[Paragraph, ...]:
    """One dash a line of tasks, then one a typed line."""
    return _or_none(as_dashes([*paragraphs(Slot.AHEAD, facts), *typed(Slot.AHEAD, facts)]))


def _recommendations(facts: ReportFacts) -> tuple[Paragraph, ...]:
    made = [*paragraphs(Slot.RECOMMENDATIONS, facts), *typed(Slot.RECOMMENDATIONS, facts)]
    return tuple(as_dashes(made)) if len(made) > 1 else _or_none(made)


def _plan_ref(facts: ReportFacts) -> tuple[FactRef, ...]:
    return (FactRef("plan", facts.plan_id),)
