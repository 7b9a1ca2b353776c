"""What a report is gathered from: what has begun, what was told in the period, which documents it may cite."""

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.offices import Office
from tests.reports.desks import (
    H1,
    PLAN,
    first_half,
    found,
    issued_plan,
    on,
    report_of,
    section,
    staff,
    tasks,
)
from tracker.documents.actions import DocumentWords, create_document
from tracker.domain.building import remarks
from tracker.domain.levels import WorkLevel
from tracker.domain.secrecy import Level
from tracker.progress.actions.reporting import UpdateWords, report_progress
from tracker.progress.models import ProgressUpdate
from tracker.reports.actions.writing import create_report
from tracker.reports.queries.papers import open_report
from tracker.reports.queries.told import begins

DRAFTED = date(2022, 6, 16)


@pytest.fixture
def plan_id(office: Office) -> int:
    """A plan with a drafted report."""
    staff(office)
    number = first_half(office)
    with on(DRAFTED):
        create_report(found(number), H1, by=office.actor("officer"))
    return number


def test_internal_documents_are_left_out_of_the_report_and_counted(office: Office) -> None:
    staff(office)
    with on(date(2022, 3, 14)):
        by, kept_by = office.actor("officer"), office.units["root"]
        words = DocumentWords("Nghị quyết", "57-NQ/TW", date(2021, 12, 22), "Bộ Chính trị", "đột phá")
        inner = DocumentWords(
            "Kết luận", "9-KL/HU", date(2022, 1, 5), "Huyện ủy", "nội dung riêng", Level.INTERNAL
        )
        open_one = create_document(words, kept_by=kept_by, by=by)
        between = create_document(inner, kept_by=kept_by, by=by, mandates=[open_one.id])
        asked = replace(inner, kind="Công văn", number="12-CV/HU", subject="báo cáo việc riêng")
        request = create_document(asked, kept_by=kept_by, by=by)
        number = issued_plan(office, PLAN, unit="root", mandates=[between]).id
    with on(DRAFTED):
        report = create_report(found(number), H1, by=by, request=request)
        opened = open_report(report)
    told = " ".join(
        [*section(opened.built, "1."), opened.built.paper.opening[0].text, opened.built.paper.subject]
    )
    assert "57-NQ/TW" in told
    assert not re.search(r"9-KL/HU|12-CV/HU|riêng", told)
    assert [each.params for each in remarks(opened.facts) if "nội bộ" in each.message] == [{"count": 2}]


@pytest.mark.parametrize(
    ("words", "begun"),
    [
        ({"nothing_new": True}, False),
        ({"nothing_new": True, "level": WorkLevel.STARTED}, False),
        ({}, False),
        ({"percent": 0}, False),
        ({"percent": 1}, True),
        ({"level": WorkLevel.STARTED}, True),
        ({"completes": True}, True),
    ],
)
def test_work_has_begun_where_an_update_gives_a_level_a_share_or_a_completion(
    words: dict[str, object], begun: bool
) -> None:
    usual = {"nothing_new": False, "level": None, "percent": None, "completes": False}
    assert begins(ProgressUpdate(**{**usual, **words})) is begun


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (UpdateWords(nothing_new=True), "- Triển khai thực hiện nội dung 3;"),
        (UpdateWords("Chưa có thông báo mở lớp."), "- Triển khai thực hiện nội dung 3;"),
        (UpdateWords("Đã mở lớp.", level=WorkLevel.UNDER_WAY), "- Tiếp tục nội dung 3;"),
    ],
)
def test_a_task_that_has_not_begun_is_not_carried_on_with(
    office: Office, plan_id: int, words: UpdateWords, told: str
) -> None:
    with on(date(2022, 6, 1)):
        report_progress(tasks(plan_id)["3"], words, as_of=date(2022, 6, 1), by=office.actor("sister"))
    with on(DRAFTED):
        opened = open_report(report_of(plan_id))
    assert told in section(opened.built, "II.")
    silent = [each.params["numbers"] for each in remarks(opened.facts) if "numbers" in each.params]
    assert silent == ["4"]
