"""Figures of indicators by pages: whatever was kept, the plan's page opens."""

from datetime import date
from decimal import Decimal

import pytest

from tests.offices import Office, plan
from tests.org.pages import fill
from tracker.db import db, writing
from tracker.domain.indicators import IndicatorKind
from tracker.domain.rights import EVERYTHING
from tracker.indicators.actions import Figure, create_indicator, record_reading, set_target
from tracker.indicators.models import Reading
from tracker.indicators.queries import find_indicator

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


@pytest.mark.parametrize("value", ["16", "9" * 15, LONG.replace(".", ""), "9" * 60 + ".123456"])
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
