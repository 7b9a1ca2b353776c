"""Sums of money: nothing counts twice, the page and the report say the same, what contradicts itself is not told."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.small_reports import facts, money, section
from tracker.domain.budgeting import MoneyLine, Totals, falls_below_zero, paid_with_parts, totals
from tracker.domain.building import build_report
from tracker.domain.excesses import (
    OVER_ALLOCATED,
    OVER_PAID,
    PAID_OVER_ALLOCATED,
    PARTS_DIFFER,
    all_excesses,
    excesses,
)
from tracker.domain.money import (
    AdjustmentKind,
    BudgetStage,
    MoneyKind,
    MoneySource,
    PaymentKind,
    check_open,
    check_source,
)
from tracker.domain.moneyaccount import account
from tracker.domain.moneytable import SourceColumn, money_table
from tracker.domain.refusals import Refusal

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
    assert totals(lines) == sums_up
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
    ("lines", "told"),
    [
        ([A, part("A1", 240, A, paid=240)], []),
        ([A, part("A1", 241, A)], [("A", OVER_ALLOCATED, 1)]),
        ([A, part("A1", 120, A), part("A2", 121, A)], [("A", OVER_ALLOCATED, 1)]),
        ([replace(A, carried=1), part("A1", 241, A, paid=241)], []),
        ([replace(A, carried=1), part("A1", 241, A, paid=242)], [("A", OVER_PAID, 1), ("A1", OVER_PAID, 1)]),
        ([A, part("A1", 240, A, paid=250, carried=10)], []),
        ([A, part("A1", 240, A, paid=251, carried=10)], [("A", OVER_PAID, 1), ("A1", OVER_PAID, 1)]),
        ([replace(A, carried=-40), part("A1", 240, A, paid=200)], []),
        ([replace(A, carried=-40, paid=201), part("A1", 240, A)], [("A", OVER_PAID, 1)]),
        ([replace(A, paid=101), part("A1", 100, A)], [(None, PAID_OVER_ALLOCATED, 1)]),
        ([replace(A, paid=240)], []),
        ([replace(A, paid=241)], [("A", OVER_PAID, 1)]),
        ([A, replace(B, paid=5000)], []),
        ([replace(A, paid=200), money("C", 1, paid=42)], [(None, OVER_PAID, 1), ("C", OVER_PAID, 41)]),
        ([replace(A, paid=200), money("C", 1, paid=42, year=2023)], [("C", OVER_PAID, 41)]),
        ([replace(TOTAL, amount=5241), *PARTS], [("T", PARTS_DIFFER, 1)]),
    ],
)
def test_sums_are_compared_by_line_and_by_kind_and_year_and_carried_money_is_understood(lines, told) -> None:
    found = [
        (each.line.number if each.line else None, each.sentence, each.by) for each in all_excesses(lines)
    ]
    assert found == told
    assert all(each.advice for each in all_excesses(lines))


@pytest.mark.parametrize(
    ("source", "year", "day", "refused"),
    [
        (MoneySource.DISTRICT, 2025, date(2025, 6, 30), False),
        (MoneySource.DISTRICT, 2025, date(2025, 7, 1), True),
        (MoneySource.DISTRICT, 2026, date(2025, 6, 30), True),
        (MoneySource.COMMUNE, 2026, date(2026, 7, 1), False),
    ],
)
def test_the_districts_budget_ends_with_the_districts(source, year, day, refused: bool) -> None:
    if refused:
        with pytest.raises(Refusal, match="Ngân sách huyện"):
            check_source(source, year=year, day=day)
    else:
        check_source(source, year=year, day=day)


def test_money_of_a_year_is_paid_until_the_end_of_january_and_not_on_the_first_of_february() -> None:
    check_open(2022, date(2023, 1, 31))
    with pytest.raises(Refusal, match="Kinh phí năm"):
        check_open(2022, date(2023, 2, 1))


def test_the_table_keeps_years_apart_and_columns_add_up() -> None:
    a10, a2 = part("A10", 40, A, task="18"), part("A2", 200, A, paid=96)
    later = money("A", 7, year=2023, source=MoneySource.COMBINED)
    table = money_table([a10, replace(A, carried=10), a2, B, later])
    assert [(each.year, each.sum.total, each.sum.assigned) for each in table] == [
        (2022, 5250, 5240),
        (2023, 7, 7),
    ]
    rows = [(row.line.number, row.depth, row.total, row.allocated, row.left) for row in table[0].rows]
    assert rows == [
        ("A", 0, 250, 240, 154),
        ("A2", 1, 200, 200, 104),
        ("A10", 1, 40, 40, 40),
        ("B", 0, 5000, 0, 5000),
    ]
    assert table[0].sum.sources[SourceColumn.PROVINCE] == 5250
    assert table[1].sum.sources[SourceColumn.OTHER] == 7
    assert (table[0].sum.rate.num, table[0].sum.rate.den, table[0].sum.left) == (96, 5240, 5154)
    assert table[0].totals.disbursed_of_allocated.den == 240


def test_a_total_line_is_divided_by_the_sources_of_its_parts() -> None:
    capital = replace(PARTS[1], source=MoneySource.DISTRICT)
    table = money_table([TOTAL, PARTS[0], capital])
    assert table[0].rows[0].sources == {
        SourceColumn.CENTRAL: 0,
        SourceColumn.PROVINCE: 240,
        SourceColumn.LOCAL: 5000,
        SourceColumn.OTHER: 0,
    }
    assert sum(table[0].sum.sources.values()) == table[0].sum.total == 5240


def test_every_number_of_a_line_explains_itself() -> None:
    line = replace(A, amount=220, carried=10, paid=50)
    below = part("A1", 100, line, paid=30, carried=5)
    steps = account(
        line,
        [line, below],
        original=200,
        adjusted=[
            (AdjustmentKind.RAISED, 50),
            (AdjustmentKind.CANCELLED, -20),
            (AdjustmentKind.CARRIED_IN, 10),
            (AdjustmentKind.LOWERED, -10),
        ],
        paid=[(PaymentKind.ADVANCE, 60), (PaymentKind.PAID, 20), (PaymentKind.RECOVERED, -30)],
    )
    running = 0
    for step in steps:
        running = running if step.is_sum else running + step.amount
        assert not step.is_sum or step.amount == running
    assert [step.amount for step in steps if step.is_sum] == [220, 235, 155]


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
