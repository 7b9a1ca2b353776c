"""The matrix of a rollout: cells updated in place, rows and columns at once, units that join and leave."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.offices import FOUNDED, Office, plan, task
from tests.org.pages import form_on, forms_of
from tracker import clock
from tracker.db import db, writing
from tracker.domain.milestones import Milestone
from tracker.domain.rights import EVERYTHING, SYSTEM
from tracker.domain.status import StatusCode
from tracker.domain.units import UnitKind
from tracker.org.actions import create_unit
from tracker.org.models import Unit
from tracker.org.queries import office_calendar
from tracker.overview.queries.courses import courses
from tracker.overview.queries.matrix import gather
from tracker.plans.actions.assigning import assign
from tracker.plans.actions.rollouts import Participant, roll_out
from tracker.plans.actions.templates import create_template
from tracker.plans.queries.facts import known_on
from tracker.plans.queries.tasks import find_task, parts_of
from tracker.progress.actions.reporting import UpdateWords, confirm, report_complete, report_progress
from tracker.progress.standing import standing_of

BEGAN, TODAY = date(2022, 3, 11), date(2022, 6, 14)


@pytest.fixture
def whole(office: Office) -> int:
    """A rollout of three steps at two communes, given out; the second step needs evidence."""
    clock.set_office_day(TODAY)
    with writing() as session:
        root = session.get_one(Unit, office.units["root"].id)
        how = {"kind": UnitKind.COMMUNE, "parent": root, "valid_from": FOUNDED, "by": SYSTEM}
        office.units["other"] = create_unit("UBND xã Hạ", short_name="xã Hạ", **how)
        steps = [
            Milestone("Một", weight=50, offset=30),
            Milestone("Hai", weight=50, offset=95, evidence_required=True),
            Milestone("Ba", weight=0),
        ]
        template = create_template("m", name="Mẫu", milestones=steps, completing=2, by=SYSTEM)
        number = task(office, plan(office), "1", "31/12/2022", lead="focal").id
    with writing() as session:
        units = [session.get_one(Unit, office.units[key].id) for key in ("commune", "other")]
        roll_out(
            find_task(EVERYTHING, number),
            template,
            participants=[Participant(unit) for unit in units],
            deadlines={},
            as_of=BEGAN,
            by=office.actor("officer"),
        )
    with writing():
        parts = parts_of(EVERYTHING, find_task(EVERYTHING, number))
        assign(parts, as_of=BEGAN, by=office.actor("head"))
    return number


def cell(whole: int, number: str) -> int:
    return next(
        each.id for each in parts_of(EVERYTHING, find_task(EVERYTHING, whole)) if each.number == number
    )


def fill_in(client, address: str, **typed):
    form = form_on(client, address)
    return client.post(form.action, data={**form.fields, **typed})


def states(whole: int, day: date = TODAY) -> list[list[str]]:
    db.session.rollback()
    matrix = gather(EVERYTHING, find_task(EVERYTHING, whole), day=day)
    return [[each.status.code.value for each in line.cells] for line in matrix.lines]


def test_a_cell_is_updated_and_confirmed_in_the_page(office: Office, whole: int) -> None:
    first = cell(whole, "1.1.1")
    commune, head = office.sign_in("commune"), office.sign_in("head")
    assert commune.get(f"/tasks/{whole}/matrix").text.count('<a id="c') == 3
    done = {"result": "Đã xong.", "level": "complete"}
    answer = fill_in(commune, f"/cells/{first}", **done)
    assert (answer.status_code, answer.location) == (303, f"/cells/{first}")
    assert states(whole)[0][0] == "awaiting"
    opened = head.get(f"/cells/{first}", headers={"HX-Request": "true"})
    assert "<html" not in opened.text
    assert f'id="c{first}"' in opened.text
    form = next(each for each in forms_of(opened.text) if each.action.endswith("/confirm"))
    assert 'id="sums"' not in opened.text
    for _ in range(2):
        assert head.post(form.action, data=form.fields).status_code == 303
    assert states(whole)[0][0] == "done"
    told = head.get(f"/cells/{first}", headers={"HX-Request": "true"}).text
    assert '<span id="done-1" hx-swap-oob="true">1/2</span>' in told
    assert '<div class="stats" id="sums" hx-swap-oob="true">' in told
    whole_page = head.get(f"/tasks/{whole}/matrix").text
    assert '<span id="done-1">1/2</span>' in whole_page


def test_a_cell_asks_for_evidence_and_shows_a_stale_form(office: Office, whole: int) -> None:
    second, commune = cell(whole, "1.1.2"), office.sign_in("commune")
    bare = fill_in(commune, f"/cells/{second}", result="Đã xong.", level="complete")
    assert (bare.status_code, "Chưa có minh chứng" in bare.text) == (422, True)
    old = form_on(commune, f"/cells/{second}")
    fill_in(commune, f"/cells/{second}", result="Đang làm.", level="under_way")
    late = commune.post(old.action, data={**old.fields, "result": "Khác."})
    assert (late.status_code, "Khác." in late.text) == (409, True)


@pytest.mark.parametrize(
    ("name", "code"), [("commune", 404), ("sister", 404), ("officer", 403), ("head", 403)]
)
def test_who_has_no_part_in_a_cell_cannot_update_it(office: Office, whole: int, name, code) -> None:
    data = {"nonce": "x" * 20, "as_of": "14/6/2022", "result": "Đã làm."}
    assert office.sign_in(name).post(f"/cells/{cell(whole, '1.2.1')}", data=data).status_code == code


def test_a_column_is_confirmed_at_once_and_one_impossible_cell_changes_nothing(
    office: Office, whole: int
) -> None:
    ids = [cell(whole, number) for number in ("1.1.1", "1.2.1")]
    with writing():
        words = UpdateWords(result="Đã xong.")
        report_complete(find_task(EVERYTHING, ids[0]), words, as_of=TODAY, by=office.actor("commune"))
        report_complete(find_task(EVERYTHING, ids[1]), words, as_of=TODAY, by=office.actor("head"))
    head, address = office.sign_in("head"), f"/tasks/{whole}/matrix/several?step=1"
    form = form_on(head, address, action=address)
    assert len(form.fields["cells"]) == 2
    refused = head.post(address, data=form.fields)
    assert refused.status_code == 422
    assert "UBND xã Hạ, 1.2.1 Một: Người báo cáo hoàn thành không tự xác nhận" in refused.text
    assert [row[0] for row in states(whole)] == ["awaiting", "awaiting"]
    alone = form_on(head, address, action=address).fields
    assert head.post(address, data={**alone, "cells": alone["cells"][:1]}).status_code == 303
    assert [row[0] for row in states(whole)] == ["done", "awaiting"]


def test_cells_that_somebody_else_changed_are_named_and_nothing_is_written(
    office: Office, whole: int
) -> None:
    commune = office.sign_in("commune")
    address = f"/tasks/{whole}/matrix/several?unit={office.units['commune'].id}"
    form = form_on(commune, address, action=address)
    fill_in(commune, f"/cells/{cell(whole, '1.1.2')}", result="Đang làm.", level="under_way")
    sent = {**form.fields, "result": "Cả ba bước.", "level": "under_way"}
    refused = commune.post(address, data=sent)
    assert refused.status_code == 422
    assert "1.1.2 Hai: vừa được người khác cập nhật" in refused.text
    assert "Cả ba bước." in refused.text
    found = [find_task(EVERYTHING, cell(whole, f"1.1.{step}")) for step in (1, 2, 3)]
    told = standing_of(found, known=known_on(TODAY), calendar=office_calendar()).updates
    assert [[update.result for update in told.get(each.id, ())] for each in found] == [[], ["Đang làm."], []]
    again = form_on(commune, address, action=address)
    assert commune.post(address, data={**again.fields, "result": "Cả ba bước."}).status_code == 303


def test_a_row_takes_one_update_for_each_chosen_step(office: Office, whole: int) -> None:
    commune, address = (
        office.sign_in("commune"),
        f"/tasks/{whole}/matrix/several?unit={office.units['commune'].id}",
    )
    form = form_on(commune, address, action=address)
    assert len(form.fields["cells"]) == 3
    sent = {**form.fields, "result": "Đang triển khai.", "level": "under_way"}
    assert commune.post(address, data=sent).status_code == 303
    assert commune.post(address, data=sent).status_code == 303
    parts = [cell(whole, f"1.1.{step}") for step in (1, 2, 3)]
    found = [find_task(EVERYTHING, each) for each in parts]
    told = standing_of(found, known=known_on(TODAY), calendar=office_calendar()).updates
    assert [len(told[each]) for each in parts] == [1, 1, 1]


def test_a_unit_is_through_with_its_completing_step(office: Office, whole: int) -> None:
    for number in ("1.1.2", "1.2.1"):
        with writing():
            from_commune = office.actor("commune")
            step = find_task(EVERYTHING, cell(whole, number))
            step.evidence_required = False
            report_complete(step, UpdateWords(result="Xong."), as_of=TODAY, by=from_commune)
        with writing():
            confirm(find_task(EVERYTHING, cell(whole, number)), as_of=TODAY, by=office.actor("head"))
    matrix = gather(EVERYTHING, find_task(EVERYTHING, whole), day=TODAY)
    assert [(line.completed, line.stands_at) for line in matrix.lines] == [(True, 1), (False, 2)]
    assert [(rate.num, rate.den) for rate in matrix.columns] == [(1, 2), (1, 2), (0, 2)]


def test_a_unit_taken_out_keeps_its_past_and_may_come_back(office: Office, whole: int) -> None:
    head, officer = office.sign_in("head"), office.sign_in("officer")
    with writing():
        step = find_task(EVERYTHING, cell(whole, "1.2.1"))
        report_complete(step, UpdateWords(result="Xong."), as_of=date(2022, 4, 1), by=office.actor("commune"))
    before = states(whole, date(2022, 6, 9))
    address, other = f"/tasks/{whole}/rollout/leaving", office.units["other"].id
    gone = {"unit": other, "as_of": "10/6/2022", "reason": "Sáp nhập."}
    assert fill_in(head, address, **{**gone, "reason": ""}).status_code == 422
    assert fill_in(head, address, **gone).status_code == 303
    assert (len(states(whole)), states(whole, date(2022, 6, 9))) == (1, before)
    part = parts_of(EVERYTHING, find_task(EVERYTHING, cell(whole, "1.2")))
    left = standing_of(part, known=known_on(TODAY), calendar=office_calendar())
    assert {status.code for status in left.statuses.values()} == {StatusCode.OUT}
    assert fill_in(head, address, unit=office.units["commune"].id, reason="Thôi.").status_code == 422
    join = f"/tasks/{whole}/rollout/units"
    assert fill_in(officer, join, units=[other, office.units["sister"].id]).status_code == 303
    assert [len(row) for row in states(whole)] == [3, 3, 3]
    assert states(whole)[2] == ["prepared"] * 3 or "late" in states(whole)[2]


def test_lean_courses_give_the_answers_of_the_rulebook(office: Office, whole: int) -> None:
    with writing():
        report_progress(
            find_task(EVERYTHING, cell(whole, "1.1.1")),
            UpdateWords(result="Một nửa.", percent=50),
            as_of=TODAY,
            by=office.actor("commune"),
        )
    top = find_task(EVERYTHING, whole)
    for day in (BEGAN, date(2022, 4, 10), date(2022, 4, 11), TODAY):
        known, calendar = known_on(day), office_calendar()
        standing = standing_of([top, *parts_of(EVERYTHING, top)], known=known, calendar=calendar)
        found = courses(EVERYTHING, top, known=known, calendar=calendar)
        assert {number: course.status for number, course in found.items()} == standing.statuses
        matrix = gather(EVERYTHING, top, day=day)
        assert matrix.progress == standing.progress[whole]


def test_the_annex_holds_what_the_page_shows(office: Office, whole: int) -> None:
    with writing():
        step = find_task(EVERYTHING, cell(whole, "1.1.1"))
        report_complete(step, UpdateWords(result="Xong."), as_of=date(2022, 6, 1), by=office.actor("commune"))
    with writing():
        confirm(find_task(EVERYTHING, cell(whole, "1.1.1")), as_of=TODAY, by=office.actor("head"))
    head = office.sign_in("head")
    book = load_workbook(BytesIO(head.get(f"/tasks/{whole}/matrix.xlsx").data))
    rows = [[each.value or "" for each in row] for row in book.active.iter_rows()]
    ours = ["1", "UBND xã Thượng", "HT 01/6/2022", "TH 31/12/2022", "TH 31/12/2022", "50%", ""]
    other = ["2", "UBND xã Hạ", *["TH 31/12/2022"] * 3, "0%", ""]
    total = ["", "Đã hoàn thành", "1/2", "0/2", "0/2", "0/2", ""]
    assert rows[-3:] == [ours, other, total]
    document = Document(BytesIO(head.get(f"/tasks/{whole}/matrix.docx").data))
    assert [[each.text for each in row.cells] for row in document.tables[0].rows][1:] == [ours, other, total]
    assert document.sections[0].page_width > document.sections[0].page_height
    assert document.paragraphs[0].text == "PHỤ LỤC"
    assert "Kèm theo Báo cáo số" in document.paragraphs[2].text
    past = Document(BytesIO(head.get(f"/tasks/{whole}/matrix.docx?as_of=31/5/2022").data))
    assert past.tables[0].rows[1].cells[2].text == "TH 31/12/2022"
