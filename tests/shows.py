"""The demo office as the command leaves it, played once for all tests that look at it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Shown:
    """What `flask demo` left behind: its database, its folder, what it printed."""

    database: str
    out: Path
    printed: str
