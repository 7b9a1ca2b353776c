"""How a report compares with the one of the period before: counts, rates and money, each with its unit."""

from fractions import Fraction

from tracker.domain import wording
from tracker.domain.budgeting import totals
from tracker.domain.building.annexes.facts import Before
from tracker.domain.building.facts import ReportFacts
from tracker.domain.building.money import disagreements


def compared(facts: ReportFacts) -> str:
    """One sentence; what neither then nor now is anything is left out, and nothing is said where no task was there."""
    before = facts.before
    if before is None or not before.counts.total:
        return ""
    now, then = facts.counts, before.counts
    clauses = [
        _count("nhiệm vụ hoàn thành", now.done, then.done),
        _count("nhiệm vụ quá hạn chưa hoàn thành", now.overdue, then.overdue),
        _share("tỷ lệ hoàn thành trên tổng số nhiệm vụ", now.of_all.share, then.of_all.share),
        _money(facts, before) if facts.head.disbursement else "",
    ]
    told = "; ".join(filter(None, clauses))
    return f"So với ngày {wording.day(before.day)}: {told}." if told else ""


def _moved(name: str, moved: Fraction | int, told: str) -> str:
    """`số … tăng 02`, `giảm`, `bằng kỳ trước`."""
    if not moved:
        return f"{name} bằng kỳ trước"
    return f"{name} {'tăng' if moved > 0 else 'giảm'} {told}"


def _count(name: str, now: int, then: int) -> str:
    if not now and not then:
        return ""
    return _moved(f"số {name}", now - then, wording.count(abs(now - then)) if now != then else "")


def _share(name: str, now: Fraction | None, then: Fraction | None) -> str:
    if now is None or then is None or (not now and not then):
        return ""
    moved = now - then
    points = f"{wording.number(wording.rounded(abs(moved) * 100))} điểm phần trăm"
    return _moved(name, moved, points)


def _money(facts: ReportFacts, before: Before) -> str:
    """The payments, where the money is told at all."""
    now, then = totals(facts.money).disbursed, before.money.disbursed
    if disagreements(facts.money) or (not now and not then):
        return ""
    return _moved("số kinh phí giải ngân", now - then, f"{wording.number(abs(now - then))} đồng")
