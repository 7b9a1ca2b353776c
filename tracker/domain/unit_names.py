"""Which units an annex means by the names that it gives them: in full, shortened, or all of a kind together."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from heapq import nlargest
from itertools import pairwise

from tracker.domain.text import fold, one_line
from tracker.domain.units import UnitKind

Words = tuple[str, ...]

ALL_OF_A_KIND = {
    "xa": UnitKind.COMMUNE,
    "thi tran": UnitKind.TOWNSHIP,
    "phuong": UnitKind.WARD,
    "dac khu": UnitKind.SPECIAL_ZONE,
    "phong": UnitKind.DEPARTMENT,
    "ban": UnitKind.DEPARTMENT,
    "nganh": UnitKind.DEPARTMENT,
    "co quan": UnitKind.DEPARTMENT,
    "co quan chuyen mon": UnitKind.DEPARTMENT,
    "don vi": UnitKind.PUBLIC_SERVICE,
    "don vi su nghiep": UnitKind.PUBLIC_SERVICE,
    "hoi": UnitKind.MASS_ORGANISATION,
    "doan the": UnitKind.MASS_ORGANISATION,
    "to chuc chinh tri xa hoi": UnitKind.MASS_ORGANISATION,
}
"""The nouns of “các phòng, ban, đơn vị”, “UBND các xã, thị trấn”, “các tổ chức chính trị - xã hội”."""

MOST_PARTS = 60
"""Parts of a list; what has more is no list of units."""
_MOST_PARTS_OF_A_NAME = 4
_LONGEST_NAME = 200
_LIKENESS = 0.6
_LOOKED_AT = 12
_ASKED = re.compile(r"\((?:kính |trân trọng )?(?:đề nghị|mời)[^()]*\)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_SYLLABLE = re.compile(
    r"(?:[bdhlmrsvx]|ch?|gh?|gi|kh?|n(?:h|gh?)?|ph?|qu|t[hr]?)?[aeiouy]{1,3}(?:ch?|m|n[gh]?|p|t)?"
)
"""A word of Vietnamese without diacritics; what is none is an abbreviation (kt, ptnt, ubnd)."""
_LINE = re.compile(r"[;\n]")
_SEPARATOR = re.compile(r"(\s*,\s*|\s+(?:và|va)\s+)", re.IGNORECASE)
_HEADED = re.compile(
    r"(?:UBND )?(?:các|\d+) (phòng|ban|xã|phường|thị trấn|hội)\s*(?::|\s)\s*(.+)", re.IGNORECASE
)
_COMMITTEES = (("uy", "ban", "nhan", "dan"), ("ubnd",))
_LEVELS = (("thi", "xa"), ("thanh", "pho"), ("thi", "tran"), ("dac", "khu"))
_INSIDE = ((), ("thuoc",), ("truc", "thuoc"), ("trong",), ("tren", "dia", "ban"))
_BULLETS = " .-+•*–"


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit with every name that it answers to."""

    id: int
    name: str
    short_name: str
    kind: str
    names: tuple[str, ...] = ()


