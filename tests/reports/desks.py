"""The people of a report and a plan that it can speak of, on top of the small invented office."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import count

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.offices import FOUNDED, Office, task
from tracker import clock
from tracker.budget.actions import AllocationWords, record_allocation
from tracker.db import db, writing
from tracker.documents.actions import DocumentWords, create_document
from tracker.documents.models import SourceDocument
from tracker.domain.building import Built
from tracker.domain.levels import WorkLevel
from tracker.domain.money import BudgetStage, MoneyKind, MoneySource
from tracker.domain.periods import parse_period
from tracker.domain.reporting import ParagraphKind
from tracker.domain.rights import EVERYTHING, SYSTEM
from tracker.domain.roles import Role
from tracker.org.actions import LetterheadWords, create_person, grant, set_letterhead, set_password
from tracker.plans.actions.planning import PlanWords, create_plan
from tracker.plans.models import Plan, Task
from tracker.plans.queries.plans import find_plan
from tracker.plans.queries.tasks import tasks_of_plan
from tracker.progress.actions.reporting import UpdateWords, confirm, report_complete, report_progress
from tracker.reports.models import Report
from tracker.reports.queries.reports import find_report_of

H1 = parse_period("2022-H1")
PLAN = DocumentWords(
    "Kế hoạch", "56/KH-UBND", date(2022, 3, 11), "UBND huyện Mẫu", "kế hoạch hoạt động khoa học và công nghệ"
)
_nonces = count(1)


@contextmanager
def on(day: date, hour: int = 9) -> Iterator[None]:
    """What happens inside happens on a day of 2022 (or later), in one writing block."""
    with clock.moved_to(datetime.combine(day, time(hour), clock.OFFICE_ZONE)), writing():
        yield


def staff(office: Office) -> None:
    """Checker, signer and clerk of the root unit, and its letterhead."""
    with writing():
        for key, role in (("checker", Role.CHECKER), ("signer", Role.SIGNER), ("clerk", Role.CLERK)):
            person = create_person(
                f"{key}@mau.example", name=f"Người {role.label}", title="", phone="", by=SYSTEM
            )
            set_password(person, str(office.people["officer"].password_hash), by=SYSTEM)
            grant(person, role, at=office.units["root"], as_of=FOUNDED, by=SYSTEM)
            office.people[key] = person
        words = LetterheadWords(
            organ_lines="ỦY BAN NHÂN DÂN\nHUYỆN MẪU",
            symbol="BC-UBND",
            place="Mẫu",
            voice="Ủy ban nhân dân huyện",
            signature_lines="TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
            signer_name="Nguyễn Văn Mẫu",
            recipients="- Sở KH&CN;\n- Lưu: VT.",
        )
        set_letterhead(office.units["root"], words, by=SYSTEM)


def first_half(office: Office) -> int:
    """A plan of 2022 with four tasks: done, overdue with an obstacle, open, ongoing; the number of its record."""
    with on(date(2022, 3, 14)):
        mandate = create_document(
            DocumentWords(
                "Chương trình hành động", "10-CTr/TU", date(2021, 5, 14), "Tỉnh ủy", "phát triển khoa học"
            ),
            kept_by=office.units["root"],
            by=office.actor("officer"),
        )
        made = issued_plan(office, PLAN, unit="root", mandates=[mandate])
        for number, deadline in (
            ("1", "30/3/2022"),
            ("2", "Tháng 5/2022"),
            ("3", "Năm 2022"),
            ("4", "Thường xuyên"),
        ):
            task(office, made, number, deadline)
        for number, kind, amount in (
            ("A", MoneyKind.RECURRENT, 240_000_000),
            ("B", MoneyKind.CAPITAL, 5_000_000_000),
        ):
            record_allocation(
                made,
                AllocationWords(
                    number,
                    "Trang bị phần mềm",
                    BudgetStage.ASSIGNED,
                    kind,
                    MoneySource.DISTRICT,
                    2022,
                    amount,
                ),
                unit=office.units["focal"],
                as_of=date(2022, 3, 11),
                by=office.actor("officer"),
            )
    with on(date(2022, 3, 28)):
        done = tasks(made.id)["1"]
        report_complete(
            done, UpdateWords("Đã giao nhiệm vụ."), as_of=date(2022, 3, 28), by=office.actor("sister")
        )
        db.session.flush()
        confirm(done, as_of=date(2022, 3, 28), by=office.actor("head"))
    with on(date(2022, 5, 31)):
        words = UpdateWords(
            "Đã gom 03 đề xuất.",
            obstacle="Đề xuất còn ít.",
            proposal="Sở tập huấn",
            level=WorkLevel.UNDER_WAY,
        )
        report_progress(tasks(made.id)["2"], words, as_of=date(2022, 5, 31), by=office.actor("sister"))
    return made.id


def issued_plan(
    office: Office, words: DocumentWords, *, unit: str, mandates: Sequence[SourceDocument] = ()
) -> Plan:
    """A plan for the year of its document, issued at a unit and followed by its focal unit."""
    kept_by, by = office.units[unit], office.actor("officer")
    focal = office.units["focal"] if unit == "root" else kept_by
    document = create_document(words, kept_by=kept_by, by=by, mandates=[each.id for each in mandates])
    year = words.issued_on.year
    named = PlanWords("Kế hoạch năm", date(year, 1, 1), date(year, 12, 31))
    return create_plan(document, named, focal_unit=focal, issuer=kept_by, by=by)


def tasks(plan_id: int) -> dict[str, Task]:
    """The tasks of a plan by their numbers, as they are now."""
    return {each.number: each for each in tasks_of_plan(EVERYTHING, found(plan_id))}


def found(plan_id: int) -> Plan:
    """The plan as it is now."""
    plan = find_plan(EVERYTHING, plan_id)
    assert plan is not None
    return plan


def report_of(plan_id: int) -> Report:
    """The plan's report of the first half of 2022, as it is now."""
    report = find_report_of(EVERYTHING, found(plan_id), H1.code)
    assert report is not None
    return report


def section(built: Built, number: str) -> list[str]:
    """The paragraphs under a heading, as the paper shows them."""
    shown = next(each for each in built.paper.sections if each.number == number)
    return [
        f"- {paragraph.text}" if paragraph.kind is ParagraphKind.DASH else paragraph.text
        for paragraph in shown.paragraphs
    ]


def send(client: FlaskClient, url: str, **fields: object) -> TestResponse:
    """Posts a form once, with a nonce of its own."""
    return client.post(url, data={"nonce": f"nonce-of-a-test-{next(_nonces):04d}", **fields})


def seen_by(client: FlaskClient, report_id: int) -> str:
    """What the page of a report says that it shows; nothing where no step is offered."""
    found = re.search(r'name="seen" value="([0-9a-f]{64})"', client.get(f"/reports/{report_id}").text)
    return found[1] if found else ""
