"""Sentences of a report drafted from facts (words-vi.md §4): no adjectives, no count of nothing, nothing not in the data."""

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from tracker.domain import wording
from tracker.domain.periods import Period
from tracker.domain.phrases import (
    bare,
    begins_with_verb,
    curled,
    ended,
    flowing,
    lower_first,
    undashed,
    upper_first,
)
from tracker.domain.rates import Counts
from tracker.domain.text import fold

NONE = "Không."
_PLACE = re.compile(r"(?:(?:UBND|Ủy ban nhân dân)\s+)?(?:(?:xã|phường|thị trấn|đặc khu)\s+)?(.+)", re.I)
_ASKED_FOR = re.compile(r"\bbáo cáo\s+(?:về\s+(?:việc\s+)?)?", re.I)
_NO_SUBJECT = re.compile(
    r"(?:trước|chậm nhất|định kỳ|đến|gửi|cho|lên|và|theo|đúng|bằng|qua|này|trên|nêu trên|(?:ngày|quý)\s+\d|Sở|UBND)\b",
    re.I,
)
"""What follows «báo cáo» where it is told when, how or to whom, not on what."""
_BY_WHEN = re.compile(
    r"[\s,;]*(?:\bvà\s+)?(?:\bgửi\b[^,;]*)?\s(?:trước|chậm nhất)(?:\s+là)?(?:\s+ngày)?\s+\d[\d/.-]*(?:\s+để\s.*)?$",
    re.I | re.S,
)
_IS_PROPOSAL = re.compile(r"(?:kinh |tran trong )*(?:kien nghi|de nghi|de xuat|kinh mong|mong muon|mong)\b")
_ADDRESSEES = tuple(
    re.compile(rf"(?:cac |lanh dao )*(?:{names})\b")
    for names in (
        "quoc hoi|chinh phu|thu tuong|trung uong|bo ",
        "tinh uy|thanh uy|hdnd tinh|ubnd tinh|uy ban nhan dan tinh|hoi dong nhan dan tinh",
        "so |ban, nganh|ban nganh|nganh tinh",
        "huyen uy|hdnd huyen|ubnd huyen|uy ban nhan dan huyen|dang uy|ubnd xa|uy ban nhan dan xa",
        "phong ",
    )
)
"""The organs to which recommendations go, folded, the highest first."""
_NOTHING_SAID = frozenset(
    {"khong", "khong co", "chua co", "khong co kien nghi", "khong co de xuat", "khong co kien nghi, de xuat"}
)


def place_name(unit_name: str) -> str:
    """A commune without what it is: `UBND xã Vĩnh An` is `Vĩnh An`."""
    found = _PLACE.fullmatch(unit_name)
    return found[1] if found else unit_name


def opening(voice: str, request: str) -> str:
    """What the report answers: a request cited in full, or the periodic duty."""
    cause = f"Thực hiện {request}" if request else "Thực hiện chế độ báo cáo định kỳ"
    return f"{cause}, {voice} báo cáo kết quả thực hiện như sau:"


def closing(subject: str, addressee: str) -> str:
    """What it was a report on, and to whom it goes."""
    to = f", kính gửi {addressee} tổng hợp" if addressee else ""
    return f"Trên đây là báo cáo {bare(lower_first(subject))}{to}./."


def experience(mandate: str, since: date, day: date) -> str:
    """`Qua hơn 01 năm triển khai thực hiện …`: full years since the mandate's day; nothing before the first is full."""
    years = day.year - since.year - ((day.month, day.day) < _anniversary(since, day.year))
    if years < 1:
        return ""
    more = "" if (day.month, day.day) == _anniversary(since, day.year) else "hơn "
    return f"Qua {more}{wording.count(years)} năm triển khai thực hiện {mandate}"


