"""Reading a figure as people write it in reports; a contradiction is told, never mended."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from tracker.domain.amounts import parse_money, parse_quantity
from tracker.domain.indicators.checking import check_names, check_percent, check_sum
from tracker.domain.indicators.figures import Figure, Part, Qualifier
from tracker.domain.indicators.kinds import IndicatorKind
from tracker.domain.refusals import Refusal
from tracker.domain.text import N_, fold, one_line

_QUALIFIERS = (
    (("khong qua", "toi da", "<=", "≤"), Qualifier.MOST),
    (("it nhat", "toi thieu", ">=", "≥"), Qualifier.LEAST),
    (("uoc dat", "uoc"), Qualifier.ESTIMATED),
    (("khoang", "~", "≈"), Qualifier.ABOUT),
    (("tren", ">"), Qualifier.OVER),
    (("hon",), Qualifier.MORE),
    (("duoi", "<"), Qualifier.UNDER),
)
_BEFORE_PERCENT = re.compile(r"[\s,(=]*(?:đạt|bằng)?\s*$")
_BODY = re.compile(r"([^()]*)(?:\((.*)\))?")
_SPAN = re.compile(r"(?:từ\s+)?(\S+)\s*(?:-|–|đến)\s*(\S+)")
_SHARE = re.compile(r"(\d+(?:,\d+)?)\s*%?")
_PART = re.compile(r"(?P<before>\D*?)[\s:]*(?P<figure>\d[\d.,/]*)(?:\s*%)?\s*(?P<after>.*)")
_ALL, _YES, _NO = frozenset({"tat ca", "toan bo"}), frozenset({"co", "1"}), frozenset({"chua", "khong", "0"})
_TRENDS = (("tang", 1), ("giam", -1), ("giu", 0), ("on dinh", 0), ("khong doi", 0))


@dataclass(frozen=True, slots=True)
class Spelling:
    """What must be known of an indicator to read and write its figures: kind, unit of measure, names of parts or
    levels, and how many the ratio is per (100: per cent)."""

    kind: IndicatorKind
    unit: str = ""
    names: tuple[str, ...] = ()
    scale: int = 100
    since_year: int | None = None


def read_figure(text: str, spelling: Spelling) -> Figure:
    """The figure that was typed; raises Refusal with an example, or with the contradiction that stands in it."""
    typed = one_line(text)
    if len(typed) > 400:
        raise _unread(typed, spelling)
    qualifier, rest = _qualified(typed)
    reader = _READERS.get(spelling.kind, _plain)
    return replace(reader(rest, spelling), qualifier=qualifier)


def read_target(text: str, spelling: Spelling) -> Figure:
    """What is to be reached: as a figure is typed; of a ratio whose whole is not known yet, the percentage alone."""
    qualifier, rest = _qualified(one_line(text))
    share = _SHARE.fullmatch(rest) if rest.isascii() and rest.endswith("%") else None
    if share is None or spelling.kind not in {IndicatorKind.RATIO, IndicatorKind.MONEY_RATIO}:
        return read_figure(text, spelling)
    return Figure(Decimal(share[1].replace(",", ".")), Decimal(100), qualifier=qualifier, words=rest)


def _qualified(typed: str) -> tuple[Qualifier, str]:
    folded = fold(typed)
    for words, qualifier in _QUALIFIERS:
        for word in words:
            if folded.startswith(word) and (not word.isalpha() or folded[len(word) : len(word) + 1] == " "):
                return qualifier, typed[len(word) :].strip()
    return Qualifier.EXACT, typed


def _amount(text: str, spelling: Spelling) -> Decimal:
    """One number: whole đồng for money, whole for what is counted."""
    plain = text.strip()
    if spelling.kind.is_money:
        return Decimal(parse_money(plain))
    if spelling.unit and fold(plain).endswith(" " + fold(spelling.unit)):
        plain = plain[: -len(spelling.unit)].strip()
    return parse_quantity(plain)


def _plain(text: str, spelling: Spelling) -> Figure:
    found = _BODY.fullmatch(text)
    if found is None:
        raise _unread(text, spelling)
    value, inside = _amount(found[1], spelling), (found[2] or "").strip()
    if not inside:
        return Figure(value)
    if spelling.names:
        parts = _parts(inside, spelling)
        check_sum(value, parts)
        return Figure(value, parts=parts)
    check_names(value, inside)
    return Figure(value, words=inside)


def _ratio(text: str, spelling: Spelling) -> Figure:
    folded = fold(text)
    if folded in _ALL:
        return Figure(Decimal(1), Decimal(1), words=text)
    plain, _, share = text.partition("/")
    below, typed_share = _share_after(share)
    if not share:
        raise Refusal(N_("Chỉ tiêu là tỷ lệ: ghi cả tử số và mẫu số. Ví dụ: 186/337."))
    value, whole = _amount(plain, spelling), _amount(below, spelling)
    if typed_share is not None:
        check_percent(value, whole, typed_share)
    return Figure(value, whole)


def _share_after(text: str) -> tuple[str, Decimal | None]:
    """The denominator, and the percentage that was typed beside the ratio."""
    found = re.search(r"(\d+(?:,\d+)?)\s*%\s*\)?\s*$", text)
    if found is None:
        return text, None
    return _BEFORE_PERCENT.sub("", text[: found.start()]), Decimal(found[1].replace(",", "."))


def _percent(text: str, spelling: Spelling) -> Figure:
    if fold(text) in _ALL:
        return Figure(Decimal(100), words=text)
    found = _SHARE.fullmatch(text)
    if found is None or not text.isascii():
        raise _unread(text, spelling)
    return Figure(Decimal(found[1].replace(",", ".")))


def _ranked(text: str, spelling: Spelling) -> Figure:
    parts = _parts(text, spelling)
    return Figure(sum((part.value for part in parts), Decimal(0)), parts=parts)


def _side_by_side(text: str, spelling: Spelling) -> Figure:
    return Figure(Decimal(0), parts=_parts(text, spelling))


def _parts(text: str, spelling: Spelling) -> tuple[Part, ...]:
    """The parts in the order of their names, or each with its name."""
    pieces = [piece.strip() for piece in re.split(r";|,\s", text) if piece.strip()]
    if len(pieces) != len(spelling.names):
        names = ", ".join(spelling.names)
        raise Refusal(
            N_("Ghi đủ {n} phần theo thứ tự, cách nhau bằng dấu chấm phẩy: {names}."),
            n=len(spelling.names),
            names=names,
        )
    return tuple(_part(piece, name, spelling) for piece, name in zip(pieces, spelling.names, strict=True))


def _part(piece: str, name: str, spelling: Spelling) -> Part:
    found = _PART.fullmatch(piece)
    if found is None:
        raise _unread(piece, spelling)
    if spelling.kind.is_money:
        return Part(name, Decimal(parse_money(piece)))
    told = fold(f"{found['before']} {found['after']}").strip(" :")
    if told and fold(name) not in told:
        raise Refusal(
            N_("“{x}” không phải phần “{name}”. Ghi các phần theo thứ tự đã đặt tên."),
            x=piece[:40],
            name=name,
        )
    above, slash, below = found["figure"].partition("/")
    return Part(name, parse_quantity(above), parse_quantity(below) if slash else None)


def _range(text: str, spelling: Spelling) -> Figure:
    found = _SPAN.fullmatch(text)
    if found is None:
        raise _unread(text, spelling)
    lower, upper = parse_quantity(found[1]), parse_quantity(found[2])
    if lower > upper:
        raise Refusal(N_("Giá trị đầu lớn hơn giá trị cuối. Ghi số nhỏ trước, ví dụ: 3–5."))
    return Figure(lower, upper=upper)


def _rank(text: str, spelling: Spelling) -> Figure:
    """The levels that were named; the highest of them is the value."""
    places = {fold(name): place for place, name in enumerate(spelling.names, start=1)}
    chosen = [places.get(fold(piece)) for piece in re.split(r"[;,]\s*", text)]
    found = [place for place in chosen if place is not None]
    if not found or len(found) != len(chosen):
        raise Refusal(
            N_("“{x}” không có trong các hạng, mức độ đã đặt tên: {names}."),
            x=text[:40],
            names=", ".join(spelling.names),
        )
    return Figure(Decimal(max(found)), words=", ".join(spelling.names[place - 1] for place in found))


def _yes_no(text: str, spelling: Spelling) -> Figure:
    word = fold(text)
    if word in _YES or word in _NO:
        return Figure(Decimal(int(word in _YES)))
    raise _unread(text, spelling)


def _trend(text: str, spelling: Spelling) -> Figure:
    for word, way in _TRENDS:
        if re.search(rf"\b{word}\b", fold(text)):
            return Figure(Decimal(way), words=text)
    raise _unread(text, spelling)


def _unread(text: str, spelling: Spelling) -> Refusal:
    return Refusal(N_("Chưa đọc được “{x}”. {example}"), x=text[:40], example=spelling.kind.example)


_READERS = {
    IndicatorKind.RATIO: _ratio,
    IndicatorKind.MONEY_RATIO: _ratio,
    IndicatorKind.SUBSET: _ratio,
    IndicatorKind.PERCENT: _percent,
    IndicatorKind.RANKED: _ranked,
    IndicatorKind.PARTS: _side_by_side,
    IndicatorKind.RANGE: _range,
    IndicatorKind.RANK: _rank,
    IndicatorKind.YES_NO: _yes_no,
    IndicatorKind.TREND: _trend,
}
