"""Which process holds a letter, and whether it still lives: `host:pid:start`."""

import os
import socket
from pathlib import Path

STARTED = 19
"""The field of /proc/<pid>/stat, after the name, that holds the tick in which a process began (proc(5), no. 22)."""


def this_process() -> str:
    """The name under which this process takes letters; the start tells it from an earlier one of the same number."""
    pid = os.getpid()
    return f"{socket.gethostname()}:{pid}:{_start_of(pid)}"


def is_dead(owner: str) -> bool:
    """Whether the process is known to be gone; one on another host is not, its lease runs out instead."""
    host, pid, start = owner.rsplit(":", 2)
    here = host == socket.gethostname() and Path("/proc/self/stat").exists()
    return here and _start_of(int(pid)) != start


def _start_of(pid: int) -> str:
    """When a process began, in ticks since the machine did; empty when there is no such process."""
    try:
        words = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return ""
    return words.rpartition(")")[2].split()[STARTED]
