"""Building a report: facts in, the paper with its figures out; nothing is asked, nothing is stored."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tracker.domain import sentences, wording
from tracker.domain.budgeting import Totals, totals
from tracker.domain.building.annexes.choosing import annexes
from tracker.domain.building.citations import in_full
from tracker.domain.building.facts import HeadWords, ReportFacts
from tracker.domain.building.sections import sections
from tracker.domain.building.table import annex_sheet, plan_sheet
from tracker.domain.rates import Counts, Rate
from tracker.domain.reporting import (
    Annex,
    FactRef,
    Paragraph,
    ParagraphKind,
    ReportHead,
    ReportPaper,
    Sheet,
    Signature,
)

KIND = "BÁO CÁO"


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a plan on a day, as known on a day; `progress` in per cent with two decimals, halves up."""

    plan: str
    period: str
    as_of: date
    known_on: date
    counts: Counts
    progress: Decimal | None
    money: Totals


@dataclass(frozen=True, slots=True)
class Built:
    """A report ready for paper: its text, its figures, and the table of its plan."""

    paper: ReportPaper
    figures: Figures
    table: Sheet

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The tables of a workbook: the plan's, then the other annexes, each a sheet."""
        others = (annex for annex in self.paper.annexes if annex.columns != self.table.columns)
        return (self.table, *(annex_sheet(annex, self.paper.head.issuer) for annex in others))

    def numbered(self, number: int, day: date) -> "Built":
        """The same report with the number and the day that the clerk gave it."""
        head = replace(self.paper.head, number=number, day=day, year=day.year)
        return replace(self, paper=replace(self.paper, head=head))


def build_report(facts: ReportFacts) -> Built:
    """The report of a plan for a period; equal facts give an equal report."""
    head = facts.head
    paper = ReportPaper(
        head=_head(facts),
        kind=KIND,
        subject=head.subject,
        opening=(_opening(facts),),
        sections=sections(facts),
        closing=(Paragraph(sentences.closing(head.subject, head.addressee)),),
        recipients=_lines(head.recipients),
        signature=Signature(_lines(head.signature_lines), head.signer_name),
        annexes=annexes(facts),
    )
    return Built(paper, _figures(facts), plan_sheet(facts))


def as_json(built: Built) -> str:
    """The report for machines: figures and sections; equal reports give equal text."""
    figures = built.figures
    told = {
        "plan": figures.plan,
        "period": figures.period,
        "as_of": figures.as_of.isoformat(),
        "known_at": figures.known_on.isoformat(),
        "counts": {**asdict(figures.counts), "total": figures.counts.total},
        "rates": {
            "of_all": _rate(figures.counts.of_all),
            "of_due": _rate(figures.counts.of_due),
            "on_time": _rate(figures.counts.on_time),
        },
        "progress": _number(figures.progress),
        "money": {
            **asdict(figures.money),
            "disbursed_of_assigned": _rate(figures.money.disbursed_of_assigned),
        },
        "sections": [
            {
                "number": section.number,
                "title": section.title,
                "paragraphs": [_text(paragraph) for paragraph in section.paragraphs],
            }
            for section in built.paper.sections
        ],
        "annexes": [
            _annex(annex, built.paper.annex_name(place)) for place, annex in enumerate(built.paper.annexes)
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _head(facts: ReportFacts) -> ReportHead:
    head: HeadWords = facts.head
    return ReportHead(
        parent=head.parent_line or None,
        organ=_lines(head.organ_lines),
        number=None,
        symbol=head.symbol,
        place=head.place,
        day=None,
        year=head.cutoff.year,
        issuer=facts.issuer,
    )


def _opening(facts: ReportFacts) -> Paragraph:
    request = in_full(facts.request, quoted=False) if facts.request else ""
    refs = (FactRef("document", facts.request.id),) if facts.request else ()
    return Paragraph(sentences.opening(facts.head.voice, request), facts=refs)


def _figures(facts: ReportFacts) -> Figures:
    return Figures(
        plan=facts.plan.number or str(facts.plan_id),
        period=facts.period.code,
        as_of=facts.as_of,
        known_on=facts.known_on,
        counts=facts.counts,
        progress=_percent(facts.progress),
        money=totals(facts.money),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line)


def _text(paragraph: Paragraph) -> str:
    return f"- {paragraph.text}" if paragraph.kind is ParagraphKind.DASH else paragraph.text


def _annex(annex: Annex, name: str) -> dict[str, Any]:
    """A table as its reader sees it; a heading row has one cell."""
    return {
        "name": name,
        "title": annex.title,
        "note": annex.note,
        "measure": annex.measure,
        "columns": annex.columns,
        "rows": [[row.line] if row.heading else row.cells for row in annex.rows],
        "legend": annex.legend,
    }


def _rate(rate: Rate) -> dict[str, Any]:
    return {"num": rate.num, "den": rate.den, "percent": _number(_percent(rate.share))}


def _percent(share: Fraction | None) -> Decimal | None:
    return None if share is None else wording.percentage(share)


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
