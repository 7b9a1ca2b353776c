"""The money of a plan as its report tells it; sums that contradict each other are not told."""

from collections.abc import Sequence
from fractions import Fraction

from tracker.domain import wording
from tracker.domain.budgeting import (
    MoneyLine,
    counted,
    over_allocated,
    paid_with_parts,
    parts_differ_by,
    totals,
)
from tracker.domain.building.citations import plan_issued, plan_stands_in_direction, short
from tracker.domain.building.facts import ReportFacts
from tracker.domain.money import BudgetStage, MoneyKind
from tracker.domain.phrases import bare, begins_with_verb, lower_first, upper_first
from tracker.domain.rates import Rate
from tracker.domain.reporting import FactRef, Paragraph

FIELD = "khoa học và công nghệ"
FIELD_SINCE_2025 = "khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số"
"""The field's full name; the long one for plans made since 2025 (Resolution 57-NQ/TW)."""


def disagreements(lines: Sequence[MoneyLine]) -> list[MoneyLine]:
    """Lines that their own parts contradict: a total that is not their sum, or more allocated than was assigned."""
    return [line for line in lines if parts_differ_by(line, lines) or over_allocated(line, lines) > 0]


def _assigned(lines: Sequence[MoneyLine]) -> list[MoneyLine]:
    """What was assigned and not taken back, each amount once."""
    return [line for line in counted(lines, BudgetStage.ASSIGNED) if line.amount > 0]


def plan_and_money(facts: ReportFacts) -> list[Paragraph]:
    """The plan with its money, and how much of it was paid out where the report asks for it."""
    lines = [] if disagreements(facts.money) else _assigned(facts.money)
    refs = tuple(FactRef("allocation", line.id) for line in lines)
    paragraphs = []
    if not plan_stands_in_direction(facts):
        more = f"; {_provided(facts, lines)}" if lines else ""
        paragraphs.append(plan_issued(facts, more=more, refs=refs))
    elif lines:
        text = f"{upper_first(_provided(facts, lines))}, thực hiện {short(facts.plan)}."
        paragraphs.append(Paragraph(text, facts=refs))
    if lines and facts.head.disbursement and totals(facts.money).disbursed >= 0:
        paragraphs.append(Paragraph(_disbursed(facts, lines), facts=refs))
    return paragraphs


def _provided(facts: ReportFacts, lines: Sequence[MoneyLine]) -> str:
    """`tổng kinh phí bố trí … đồng, gồm … và …`."""
    parts = [_part(kind, _of_kind(kind, lines), facts) for kind in _kinds(lines)]
    if len(parts) == 1:
        return f"kinh phí bố trí là {parts[0]}"
    total = wording.short_money(sum(line.amount for line in lines))
    return f"tổng kinh phí bố trí {total}, gồm {', '.join(parts[:-1])} và {parts[-1]}"


def _part(kind: MoneyKind, lines: Sequence[MoneyLine], facts: ReportFacts) -> str:
    """Recurrent money names who got it, capital money what it is for."""
    amount = f"{_name(kind, facts)} {wording.short_money(sum(line.amount for line in lines))}"
    if kind is MoneyKind.CAPITAL and len(lines) == 1:
        return f"{amount} {'để' if begins_with_verb(lines[0].title) else 'cho'} {_purpose(lines[0])}"
    if kind is MoneyKind.CAPITAL:
        each = "; ".join(f"{_purpose(line)} {wording.short_money(line.amount)}" for line in lines)
        return f"{amount} ({each})"
    units = dict.fromkeys(line.unit for line in lines)
    if len(units) == 1:
        return f"{amount} (giao {lines[0].unit})"
    shares = {unit: sum(line.amount for line in lines if line.unit == unit) for unit in units}
    each = ", ".join(f"{unit} {wording.short_money(share)}" for unit, share in shares.items())
    return f"{amount} (giao {each})"


def _purpose(line: MoneyLine) -> str:
    return bare(lower_first(line.title))


def _name(kind: MoneyKind, facts: ReportFacts) -> str:
    field = FIELD if facts.plan.issued_on.year < 2025 else FIELD_SINCE_2025
    return {
        MoneyKind.RECURRENT: f"kinh phí sự nghiệp {field}",
        MoneyKind.CAPITAL: "vốn đầu tư",
        MoneyKind.COMBINED: "kinh phí lồng ghép",
    }[kind]


def _disbursed(facts: ReportFacts, lines: Sequence[MoneyLine]) -> str:
    """Paid out over assigned, as a whole and, where they sum to it, by kind; each rate with its denominator."""
    money = totals(facts.money)
    day = f"Đến ngày {wording.day(facts.as_of)}"
    if money.disbursed == 0:
        return f"{day} chưa giải ngân."
    percent = wording.percent(Fraction(money.disbursed, money.assigned))
    whole = f"{day} đã giải ngân {wording.number(money.disbursed)} đồng, đạt {percent} dự toán giao"
    rates = {kind: _paid_of(_of_kind(kind, lines), facts.money) for kind in _kinds(lines)}
    paid = [rate.num for rate in rates.values()]
    if len(rates) < 2 or min(paid) < 0 or sum(paid) != money.disbursed:
        return f"{whole}."
    return f"{whole} ({'; '.join(_told_paid(kind, rate) for kind, rate in rates.items())})."


def _paid_of(lines: Sequence[MoneyLine], all_lines: Sequence[MoneyLine]) -> Rate:
    rates = [paid_with_parts(line, all_lines) for line in lines]
    return Rate(sum(rate.num for rate in rates), sum(rate.den for rate in rates))


def _told_paid(kind: MoneyKind, rate: Rate) -> str:
    name = {MoneyKind.RECURRENT: "kinh phí sự nghiệp", MoneyKind.CAPITAL: "kinh phí đầu tư"}.get(
        kind, "kinh phí lồng ghép"
    )
    shown = f"{wording.number(rate.num)}/{wording.number(rate.den)} đồng"
    return f"{name} {shown}, đạt {wording.percent(Fraction(rate.num, rate.den))}"


def _kinds(lines: Sequence[MoneyLine]) -> list[MoneyKind]:
    return [kind for kind in MoneyKind if _of_kind(kind, lines)]


def _of_kind(kind: MoneyKind, lines: Sequence[MoneyLine]) -> list[MoneyLine]:
    return [line for line in lines if line.kind is kind]
