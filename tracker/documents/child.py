"""A process of its own for whatever opens an uploaded file: bounded in memory and time, ended with all it started."""

import os
import resource
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import BoundedSemaphore

MOST_MEMORY = 1 << 30
"""Bytes of address space."""
MOST_SECONDS = 20
"""Seconds of processor time."""
MOST_AT_ONCE = 2
"""Files that one server process has opened at the same time."""
PATIENCE = 30
"""Seconds to wait for a turn, and then for the answer."""

_ROOT = Path(__file__).parents[2]
_HANDED_ON = ("PATH", "LD_LIBRARY_PATH", "PYTHONHOME")
_turns = BoundedSemaphore(MOST_AT_ONCE)


class NoTurn(Exception):
    """Other files are being opened for too long."""


class ChildEnded(Exception):
    """The process ended without an answer: the file needs more than the limits, or broke the reader."""


def answer_of(module: str, data: bytes, *arguments: str, patience: float = PATIENCE) -> bytes:
    """What `python -m module` answers to the bytes; it is told nothing of this process but where programs are.

    Raises NoTurn and ChildEnded.
    """
    if not _turns.acquire(timeout=PATIENCE):
        raise NoTurn
    try:
        return _ask([sys.executable, "-m", module, *arguments], data, patience)
    finally:
        _turns.release()


def _ask(command: list[str], data: bytes, patience: float) -> bytes:
    """The answer of a process that leads its own group; the group ends with it."""
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env={name: os.environ[name] for name in _HANDED_ON if name in os.environ},
        start_new_session=True,
    )
    try:
        told, _nothing = child.communicate(data, timeout=patience)
    except subprocess.TimeoutExpired:
        raise ChildEnded from None
    finally:
        _end_group(child)
    if child.returncode:
        raise ChildEnded
    return told


def _end_group(child: subprocess.Popen[bytes]) -> None:
    """Ends what is left of the group; waits for the child itself."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()
    child.wait()


def bind() -> None:
    """Called by the process itself, first: its memory and time; it writes no file and leaves no image behind."""
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        bound = resource.getrlimit(what)[1]
        most = most if bound == resource.RLIM_INFINITY else min(most, bound)
        resource.setrlimit(what, (most, most))
