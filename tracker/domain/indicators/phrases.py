"""A figure as a report writes it: «186/337, đạt 55,19%», «trên 25 mô hình», «16 di tích (04 cấp quốc gia, 12 cấp tỉnh)»."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.domain.indicators.figures import Figure, Part, Qualifier, attainment, ratio, span, worth
from tracker.domain.indicators.kinds import IndicatorKind
from tracker.domain.indicators.reading import Spelling
from tracker.domain.text import N_, fold
from tracker.domain.wording import Writer, count, day, number, percent, rounded, short_money

_WRITERS_OF_SHARES = frozenset({IndicatorKind.RATIO, IndicatorKind.MONEY_RATIO})
_NONE_YET = "chưa có"
MILLION = "triệu đồng"
"""The unit of measure in which tables tell money."""


def phrase(figure: Figure, spelling: Spelling, *, as_of: date) -> str:
    """The figure in words; counts below ten with a leading zero, percentages with at most two decimals, halves up."""
    kind = spelling.kind
    if kind is IndicatorKind.TREND:
        return figure.words
    if kind is IndicatorKind.YES_NO:
        return "đã có" if figure.value else _NONE_YET
    if kind is IndicatorKind.RANK:
        return f"{spelling.unit} {figure.words}".strip()
    if kind is IndicatorKind.PARTS:
        return _and([_side(part) for part in figure.parts])
    if kind is IndicatorKind.RANKED:
        told = [
            f"{count(int(part.value))} {spelling.unit} {part.name}" for part in figure.parts if part.value
        ]
        return ", ".join(told) or f"{_NONE_YET} {spelling.unit}".strip()
    if fold(figure.words) in {"tat ca", "toan bo"}:
        return f"{figure.words} {spelling.unit}".strip()
    return _qualified(figure, _body(figure, spelling, as_of))


def share_of(figure: Figure, spelling: Spelling) -> Fraction | None:
    """The share that a ratio is, as a share of 1; None for every other kind and over nothing."""
    shares = spelling.kind in _WRITERS_OF_SHARES and spelling.scale == 100
    return worth(figure) if shares and figure.denominator is not None else None


def plain(figure: Figure, spelling: Spelling, write: Writer = number, say: Callable[[str], str] = str) -> str:
    """The figure as tables write it, no leading zeros, no unit of measure; a page writes and says it in its reader's language."""
    if spelling.kind in {IndicatorKind.RANK, IndicatorKind.TREND}:
        return figure.words
    if spelling.kind is IndicatorKind.YES_NO:
        return say(N_("có") if figure.value else N_("chưa"))
    if spelling.kind in _WRITERS_OF_SHARES and figure.words:
        word = figure.qualifier.label
        return f"{say(word) if word else word} {figure.words}".strip()
    if spelling.kind is IndicatorKind.PERCENT:
        word = figure.qualifier.label
        return figure.words or f"{say(word) if word else word} {write(figure.value)}%".strip()
    return figure.told(write, say)


def _body(figure: Figure, spelling: Spelling, as_of: date) -> str:
    kind = spelling.kind
    if kind in _WRITERS_OF_SHARES:
        return _share(figure, spelling)
    if kind is IndicatorKind.SUBSET:
        whole = Decimal(0) if figure.denominator is None else figure.denominator
        return f"{_counted(whole)} {spelling.unit}, trong đó {_counted(figure.value)}"
    if kind is IndicatorKind.PERCENT:
        return f"{number(rounded(Fraction(figure.value)))}%"
    if kind is IndicatorKind.MONEY:
        return short_money(int(figure.value)) + _inside(figure, spelling)
    if figure.upper is not None:
        return f"{span(figure.value, figure.upper)} {spelling.unit}".strip()
    if kind is IndicatorKind.AVERAGE:
        return f"bình quân {number(figure.value)} {spelling.unit}".rstrip()
    whole_number = kind.counts or kind is IndicatorKind.DURATION
    told = _counted(figure.value) if whole_number else number(figure.value)
    return f"{told} {spelling.unit}".strip() + _inside(figure, spelling) + _time(spelling, as_of)


def _share(figure: Figure, spelling: Spelling) -> str:
    reached = worth(figure)
    if reached is None:
        return ratio(figure.value, figure.denominator)
    if not figure.value:
        return f"{_NONE_YET} ({ratio(figure.value, figure.denominator)} {spelling.unit}".rstrip() + ")"
    if spelling.scale != 100:
        per = number(rounded(reached * spelling.scale))
        return f"{per} trên {number(spelling.scale)} {spelling.unit}".rstrip()
    whole = Decimal(0) if figure.denominator is None else figure.denominator
    return f"{_counted(figure.value)}/{_counted(whole)}, đạt {percent(reached)}"


def _inside(figure: Figure, spelling: Spelling) -> str:
    """The parts in brackets, or the names that were counted."""
    if figure.parts:
        money = spelling.kind is IndicatorKind.MONEY
        told = [
            f"{short_money(int(part.value))} {part.name}" if money else _of_part(part, spelling)
            for part in figure.parts
            if part.value
        ]
        return f" ({', '.join(told)})"
    return f" {figure.words}" if figure.words else ""


