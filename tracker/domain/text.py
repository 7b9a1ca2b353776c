"""Vietnamese text as the product keeps it, finds it and sorts it."""

import re
import unicodedata

N_ = str
"""Marks a Vietnamese message id that a template or a letter translates when it is shown."""

NP_ = str
"""Marks a message id whose translation changes with its number (`ngettext` with the id twice)."""

_SOFT_BREAK = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
_MISREAD = str.maketrans({"ƣ": "ư", "Ƣ": "Ư", "Ð": "Đ", "ð": "đ"})
_BLANKS = re.compile(r"[^\S\n]+")
_DIGITS = re.compile(r"[0-9]{1,18}|[^0-9.\s]+")
_AFTER_DIGITS = 10**18
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_ORDER = {letter: f"{place:02d}" for place, letter in enumerate(_LETTERS, start=10)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def normalise(text: str) -> str:
    """The one form in which text enters the product: NFC, `\\n` for every kind of line break, nothing invisible.

    Word's soft line break (U+000B) becomes a line break; letters that scanned documents misread (ƣ for ư, Ð for Đ)
    are mended; blanks are joined and trimmed line by line. Control characters, direction marks and lone surrogates go.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_SOFT_BREAK)
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).translate(_MISREAD)
    return "\n".join(_BLANKS.sub(" ", line).strip() for line in text.split("\n")).strip()


def one_line(text: str) -> str:
    """Normalised text without line breaks, for titles, names and subjects."""
    return _BLANKS.sub(" ", normalise(text).replace("\n", " ")).strip()


def fold(text: str) -> str:
    """The search form of a text: no case, no diacritics, đ as d; equal on every database."""
    decomposed = unicodedata.normalize("NFD", normalise(text).casefold().replace("đ", "d"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def sort_key(text: str) -> str:
    """A key whose plain order is the Vietnamese alphabet: letters first, tones second (Bình, Cát, Dê, Do, Đê, Đỗ)."""
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFC", one_line(text).casefold()):
        base, tone = _without_tone(char)
        letters.append(_LETTER_ORDER.get(base, "0" + base if base.isalnum() else "0 "))
        tones.append(tone)
    return "".join(letters) + " " + "".join(tones)


def number_key(text: str) -> tuple[tuple[int, str], ...]:
    """A key whose plain order is that of numbers of lines: 1, 2, 10, 10.1, 10.2, 10.10; letters after digits."""
    parts = _DIGITS.findall(one_line(text))
    return tuple(
        (int(part), "") if part[0] in "0123456789" else (_AFTER_DIGITS, sort_key(part)) for part in parts
    )


def _without_tone(char: str) -> tuple[str, str]:
    """A letter without its tone mark, and the tone's rank (0 = level)."""
    parts = unicodedata.normalize("NFD", char)
    tone = next((_TONES[mark] for mark in parts if mark in _TONES), "0")
    return unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES)), tone
