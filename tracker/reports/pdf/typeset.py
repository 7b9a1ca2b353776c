"""Typst sets the paper itself, with the fonts that come along: nothing has to be installed."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from tracker.domain.phrases import capitals
from tracker.domain.refusals import Refusal
from tracker.domain.reporting import Annex, ParagraphKind, ReportPaper
from tracker.reports.pdf.office import FAILED

STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]
"""PDF/A-2a for the archive, PDF/UA-1 for readers aloud."""
_HERE = Path(__file__).parent


@cache
def _fonts() -> typst.Fonts:
    """Only the fonts that come along: two machines give the same page."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_HERE / "fonts"])


def typeset(paper: ReportPaper) -> bytes:
    """The paper as a tagged PDF; equal papers give equal bytes. Raises Refusal where Typst refuses it."""
    compiler = typst.Compiler(_HERE / "report.typ", root=_HERE, font_paths=_fonts())
    made = datetime.combine(paper.head.day or date(paper.head.year, 1, 1), time(), tzinfo=UTC)
    told = {"paper": json.dumps(_told(paper), ensure_ascii=False)}
    try:
        page = compiler.compile(format="pdf", pdf_standards=[*STANDARDS], sys_inputs=told, timestamp=made)
    except typst.TypstError as error:
        raise Refusal(FAILED) from error
    if not isinstance(page, bytes):
        raise Refusal(FAILED)
    return page


def _told(paper: ReportPaper) -> dict[str, Any]:
    """The paper as the template reads it: words only, nothing left to decide."""
    lines = [
        {"level": 0, "text": f"- {each.text}" if each.kind is ParagraphKind.DASH else each.text}
        for each in paper.opening
    ]
    for section in paper.sections:
        lines.append({"level": section.level, "text": f"{section.number} {section.title}".strip()})
        lines += [
            {"level": 0, "text": f"- {each.text}" if each.kind is ParagraphKind.DASH else each.text}
            for each in section.paragraphs
        ]
    lines += [{"level": 0, "text": each.text} for each in paper.closing]
    head = paper.head
    return {
        "head": {**asdict(head), "day": None, "reference": head.reference, "dated": head.dated},
        "kind": paper.kind.upper(),
        "subject": paper.subject,
        "lines": lines,
        "recipients": paper.recipients,
        "signature": asdict(paper.signature),
        "annexes": [
            _annex(each, paper.annex_name(place), paper.enclosure) for place, each in enumerate(paper.annexes)
        ],
    }


def _annex(annex: Annex, name: str, enclosure: str) -> dict[str, Any]:
    return {
        "name": name,
        "title": capitals(annex.title),
        "notes": [f"({enclosure})", *annex.note.splitlines()],
        "measure": annex.measure,
        "legend": annex.legend,
        "columns": annex.columns,
        "widths": annex.widths,
        "aligns": list(annex.aligns),
        "rows": [
            {"heading": row.heading, "cells": [row.line] if row.heading else row.cells} for row in annex.rows
        ],
    }
