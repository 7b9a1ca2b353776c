"""Figures of indicators by pages: whatever was kept, the plan's page opens."""

from datetime import date
from decimal import Decimal

import pytest

from tests.offices import Office, plan
from tests.org.pages import fill, form_on, send
from tracker.audit.models import Minute
from tracker.audit.sentences import parts
from tracker.db import db, writing
from tracker.domain.indicators import IndicatorKind
from tracker.domain.rights import EVERYTHING
from tracker.domain.wording import number as number_text
from tracker.indicators.actions import Figure, create_indicator, record_reading, set_target
from tracker.indicators.models import Reading
from tracker.indicators.queries import find_indicator, targets_by_indicator
from tracker.plans.queries.facts import known_on

LONG = "999" + ".999" * 12


@pytest.fixture
def indicator(office: Office) -> tuple[int, int]:
    """The numbers of an indicator and of its plan."""
    with writing():
        made = create_indicator(
            plan(office),
            code="CT1",
            title="Tin, bài",
            kind=IndicatorKind.COUNT,
            unit_of_measure="tin",
            position=1,
            by=office.actor("officer"),
        )
        set_target(
            made,
            Figure(Decimal(36)),
            by_day=date(2022, 12, 31),
            as_of=date(2022, 3, 11),
            by=office.actor("officer"),
        )
    return made.id, made.plan_id


@pytest.mark.parametrize("value", ["16", "9" * 15, LONG.replace(".", ""), "9" * 60])
def test_the_plan_page_opens_whatever_figure_is_kept(office: Office, indicator, value: str) -> None:
    number, plan_id = indicator
    with writing():
        found, by = find_indicator(EVERYTHING, number), office.actor("officer")
        record_reading(found, Figure(Decimal(value)), as_of=date(2022, 6, 1), by=by)
    assert db.session.query(Reading).one().value == Decimal(value)
    for name in ("officer", "leader"):
        assert office.sign_in(name).get(f"/plans/{plan_id}").status_code == 200


@pytest.mark.parametrize("typed", [LONG, "1.000.000.000.000.001", "-1", "1e9", "٣"])
def test_a_figure_that_is_none_is_refused_beside_its_field(office: Office, indicator, typed: str) -> None:
    answer = fill(office.sign_in("officer"), f"/indicators/{indicator[0]}", value=typed)
    assert answer.status_code == 422
    assert "không phải số" in answer.text.split('id="value-errors"')[1]
    assert db.session.query(Reading).count() == 0


def target_on(number: int, day: date) -> list[str]:
    found = targets_by_indicator([number], known=known_on(day)).get(number, [])
    return [f"{each.by_day} {number_text(each.value)}" for each in found]


def test_a_later_target_holds_from_the_day_of_its_decision(office: Office, indicator) -> None:
    number, plan_id = indicator
    url = f"/indicators/{number}/targets/new"
    officer = office.sign_in("officer")
    assert fill(officer, url, value="40", as_of="2022-06-10").status_code == 303
    assert fill(officer, url, value="38", as_of="2022-06-01").status_code == 303
    assert target_on(number, date(2022, 5, 31)) == ["2022-12-31 36"]
    assert target_on(number, date(2022, 6, 9)) == ["2022-12-31 38"]
    assert target_on(number, date(2022, 6, 10)) == ["2022-12-31 40"]
    assert fill(officer, url, value="50", by_day="2023-12-31").status_code == 303
    assert target_on(number, date(2022, 6, 14)) == ["2022-12-31 40", "2023-12-31 50"]
    assert "giao ngày 10/6/2022" in officer.get(f"/indicators/{number}").text
    assert officer.get(f"/plans/{plan_id}").status_code == 200


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"value": ""}, "Chưa nhập nội dung này"),
        ({"value": LONG}, "không phải số"),
        ({"value": "1/2"}, "không phải số"),
        ({"value": "1", "as_of": "2022-06-15"}, "Ngày giao chỉ tiêu chưa đến"),
        ({"value": "1", "by_day": ""}, "Chưa nhập nội dung này"),
    ],
)
def test_a_target_that_cannot_be_is_refused(office: Office, indicator, typed, told: str) -> None:
    answer = fill(office.sign_in("officer"), f"/indicators/{indicator[0]}/targets/new", **typed)
    assert answer.status_code == 422
    assert told in answer.text


def test_the_words_of_an_indicator_are_corrected_and_its_figures_stay(office: Office, indicator) -> None:
    officer, number = office.sign_in("officer"), indicator[0]
    url = f"/indicators/{number}/edit"
    late = form_on(officer, url)
    assert fill(officer, url, code="CT2", title="Tin bài", unit_of_measure="bài").status_code == 303
    found = find_indicator(EVERYTHING, number)
    assert (found.code, found.title, found.unit_of_measure) == ("CT2", "Tin bài", "bài")
    assert target_on(number, date(2022, 6, 14)) == ["2022-12-31 36"]
    assert send(officer, late, title="Tên khác").status_code == 409
    sentence, told = parts(db.session.query(Minute).order_by(Minute.id.desc()).first())
    assert sentence.format(**told) == "Sửa chỉ tiêu CT1 Tin, bài thành CT2 Tin bài"


@pytest.mark.parametrize("path", ["", "/edit", "/targets/new", "/table"])
@pytest.mark.parametrize(("name", "status"), [("sister", 404), ("leader", 403)])
def test_only_the_focal_unit_writes_figures(office: Office, indicator, path, name, status) -> None:
    client, url = office.sign_in(name), f"/indicators/{indicator[0]}{path}"
    read = 200 if name == "leader" and not path else status
    assert (client.get(url).status_code, client.post(url).status_code) == (read, status)
