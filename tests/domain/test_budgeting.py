"""Sums of money: nothing counts twice, the page and the report say the same, what contradicts itself is not told."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.small_reports import facts, money, section
from tracker.domain.budgeting import (
    OVER_ALLOCATED,
    OVER_PAID,
    MoneyLine,
    Totals,
    excesses,
    falls_below_zero,
    paid_with_parts,
    totals,
)
from tracker.domain.building import build_report
from tracker.domain.building.money import sums
from tracker.domain.money import BudgetStage, MoneyKind

A = money("A", 240)
B = money("B", 5000, kind=MoneyKind.CAPITAL)
TOTAL = money("T", 5240)
PARTS = (replace(A, parent_id=TOTAL.id), replace(B, parent_id=TOTAL.id))


def part(number: str, amount: int, of: MoneyLine, *, paid: int = 0, **more) -> MoneyLine:
    """An allocated line."""
    return money(number, amount, parent_id=of.id, stage=BudgetStage.ALLOCATED, paid=paid, **more)


A1 = part("A1", 160, A)
A11 = part("A11", 100, A1)


@pytest.mark.parametrize(
    ("lines", "sums_up"),
    [
        ((), Totals(0, 0, 0)),
        ((A, B), Totals(5240, 0, 0)),
        ((TOTAL, *PARTS), Totals(5240, 0, 0)),
        ((money("Z", 5240), replace(TOTAL, parent_id=ord("Z")), *PARTS), Totals(5240, 0, 0)),
        ((A, A1), Totals(240, 160, 0)),
        ((A, A1, A11), Totals(240, 100, 0)),
        ((replace(TOTAL, paid=1), *PARTS, replace(A1, paid=2), replace(A11, paid=3)), Totals(5240, 100, 6)),
    ],
    ids=["nothing", "two lines", "a total line", "two levels", "allocated", "allocated below", "payments"],
)
def test_no_amount_counts_twice_and_each_payment_once_on_the_page_and_in_the_report(lines, sums_up) -> None:
    assert totals(lines) == sums(lines) == sums_up
    assert build_report(facts(money=lines)).figures.money == sums_up


@pytest.mark.parametrize(("line", "paid"), [(TOTAL, 15), (A, 14), (A1, 12), (A11, 8), (B, 0)])
def test_what_was_paid_below_a_line_counts_at_all_levels(line: MoneyLine, paid: int) -> None:
    paid_out = {TOTAL.id: 1, A.id: 2, A1.id: 4, A11.id: 8}
    lines = [replace(each, paid=paid_out.get(each.id, 0)) for each in (TOTAL, *PARTS, A1, A11)]
    found = next(each for each in lines if each.id == line.id)
    assert (paid_with_parts(found, lines).num, paid_with_parts(found, lines).den) == (paid, line.amount)


@pytest.mark.parametrize(
    ("allocated", "paid", "told"),
    [
        (240, 0, []),
        (241, 0, [("A", OVER_ALLOCATED, 1)]),
        (100, 100, []),
        (100, 101, [("A1", OVER_PAID, 1)]),
        (300, 301, [("A1", OVER_PAID, 1), ("A", OVER_ALLOCATED, 60), ("A", OVER_PAID, 61)]),
    ],
)
def test_what_exceeds_a_line_is_told_of_it_and_of_the_lines_above(allocated, paid, told) -> None:
    below = part("A1", allocated, A, paid=paid)
    found = excesses(below, [A, below])
    assert [(each.line.number, each.sentence, each.by) for each in found] == told


@pytest.mark.parametrize(
    ("moves", "falls"),
    [
        ([], False),
        ([(1, 100), (2, -100)], False),
        ([(1, 100), (2, -101)], True),
        ([(2, 100), (1, -100)], True),
        ([(1, -100), (1, 100)], False),
        ([(1, 50), (2, -80), (3, 100)], True),
    ],
)
def test_a_sum_is_negative_on_no_day(moves, falls: bool) -> None:
    assert falls_below_zero((date(2022, 6, day), amount) for day, amount in moves) is falls


WHOLE = "Đến ngày 14/6/2022 đã giải ngân "
BOTH = " (kinh phí sự nghiệp 40/240 đồng, đạt 16,67%; kinh phí đầu tư 60/5.000 đồng, đạt 1,2%)."


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((replace(A, paid=40), replace(B, paid=60)), WHOLE + "100 đồng, đạt 1,91% dự toán giao" + BOTH),
        (
            (TOTAL, PARTS[0], replace(A1, paid=30), replace(A11, paid=10), replace(PARTS[1], paid=60)),
            WHOLE + "100 đồng, đạt 1,91% dự toán giao" + BOTH,
        ),
        (
            (replace(TOTAL, paid=10), replace(PARTS[0], paid=40), replace(PARTS[1], paid=60)),
            WHOLE + "110 đồng, đạt 2,1% dự toán giao.",
        ),
        ((replace(A, paid=-10), replace(B, paid=60)), WHOLE + "50 đồng, đạt 0,95% dự toán giao."),
        ((replace(A, paid=40), replace(B, amount=0, paid=60)), WHOLE + "100 đồng, đạt 41,67% dự toán giao."),
        ((replace(A, paid=-40), replace(B, paid=40)), "Đến ngày 14/6/2022 chưa giải ngân."),
        ((replace(A, paid=-40), B), None),
        ((replace(A, amount=0, paid=40),), None),
    ],
    ids=["both", "below", "on the total", "one negative", "taken back", "nothing", "negative", "no money"],
)
def test_kinds_are_told_only_where_they_sum_to_what_was_paid(lines, told: str | None) -> None:
    paragraphs = section(build_report(facts(money=lines, head={"disbursement": True})), "2.")
    assert paragraphs[1:2] == ([told] if told else [])
