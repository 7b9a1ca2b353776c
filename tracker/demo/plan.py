"""Setting the demo's plan down: documents, annex, rollout, money, indicators."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from sqlalchemy import select

from tracker.budget.actions import AllocationWords, record_allocation
from tracker.budget.models import Allocation
from tracker.db import db
from tracker.demo import annex, figures, people, story
from tracker.demo.cast import Cast
from tracker.documents.actions import DocumentWords, create_document
from tracker.documents.models import SourceDocument
from tracker.domain.deadlines import parse_deadline
from tracker.domain.money import MoneySource
from tracker.domain.rights import EVERYTHING, SYSTEM
from tracker.imports.actions import read_file, take_in
from tracker.indicators.actions import Figure, create_indicator, set_target
from tracker.org.models import Unit
from tracker.plans.actions.assigning import Carriers, prepare_assignment
from tracker.plans.actions.planning import PlanWords, create_plan
from tracker.plans.actions.rollouts import Participant, roll_out
from tracker.plans.actions.templates import lay_out_templates
from tracker.plans.models import Assignment, AssignmentUnit, Plan, Task
from tracker.plans.queries.tasks import tasks_of_plan

ISSUED = date(2022, 3, 11)
DOCUMENTS = (
    # key, type, number, day, issuer, subject, carries out
    (
        "ctr",
        "Chương trình hành động",
        "10-CTr/TU",
        date(2021, 5, 14),
        "Tỉnh ủy Bình Định",
        "phát triển khoa học và công nghệ tỉnh Bình Định giai đoạn 2020-2025",
        (),
    ),
    (
        "qd",
        "Quyết định",
        "3810/QĐ-UBND",
        date(2021, 9, 14),
        "UBND tỉnh Bình Định",
        "ban hành Kế hoạch thực hiện Chương trình hành động số 10-CTr/TU",
        ("ctr",),
    ),
    (
        "khhu",
        "Kế hoạch",
        "30-KH/HU",
        date(2021, 9, 23),
        "Huyện ủy Tây Sơn",
        "thực hiện Chương trình hành động của Tỉnh ủy về phát triển khoa học và công nghệ tỉnh Bình Định giai đoạn 2020 - 2025",
        ("ctr",),
    ),
    (
        "kh",
        "Kế hoạch",
        "56/KH-UBND",
        ISSUED,
        "UBND huyện Tây Sơn",
        "kế hoạch hoạt động khoa học và công nghệ năm 2022",
        ("qd", "khhu"),
    ),
)
REQUEST = (
    "cv",
    "Công văn",
    "364/SKHCN-CN",
    date(2022, 5, 20),
    "Sở Khoa học và Công nghệ tỉnh Bình Định",
    "báo cáo kết quả triển khai thực hiện Chương trình hành động số 10-CTr/TU ngày 14/5/2021 của Tỉnh ủy về “phát triển khoa học và công nghệ tỉnh Bình Định giai đoạn 2020-2025” 06 tháng đầu năm và triển khai nhiệm vụ 06 tháng cuối năm 2022",
    (),
)
OWN_LETTER = (
    "cvh",
    "Công văn",
    "",
    date(2022, 5, 23),
    "UBND huyện Tây Sơn",
    "đề nghị báo cáo kết quả 06 tháng đầu năm 2022",
    ("cv",),
)


def enter_document(
    cast: Cast, row: tuple[str, str, str, date, str, str, tuple[str, ...]], entered: dict[str, int], by: str
) -> int:
    """Enters a document of the story and remembers it under its key."""
    key, kind, number, issued, issuer, subject, mandates = row
    words = DocumentWords(kind, number, issued, issuer, subject)
    document = create_document(
        words, kept_by=cast.unit("ubnd"), by=cast.actor(by), mandates=[entered[each] for each in mandates]
    )
    entered[key] = document.id
    return document.id


def annex_file() -> bytes:
    """The annex as the Excel file that its office would have made."""
    buffer = BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = workbook.add_worksheet("Phụ lục")
    for number, title in enumerate(annex.TITLES):
        sheet.write_string(number, 0, title)
    for column, label in enumerate(annex.COLUMNS):
        sheet.write_string(4, column, label)
    for number, row in enumerate(annex.ROWS, start=5):
        if len(row) == 2:
            sheet.merge_range(number, 0, number, len(annex.COLUMNS) - 1, f"{row[0]}. {row[1]}")
        else:
            for column, text in enumerate(row):
                sheet.write_string(number, column, text)
    workbook.close()
    return buffer.getvalue()


def lay_down(cast: Cast, entered: dict[str, int]) -> int:
    """Enters the documents and the plan with its annex, prepared by the officer; the number of the plan."""
    for row in DOCUMENTS:
        enter_document(cast, row, entered, "officer")
    document = db.session.get_one(SourceDocument, entered["kh"])
    words = PlanWords(
        "Kế hoạch hoạt động khoa học và công nghệ năm 2022", date(2022, 1, 1), date(2022, 12, 31)
    )
    plan = create_plan(
        document, words, focal_unit=cast.unit("kinhte"), issuer=cast.unit("ubnd"), by=cast.actor("officer")
    )
    name = "phu-luc-56-KH-UBND.xlsx"
    take_in(plan, read_file(plan, annex_file(), name), name, by=cast.actor("officer"))
    return plan.id


def name_carriers(cast: Cast, plan: Plan) -> None:
    """The officer names the person in charge and the supervising leader of every task."""
    keys = {number: key for key, number in cast.units.items()}
    for task in tasks_of_plan(EVERYTHING, plan):
        last = db.session.scalars(
            select(Assignment).where(Assignment.task_id == task.id).order_by(Assignment.id)
        ).all()[-1]
        coordinating = db.session.scalars(
            select(AssignmentUnit.unit_id).where(AssignmentUnit.assignment_id == last.id)
        ).all()
        carriers = Carriers(
            lead=db.session.get_one(Unit, last.lead_unit_id),
            assignee_id=cast.people[cast.carrier(keys[last.lead_unit_id])],
            supervisor_id=cast.people["leader"],
            coordinating_text=last.coordinating_text,
            coordinating_ids=coordinating,
        )
        prepare_assignment(task, carriers, as_of=story.ASSIGNED, by=cast.actor("officer"))


def roll_iso_out(cast: Cast, task: Task) -> None:
    """Task 18 in the four communes: 12 steps each, from the built-in template."""
    template = lay_out_templates(by=SYSTEM)
    participants = [
        Participant(cast.unit(key), cast.people[cast.carrier(key)]) for key in people.ISO_COMMUNES
    ]
    deadlines = {number: parse_deadline(text, issued=ISSUED) for number, text in story.STEP_DEADLINES.items()}
    roll_out(
        task,
        template,
        participants=participants,
        deadlines=deadlines,
        as_of=story.ASSIGNED,
        by=cast.actor("officer"),
    )


def record_money(cast: Cast, plan: Plan, tasks: dict[str, int]) -> dict[str, int]:
    """The assigned and allocated lines; their numbers by their place in the table."""
    lines: dict[str, Allocation] = {}
    for number, parent, stage, kind, unit, task, title, amount in figures.LINES:
        words = AllocationWords(number, title, stage, kind, MoneySource.DISTRICT, 2022, amount)
        lines[number] = record_allocation(
            plan,
            words,
            unit=cast.unit(unit),
            as_of=ISSUED,
            by=cast.actor("officer"),
            parent=lines[parent] if parent else None,
            task_id=tasks[task],
            document_id=plan.document_id,
        )
        db.session.flush()
    return {number: line.id for number, line in lines.items()}


def record_indicators(cast: Cast, plan: Plan) -> dict[str, int]:
    """The indicators with their targets for the year; their numbers by code."""
    numbers: dict[str, int] = {}
    by = cast.actor("officer")
    for position, (code, title, kind, unit, target, _) in enumerate(figures.INDICATORS, start=1):
        indicator = create_indicator(
            plan, code=code, title=title, kind=kind, unit_of_measure=unit, position=position, by=by
        )
        if target is not None:
            set_target(indicator, as_figure(*target), by_day=plan.ends_on, as_of=ISSUED, by=by)
        numbers[code] = indicator.id
    return numbers


def as_figure(value: int, denominator: int | None) -> Figure:
    """A figure of the story."""
    return Figure(Decimal(value), None if denominator is None else Decimal(denominator))