def _of_part(part: Part, spelling: Spelling) -> str:
    """«04 cấp quốc gia»; a name that begins with a figure is kept apart: «09 sản phẩm 3 sao»."""
    unit = f" {spelling.unit}" if part.name[:1].isdigit() and spelling.unit else ""
    return f"{_counted(part.value)}{unit} {part.name}"


def _time(spelling: Spelling, as_of: date) -> str:
    if spelling.kind is IndicatorKind.YEARLY:
        return f" năm {as_of.year}"
    if spelling.kind is IndicatorKind.CUMULATIVE and spelling.since_year:
        return f" (lũy kế từ năm {spelling.since_year})"
    return ""


def _qualified(figure: Figure, told: str) -> str:
    word = figure.qualifier.label
    if figure.qualifier is Qualifier.ESTIMATED:
        word = "ước đạt"
    return f"{word} {told}".strip()


def _side(part: Part) -> str:
    share = worth(part) if part.denominator is not None else None
    reached = f" đạt {percent(share)}" if share is not None else ""
    return f"{part.name} là {ratio(part.value, part.denominator)}{reached}"


def _and(pieces: list[str]) -> str:
    """a, b và c."""
    return " ".join([", ".join(pieces[:-1]), "và", pieces[-1]]) if len(pieces) > 1 else "".join(pieces)


def _counted(value: Decimal) -> str:
    """A count in a sentence; nothing is said as «chưa có», a fraction stays as it is."""
    if value != value.to_integral_value():
        return number(value)
    return count(int(value)) if value > 0 else _NONE_YET


def sentence(title: str, figure: Figure, spelling: Spelling, *, as_of: date) -> str:
    """An indicator and its figure as one clause: «Thủ tục mức độ 4 là 58/262, đạt 22,14%», «Doanh thu ước đạt 13,5 tỷ đồng»."""
    told = phrase(figure, spelling, as_of=as_of)
    if spelling.kind is IndicatorKind.YES_NO or told.startswith(_NONE_YET):
        return f"{title}: {told}"
    joined = spelling.kind is IndicatorKind.TREND or figure.qualifier is Qualifier.ESTIMATED
    return f"{title} {told}" if joined else f"{title} là {told}"


def moved(now: Figure, before: Figure, spelling: Spelling) -> str:
    """Which way and how far a figure moved: «tăng 6,11 điểm phần trăm»; empty where the two cannot be compared."""
    reached, was = worth(now), worth(before)
    alike = (now.denominator is None) is (before.denominator is None)
    comparable = alike and spelling.kind.has_measure and spelling.kind is not IndicatorKind.YES_NO
    if not comparable or reached is None or was is None:
        return ""
    if reached == was:
        return "không đổi"
    verb = "tăng" if reached > was else "giảm"
    return f"{verb} {_difference(abs(reached - was), spelling)}"


def change(now: Figure, before: Figure, spelling: Spelling, *, before_day: date) -> str:
    """How a figure moved: «tăng 6,11 điểm phần trăm so với 31/3/2022 (42/262)»; empty where it cannot be compared."""
    told = moved(now, before, spelling)
    was = plain(before, spelling)
    return f"{told} so với {day(before_day)} ({was})" if told else ""


def _difference(size: Fraction, spelling: Spelling) -> str:
    """The size of a change in the measure of the indicator; between percentages in points, two decimals, halves up."""
    kind = spelling.kind
    if kind.has_denominator or kind is IndicatorKind.PERCENT:
        points = size * 100 if kind.has_denominator else size
        return f"{number(rounded(points))} điểm phần trăm"
    if kind is IndicatorKind.MONEY and spelling.unit != MILLION:
        return short_money(int(size))
    exact = rounded(size)
    return f"{_counted(exact) if kind.counts else number(exact)} {spelling.unit}".strip()


def attained(reading: Figure, target: Figure, spelling: Spelling, *, by_day: date) -> str:
    """How much of its target a reading reaches: «đạt 44,44% kế hoạch năm (16/36 tin, bài)».

    Empty where the two have no measure in common, and where the whole is planned: the share says it already.
    """
    reached = attainment(reading, target)
    if reached is None or not spelling.kind.has_measure or (target.denominator and worth(target) == 1):
        return ""
    year = (by_day.month, by_day.day) == (12, 31)
    plan = "kế hoạch năm" if year else f"kế hoạch đến {day(by_day)}"
    both = f"{ratio(reading.value, reading.denominator)}/{ratio(target.value, target.denominator)}"
    if target.denominator is not None:
        both = f"{ratio(reading.value, reading.denominator)} – {plain(target, spelling)}"
    unit = "" if target.words else spelling.unit
    return f"đạt {percent(reached)} {plan} ({both} {unit}".rstrip() + ")"
