"""How much room words take in bold Times New Roman, so that paper can be laid out before anything draws it."""

import unicodedata
from functools import cache
from math import ceil

MM_PER_POINT = 25.4 / 72
_GROUPS = {
    0.25: " .,",
    0.28: "il/",
    0.33: "fjt-:;()'",
    0.39: "sI",
    0.44: "cerz",
    0.5: "agovxyJ0123456789",
    0.56: "bdhknpquSđ",
    0.61: "FP",
    0.67: "BELTZ",
    0.72: "ACDNRUVXYwĐ",
    0.78: "GHKOQ",
    0.83: "m",
    0.94: "M",
    1.0: "W%",
}
_EMS = {char: width for width, chars in _GROUPS.items() for char in chars}
_USUAL = 0.56
_TOLERANCE = 3.0


def length(text: str, size: float) -> float:
    """How long a line of text is at so many points, in mm."""
    return sum(map(_ems, text)) * size * MM_PER_POINT


def lines(text: str, size: float, room: float) -> int:
    """How many lines a text takes in a column of `room` mm, its own breaks included; at least one."""
    return max(1, sum(_lines(part, size, room) for part in text.splitlines()))


def even_room(text: str, size: float, room: float) -> float:
    """About the narrowest column, in mm, in which a text takes no more lines than in `room`: they come out even."""
    count = lines(text, size, room)
    too_narrow = next((width for width in range(int(room), 0, -1) if lines(text, size, width) > count), 0)
    return min(room, too_narrow + _TOLERANCE)


def _lines(part: str, size: float, room: float) -> int:
    """Words are set while they fit; a word longer than the line is cut."""
    count, used, blank = 1, 0.0, length(" ", size)
    for word in part.split():
        wide = length(word, size)
        if used and used + blank + wide > room:
            count, used = count + 1, 0.0
        count += ceil(wide / room) - 1
        used += wide % room + (blank if used else 0.0)
    return count


@cache
def _ems(char: str) -> float:
    """The width of a letter in ems; its marks add nothing."""
    return _EMS.get(char) or _EMS.get(unicodedata.normalize("NFD", char)[0], _USUAL)
