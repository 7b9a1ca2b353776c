"""Everything that a report is built from, as it was true by a day and known by a moment; a constant number of SELECTs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tracker import clock
from tracker.budget.queries import money_lines
from tracker.db import db
from tracker.documents.models import SourceDocument
from tracker.documents.queries import chain_above, mandates_by_document
from tracker.domain.budgeting import of_year
from tracker.domain.building import AnnexKind, Document, HeadWords, Line, Quote, ReportFacts, Slot
from tracker.domain.periods import Period
from tracker.domain.reporting import FactRef
from tracker.domain.rights import EVERYTHING
from tracker.domain.secrecy import Level
from tracker.org.queries import find_letterhead, get_unit, office_calendar
from tracker.plans.models import Plan
from tracker.plans.queries.facts import Known
from tracker.plans.queries.plans import groups
from tracker.plans.queries.tasks import tasks_of_plan
from tracker.progress.standing import Standing, in_plan, standing_of
from tracker.registers.queries import register_facts
from tracker.reports.models import HeadText, Report, ReportLine, SectionText
from tracker.reports.queries.annexed import (
    documents_of,
    indicator_facts,
    known_before,
    rollout_facts,
    stood_before,
)
from tracker.reports.queries.heads import first_head, head_words
from tracker.reports.queries.reports import lines_by_slot, placed_by_slot, texts_by_slot
from tracker.reports.queries.told import group_facts, task_facts


def gather(
    plan: Plan, period: Period, *, known: Known, report: Report | None = None, head: HeadText | None = None
) -> ReportFacts:
    """The facts of a report; whether or not anybody has begun to write it.

    The reader's right to the report is asked before: the same facts make the same paper, whoever asks.
    """
    options = head_words(head) if head else draft_head(plan, period)
    request = db.session.get(SourceDocument, head.request_id) if head and head.request_id else None
    mandates = _chain(plan, known)
    tasks = tasks_of_plan(EVERYTHING, plan)
    standing = in_plan(standing_of(tasks, known=known, calendar=office_calendar()))
    facts = ReportFacts(
        period=period,
        as_of=known.day,
        known_on=clock.local(known.at).date(),
        plan_id=plan.id,
        plan=_document(plan.document, {}),
        issuer=get_unit(plan.issuer_unit_id).name,
        head=options,
        request=_document(request, {}) if request and _is_open(request) else None,
        chain=_cited(mandates),
        groups=group_facts(groups(plan)),
        tasks=task_facts(standing, since=period.starts),
        counts=standing.counts,
        progress=standing.whole.value,
        money=of_year(money_lines(EVERYTHING, plan, known=known), period.cutoff.year),
        texts=_texts(texts_by_slot(report, at=known.at)) if report else {},
        lines=_lines(lines_by_slot(report, at=known.at)) if report else {},
        withheld=sum(not _is_open(each) for each in (*mandates, *filter(None, [request]))),
        placed=placed_by_slot(report, at=known.at) if report else {},
    )
    return replace(facts, **_told_further(plan, facts, standing, known))


def _told_further(plan: Plan, facts: ReportFacts, standing: Standing, known: Known) -> dict[str, Any]:
    """What the head asks for besides: annexes, comparison, indicators in the text."""
    kinds, wanted = facts.head.annexes, any(facts.placed.values())
    before = (
        known_before(plan, facts.period, known=known) if facts.head.comparison or kinds or wanted else None
    )
    stood = stood_before(plan, standing.tasks, known=before) if facts.head.comparison and before else None
    further: dict[str, Any] = {"before": stood}
    if AnnexKind.DOCUMENTS in kinds:
        further["documents"] = [
            _document(each, {}) for each in documents_of(EVERYTHING, plan, until=known.day)
        ]
    if AnnexKind.INDICATORS in kinds or wanted:
        further["indicators"] = indicator_facts(plan, known=known, before=before)
    if AnnexKind.ROLLOUTS in kinds:
        further["rollouts"] = rollout_facts(standing)
    if AnnexKind.REGISTERS in kinds:
        told = register_facts(EVERYTHING, plan, since=facts.period.starts, known=known)
        further["registers"] = [each for each in told if each.items]
    return further


def draft_head(plan: Plan, period: Period, request: SourceDocument | None = None) -> HeadWords:
    """The head of a report that nobody has typed yet."""
    issuer = get_unit(plan.issuer_unit_id)
    return first_head(
        _document(plan.document, {}),
        period,
        issuer=issuer,
        letterhead=find_letterhead(issuer.id),
        request=_document(request, {}) if request and _is_open(request) else None,
    )


def _chain(plan: Plan, known: Known) -> list[SourceDocument]:
    """The mandates above the plan that were issued by the day, the oldest first."""
    return [each for each in chain_above(EVERYTHING, plan.document) if each.issued_on <= known.day]


def _cited(chain: Sequence[SourceDocument]) -> list[Document]:
    """The documents of the chain that a report may cite: none that is internal, whoever reads it."""
    shown = [each for each in chain if _is_open(each)]
    mandates = mandates_by_document(EVERYTHING, [each.id for each in shown])
    return [_document(each, mandates) for each in shown]


def _is_open(document: SourceDocument) -> bool:
    return document.level is Level.ORDINARY


def _document(document: SourceDocument, mandates: Mapping[int, Sequence[SourceDocument]]) -> Document:
    return Document(
        id=document.id,
        kind=document.kind,
        number=document.number,
        issued_on=document.issued_on,
        issuer=document.issuer,
        subject=document.subject,
        mandates=frozenset(mandate.id for mandate in mandates.get(document.id, ())),
    )


def _texts(found: Mapping[Slot, SectionText]) -> dict[Slot, Quote]:
    return {
        slot: Quote(each.text, FactRef("section_text", each.id), each.as_of) for slot, each in found.items()
    }


def _lines(found: Mapping[Slot, Mapping[int, ReportLine]]) -> dict[Slot, dict[int, Line]]:
    return {
        slot: {
            task_id: Line(each.id, task_id, each.position, each.joins_previous, each.left_out, each.text)
            for task_id, each in lines.items()
        }
        for slot, lines in found.items()
    }
