"""How readings of units become one figure of the plan: a sum, the latest, or a ratio of sums; never a mean of percentages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeVar

from tracker.domain.indicators.figures import CEILINGS, FLOORS, Figure, Part, Qualifier
from tracker.domain.indicators.kinds import Gathering, IndicatorKind
from tracker.domain.refusals import Refusal
from tracker.domain.text import N_


@dataclass(frozen=True, slots=True)
class Told:
    """A figure and the day of which it speaks."""

    figure: Figure
    as_of: date


def check_gathering(kind: IndicatorKind, gathering: Gathering) -> None:
    """Raises Refusal for a way in which figures of this kind cannot become one."""
    if gathering in kind.gatherings:
        return
    if kind is IndicatorKind.PERCENT:
        raise Refusal(
            N_(
                "Tỷ lệ phần trăm không có tử số, mẫu số thì không tổng hợp được từ các đơn vị. "
                "Chọn loại “Tỷ lệ (tử số/mẫu số)” hoặc “Lấy số liệu mới nhất”."
            )
        )
    names = "; ".join(each.label for each in kind.gatherings)
    raise Refusal(N_("Loại chỉ tiêu này chỉ tổng hợp được theo cách: {names}."), names=names)


def gathered(told: Sequence[Told], gathering: Gathering) -> Told | None:
    """One figure of those of the units (each unit's latest); its day is the latest of theirs. None of nothing."""
    if not told:
        return None
    last = max(told, key=lambda each: each.as_of)
    if gathering is Gathering.LAST or len(told) == 1:
        return last
    figures = [each.figure for each in told]
    over = [figure.denominator for figure in figures if figure.denominator is not None]
    total = Figure(
        sum((figure.value for figure in figures), Decimal(0)),
        sum(over, Decimal(0)) if over else None,
        together([figure.qualifier for figure in figures]),
        parts=_added(figures),
    )
    return Told(total, last.as_of)


def together(qualifiers: Sequence[Qualifier]) -> Qualifier:
    """How exact a sum is: of exact figures exact, of lower bounds and exact ones a lower bound, of mixed ones about."""
    inexact = {each for each in qualifiers if each is not Qualifier.EXACT}
    if not inexact:
        return Qualifier.EXACT
    if len(inexact) == 1:
        return inexact.pop()
    if inexact <= FLOORS:
        return Qualifier.OVER
    return Qualifier.UNDER if inexact <= CEILINGS else Qualifier.ABOUT


def _added(figures: Sequence[Figure]) -> tuple[Part, ...]:
    """Parts of the same name added, numerators and denominators apart; none unless every figure has them."""
    if not all(figure.parts for figure in figures):
        return ()
    sums: dict[str, Part] = {}
    for part in (part for figure in figures for part in figure.parts):
        sofar = sums.get(part.name)
        over = part.denominator
        if sofar is not None and (over is not None or sofar.denominator is not None):
            over = (over or Decimal(0)) + (sofar.denominator or Decimal(0))
        sums[part.name] = Part(part.name, part.value + (sofar.value if sofar else Decimal(0)), over)
    return tuple(sums.values())


class Telling(Protocol):
    """Something that may have a figure of a day."""

    @property
    def told(self) -> Told | None:
        """The figure and its day."""


T = TypeVar("T", bound=Telling)
_LEAST_TWIN = 100
"""Smaller figures are alike by chance."""


def twins(tellings: Sequence[T]) -> list[tuple[T, T]]:
    """Two that tell the same plain figure, so that one of them may have been copied by mistake."""
    first: dict[Decimal, T] = {}
    found: list[tuple[T, T]] = []
    for each in tellings:
        if (
            each.told is None
            or each.told.figure.denominator is not None
            or each.told.figure.value < _LEAST_TWIN
        ):
            continue
        other = first.setdefault(each.told.figure.value, each)
        if other is not each:
            found.append((other, each))
    return found