class UnitBook:
    """The units that an annex may name.

    `home` is the place whose own units leave its name out: in “huyện Tây Sơn”, “Phòng Nội vụ huyện Tây Sơn” is
    “Phòng Nội vụ”. The committee of a commune and the commune are one: “UBND xã Vĩnh An”, “xã Vĩnh An”.
    """

    def __init__(self, units: Iterable[KnownUnit], *, home: str = "huyện") -> None:
        self._units = tuple(units)
        self._tails = _tails(home)
        self._exact: defaultdict[Words, set[int]] = defaultdict(set)
        self._folded: defaultdict[Words, set[int]] = defaultdict(set)
        self._by_initials: defaultdict[str, set[tuple[Words, int]]] = defaultdict(set)
        self._pairs: dict[str, frozenset[str]] = {}
        self._by_id = {unit.id: unit for unit in self._units}
        for unit in self._units:
            for name in {unit.name, unit.short_name, *unit.names}:
                self._enter(name, unit.id)

    def _enter(self, name: str, unit_id: int) -> None:
        exact, folded = self._words(name)
        if folded:
            self._exact[exact].add(unit_id)
            self._folded[folded].add(unit_id)
            initials, full = _spelled_out(folded)
            self._by_initials[initials].add((full, unit_id))
            self._pairs[" ".join(folded)] = _letter_pairs(" ".join(folded))

    def find(self, text: str) -> KnownUnit | None:
        """The one unit of this name; None if there is none or more than one.

        What is written exactly like a name goes before what is like it without diacritics (Bình Thành, Bình Thạnh),
        and that before abbreviations: “Phòng KT&HT”, “P. Kinh tế và Hạ tầng”, “TT Phú Phong”, “UBMTTQ Việt Nam”.
        """
        exact, folded = self._words(_ASKED.sub("", text)) if len(text) <= _LONGEST_NAME else ((), ())
        if not folded:
            return None
        ids = self._exact.get(exact) or self._folded.get(folded) or self._abbreviated(folded)
        return self._by_id[next(iter(ids))] if len(ids) == 1 else None

    def find_all(self, text: str) -> tuple[tuple[KnownUnit, ...], tuple[str, ...]]:
        """The units of a list, each once in its order, and the pieces that name no known unit.

        Pieces end at “;” and at line ends, and at “,” and “và” only where that gives a known unit: “Phòng Nông nghiệp
        và PTNT” is one. “(đề nghị)” is left out. All units of a kind may be named together (ALL_OF_A_KIND).
        """
        if len(_LINE.findall(text)) + len(_SEPARATOR.findall(text)) >= MOST_PARTS:
            return (), (text,)
        found: dict[int, KnownUnit] = {}
        unknown: list[str] = []
        for line in _LINE.split(_ASKED.sub("", text)):
            units, pieces = self._read_line(one_line(line).strip(_BULLETS))
            found.update((unit.id, unit) for unit in units)
            unknown.extend(pieces)
        return tuple(found.values()), tuple(unknown)

    def suggest(self, text: str) -> tuple[KnownUnit, ...]:
        """Up to three units with the names most like the text, the most alike first."""
        asked = " ".join(self._words(text[:_LONGEST_NAME])[1])
        pairs = _letter_pairs(asked)
        near = nlargest(_LOOKED_AT, self._pairs, key=lambda name: len(pairs & self._pairs[name]))
        close = get_close_matches(asked, near, n=3, cutoff=_LIKENESS)
        ids = dict.fromkeys(
            unit_id for name in close for unit_id in sorted(self._folded[tuple(name.split())])
        )
        return tuple(self._by_id[unit_id] for unit_id in ids)[:3]

    def _read_line(self, line: str) -> tuple[list[KnownUnit], list[str]]:
        """A piece between semicolons; “các phòng: A, B” and “04 xã A, B” name a kind for all that follow."""
        if headed := _HEADED.fullmatch(line):
            units, unknown = self._read_parts(headed[2], kind=headed[1])
            if units and not unknown:
                return units, unknown
        return self._read_parts(line)

    def _read_parts(self, line: str, *, kind: str = "") -> tuple[list[KnownUnit], list[str]]:
        """From left to right the longest runs of parts that are known; what lies between stays words."""
        parts = _SEPARATOR.split(line)
        units: list[KnownUnit] = []
        unknown: list[str] = []
        at, after_words = 0, False
        while at < len(parts):
            end, known = self._longest_known(parts, at, kind)
            units.extend(known)
            if not known and after_words and ("," not in parts[at - 1] or _goes_on(parts[at])):
                unknown[-1] += parts[at - 1] + parts[at]
            elif not known and parts[at]:
                unknown.append(parts[at])
            after_words = bool(unknown) and not known
            at = end + 1
        return units, unknown

    def _longest_known(self, parts: list[str], at: int, kind: str) -> tuple[int, tuple[KnownUnit, ...]]:
        """The end of the longest known run of parts that begins here, and its units; a part without units if none.

        “Các cơ quan, đơn vị đã áp dụng” are not all of them: what goes on in a small letter belongs to the words
        before.
        """
        for end in range(min(len(parts), at + 2 * _MOST_PARTS_OF_A_NAME - 1), at, -2):
            text = "".join(parts[at:end])
            unit = self.find(text) or (self.find(f"{kind} {text}") if kind else None)
            if unit:
                return end, (unit,)
            if (end == len(parts) or not _goes_on(parts[end + 1])) and (units := self._all_of(text)):
                return end, units
        return at + 1, ()

    def _all_of(self, text: str) -> tuple[KnownUnit, ...]:
        """All units of the kinds that the text names: “UBND các xã, thị trấn”."""
        folded = fold(one_line(text))
        if "cac " not in folded:
            return ()
        nouns = [
            " ".join(self._words(noun)[1]).removeprefix("cac ") for noun in re.split(r", ?| va ", folded)
        ]
        kinds = {ALL_OF_A_KIND.get(noun) for noun in nouns}
        return () if None in kinds else tuple(unit for unit in self._units if unit.kind in kinds)

    def _abbreviated(self, words: Words) -> set[int]:
        """The units with the same initials, where words that both names write in full are the same."""
        initials, full = _spelled_out(words)
        names = self._by_initials.get(initials, ())
        return {
            unit_id
            for name, unit_id in names
            if all(ours in {"", theirs} or not theirs for ours, theirs in zip(full, name, strict=True))
        }

    def _words(self, name: str) -> tuple[Words, Words]:
        """The words that tell a unit from others, as written and folded."""
        written, folded = _tokens(name)
        start = next((len(lead) for lead in _COMMITTEES if folded[: len(lead)] == lead and folded != lead), 0)
        end = next(
            (len(folded) - len(tail) for tail in self._tails if folded[-len(tail) :] == tail), len(folded)
        )
        if folded[start:end] in {(), ("cac",)}:
            end = len(folded)
        kept = [at for at in range(start, end) if folded[at] != "va"]
        return tuple(written[at] for at in kept), tuple(folded[at] for at in kept)


@lru_cache(maxsize=4096)
def _tokens(name: str) -> tuple[Words, Words]:
    """The words of a name, as written and folded."""
    written, folded = tuple(_WORD.findall(one_line(name).casefold())), tuple(_WORD.findall(fold(name)))
    return (written, folded) if len(written) == len(folded) else (folded, folded)


def _letter_pairs(name: str) -> frozenset[str]:
    return frozenset(first + second for first, second in pairwise(name))


def _goes_on(text: str) -> bool:
    """Whether a text goes on with a name begun before: names begin with a capital letter."""
    return text[:1].islower()


def _tails(home: str) -> tuple[Words, ...]:
    """The endings that say “here”: huyện Tây Sơn, huyện, trên địa bàn huyện; the longest first."""
    place = tuple(re.findall(r"\w+", fold(home)))
    level = next((level for level in _LEVELS if place[:2] == level), place[:1])
    tails = {inside + where for inside in _INSIDE for where in (place, level) if where}
    return tuple(sorted(tails, key=len, reverse=True))


def _spelled_out(words: Words) -> tuple[str, Words]:
    """The initials of a name (pktht for “Phòng KT và Hạ tầng”), and the whole word behind each, if written."""
    letters, full = "", []
    for word in words:
        whole = bool(_SYLLABLE.fullmatch(word))
        letters += word[0] if whole else word
        full += [word] if whole else [""] * len(word)
    return letters, tuple(full)
