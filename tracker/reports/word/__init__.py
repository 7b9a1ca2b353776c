"""Word documents in the form of Decree 30/2020/NĐ-CP, Annex I."""

from tracker.reports.word.report import write_annex, write_report

__all__ = ["write_annex", "write_report"]
