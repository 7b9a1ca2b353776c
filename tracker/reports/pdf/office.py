"""LibreOffice turns the very Word document into a PDF, in a bound process with a profile of its own."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import BoundedSemaphore

from tracker.domain.refusals import Refusal
from tracker.domain.text import N_

PATIENCE = 90.0
"""Seconds to wait for a turn, and then for the conversion."""
BUSY = N_("Đang lập các bản PDF khác. Thử lại sau một phút.")
FAILED = N_("Không lập được bản PDF. Thử lại sau ít phút; nếu vẫn không được thì tải bản Word.")
_ROOT = Path(__file__).parents[3]
_HANDED_ON = ("PATH", "LD_LIBRARY_PATH", "PYTHONHOME", "LANG", "LC_ALL")
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
    told = {name: os.environ[name] for name in _HANDED_ON if name in os.environ}
    child = subprocess.Popen(
        [sys.executable, "-m", "tracker.reports.pdf.limited", *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env={**told, "HOME": str(folder)},
        start_new_session=True,
    )
    try:
        child.wait(timeout=patience)
    except subprocess.TimeoutExpired:
        raise Refusal(FAILED) from None
    finally:
        _end(child)
    if child.returncode or not made.is_file():
        raise Refusal(FAILED)
    return made.read_bytes()


def _end(child: subprocess.Popen[bytes]) -> None:
    """Nothing that the program started stays behind."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    child.wait()
