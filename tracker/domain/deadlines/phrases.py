"""A part of the calendar with the small words before it, which say what is due: trong, đến hết, chậm nhất, trước, cuối."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.deadlines.deadline import DeadlineKind
from tracker.domain.deadlines.spans import Span, read_span


@dataclass(frozen=True, slots=True)
class Phrase:
    """What one phrase makes due, and whether it tells the year."""

    kind: DeadlineKind
    start: date | None
    due: date
    year_told: bool


def read_phrase(words: str, year: int) -> Phrase | None:
    """What a phrase makes due, in the given year where it tells none; None if it is no such phrase."""
    for form, meaning in PHRASES:
        if (match := form.fullmatch(words)) and (span := read_span(_part_of(match), year)):
            return meaning(span)
    return None


def _part_of(match: re.Match[str]) -> str:
    """The words that name a part of the calendar; “trong năm”, “hết năm”, “cuối năm” speak of this year."""
    return "nam nay" if match["part"] == "nam" and match["bound"].endswith(_OF_A_WHOLE) else match["part"]


def _day_before(span: Span) -> Phrase:
    """“Trước ngày D” ends with the day before D, “trước tháng 9” with 31/8."""
    return Phrase(DeadlineKind.DATE, None, span.first - timedelta(days=1), span.year_told)


def _last_day(span: Span) -> Phrase:
    """“Đến, hết, chậm nhất ngày D” includes D, “đến năm 2020” includes 31/12/2020."""
    return Phrase(DeadlineKind.DATE, None, span.last, span.year_told)


def _towards_the_end(span: Span) -> Phrase:
    """“Cuối năm”, “cuối tháng” start on no known day and end with the calendar (Civil Code 91/2015/QH13, art. 146)."""
    kind = DeadlineKind.DATE if span.first == span.last else DeadlineKind.PERIOD
    return Phrase(kind, None, span.last, span.year_told)


def _within(span: Span) -> Phrase:
    """“Trong tháng 5” is the whole month; “trong ngày D” is D."""
    if span.first == span.last:
        return _last_day(span)
    return Phrase(DeadlineKind.PERIOD, span.first, span.last, span.year_told)


def _phrase(
    bound: str, meaning: Callable[[Span], Phrase]
) -> tuple[re.Pattern[str], Callable[[Span], Phrase]]:
    """A row of the table: the small words, then a part of the calendar."""
    return re.compile(rf"(?P<bound>{bound})(?P<part>.+)"), meaning


BEFORE = r"(?:den |cham nhat )?truoc"
AT_LATEST = r"(?:cham|muon|tre) nhat(?: la| vao| den| toi| trong)?"
UNTIL = rf"(?:(?:{AT_LATEST}|den|toi|khong (?:qua|muon hon))(?: het| cuoi)?|het)"
LATE_IN = r"(?:trong |vao )?(?:(?:nhung|cac) thang )?cuoi"
WITHIN = r"(?:(?:ngay )?(?:trong|vao)|ca)"
_OF_A_WHOLE = ("trong ", "ca ", "het ", "cuoi ")

PHRASES = (
    # trước ngày 31/3/2022 · trước 15/8/2025 · đến trước tháng 9.2020
    _phrase(f"{BEFORE} ", _day_before),
    # đến năm 2020 · đến hết quý II · hết năm · chậm nhất là ngày 01 tháng 3 năm 2027 · chậm nhất tới 31/12/2025
    _phrase(f"{UNTIL} ", _last_day),
    # Cuối năm · trong cuối tháng 7/2018 · những tháng cuối năm 2025
    _phrase(f"{LATE_IN} ", _towards_the_end),
    # trong tháng 5/2022 · vào năm 2025 · trong ngày 20/02/2025 · Năm 2022 · 30/6/2026
    _phrase(f"(?:{WITHIN} )?", _within),
)
