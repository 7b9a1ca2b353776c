"""The money of a plan: assigned, allocated, paid out and left, line by line; amounts in triệu đồng."""

from fractions import Fraction

from tracker.domain import wording
from tracker.domain.budgeting import MoneyLine, allocated_below, below, paid_with_parts, totals
from tracker.domain.building.annexes.facts import MoneyFacts
from tracker.domain.money import BudgetStage
from tracker.domain.phrases import upper_first
from tracker.domain.rates import Rate
from tracker.domain.reporting import Annex, AnnexRow

COLUMNS = (
    "TT", "Nội dung", "Đơn vị thực hiện", "Nguồn vốn", "Dự toán giao", "Đã phân bổ", "Đã giải ngân (lũy kế)",
    "Tỷ lệ giải ngân (%)", "Còn lại", "Giải ngân kỳ trước",
)  # fmt: skip
MEASURE = "Đơn vị tính: triệu đồng"
_WIDTHS, _ALIGNS = (6, 26, 18, 12, 11, 11, 12, 10, 11, 11), "clllrrrrrr"


def money_annex(facts: MoneyFacts, plan: str, note: str) -> Annex:
    """The lines in their order and their sum; the last column stands only where there was a report before."""
    last = len(COLUMNS) - (facts.paid_before is None)
    rows = [*(_row(line, facts) for line in facts.lines), _sum(facts)]
    return Annex(
        title=f"Tình hình phân bổ, giải ngân kinh phí thực hiện {plan}",
        columns=COLUMNS[:last],
        rows=tuple(AnnexRow(cells[:last]) for cells in rows),
        widths=_WIDTHS[:last],
        aligns=_ALIGNS[:last],
        note=note,
        measure=MEASURE,
        sheet="Kinh phí",
    )


def _row(line: MoneyLine, facts: MoneyFacts) -> tuple[str, ...]:
    assigned = line.stage is BudgetStage.ASSIGNED
    allocated = allocated_below(line, facts.lines) if assigned else line.amount
    paid = paid_with_parts(line, facts.lines)
    before = facts.paid_before or {}
    parts = below(line, facts.lines)
    return (
        line.number,
        upper_first(line.title),
        line.unit,
        facts.sources.get(line.id, ""),
        millions(line.amount) if assigned else "",
        millions(allocated) if allocated else "",
        *_paid(paid),
        millions(before.get(line.id, 0) + sum(before.get(part.id, 0) for part in parts)),
    )


def _sum(facts: MoneyFacts) -> tuple[str, ...]:
    money = totals(facts.lines)
    return (
        "",
        "Tổng cộng",
        "",
        "",
        millions(money.assigned),
        millions(money.allocated),
        *_paid(money.disbursed_of_assigned),
        millions(sum((facts.paid_before or {}).values())),
    )


def _paid(rate: Rate) -> tuple[str, str, str]:
    """Paid out, its share of the amount, and what is left of it."""
    share = wording.number(wording.percentage(rate.share)) if rate.share is not None else ""
    return millions(rate.num), share, millions(rate.den - rate.num)


def millions(amount: int) -> str:
    """Whole đồng as triệu đồng with up to three decimals, halves away from zero: 5.240; 1,5."""
    return wording.number(wording.rounded(Fraction(amount, 10**6), places=3))
