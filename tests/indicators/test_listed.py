"""An indicator that is the length of its register: by day, by what was known, by rank; nobody types it."""

from datetime import date, timedelta
from decimal import Decimal
from html import unescape

import pytest

from tests.imports.browsing import nonce
from tests.imports.browsing import words as words_of
from tests.indicators.lists import WORDS, begun, nine, only_indicator
from tests.offices import Office, plan
from tests.org.pages import fill
from tests.reports.test_papers import counted
from tracker import clock
from tracker.db import db, writing
from tracker.domain.indicators import Figure, IndicatorKind, Part, listed_figure
from tracker.domain.refusals import Refusal
from tracker.domain.registers.checks import ItemWords
from tracker.domain.rights import EVERYTHING
from tracker.indicators.actions import Makeup, ask_units, create_indicator, record_reading
from tracker.indicators.models import Reading
from tracker.indicators.queries import indicators, standings
from tracker.plans.queries.facts import Known, known_on
from tracker.plans.queries.plans import find_plan
from tracker.registers.actions import add_items, correct_item, create_register, move_item, take_out
from tracker.registers.models import RegisterItem
from tracker.registers.queries import find_item, find_register, ranks_by_register

TODAY = date(2022, 6, 14)
HELD = [("cấp quốc gia", 2), ("cấp tỉnh", 7)]
PARTS = (Part("cấp quốc gia", Decimal(2)), Part("cấp tỉnh", Decimal(7)))


@pytest.mark.parametrize(
    ("kind", "held", "figure"),
    [
        (IndicatorKind.COUNT, HELD, Figure(Decimal(9))),
        (IndicatorKind.BREAKDOWN, HELD, Figure(Decimal(9), parts=PARTS)),
        (IndicatorKind.BREAKDOWN, [*HELD, ("", 1)], Figure(Decimal(10))),
        (IndicatorKind.RANKED, HELD, Figure(Decimal(9), parts=PARTS)),
        (
            IndicatorKind.RANKED,
            [("", 1)],
            Figure(Decimal(1), parts=(Part("chưa xếp hạng", Decimal(1)),)),
        ),
        (IndicatorKind.RANKED, [], Figure(Decimal(0))),
    ],
)
def test_the_length_has_parts_where_the_kind_has_them_and_they_sum(kind, held, figure) -> None:
    assert listed_figure(kind, held) == figure


def bound(office: Office, plan_id: int, register_id: int | None, kind=IndicatorKind.COUNT, code="CT1"):
    """An indicator that counts the register."""
    return create_indicator(
        find_plan(EVERYTHING, plan_id), code=code, title="Số di tích", kind=kind, unit_of_measure="di tích",
        position=1, by=office.actor("officer"),
        makeup=Makeup(register=find_register(EVERYTHING, register_id) if register_id else None),
    )  # fmt: skip


def told(plan_id: int, day: date, *, at=None) -> tuple[str, str]:
    """The figure of the indicator on a day and that before it moved."""
    known = Known(day, at) if at else known_on(day)
    (standing,) = standings([only_indicator(plan_id)], known=known)
    before = f"{standing.before.figure} ({standing.before.as_of})" if standing.before else ""
    return str(standing.told.figure) if standing.told else "", before


def first_item() -> RegisterItem:
    found = find_item(EVERYTHING, db.session.query(RegisterItem.id).order_by(RegisterItem.id).first()[0])
    assert found
    return found


def test_nine_names_from_excel_make_nine_and_the_page_leads_to_the_register(office: Office) -> None:
    plan_id, register_id = begun(office)
    officer = office.sign_in("officer")
    form = f"/plans/{plan_id}/indicators/new?kind=count"
    assert "DT. Di tích được công nhận" in officer.get(form).text
    made = fill(officer, form, kind="count", code="CT1", title="Số di tích", unit_of_measure="di tích",
                register_id=str(register_id), target="12")  # fmt: skip
    assert made.status_code == 303, made.text
    nine(officer, register_id)
    page = unescape(officer.get(made.location).text)
    assert "09 di tích; đạt 75% kế hoạch" in page
    assert f"/registers/{register_id}?as_of=2022-06-14" in page
    assert "Ghi số liệu" not in page
    with writing():
        take_out(first_item(), as_of=date(2022, 6, 1), reason="Xếp hạng sai", by=office.actor("officer"))
    for day, count in (
        ("2022-02-28", "chưa có"),
        ("2022-03-01", "09"),
        ("2022-05-31", "09"),
        ("2022-06-01", "08"),
    ):
        past = unescape(officer.get(f"{made.location}?as_of={day}").text)
        assert f"{count} di tích" in past, day
        assert f"/registers/{register_id}?as_of={day}" in past
    assert told(plan_id, TODAY) == ("8", "9 (2022-05-31)")


def test_what_was_known_before_a_correction_is_counted_as_it_was(office: Office) -> None:
    plan_id, register_id = begun(office)
    nine(office.sign_in("officer"), register_id)
    with writing():
        bound(office, plan_id, register_id)
    before = clock.now()
    with clock.moved_to(before + timedelta(hours=1)), writing():
        item = first_item()
        rank = ranks_by_register([register_id])[register_id][0].id
        words = ItemWords("Di tích 1", date(2022, 4, 1), office.units["commune"].id, rank)
        correct_item(item, words, reason="Ghi sai ngày", by=office.actor("officer"))
    assert told(plan_id, date(2022, 3, 31)) == ("8", "")
    assert told(plan_id, date(2022, 4, 1)) == ("9", "8 (2022-03-31)")
    assert told(plan_id, date(2022, 3, 31), at=before) == ("9", "")


