"""The PDF of a report by what the machine has."""

from tracker.domain.reporting import ReportPaper
from tracker.reports.pdf.office import convert, find_office
from tracker.reports.pdf.typeset import typeset
from tracker.reports.word import write_report


def write_pdf(paper: ReportPaper) -> bytes:
    """The report as a .pdf. Takes seconds: never inside a transaction. Raises Refusal where it cannot be made."""
    program = find_office()
    return convert(write_report(paper), program=program) if program else typeset(paper)
