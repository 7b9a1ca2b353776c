"""What the example office needs so that every form of the product is offered on some page."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from tests.documents.samples import PDF
from tests.hostile.attacks import once
from tests.imports.districts import file_of
from tests.offices import Office, task
from tests.org.pages import fill
from tracker.db import db, writing
from tracker.documents.actions import keep_file
from tracker.documents.files import store
from tracker.domain.letters import LetterState
from tracker.domain.levels import WorkLevel
from tracker.domain.periods import parse_period
from tracker.domain.rights import EVERYTHING
from tracker.domain.workflow import Verb
from tracker.mail.models import Letter
from tracker.org.actions.office import set_holiday
from tracker.org.actions.people import disable_person
from tracker.org.models import Person
from tracker.org.queries import get_unit
from tracker.plans.actions.steps import take_step
from tracker.plans.queries.plans import find_plan_by_number
from tracker.progress.actions.extending import ask_extension
from tracker.progress.actions.reporting import Proof, UpdateWords, report_complete
from tracker.reports.actions.life import approve_report, check_report
from tracker.reports.actions.writing import create_report

DAY = date(2022, 6, 14)
HEAD = [
    "TT",
    "Tên di tích",
    "Địa phương",
    "Ngày công nhận",
    "Xếp hạng",
    "Số quyết định",
    "Kinh phí",
    "Có giá trị đến",
]
ROW = ["1", "Mộ Lê Tuyên", "Phòng Tư pháp", "01/3/2022", "Cấp tỉnh", "7/QĐ-UBND", "18 tỷ", ""]
GIVEN, PREPARED = ("91", "92", "93", "94"), "95"


def play(files: Path) -> tuple[str, ...]:
    """Tasks in every state, reports at every desk, a letter that failed, a day off, a locked account; their pages."""
    office = told()
    with writing():
        plan = find_plan_by_number(EVERYTHING, "56/KH-UBND")
        made = {number: task(office, plan, number) for number in GIVEN}
        task(office, plan, PREPARED, given=False)
        db.session.flush()
        reporter, head = office.actor("sister"), office.actor("head")
        for number in GIVEN[1:]:
            take_step(made[number], Verb.ACCEPT, as_of=DAY, by=reporter)
        db.session.flush()
        words = UpdateWords("Đã xong.", level=WorkLevel.COMPLETE)
        proof = keep_file(store(PDF, name="chứng cứ.pdf", folder=files), by=reporter)
        report_complete(made["92"], words, as_of=DAY, by=reporter, proof=Proof("Tờ trình 12", proof))
        take_step(made["93"], Verb.SUSPEND, as_of=DAY, by=head, reason="Chờ văn bản cấp trên")
        ask_extension(
            made["94"],
            to=date(2022, 9, 30),
            why="Chưa đủ hồ sơ",
            as_of=DAY,
            by=reporter,
            document_text="Công văn 5",
        )
        set_holiday(date(2022, 8, 8), name="Nghỉ bù", is_working=False, by=head)
        disable_person(office.people["locked"], by=head)
        letter = db.session.scalars(select(Letter).order_by(Letter.id)).first()
        letter.state = LetterState.FAILED
    with writing():
        plan = find_plan_by_number(EVERYTHING, "56/KH-UBND")
        for code, steps in (("2022-Q1", 1), ("2022-Q2", 2)):
            report = create_report(plan, parse_period(code), by=office.actor("officer"))
            db.session.flush()
            check_report(report, by=office.actor("checker"))
            db.session.flush()
            if steps > 1:
                approve_report(report, by=office.actor("leader"))
    return (f"/letters/{letter.id}", f"/people/{office.people['locked'].id}", f"/tasks/{made['92'].id}")


def told() -> Office:
    """The people of the demo who act."""
    people = {each.email.partition("@")[0]: each for each in db.session.scalars(select(Person))}
    keys = {"officer": "officer", "head": "head", "checker": "checker", "leader": "leader"}
    office = Office(people={key: people[name] for key, name in keys.items()})
    office.people |= {"sister": people["daumoi.tuphap"], "locked": people["daumoi.tayphu"]}
    office.units["sister"] = get_unit(5)
    return office


def play_pages(client: FlaskClient, commune: FlaskClient) -> tuple[str, ...]:
    """What is easiest by hand: a register with items and an annex, units asked for an indicator, a step reported."""
    words = {"code": "DT", "title": "Di tích được công nhận", "noun": "di tích", "verb": "được công nhận"}
    begun = {**words, "ranks": "cấp quốc gia\ncấp tỉnh", "by_unit": "y"}
    register = sent(client, "/plans/1/registers/new", **begun)
    sent(client, f"{register}/items/new", name="Tháp Dương Long", day="1/3/2022", unit="31", rank="1")
    data = {"nonce": once(), "file": (BytesIO(file_of([HEAD, ROW])), "di-tich.xlsx")}
    client.post(f"{register}/import", data=data, content_type="multipart/form-data")
    told = {"code": "T1", "title": "TTHC", "unit_of_measure": "thủ tục", "target": "131/262"}
    indicator = sent(client, "/plans/1/indicators/new?kind=ratio", **told, units=["31", "32"])
    cell = first_open_cell(commune)
    sent(commune, cell, result="Đã xong", level="complete", document_text="Quyết định số 5/QĐ-UBND")
    several = re.findall(r'href="(/tasks/18/matrix/several[^"]+)"', client.get("/tasks/18/matrix").text)
    return (register, cell, indicator, *several[-3:])


def sent(client: FlaskClient, url: str, **typed: Any) -> str:
    """Fills in a form that must be accepted; where it leads."""
    answer = fill(client, url, **typed)
    assert answer.status_code == 303, (url, answer.status_code, answer.text)
    return str(answer.location)


def first_open_cell(client: FlaskClient) -> str:
    """The page of a step that can still be reported."""
    return next(
        url
        for url in dict.fromkeys(re.findall(r"/cells/\d+", client.get("/tasks/18/matrix").text))
        if f'action="{url}"' in client.get(url).text
    )
