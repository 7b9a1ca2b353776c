"""An annex: its head, and a table whose column names stand on every page."""

from tracker.domain.phrases import capitals
from tracker.domain.reporting import Annex, AnnexRow, ReportPaper
from tracker.reports.word import looks
from tracker.reports.word.lines import balanced
from tracker.reports.word.markup import cell, paragraph, row, shared_out, table

_PADDING = 1.2


def annex(paper: ReportPaper, place: int, width: float) -> list[str]:
    """The annex at a place (from 0) of the report, on a page with so many mm between the margins."""
    shown = paper.annexes[place]
    note = f"({paper.enclosure})\n{shown.note}"
    return [
        paragraph(looks.ANNEX, paper.annex_name(place)),
        balanced(looks.ANNEX_TITLE, capitals(shown.title), width),
        paragraph(looks.ANNEX_NOTE, note),
        *([paragraph(looks.CELL, shown.measure, align="r", keep_next=True)] if shown.measure else []),
        _table(shown, shared_out(width, shown.widths)),
        *([paragraph(looks.CELL, shown.legend, align="l")] if shown.legend else []),
    ]


def _table(shown: Annex, widths: list[int]) -> str:
    names = [
        cell(width, paragraph(looks.COLUMN, name), middle=True)
        for width, name in zip(widths, shown.columns, strict=True)
    ]
    rows = [_row(line, widths, shown.aligns) for line in shown.rows]
    return table(widths, [row(names, repeats=True), *rows], padding=_PADDING, grid=True, name=shown.title)


def _row(line: AnnexRow, widths: list[int], aligns: str) -> str:
    if line.heading:
        return row([cell(sum(widths), paragraph(looks.GROUP, line.line), span=len(widths))])
    columns = zip(widths, line.cells, aligns, strict=True)
    return row([cell(width, paragraph(looks.CELL, text, align=align)) for width, text, align in columns])
