"""The report of 2022-H1: what it says, what it must not say, and that time does not change it."""

import json
import re
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from flask import Flask

from tests.shows import Shown
from tracker import clock
from tracker.cli.work import report as command
from tracker.db import writing
from tracker.demo.cast import Cast
from tracker.demo.scenes import Told, moment, record_figure
from tracker.domain.rights import EVERYTHING
from tracker.indicators.queries import indicators, readings_by_indicator
from tracker.org.queries import people
from tracker.plans.models import Plan
from tracker.plans.queries.facts import Known
from tracker.plans.queries.tasks import tasks_of_plan
from tracker.progress.actions.reporting import UpdateWords, confirm, report_complete, report_progress

MUST = (
    "5.240.000.000 đồng",
    "240.000.000 đồng",
    "5 tỷ đồng",
    "Kế hoạch số 56/KH-UBND ngày 11/3/2022",
    "Công văn số 364/SKHCN-CN ngày 20/5/2022",
    "Chương trình hành động số 10-CTr/TU ngày 14/5/2021",
    "Kế hoạch số 30-KH/HU ngày 23/9/2021",
    "Quyết định số 3810/QĐ-UBND ngày 14/9/2021",
    "04 xã Vĩnh An, Tây Bình, Tây Vinh, Tây An",
    "Ngày Khoa học và Công nghệ Việt Nam 18-5",
    "Qua hơn 01 năm triển khai",
)
MUST_NOT = ("96.000.000", "1.346.000.000", "27,27", "03 đề xuất", "demo", "minh họa", "quá hạn")


def text_of(shown: Shown) -> str:
    document = Document(BytesIO((shown.out / "2022-H1.docx").read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


@pytest.mark.parametrize("words", MUST)
def test_the_report_says_what_the_real_one_says(shown: Shown, words: str) -> None:
    assert words in text_of(shown)


@pytest.mark.parametrize("words", MUST_NOT)
def test_the_report_keeps_made_up_figures_and_blame_out(shown: Shown, words: str) -> None:
    assert words not in text_of(shown)


def test_the_report_has_nine_dashes_no_count_of_nothing_and_its_blocks(shown: Shown) -> None:
    text = text_of(shown)
    second = text[text.index("II. NHIỆM VỤ") : text.index("III. KIẾN NGHỊ")]
    assert len(re.findall(r"^- ", second, re.M)) == 9
    assert not re.search(r"\b00(\s|/)", text)
    for words in (
        "I. TÌNH HÌNH",
        "1. Công tác chỉ đạo",
        "2. Kết quả đạt được",
        "3. Đánh giá chung",
        "3.1. ",
        "3.2. ",
    ):
        assert words in text
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TM. ỦY BAN NHÂN DÂN", "Nơi nhận:", "- Lưu: VT."):
        assert words in text


def written(app: Flask, tmp_path, name: str, *options: str) -> dict:
    out = tmp_path / name
    arguments = ["56/KH-UBND", "--period", "2022-H1", "--format", "json", "--out", str(out), *options]
    answer = app.test_cli_runner().invoke(command, arguments)
    assert answer.exit_code == 0, answer.output
    return json.loads(out.read_bytes())


def told(plan: Plan) -> Told:
    """The story as it stands, to be gone on with."""
    logins = {person.email.partition("@")[0]: person.id for person in people()}
    figures = {each.code: each.id for each in indicators(EVERYTHING, plan)}
    tasks = {task.number: task.id for task in tasks_of_plan(EVERYTHING, plan)}
    return Told(Cast(people=logins), tasks=tasks, indicators=figures)


def go_on(story: Told) -> None:
    """What came after the cut-off: a correction, a task done late, a back-dated update."""
    with clock.moved_to(moment(date(2022, 6, 20))), writing():
        record_figure("CT6", 5, None, date(2022, 6, 3))(story)
    with clock.moved_to(moment(date(2022, 6, 21))), writing():
        done = UpdateWords("Hội đồng đã họp.")
        report_complete(story.task("5"), done, as_of=date(2022, 6, 21), by=story.cast.actor("officer"))
    with clock.moved_to(moment(date(2022, 6, 22))), writing():
        confirm(story.task("5"), as_of=date(2022, 6, 22), by=story.cast.actor("head"))
        late = UpdateWords("Ghi bổ sung kết quả.", percent=99)
        report_progress(story.task("6"), late, as_of=date(2022, 6, 1), by=story.cast.actor("officer3"))


def test_asked_again_as_known_then_the_figures_are_the_same(demo_app: Flask, plan: Plan, tmp_path) -> None:
    before = written(demo_app, tmp_path, "before.json", "--known-at", "2022-06-14")
    go_on(told(plan))
    assert written(demo_app, tmp_path, "after.json", "--known-at", "2022-06-14") == before
    known_later = written(demo_app, tmp_path, "later.json", "--known-at", "2022-06-30")
    assert known_later["counts"] == before["counts"]
    assert known_later["progress"] > before["progress"]


def test_a_correction_is_known_from_the_day_it_was_made(demo_app: Flask, plan: Plan) -> None:
    story = told(plan)
    go_on(story)
    number, day = story.indicators["CT6"], date(2022, 6, 14)

    def value(known: date) -> int:
        readings = readings_by_indicator([number], known=Known(day, clock.end_of(known)))
        return int(readings[number][-1].value)

    assert (value(date(2022, 6, 14)), value(date(2022, 6, 30))) == (6, 5)


def test_the_json_holds_what_machines_ask_for(demo_app: Flask, tmp_path) -> None:
    told_then = written(demo_app, tmp_path, "report.json", "--known-at", "2022-06-14")
    assert set(told_then) == {
        "plan",
        "period",
        "as_of",
        "known_at",
        "counts",
        "rates",
        "progress",
        "money",
        "sections",
        "annexes",
    }
    assert told_then["counts"] == {
        "done_on_time": 5,
        "done_late": 1,
        "awaiting": 0,
        "overdue": 1,
        "in_term": 10,
        "ongoing": 5,
        "total": 22,
    }
    assert told_then["rates"]["of_due"] == {"num": 6, "den": 7, "percent": 85.71}
    assert (told_then["progress"], told_then["money"]["assigned"]) == (55.71, 5_240_000_000)
