"""Centred lines that an eye for form looks at first: titles that break evenly, and the short rules under them."""

from tracker.reports.measure import even_room, length, lines
from tracker.reports.word.looks import Look
from tracker.reports.word.markup import paragraph

_SHORT = 0.42
"""Of the line above it; the decree says a third to a half."""


def balanced(look: Look, text: str, room: float) -> str:
    """A centred paragraph in `room` mm whose lines are about equally long."""
    if lines(text, look.size, room) == 1:
        return paragraph(look, text)
    return paragraph(look, text, sides=(room - even_room(text, look.size, room)) / 2)


def short_rule(look: Look, under: Look, text: str, room: float) -> str:
    """A rule of a third to a half of the line of text above it, centred in `room` mm."""
    above = min(length(text, under.size), even_room(text, under.size, room))
    return paragraph(look, sides=(room - _SHORT * above) / 2)
