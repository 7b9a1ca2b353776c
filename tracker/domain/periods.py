"""Reporting periods: their windows, cut-offs and words (Decree 09/2019/NĐ-CP, article 12)."""

import re
from dataclasses import dataclass
from datetime import date

from tracker.domain.refusals import Refusal
from tracker.domain.text import N_

FIRST_DAY, LAST_DAY = 15, 14
"""A window opens on day 15 of the month before the period and closes on day 14 of its last month."""
_CODE = re.compile(r"(20\d\d)(?:-(H1|H2|Q1|Q2|Q3|Q4|9M))?")
_TERM = re.compile(r"(20\d\d)-(20\d\d)")
_BEFORE = {"H1": "H2", "H2": "H1", "Q1": "Q4", "Q2": "Q1", "Q3": "Q2", "Q4": "Q3", "9M": "9M", "": ""}
"""The part of a year whose report comes before; the nine months and the year are compared with those of last year."""
_OF_LAST_YEAR = frozenset({"H1", "Q1", "9M", ""})


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period: the first and last day of its data, what it is called, and what its report looks ahead to.

    `words` stand after «trong» (`06 tháng đầu năm 2022`); `ahead` names the period of the tasks to come.
    """

    code: str
    words: str
    starts: date
    cutoff: date
    ahead: str

    @property
    def is_year(self) -> bool:
        """Whether it is a whole year: its report looks ahead under another heading."""
        return "-" not in self.code

    @property
    def is_term(self) -> bool:
        """Whether it is a term of several years, which is reviewed."""
        return _TERM.fullmatch(self.code) is not None


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a year: the month in which its window opens (0 = December before), its last month, its words."""

    opens: int
    closes: int
    words: str
    ahead: str


_PARTS = {
    "H1": _Part(0, 6, "06 tháng đầu năm {year}", "06 tháng cuối năm {year}"),
    "H2": _Part(6, 12, "06 tháng cuối năm {year}", "06 tháng đầu năm {next}"),
    "Q1": _Part(0, 3, "quý I năm {year}", "quý II năm {year}"),
    "Q2": _Part(3, 6, "quý II năm {year}", "quý III năm {year}"),
    "Q3": _Part(6, 9, "quý III năm {year}", "quý IV năm {year}"),
    "Q4": _Part(9, 12, "quý IV năm {year}", "quý I năm {next}"),
    "9M": _Part(0, 9, "09 tháng đầu năm {year}", "03 tháng cuối năm {year}"),
    "": _Part(0, 12, "năm {year}", "năm {next}"),
}


def parse_period(code: str) -> Period:
    """The period of a code: 2022-H1, 2022-H2, 2022-Q1 … 2022-Q4, 2022-9M, 2022. Raises Refusal for anything else."""
    told = code.strip().upper() if len(code) <= 20 and code.isascii() else ""
    if (term := _TERM.fullmatch(told)) and term[1] < term[2]:
        return term_of(int(term[1]), int(term[2]))
    found = _CODE.fullmatch(told)
    if found is None:
        raise Refusal(
            N_("“{x}” không phải kỳ báo cáo. Ví dụ: 2022-H1, 2022-Q3, 2022-9M hoặc 2022."), x=code[:20]
        )
    return _period(int(found[1]), found[2] or "")


def periods_of(year: int) -> list[Period]:
    """The periods that a year may be reported for, half-years first."""
    return [_period(year, part) for part in _PARTS]


def term_of(first: int, last: int) -> Period:
    """A term of several years, from the first to the last."""
    return Period(
        code=f"{first}-{last}",
        words=f"giai đoạn {first} - {last}",
        starts=date(first - 1, 12, FIRST_DAY),
        cutoff=date(last, 12, LAST_DAY),
        ahead="thời gian đến",
    )


def period_before(period: Period) -> Period | None:
    """The period whose report a report is compared with; none before a term."""
    found = _CODE.fullmatch(period.code)
    if found is None:
        return None
    name = found[2] or ""
    return _period(int(found[1]) - (name in _OF_LAST_YEAR), _BEFORE[name])


def half_year_at(day: date) -> Period:
    """The half-year whose data are being gathered on a day."""
    halves = [_period(year, part) for year in (day.year, day.year + 1) for part in ("H1", "H2")]
    return next(half for half in halves if day <= half.cutoff)


def _period(year: int, name: str) -> Period:
    part = _PARTS[name]
    opens = date(year, part.opens, FIRST_DAY) if part.opens else date(year - 1, 12, FIRST_DAY)
    return Period(
        code=f"{year}-{name}" if name else str(year),
        words=part.words.format(year=year),
        starts=opens,
        cutoff=date(year, part.closes, LAST_DAY),
        ahead=part.ahead.format(year=year, next=year + 1),
    )
