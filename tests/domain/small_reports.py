"""Facts of small invented reports, for the tests of building."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from tracker.domain.budgeting import MoneyLine
from tracker.domain.building import (
    Built,
    Document,
    GroupFacts,
    HeadWords,
    Line,
    Quote,
    ReportFacts,
    Slot,
    TaskFacts,
)
from tracker.domain.money import BudgetStage, MoneyKind, MoneySource
from tracker.domain.periods import parse_period
from tracker.domain.rates import count
from tracker.domain.reporting import FactRef, ParagraphKind
from tracker.domain.status import Standing, Status, StatusCode
from tracker.domain.workflow import WorkState

DAY = date(2022, 6, 14)
PROGRAMME = Document(
    1, "Chương trình hành động", "10-CTr/TU", date(2021, 5, 14), "Tỉnh ủy", "phát triển khoa học"
)
DECISION = Document(
    2, "Quyết định", "3810/QĐ-UBND", date(2021, 9, 14), "UBND tỉnh", "Ban hành Kế hoạch", frozenset({1})
)
PARTY_PLAN = Document(
    3, "Kế hoạch", "30-KH/HU", date(2021, 9, 23), "Huyện ủy", "thực hiện Chương trình", frozenset({1})
)
PLAN = Document(4, "Kế hoạch", "56/KH-UBND", date(2022, 3, 11), "UBND huyện", "kế hoạch hoạt động năm 2022")
REQUEST = Document(5, "Công văn", "364/SKHCN-CN", date(2022, 5, 20), "Sở KH&CN", "báo cáo kết quả 06 tháng")
CHAIN = (PROGRAMME, DECISION, PARTY_PLAN)

_STATES = {
    Standing.DONE_ON_TIME: (StatusCode.DONE, WorkState.DONE),
    Standing.DONE_LATE: (StatusCode.DONE_LATE, WorkState.DONE),
    Standing.AWAITING: (StatusCode.AWAITING, WorkState.AWAITING),
    Standing.OVERDUE: (StatusCode.LATE, WorkState.ACCEPTED),
    Standing.IN_TERM: (StatusCode.TERM, WorkState.ACCEPTED),
    Standing.ONGOING: (StatusCode.ONGOING, WorkState.ACCEPTED),
    Standing.OUT: (StatusCode.OUT, WorkState.WITHDRAWN),
}


def quote(text: str, number: int) -> Quote:
    """Words of an update."""
    return Quote(text, FactRef("update", number), date(2022, 5, 31))


def task(
    number: int,
    standing: Standing = Standing.IN_TERM,
    *,
    result: str = "",
    obstacle: str = "",
    proposal: str = "",
    **more: Any,
) -> TaskFacts:
    """A task whose words come from an update of its own number."""
    code, state = _STATES[standing]
    due = None if standing is Standing.ONGOING else date(2022, 5, 31)
    done = date(2022, 3, 28) if state is WorkState.DONE else None
    late = 14 if standing is Standing.OVERDUE else 0
    said = bool(result or obstacle or proposal)
    begun = more.pop("begun", said)
    return TaskFacts(
        id=number,
        number=str(number),
        title=more.pop("title", f"Thực hiện nội dung {number}"),
        status=Status(code, standing, state, due, late, done),
        latest=result,
        told=more.pop("told", said or begun),
        begun=begun,
        result=quote(result, number) if result else None,
        obstacle=quote(obstacle, number) if obstacle else None,
        proposal=quote(proposal, number) if proposal else None,
        **more,
    )


def money(number: str, amount: int, *, kind: MoneyKind = MoneyKind.RECURRENT, **more: Any) -> MoneyLine:
    """An assigned line of money, numbered as in its table."""
    return MoneyLine(
        id=sum(map(ord, number)),
        parent_id=more.get("parent_id"),
        stage=more.get("stage", BudgetStage.ASSIGNED),
        kind=kind,
        source=more.get("source", MoneySource.PROVINCE),
        year=more.get("year", 2022),
        number=number,
        title=more.get("title", "Trang bị phần mềm"),
        unit=more.get("unit", "Phòng Kinh tế"),
        amount=amount,
        paid=more.get("paid", 0),
        carried=more.get("carried", 0),
        task=more.get("task", ""),
    )


def facts(tasks: Sequence[TaskFacts] = (), **more: Any) -> ReportFacts:
    """The facts of a half-year report of 2022."""
    main = [each for each in tasks if each.is_main]
    period = parse_period("2022-H1")
    head = HeadWords(
        subject="Kết quả thực hiện Chương trình hành động số 10-CTr/TU",
        voice="Ủy ban nhân dân huyện",
        organ_lines="ỦY BAN NHÂN DÂN\nHUYỆN MẪU",
        symbol="BC-UBND",
        place="Mẫu",
        cutoff=period.cutoff,
        signature_lines="TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        signer_name="Nguyễn Văn Mẫu",
        recipients="- Sở KH&CN;\n- Lưu: VT.",
    )
    made = ReportFacts(
        period=period,
        as_of=DAY,
        known_on=DAY,
        plan_id=9,
        plan=PLAN,
        issuer="UBND huyện Mẫu",
        head=replace(head, **more.pop("head", {})),
        request=None,
        chain=CHAIN,
        groups=(GroupFacts(1, "I", "CHỈ ĐẠO"),),
        tasks=tasks,
        counts=count(each.status.standing for each in main),
        progress=Fraction(1, 2),
        money=(),
        texts={slot: typed(slot, text) for slot, text in more.pop("texts", {}).items()},
        lines=more.pop("lines", {}),
    )
    return replace(made, **more)


def typed(slot: Slot, text: str) -> Quote:
    """What the writer typed for a slot."""
    return Quote(text, FactRef("section_text", 100 + list(Slot).index(slot)))


def lines(*arranged: Line) -> dict[int, Line]:
    """The lines of a slot by their tasks."""
    return {line.task_id: line for line in arranged}


def line(task_id: int, position: int, **how: Any) -> Line:
    """A line whose number is 1000 more than its task's."""
    return Line(1000 + task_id, task_id, position, **how)


def section(built: Built, number: str) -> list[str]:
    """The paragraphs under a heading, as the paper shows them."""
    found = next(each for each in built.paper.sections if each.number == number)
    return [
        f"- {paragraph.text}" if paragraph.kind is ParagraphKind.DASH else paragraph.text
        for paragraph in found.paragraphs
    ]