@pytest.mark.parametrize(
    ("kind", "figure"),
    [
        (IndicatorKind.COUNT, "9"),
        (IndicatorKind.BREAKDOWN, "9 (cấp quốc gia 3; cấp tỉnh 6)"),
        (IndicatorKind.RANKED, "9 (cấp quốc gia 3; cấp tỉnh 6)"),
    ],
)
def test_ranks_are_told_as_of_the_day_in_the_order_of_the_register(office: Office, kind, figure) -> None:
    plan_id, register_id = begun(office)
    nine(office.sign_in("officer"), register_id)
    with writing():
        bound(office, plan_id, register_id, kind)
        last = find_item(EVERYTHING, first_item().id + 8)
        rank = ranks_by_register([register_id])[register_id][0].id
        move_item(last, rank_id=rank, as_of=date(2022, 5, 1), by=office.actor("officer"))
    assert told(plan_id, TODAY)[0] == figure
    assert told(plan_id, date(2022, 4, 30))[0] == figure.replace("3", "2").replace("6", "7")


def test_nobody_types_the_figure_of_a_register(office: Office) -> None:
    plan_id, register_id = begun(office)
    with writing():
        number = bound(office, plan_id, register_id).id
    officer, url = office.sign_in("officer"), "/indicators/{}"
    data = {"nonce": nonce(), "as_of": "01/06/2022", "value": "25"}
    answer = officer.post(url.format(only_indicator(plan_id).id), data=data)
    assert answer.status_code == 422, words_of(answer)
    assert "lấy số liệu từ danh mục “Di tích được công nhận”. Ghi nội dung vào danh mục đó" in words_of(
        answer
    ), words_of(answer)
    assert db.session.query(Reading).count() == 0, number


def test_what_cannot_be_counted_is_refused(office: Office) -> None:
    plan_id, register_id = begun(office, ranks=())
    by = office.actor("officer")
    with writing():
        other = plan(office, "57/KH-UBND")
        foreign = create_register(other, WORDS, [], position=1, by=by).id
    for kind, register, said in (
        (IndicatorKind.COUNT, foreign, "không dùng được"),
        (IndicatorKind.RATIO, register_id, "không dùng được"),
        (IndicatorKind.RANKED, register_id, "chưa có cấp, hạng"),
    ):
        with pytest.raises(Refusal) as no, writing():
            bound(office, plan_id, register, kind)
        assert said in no.value.message
    with pytest.raises(Refusal) as no, writing():
        ask_units(bound(office, plan_id, register_id), [office.units["commune"]], as_of=TODAY, by=by)
    assert "không giao đơn vị báo cáo" in no.value.message


def test_readings_come_back_when_the_register_is_unbound(office: Office) -> None:
    plan_id, register_id = begun(office)
    officer = office.sign_in("officer")
    with writing():
        made = bound(office, plan_id, None)
        record_reading(made, Figure(Decimal(25)), as_of=date(2022, 6, 1), by=office.actor("officer"))
    url = f"/indicators/{only_indicator(plan_id).id}/edit"
    for register, figure in ((str(register_id), "0"), ("", "25")):
        assert fill(officer, url, register_id=register).status_code == 303
        assert told(plan_id, TODAY)[0] == figure


@pytest.mark.parametrize(
    ("name", "status"), [("officer", 303), ("leader", 403), ("commune", 404), ("sister", 404)]
)
def test_only_who_keeps_the_plan_binds_an_indicator(office: Office, name: str, status: int) -> None:
    plan_id, register_id = begun(office)
    with writing():
        bound(office, plan_id, None)
    url = f"/indicators/{only_indicator(plan_id).id}/edit"
    browser = office.sign_in(name)
    answer = (
        fill(browser, url, register_id=str(register_id))
        if status == 303
        else browser.post(url, data={"nonce": nonce(), "register_id": str(register_id)})
    )
    assert answer.status_code == status, answer.text
    assert only_indicator(plan_id).register_id == (register_id if status == 303 else None)


def test_the_lengths_of_all_registers_cost_three_questions(office: Office) -> None:
    plan_id, register_id = begun(office)
    by, asked = office.actor("officer"), []
    for place in range(1, 11):
        with writing():
            bound(office, plan_id, register_id, IndicatorKind.BREAKDOWN, f"CT{place}")
            rank = ranks_by_register([register_id])[register_id][0].id
            items = [
                ItemWords(f"Di tích {place} {each}", date(2022, 3, 1), office.units["commune"].id, rank)
                for each in range(5)
            ]
            add_items(find_register(EVERYTHING, register_id), items, by=by)
        db.session.remove()
        found = indicators(EVERYTHING, find_plan(EVERYTHING, plan_id))
        with counted() as sent:
            standings(found, known=known_on(TODAY))
        asked.append(len(sent))
    assert asked == [6] * 10
