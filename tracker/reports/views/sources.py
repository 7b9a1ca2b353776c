"""Where a paragraph comes from, as its reader sees it: words and a way to the fact."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from tracker.domain.building import Document, Quote, ReportFacts, TaskFacts
from tracker.domain.building.citations import named
from tracker.domain.reporting import FactRef
from tracker.reports.models import Report
from tracker.web.languages import day as written_day


@dataclass(frozen=True, slots=True)
class Source:
    """What a fact is called and where it is; no address where its reader may not go."""

    label: str
    url: str


def sources_of(report: Report, facts: ReportFacts, *, writable: bool) -> dict[FactRef, Source]:
    """The facts that paragraphs of the report may name; what the writer typed is open to who may write."""
    found = {FactRef("plan", facts.plan_id): Source(_("các nhiệm vụ của kế hoạch"), _plan(facts))}
    for indicator in facts.indicators:
        url = url_for("indicators.show", indicator_id=indicator.id)
        found[FactRef("indicator", indicator.id)] = Source(_("chỉ tiêu %(code)s", code=indicator.code), url)
    for register in facts.registers:
        url = url_for("registers.show", register_id=register.id, as_of=facts.as_of.isoformat())
        found[FactRef("register", register.id)] = Source(_("danh mục %(code)s", code=register.code), url)
    for document in (*facts.documents, *facts.chain, facts.plan, *([facts.request] if facts.request else [])):
        found[FactRef("document", document.id)] = _document(document)
    for money in facts.money:
        found[FactRef("allocation", money.id)] = Source(
            _("kinh phí %(number)s", number=money.number), _plan(facts)
        )
    for task in facts.tasks:
        found |= _of_task(task)
    return found | dict(_of_writer(facts, report if writable else None))


def _plan(facts: ReportFacts) -> str:
    return url_for("plan_page.show", plan_id=facts.plan_id)


def _document(document: Document) -> Source:
    return Source(named(document), f"/documents/{document.id}")


def _of_task(task: TaskFacts) -> dict[FactRef, Source]:
    url = url_for("task_page.show", task_id=task.id)
    name = _("nhiệm vụ %(number)s", number=task.number)
    quotes = (
        task.result,
        task.obstacle,
        task.proposal,
        task.next_step,
        *task.told_obstacles,
        *task.told_proposals,
    )
    told = {quote.fact: Source(_update(name, quote), url) for quote in quotes if quote}
    if step := task.last_step:
        step_url = url_for("task_page.show", task_id=step.fact.id)
        told[step.fact] = Source(_("bước “%(title)s” của %(task)s", title=step.text, task=name), step_url)
    return {FactRef("task", task.id): Source(name, url), **told}


def _update(name: str, quote: Quote) -> str:
    day = written_day(quote.day) if quote.day else ""
    return _("cập nhật ngày %(day)s của %(task)s", day=day, task=name)


def _of_writer(facts: ReportFacts, report: Report | None) -> Iterator[tuple[FactRef, Source]]:
    for slot, quote in facts.texts.items():
        yield quote.fact, Source(_("nội dung của người soạn"), _slot(report, slot))
    numbers = {task.id: task.number for task in facts.tasks}
    for slot, lines in facts.lines.items():
        for line in lines.values():
            label = _("lời riêng cho nhiệm vụ %(number)s", number=numbers.get(line.task_id, ""))
            yield FactRef("report_line", line.id), Source(label, _slot(report, slot))


def _slot(report: Report | None, slot: str) -> str:
    return url_for("report_writing.section", report_id=report.id, section=slot) if report else ""
