"""LibreOffice turns the very Word document into a PDF, in a bound process with a profile of its own."""

import os
import shutil
import tempfile
from pathlib import Path
from threading import BoundedSemaphore

from tracker.documents.child import ChildEnded, run_bound
from tracker.domain.refusals import Refusal
from tracker.domain.text import N_

PATIENCE = 90.0
"""Seconds to wait for a turn, and then for the conversion."""
BUSY = N_("Đang lập các bản PDF khác. Thử lại sau một phút.")
FAILED = N_("Không lập được bản PDF. Thử lại sau ít phút; nếu vẫn không được thì tải bản Word.")
LIMITED = "tracker.reports.pdf.limited"
_LANGUAGE = ("LANG", "LC_ALL")
_turn = BoundedSemaphore(1)


def find_office() -> str | None:
    """The program, where it is installed."""
    return shutil.which("soffice")


def convert(document: bytes, *, program: str, patience: float = PATIENCE) -> bytes:
    """The Word document as a PDF. Raises Refusal where another conversion takes too long, or this one fails."""
    if not _turn.acquire(timeout=patience):
        raise Refusal(BUSY)
    try:
        with tempfile.TemporaryDirectory(prefix="report-") as folder:
            return _convert(document, Path(folder), program, patience)
    finally:
        _turn.release()


def _convert(document: bytes, folder: Path, program: str, patience: float) -> bytes:
    source, made = folder / "report.docx", folder / "report.pdf"
    source.write_bytes(document)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    told = {name: os.environ[name] for name in _LANGUAGE if name in os.environ}
    try:
        run_bound(LIMITED, *command, patience=patience, settings={**told, "HOME": str(folder)})
        return made.read_bytes()
    except (ChildEnded, FileNotFoundError):
        raise Refusal(FAILED) from None
