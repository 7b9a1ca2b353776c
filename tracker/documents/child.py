"""A process of its own for whatever opens or makes a file: bounded in memory and time, ended with all it started."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Mapping
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
        return run_bound(module, *arguments, data=data, patience=patience)
    finally:
        _turns.release()


def run_bound(
    module: str,
    *arguments: str,
    patience: float,
    data: bytes = b"",
    settings: Mapping[str, str] | None = None,
) -> bytes:
    """What `python -m module` answers within so many seconds; it leads a group of its own, which ends with it.

    Of this process it knows where programs are, and the settings that it is given. Raises ChildEnded.
    """
    told = {name: os.environ[name] for name in _HANDED_ON if name in os.environ}
    child = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env={**told, **(settings or {})},
        start_new_session=True,
    )
    try:
        answer, _nothing = child.communicate(data, timeout=patience)
    except subprocess.TimeoutExpired:
        raise ChildEnded from None
    finally:
        _end_group(child)
    if child.returncode:
        raise ChildEnded
    return answer


def _end_group(child: subprocess.Popen[bytes]) -> None:
    """Ends what is left of the group; waits for the child itself."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()
    child.wait()


def bind(*, seconds: int = MOST_SECONDS, memory: int | None = MOST_MEMORY, written: int = 0) -> None:
    """Called by the process itself, first: its time, its memory, and the bytes of a file it may write."""
    limits = [(resource.RLIMIT_CPU, seconds), (resource.RLIMIT_FSIZE, written), (resource.RLIMIT_CORE, 0)]
    if memory is not None:
        limits.append((resource.RLIMIT_AS, memory))
    for what, most in limits:
        bound = resource.getrlimit(what)[1]
        most = most if bound == resource.RLIM_INFINITY else min(most, bound)
        resource.setrlimit(what, (most, most))
