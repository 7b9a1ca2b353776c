"""An approved report as canonical JSON: what was approved is read back as it was, and its digest proves it."""

import hashlib
import json
from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal
from typing import Any

from tracker.domain.budgeting import Totals
from tracker.domain.building.report import Built, Figures
from tracker.domain.rates import Counts
from tracker.domain.reporting import (
    Annex,
    AnnexRow,
    FactRef,
    Paragraph,
    ParagraphKind,
    ReportHead,
    ReportPaper,
    Section,
    Sheet,
    Signature,
    Tone,
)

Kept = dict[str, Any]


def freeze(built: Built) -> str:
    """The whole report as one text; equal reports give equal text."""
    return json.dumps(
        asdict(built), ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
    )


def digest(frozen: str) -> str:
    """The SHA-256 of a frozen report, in hexadecimal digits."""
    return hashlib.sha256(frozen.encode()).hexdigest()


def fingerprint(built: Built) -> str:
    """What a reader saw of a report: equal for equal text, sources and figures, whatever day they were known on."""
    figures = replace(built.figures, known_on=built.figures.as_of)
    return digest(freeze(replace(built, figures=figures)))


def thaw(frozen: str) -> Built:
    """The report that was frozen, equal to what it was."""
    kept = json.loads(frozen)
    return Built(_paper(kept["paper"]), _figures(kept["figures"]), _sheet(kept["table"]))


def _plain(value: object) -> str:
    """Days and decimals as text."""
    return value.isoformat() if isinstance(value, date) else str(value)


def _paper(kept: Kept) -> ReportPaper:
    return ReportPaper(
        head=_head(kept["head"]),
        kind=kept["kind"],
        subject=kept["subject"],
        opening=_paragraphs(kept["opening"]),
        sections=tuple(
            Section(each["number"], each["title"], each["level"], _paragraphs(each["paragraphs"]))
            for each in kept["sections"]
        ),
        closing=_paragraphs(kept["closing"]),
        recipients=tuple(kept["recipients"]),
        signature=Signature(tuple(kept["signature"]["lines"]), kept["signature"]["name"]),
        annexes=tuple(_annex(each) for each in kept["annexes"]),
    )


def _head(kept: Kept) -> ReportHead:
    day = date.fromisoformat(kept["day"]) if kept["day"] else None
    return ReportHead(**{**kept, "organ": tuple(kept["organ"]), "day": day})


def _paragraphs(kept: list[Kept]) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(
            each["text"],
            ParagraphKind(each["kind"]),
            tuple(FactRef(fact["kind"], fact["id"]) for fact in each["facts"]),
        )
        for each in kept
    )


def _rows(kept: list[Kept]) -> tuple[AnnexRow, ...]:
    return tuple(AnnexRow(tuple(each["cells"]), each["heading"]) for each in kept)


def _table(kept: Kept) -> Kept:
    """The parts that annexes and sheets have in common, as they were."""
    return {
        **kept,
        "columns": tuple(kept["columns"]),
        "rows": _rows(kept["rows"]),
        "widths": tuple(kept["widths"]),
    }


def _annex(kept: Kept) -> Annex:
    return Annex(**_table(kept))


def _sheet(kept: Kept) -> Sheet:
    tones = tuple(Tone(each) for each in kept["tones"])
    return Sheet(**{**_table(kept), "lines": tuple(kept["lines"]), "tones": tones})


def _figures(kept: Kept) -> Figures:
    return Figures(
        plan=kept["plan"],
        period=kept["period"],
        as_of=date.fromisoformat(kept["as_of"]),
        known_on=date.fromisoformat(kept["known_on"]),
        counts=Counts(**kept["counts"]),
        progress=Decimal(kept["progress"]) if kept["progress"] is not None else None,
        money=Totals(**kept["money"]),
    )
