"""An annex: its head, and a table whose column names stand on every page."""

from tracker.domain.phrases import capitals
from tracker.domain.reporting import Annex, AnnexRow, ReportPaper
from tracker.domain.wording import roman
from tracker.reports.word import looks
from tracker.reports.word.lines import balanced
from tracker.reports.word.markup import cell, paragraph, row, shared_out, table

_PADDING = 1.2


def annex(paper: ReportPaper, place: int, width: float) -> list[str]:
    """The annex at a place (from 0) of the report, on a page with so many mm between the margins.

    It carries a Roman numeral only where there are two or more.
    """
    shown = paper.annexes[place]
    name = "PHỤ LỤC" if len(paper.annexes) == 1 else f"Phụ lục {roman(place + 1)}"
    note = f"({paper.enclosure})\n{shown.note}"
    return [
        paragraph(looks.ANNEX, name),
        balanced(looks.ANNEX_TITLE, capitals(shown.title), width),
        paragraph(looks.ANNEX_NOTE, note),
        _table(shown, shared_out(width, shown.widths)),
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
