"""Statuses as pages show them."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from tracker.domain.status import Status, StatusCode


@dataclass(frozen=True, slots=True)
class Badge:
    """A status code with its words in the reader's language, and where it leads."""

    code: str
    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """How many of a class, for a tally."""

    code: str
    label: str
    count: int
    url: str = ""


def shown(status: Status, url: str = "") -> Badge:
    """The badge of a status: «Quá hạn 3 ngày»."""
    return Badge(status.code.value, _words(status.code, status.days_late).format(n=status.days_late), url)


def _words(code: StatusCode, days: int) -> str:
    """The words of a status, in the number of its days where it counts them."""
    return ngettext(code.label, code.label, days) if "{n}" in code.label else _(code.label)


def tally(counts: dict[StatusCode, int]) -> list[Part]:
    """The parts of a tally, without the empty ones; overdue is named without its days."""
    return [
        Part(code.value, _words(code, 2).partition(" {n}")[0], number)
        for code, number in counts.items()
        if number
    ]