def _anniversary(since: date, year: int) -> tuple[int, int]:
    """Month and day; 29 February is 28 February in a year without it (Civil Code 2015, article 148)."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (2, 28) if (since.month, since.day) == (2, 29) and not leap else (since.month, since.day)


def statistics(counts: Counts, day: date) -> str:
    """How many tasks stand where; clauses without a task are left out."""
    if not counts.total:
        return "Kế hoạch chưa có nhiệm vụ."
    total = wording.count(counts.total)
    clauses = [_done(counts), *_not_done(counts)]
    return f"Kế hoạch có {total} nhiệm vụ. Đến ngày {wording.day(day)}, {'; '.join(clauses)}."


def _done(counts: Counts) -> str:
    if not counts.done:
        return "chưa có nhiệm vụ hoàn thành"
    classes = (("đúng hạn", counts.done_on_time), ("quá hạn", counts.done_late))
    shares = ", ".join(f"{name} {wording.count(number)}" for name, number in classes if number)
    return f"đã hoàn thành {_share(counts.done, counts.total)} ({shares})"


def _not_done(counts: Counts) -> list[str]:
    in_term = "đang thực hiện trong hạn" if counts.done else "đang thực hiện"
    classes = (
        ("chờ xác nhận hoàn thành", counts.awaiting),
        (in_term, counts.in_term),
        ("quá hạn chưa hoàn thành", counts.overdue),
        ("thực hiện thường xuyên", counts.ongoing),
    )
    return [f"{name} {wording.count(number)} nhiệm vụ" for name, number in classes if number]


def _share(part: int, whole: int) -> str:
    percent = wording.percent(Fraction(part, whole))
    return f"{wording.count(part)}/{wording.count(whole)} nhiệm vụ, đạt {percent}"


def achieved(counts: Counts, day: date, plan: str, since: str) -> str:
    """What stands under «Kết quả đạt được» until the writer has written: how much of the plan is done."""
    if not counts.total:
        return f"{plan} chưa có nhiệm vụ."
    done = (
        f"đã hoàn thành {_share(counts.done, counts.total)}" if counts.done else "chưa có nhiệm vụ hoàn thành"
    )
    start = f"{since}, đến ngày" if since else "Đến ngày"
    return f"{start} {wording.day(day)} {done} theo {plan}."


def late_unnamed(late: int, total: int, causes: Sequence[str], *, counted: bool) -> str:
    """Late tasks without their names, for a report to a superior."""
    of_all = f" ({wording.count(late)}/{wording.count(total)} nhiệm vụ)" if counted else ""
    because = f", chủ yếu do {_list(causes)}" if causes else ""
    return f"Một số nhiệm vụ triển khai còn chậm so với kế hoạch{of_all}{because}."


def late_named(tasks: Sequence[tuple[str, date, str]]) -> str:
    """Late tasks by name, each with its deadline and, where it was told, its cause."""
    told = [
        f"{bare(lower_first(title))} (thời hạn {wording.day(due)})"
        + (f", nguyên nhân: {flowing(cause)}" if cause else "")
        for title, due, cause in tasks
    ]
    return f"Còn {wording.count(len(tasks))} nhiệm vụ quá hạn chưa hoàn thành: {'; '.join(told)}."


def done_late(number: int) -> str:
    """How many tasks were done after their deadline."""
    return f"{wording.count(number)} nhiệm vụ hoàn thành sau thời hạn."


def causes(told: Sequence[str]) -> str:
    """The causes of what was not reached."""
    if len(told) == 1:
        return f"Những tồn tại, hạn chế trên chủ yếu là do {_list(told)}."
    return f"Những tồn tại, hạn chế trên có nhiều nguyên nhân, nhưng chủ yếu là do: {_list(told)}."


def _list(texts: Sequence[str]) -> str:
    return "; ".join(map(flowing, texts))


def ahead(title: str, *, begun: bool) -> str:
    """A task of the next period in the words of the plan: carried on with, or begun; no verb is said twice."""
    if begins_with_verb(title, ("tiếp tục",)) or (not begun and begins_with_verb(title)):
        return upper_first(bare(title))
    return f"{'Tiếp tục' if begun else 'Triển khai thực hiện'} {bare(lower_first(title))}"


def recommendation(proposal: str) -> str:
    """What a unit proposes as the office makes it, a recommendation a line; nothing where it proposes nothing."""
    first, *more = [undashed(line) for line in proposal.split("\n") if undashed(line)] or [""]
    if first.endswith(":") and more:
        first, more = f"{first} {flowing(chr(10).join(more))}", []
    return "\n".join(_recommended(line) for line in (first, *more) if not says_nothing(line))


def _recommended(line: str) -> str:
    if _IS_PROPOSAL.match(fold(line)):
        return ended(upper_first(line))
    return ended(f"Kiến nghị {lower_first(line)}")


def addressee_rank(recommendation: str) -> int:
    """How high the one to whom it goes stands, the highest 0; one that names nobody comes last."""
    words = _IS_PROPOSAL.sub("", fold(recommendation), count=1).strip()
    return next((rank for rank, begins in enumerate(_ADDRESSEES) if begins.match(words)), len(_ADDRESSEES))


def says_nothing(text: str) -> bool:
    """Whether somebody only typed that there is nothing (`Không.`, `Không có`)."""
    return fold(bare(undashed(text))) in _NOTHING_SAID | {""}


def subject(plan: str, period: Period) -> str:
    """What a report without a request says of itself under its name."""
    if period.is_term:
        return f"Tổng kết thực hiện {plan} {period.words}"
    tasks = "phương hướng, nhiệm vụ" if period.is_year else "nhiệm vụ, giải pháp"
    return f"Kết quả thực hiện {plan} trong {period.words}; {tasks} {period.ahead}"


def subject_of_request(asked: str) -> str:
    """The subject of the report that a request asks for: on what it wants «báo cáo», without the day; else nothing."""
    wanted = (_BY_WHEN.sub("", asked[found.end() :]).strip() for found in _ASKED_FOR.finditer(f"{asked} "))
    told = next((text for text in wanted if text and not _NO_SUBJECT.match(text)), "")
    return upper_first(curled(told))
