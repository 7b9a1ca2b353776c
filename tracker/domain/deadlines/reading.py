"""Reads a written deadline: tidies its words, tries the forms, says no in a sentence."""

import re
from collections.abc import Iterator
from datetime import date

from tracker.domain.deadlines.deadline import EMPTY, NOT_A_DEADLINE, Deadline, DeadlineError, Impossible
from tracker.domain.deadlines.forms import FORMS, TELLS_TIME
from tracker.domain.deadlines.meanings import Meaning
from tracker.domain.text import fold, normalise, one_line

LONGEST = 400
"""Characters; the longest deadlines seen have about 120."""
_SHOWN = 60

_FIGURE = r"(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|linh|le|ram)"
_DO = r"(?:phan dau|du kien|hoan thanh|thuc hien|trien khai|to chuc|xay dung)"
_TIDYING = (
    (re.compile(r"[\u2010-\u2015\u2212]"), "-"),
    (re.compile(rf"\({_FIGURE}(?: {_FIGURE})*\)"), ""),  # 15 (mười lăm)
    (re.compile(r"\(thay (?:cho|the|vi) [^()]*\)"), ""),  # (thay cho trước tháng 6.2020)
    (re.compile(r"[(;]"), ", "),
    (re.compile(r"\)"), " "),
    (re.compile(r" ?([/-]) ?"), r"\1"),
    (re.compile(r" +"), " "),
    (re.compile(r"(?: ?,)+ ?"), ", "),
)
_BEFORE_WORDS = re.compile(
    rf"(?:(?:thoi (?:han|gian)|han)(?: (?:thuc hien|hoan thanh|gui))?(?::| la) ?)?"
    rf"(?:theo [^,\d]+, (?=hoan thanh ))?"
    rf"(?:(?:{_DO}|xong|gui|nop)(?: xong)? |bao cao (?=dinh ky |hang |truoc |cham nhat ))*"
)
_AFTER_WORDS = re.compile(rf"(?P<when>.+?),? {_DO}\b(?P<work>.*)")
_SAYS_MORE = re.compile(rf"{TELLS_TIME}|\b(?:thuong xuyen|dinh ky|hang|khi|truoc|sau)\b")
_HORIZON = re.compile(
    r"(?P<when>.+?),? (?:va )?(?:tam nhin|dinh huong)(?: (?:den|toi))?(?: nam)? (?P<year>20\d\d)"
)


def parse_deadline(text: str, *, issued: date) -> Deadline:
    """What a written deadline means for a document issued on a day; its words are kept.

    A year that is not told is the year of issuing. “Trước ngày D” ends with the day before D, “đến, chậm nhất, hết,
    trong ngày D” with D; quarters, half-years and years end with the calendar. Raises DeadlineError for any other text.
    """
    if len(text) > LONGEST:
        raise _refusal(NOT_A_DEADLINE, text[:LONGEST], issued)
    written = normalise(text)
    if not written:
        raise _refusal(EMPTY, written, issued)
    words, horizon = _without_horizon(_tidy(written))
    try:
        meaning = _meaning(words, issued)
    except Impossible as no:
        raise _refusal(no.message, written, issued, **no.params) from None
    if meaning is None:
        raise _refusal(NOT_A_DEADLINE, written, issued)
    return Deadline(written, *meaning, horizon=horizon)


def _tidy(written: str) -> str:
    """The words in their search form, without numbers spelled out, brackets, doubled signs and the verb before them."""
    words = fold(one_line(written))
    for untidy, tidy in _TIDYING:
        words = untidy.sub(tidy, words)
    words = words.strip(" ,:\"'“”").removesuffix(".")
    return words[_end(_BEFORE_WORDS.match(words)) :]


def _end(match: re.Match[str] | None) -> int:
    """Where a match ends; 0 where there is none."""
    return match.end() if match else 0


def _without_horizon(words: str) -> tuple[str, int | None]:
    """The words without the year looked towards (“tầm nhìn đến năm 2030”), and that year."""
    match = _HORIZON.fullmatch(words)
    return (match["when"], int(match["year"])) if match else (words, None)


def _meaning(words: str, issued: date) -> Meaning | None:
    """What the first fitting form makes of the words, or of the words before the work to be done."""
    meanings = (
        meaning
        for reading in _readings(words)
        for form, rule in FORMS
        if (match := form.fullmatch(reading)) and (meaning := rule(match, issued))
    )
    return next(meanings, None)


def _readings(words: str) -> Iterator[str]:
    """The words; then without work that follows and tells no time (“Đến năm 2030, xây dựng từ 01 sản phẩm trở lên”)."""
    yield words
    match = _AFTER_WORDS.fullmatch(words)
    if match and not _SAYS_MORE.search(match["work"]):
        yield match["when"]


def _refusal(message: str, written: str, issued: date, **params: object) -> DeadlineError:
    """The sentence that says no: the words, cut where they are long, and examples of the year of issuing."""
    words = one_line(written)
    shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
    return DeadlineError(message, x=shown, year=issued.year, **params)
