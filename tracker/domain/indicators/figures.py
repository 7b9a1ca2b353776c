"""Figures: what a reading or a target says, and how the one is compared with the other."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from tracker.domain.text import N_
from tracker.domain.wording import Writer, number


class Qualifier(StrEnum):
    """How exact a figure is, by the word before it."""

    EXACT = "exact"
    OVER = "over"
    MORE = "more"
    LEAST = "least"
    ABOUT = "about"
    ESTIMATED = "estimated"
    UNDER = "under"
    MOST = "most"

    @property
    def label(self) -> str:
        """The word before the figure; nothing for an exact one."""
        return QUALIFIER_LABELS[self]


QUALIFIER_LABELS = {
    Qualifier.EXACT: "",
    Qualifier.OVER: N_("trên"),
    Qualifier.MORE: N_("hơn"),
    Qualifier.LEAST: N_("ít nhất"),
    Qualifier.ABOUT: N_("khoảng"),
    Qualifier.ESTIMATED: N_("ước"),
    Qualifier.UNDER: N_("dưới"),
    Qualifier.MOST: N_("không quá"),
}
FLOORS = frozenset({Qualifier.OVER, Qualifier.MORE, Qualifier.LEAST})
CEILINGS = frozenset({Qualifier.UNDER, Qualifier.MOST})


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of a figure: a value, over a denominator where the parts are ratios."""

    name: str
    value: Decimal
    denominator: Decimal | None = None

    def __str__(self) -> str:
        """cấp huyện 186/337."""
        return self.told(number)

    def told(self, write: Writer) -> str:
        """The same for a reader of numbers so written."""
        return f"{self.name} {ratio(self.value, self.denominator, write)}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A value, over a denominator for ratios; `upper` ends a range, `words` are what is said in words.

    Where parts stand side by side and are not added, the value is nothing; a level is its place on the scale from 1;
    yes and no are 1 and 0; a trend is 1, 0 or −1.
    """

    value: Decimal
    denominator: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACT
    upper: Decimal | None = None
    parts: tuple[Part, ...] = ()
    words: str = ""

    def __str__(self) -> str:
        """58/262, or 16, or trên 25, as tables and minutes write it: without leading zeros and units of measure."""
        return self.told(number, str)

    def told(self, write: Writer, say: Callable[[str], str]) -> str:
        """The same for a reader of numbers so written; `say` translates the word before the figure."""
        plain = (
            ratio(self.value, self.denominator, write)
            if self.upper is None
            else span(self.value, self.upper, write)
        )
        inside = "; ".join(part.told(write) for part in self.parts) or self.words
        if not self.value and (self.parts or self.words):
            return inside
        word = self.qualifier.label
        told = f"{say(word) if word else word} {plain}".strip()
        return f"{told} ({inside})" if inside else told


class Measured(Protocol):
    """A reading or a target: a value, or a value over a denominator."""

    @property
    def value(self) -> Decimal:
        """The value, or the numerator."""

    @property
    def denominator(self) -> Decimal | None:
        """The denominator, where there is one."""


def ratio(value: Decimal, denominator: Decimal | None, write: Writer = number) -> str:
    """58/262, or 16."""
    return write(value) + (f"/{write(denominator)}" if denominator is not None else "")


def span(lower: Decimal, upper: Decimal, write: Writer = number) -> str:
    """3–5."""
    return f"{write(lower)}–{write(upper)}"


def attainment(reading: Measured, target: Measured) -> Fraction | None:
    """The exact share of its target that a reading reaches («đạt … % kế hoạch»); ratios are compared as ratios.

    None where the target is nothing, and where a ratio meets a plain figure: they have no measure in common.
    """
    if (reading.denominator is None) is not (target.denominator is None):
        return None
    reached, planned = worth(reading), worth(target)
    return reached / planned if reached is not None and planned else None


def worth(figure: Measured) -> Fraction | None:
    """The figure as one number: a ratio as its share; None over nothing."""
    whole = Decimal(1) if figure.denominator is None else figure.denominator
    return Fraction(figure.value) / Fraction(whole) if whole else None


def in_millions(figure: Figure) -> Figure:
    """A figure of money that was told in đồng, in triệu đồng, exactly."""

    def less(amount: Decimal | None) -> Decimal | None:
        return None if amount is None else amount.scaleb(-6)

    parts = tuple(Part(part.name, part.value.scaleb(-6), less(part.denominator)) for part in figure.parts)
    return replace(
        figure,
        value=figure.value.scaleb(-6),
        denominator=less(figure.denominator),
        upper=less(figure.upper),
        parts=parts,
    )
