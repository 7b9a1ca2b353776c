"""A large report is there at once: what a writer waits for, measured."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from statistics import median
from time import perf_counter

from flask import Flask

from tests.offices import Office, task
from tests.reports.desks import H1, PLAN, found, issued_plan, on, staff
from tests.reports.test_papers import counted
from tracker import clock
from tracker.db import db
from tracker.domain.building import AnnexKind, Built
from tracker.domain.indicators import IndicatorKind
from tracker.indicators.actions import Figure, create_indicator, record_reading
from tracker.progress.actions.reporting import UpdateWords, report_progress
from tracker.reports.actions.writing import change_head, create_report
from tracker.reports.queries.heads import head_words
from tracker.reports.queries.papers import paper_of
from tracker.reports.queries.reports import find_head
from tracker.reports.word import write_report

CUTOFF = date(2022, 6, 14)
TASKS, INDICATORS = 200, 50
TARGET = 1.5
"""Seconds, the median of five: gathered, built and written as a Word document, on a machine that nobody shares."""
MARGIN = 2.0
"""A machine that runs other tests beside is slower."""


def large(office: Office, number: str, tasks: int, indicators: int) -> int:
    """A plan with so many tasks, each with an update, and so many indicators, each with a reading."""
    by = office.actor("officer")
    with on(date(2022, 3, 14)):
        made = issued_plan(office, replace(PLAN, number=number), unit="root")
        for place in range(tasks):
            each = task(office, made, str(place + 1), "Năm 2022")
            told = UpdateWords(f"Đã thực hiện nội dung {place + 1} theo kế hoạch.", obstacle="Thiếu người.")
            report_progress(each, told, as_of=date(2022, 3, 14), by=office.actor("sister"))
        for place in range(indicators):
            each = create_indicator(
                made, code=f"CT{place}", title=f"Chỉ tiêu {place}", kind=IndicatorKind.RATIO,
                unit_of_measure="xã", position=place, by=by,
            )  # fmt: skip
            db.session.flush()
            record_reading(each, Figure(Decimal(place), Decimal(60)), as_of=date(2022, 3, 14), by=by, note="")
    with on(date(2022, 6, 13)):
        report = create_report(found(made.id), H1, by=by)
        db.session.flush()
        head = find_head(report, at=clock.latest())
        assert head is not None
        words = replace(head_words(head), comparison=True, statistics=True, annexes=tuple(AnnexKind))
        change_head(report, words, request_id=None, by=by)
    return made.id


def gathered(plan_id: int) -> Built:
    """The report with nothing loaded before."""
    db.session.remove()
    return paper_of(found(plan_id), H1, as_of=CUTOFF, known_at=clock.end_of(CUTOFF))


def test_a_report_with_200_tasks_and_50_indicators_is_there_in_time(app: Flask, office: Office) -> None:
    staff(office)
    plan_id = large(office, "56/KH-UBND", TASKS, INDICATORS)
    took = []
    for _ in range(5):
        start = perf_counter()
        data = write_report(gathered(plan_id).paper)
        took.append(perf_counter() - start)
        assert data.startswith(b"PK")
    assert median(took) <= TARGET * MARGIN, took


def test_the_number_of_statements_does_not_grow_with_the_plan(app: Flask, office: Office) -> None:
    staff(office)
    numbers = [large(office, f"{5 + size}/KH-UBND", size, size) for size in (3, 30)]
    sent = []
    for plan_id in numbers:
        with counted() as statements:
            gathered(plan_id)
        sent.append(len(statements))
    assert sent[0] == sent[1] < 60, sent
