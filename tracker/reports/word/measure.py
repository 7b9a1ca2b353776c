"""How long words run on paper, near enough to draw a short rule under them or to break a title in even lines."""

from math import ceil

from tracker.reports.word.looks import Look
from tracker.reports.word.markup import paragraph

_MM_PER_POINT = 25.4 / 72
_NARROW = frozenset("iìíỉĩịlltjfrI.,;:'-/()")
_SHORT_RULE = 0.42
"""Of the line above it; the decree says a third to a half."""
_SLACK = 10.0
"""In mm: about half a long word more than an even share, or the words would need another line."""


def balanced(look: Look, text: str, room: float) -> str:
    """A centred paragraph in `room` mm whose lines are about equally long, unless its breaks are given."""
    length = line_length(look, text)
    lines = ceil(length / room)
    if "\n" in text or lines < 2:
        return paragraph(look, text)
    width = min(room, length / lines + _SLACK)
    return paragraph(look, text, sides=(room - width) / 2)


def short_rule(look: Look, under: Look, text: str, room: float) -> str:
    """A rule of a third to a half of the line of text above it, centred in `room` mm."""
    length = line_length(under, text)
    return paragraph(look, sides=(room - _SHORT_RULE * min(length, room)) / 2)


def line_length(look: Look, text: str) -> float:
    """About how long the longest line of a bold text is, in mm."""
    ems = max((sum(map(_em, line)) for line in text.splitlines()), default=0.0)
    return ems * look.size * _MM_PER_POINT


def _em(char: str) -> float:
    if char == " ":
        return 0.25
    if char in _NARROW:
        return 0.33
    return 0.72 if char.isupper() else 0.5
