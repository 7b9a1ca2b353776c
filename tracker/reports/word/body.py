"""The text of a report between its title and its signature."""

from collections.abc import Iterator

from tracker.domain.reporting import Paragraph, ParagraphKind, ReportPaper, Section
from tracker.reports.word import looks
from tracker.reports.word.looks import Look
from tracker.reports.word.markup import paragraph


def text(paper: ReportPaper) -> list[str]:
    """Opening, sections and closing; the last paragraph stays with the signature, which never stands alone."""
    lines = list(_lines(paper))
    return [
        paragraph(look, words, keep_next=place == len(lines))
        for place, (look, words) in enumerate(lines, start=1)
    ]


def _lines(paper: ReportPaper) -> Iterator[tuple[Look, str]]:
    yield from map(_line, paper.opening)
    for section in paper.sections:
        yield _heading(section)
        yield from map(_line, section.paragraphs)
    yield from map(_line, paper.closing)


def _heading(section: Section) -> tuple[Look, str]:
    look = looks.HEADINGS[min(section.level, len(looks.HEADINGS)) - 1]
    return look, f"{section.number} {section.title}".strip()


def _line(words: Paragraph) -> tuple[Look, str]:
    return looks.BODY, f"- {words.text}" if words.kind is ParagraphKind.DASH else words.text
