"""The annexes of a report: which go along, under which numbers they are cited, and what stands in their cells."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.domain.small_reports import DAY, PLAN, facts, money, section, task
from tests.domain.test_register_words import facts as register
from tests.domain.test_register_words import items
from tracker.domain.budgeting import Totals
from tracker.domain.building import (
    AnnexKind,
    Before,
    Figured,
    IndicatorFacts,
    LateTasks,
    ReportFacts,
    RolloutFacts,
    RolloutUnit,
    as_json,
    build_report,
    freeze,
    remarks,
    thaw,
)
from tracker.domain.building.remarks import NO_ROWS
from tracker.domain.indicators import Figure, IndicatorKind, Spelling
from tracker.domain.money import BudgetStage
from tracker.domain.rates import Counts
from tracker.domain.status import Standing

EVERY = tuple(AnnexKind)


def ratio(
    now: int, of: int, *, target: tuple[int, int] | None = None, before: tuple[int, int] | None = None, **more
):
    """An indicator that is a ratio, as of the day and of the report before."""

    def figured(told: tuple[int, int] | None, day: date) -> Figured | None:
        return Figured(Figure(Decimal(told[0]), Decimal(told[1])), day) if told else None

    spelling = Spelling(more.get("kind", IndicatorKind.RATIO), more.get("unit", "thủ tục"))
    return IndicatorFacts(
        more.get("id", 7), "CT1", more.get("title", "Thủ tục mức độ 4"), spelling,
        figured(target, date(2022, 12, 31)), figured((now, of), DAY), figured(before, date(2021, 12, 14)),
    )  # fmt: skip


def full(*, kinds: tuple[AnnexKind, ...] = EVERY, late: LateTasks = LateTasks.UNNAMED) -> ReportFacts:
    """Three tasks of two units, with something for every annex."""
    tasks = [
        task(1, Standing.DONE_ON_TIME, lead="Phòng A"),
        task(2, Standing.OVERDUE, lead="Phòng B"),
        task(3, Standing.DONE_LATE, lead="Phòng B"),
    ]
    parts = (
        money("A", 240_000_000),
        money("A1", 90_000_000, parent_id=65, stage=BudgetStage.ALLOCATED, paid=45_000_000),
    )
    cells = (tasks[0].status, tasks[2].status, tasks[1].status, None)
    return replace(
        facts(tasks, head={"annexes": kinds, "late_tasks": late}),
        documents=(PLAN,),
        indicators=(ratio(58, 262, target=(131, 262), before=(42, 262)),),
        money=parts,
        rollouts=(RolloutFacts("18", "Xây dựng ISO", ("Lập ban", "Khảo sát", "Đào tạo", "Công bố"),
                               (RolloutUnit("UBND xã Một", cells, Fraction(1, 3)),)),),
        registers=(register(items(2)),),
    )  # fmt: skip


def annex(given: ReportFacts, kind: AnnexKind):
    """The one annex of a kind."""
    return build_report(replace(given, head=replace(given.head, annexes=(kind,)))).paper.annexes[0]


def test_annexes_stand_in_the_order_in_which_the_text_cites_them_under_roman_numbers() -> None:
    built = build_report(full(kinds=EVERY[::-1]))
    names = [built.paper.annex_name(place) for place in range(len(built.paper.annexes))]
    assert names == [f"Phụ lục {number}" for number in ("I", "II", "III", "IV", "V", "VI", "VII")]
    assert section(built, "1.")[1].endswith("01 văn bản để triển khai thực hiện (Phụ lục I kèm theo).")
    assert section(built, "2.")[-1] == "Đến ngày 14/6/2022 có 02 di tích (Phụ lục VII kèm theo)."
    assert section(built, "2.")[-2] == (
        "Tình hình thực hiện từng nhiệm vụ tại Phụ lục II; các chỉ tiêu tại Phụ lục III; kinh phí tại Phụ lục IV; "
        "việc triển khai theo đơn vị tại Phụ lục V; nhiệm vụ theo cơ quan, đơn vị chủ trì tại Phụ lục VI kèm theo."
    )


@pytest.mark.parametrize("kind", [kind for kind in EVERY if kind is not AnnexKind.TASKS])
def test_a_table_without_a_row_does_not_go_along_and_nothing_cites_it(kind: AnnexKind) -> None:
    built = build_report(facts(head={"annexes": (kind,)}))
    assert built.paper.annexes == ()
    assert "Phụ lục" not in as_json(built)


def test_the_writer_is_told_which_chosen_annexes_have_no_row() -> None:
    told = [each for each in remarks(facts(head={"annexes": EVERY})) if each.message == NO_ROWS]
    assert [each.params["annexes"].count(";") for each in told] == [5]
    assert not [each for each in remarks(full()) if each.message == NO_ROWS]


def test_several_rollouts_are_several_annexes_and_are_cited_together() -> None:
    given = full(kinds=(AnnexKind.TASKS, AnnexKind.ROLLOUTS))
    built = build_report(replace(given, rollouts=given.rollouts * 2))
    assert len(built.paper.annexes) == 3
    assert "việc triển khai theo đơn vị tại các Phụ lục II, III kèm theo." in section(built, "2.")[-1]


def test_documents_of_several_organs_are_not_all_said_to_be_the_office_s() -> None:
    given = full(kinds=(AnnexKind.DOCUMENTS,))
    built = build_report(replace(given, documents=(PLAN, replace(PLAN, id=8, issuer="Phòng A"))))
    assert section(built, "1.")[1].startswith("Các cơ quan, đơn vị đã ban hành 02 văn bản")
    assert [row.cells[1:4] for row in built.paper.annexes[0].rows] == [
        ("56/KH-UBND", "11/3/2022", "UBND huyện"),
        ("56/KH-UBND", "11/3/2022", "Phòng A"),
    ]


def test_an_indicator_stands_beside_its_plan_and_the_report_before() -> None:
    row = annex(full(), AnnexKind.INDICATORS).rows[0].cells
    assert row == (
        "1", "Thủ tục mức độ 4", "thủ tục", "131/262", "58/262 (22,14%)", "44,27", "42/262",
        "tăng 6,11 điểm phần trăm",
    )  # fmt: skip


def test_an_indicator_of_money_is_told_in_millions() -> None:
    paid = ratio(
        96_500_000, 240_000_000, before=(90_000_000, 240_000_000), kind=IndicatorKind.MONEY_RATIO, unit="đồng"
    )
    row = annex(replace(full(), indicators=(paid,)), AnnexKind.INDICATORS).rows[0].cells
    assert row[2:] == ("triệu đồng", "", "96,5/240 (40,21%)", "", "90/240", "tăng 2,71 điểm phần trăm")


def test_money_is_told_in_the_official_columns_with_the_sum_of_the_year() -> None:
    shown = annex(full(), AnnexKind.MONEY)
    assert (shown.note, shown.measure) == ("(Số liệu đến ngày 14/6/2022)", "Đơn vị tính: triệu đồng")
    line, part, total = [row.cells for row in shown.rows if not row.heading]
    assert line[3:] == total[3:] == ("240", "", "240", "", "", "240", "90", "45", "18,75", "195", "")
    assert part[3:] == ("90", "", "90", "", "", "", "90", "45", "50", "45", "")
    assert total[1] == "Tổng số"


@pytest.mark.parametrize(
    ("late", "row"),
    [
        (LateTasks.UNNAMED, ("2", "Phòng B", "2", "1", "1", "0", "1/2 (50%)")),
        (LateTasks.OMITTED, ("2", "Phòng B", "2", "1", "1", "0", "1/2 (50%)")),
        (LateTasks.NAMED, ("2", "Phòng B", "2", "0", "1", "0", "0", "1", "0", "1/2 (50%)", "0/1 (0%)")),
    ],
)
def test_late_units_are_named_only_where_the_report_names_them(late: LateTasks, row: tuple[str, ...]) -> None:
    shown = annex(full(late=late), AnnexKind.UNITS)
    assert shown.rows[1].cells == row
    assert any("uá hạn" in column for column in shown.columns) is (late is LateTasks.NAMED)


def test_the_sum_of_the_units_is_the_count_of_the_report() -> None:
    given = full()
    assert annex(given, AnnexKind.UNITS).rows[-1].cells[1:4] == ("Tổng cộng", str(given.counts.total), "2")


@pytest.mark.parametrize(
    ("late", "cells"),
    [(LateTasks.UNNAMED, ("28/3", "28/3", "x", "–")), (LateTasks.NAMED, ("28/3", "28/3 (m)", "q", "–"))],
)
def test_a_rollout_shows_the_day_of_each_step(late: LateTasks, cells: tuple[str, ...]) -> None:
    shown = annex(full(late=late), AnnexKind.ROLLOUTS)
    assert shown.rows[0].cells == ("1", "UBND xã Một", *cells, "33,33")
    assert "(1) lập ban; (2) khảo sát" in shown.legend
    assert ("quá hạn" in shown.legend) is (late is LateTasks.NAMED)


def test_a_report_compares_with_the_report_before_in_counts_rates_and_money() -> None:
    before = Before(date(2021, 12, 14), Counts(done_on_time=1, in_term=3), Totals(0, 0, 10_000_000), {})
    given = replace(
        full(kinds=()), before=before, money=(money("A", 240_000_000, paid=45_000_000),),
        head=replace(full().head, annexes=(), comparison=True, disbursement=True),
    )  # fmt: skip
    assert section(build_report(given), "2.")[-1] == (
        "So với ngày 14/12/2021: số nhiệm vụ hoàn thành tăng 01; số nhiệm vụ quá hạn chưa hoàn thành tăng 01; tỷ lệ hoàn "
        "thành trên tổng số nhiệm vụ tăng 41,67 điểm phần trăm; số kinh phí giải ngân tăng 35.000.000 đồng."
    )


@pytest.mark.parametrize(
    ("then", "words"),
    [(Counts(done_on_time=5), "giảm 03;"), (Counts(done_on_time=2), "bằng kỳ trước;"), (Counts(), "")],
)
def test_less_the_same_and_nothing_before_are_said_as_they_are(then: Counts, words: str) -> None:
    given = replace(full(kinds=()), before=Before(date(2021, 12, 14), then, Totals(0, 0, 0)))
    told = " ".join(section(build_report(given), "2."))
    assert (f"số nhiệm vụ hoàn thành {words}" in told) if words else ("So với" not in told)


def test_every_annex_stands_in_the_workbook_and_for_machines() -> None:
    built = build_report(full())
    assert [sheet.name for sheet in built.sheets] == [
        "Tình hình thực hiện", "Văn bản", "Chỉ tiêu", "Kinh phí", "Nhiệm vụ 18", "Đơn vị chủ trì",
        "Di tích được công nhận",
    ]  # fmt: skip
    told = json.loads(as_json(built))["annexes"]
    assert [each["title"] for each in told] == [each.title for each in built.paper.annexes]
    assert told[2]["rows"] == [list(row.cells) for row in built.paper.annexes[2].rows]


def test_a_report_with_every_annex_is_frozen_and_read_back() -> None:
    built = build_report(full())
    assert thaw(freeze(built)) == built
