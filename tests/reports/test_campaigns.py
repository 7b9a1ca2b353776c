"""Campaigns: who was asked for a report, who answered in time."""

from datetime import date

import pytest

from tests.offices import Office
from tests.reports.desks import H1, PLAN, found, issued_plan, on
from tracker import clock
from tracker.db import db
from tracker.domain.refusals import Refusal
from tracker.domain.rights import EVERYTHING
from tracker.plans.queries.facts import Known
from tracker.reports.actions.campaigns import open_campaign, receive_submission
from tracker.reports.models import Campaign
from tracker.reports.queries.campaigns import answers, campaigns, find_campaign

ASKED, DUE = date(2022, 5, 23), date(2022, 6, 8)


@pytest.fixture
def campaign_id(office: Office) -> int:
    """A campaign that asks two units."""
    with on(ASKED):
        plan = issued_plan(office, PLAN, unit="root")
        units = [office.units["sister"], office.units["commune"]]
        return open_campaign(plan, H1, units=units, due=DUE, asked_on=ASKED, by=office.actor("officer")).id


def asked(campaign_id: int) -> Campaign:
    campaign = find_campaign(EVERYTHING, campaign_id)
    assert campaign is not None
    return campaign


def receive(office: Office, campaign_id: int, unit: str, day: date, *, today: date | None = None) -> None:
    with on(today or day):
        receive_submission(asked(campaign_id), office.units[unit], as_of=day, by=office.actor("officer"))


@pytest.mark.parametrize(
    ("day", "received", "on_time"),
    [
        (date(2022, 6, 7), 0, 0),
        (date(2022, 6, 8), 1, 1),
        (date(2022, 6, 9), 2, 1),
    ],
)
def test_a_report_is_in_time_up_to_its_due_day(
    office: Office, campaign_id: int, day: date, received: int, on_time: int
) -> None:
    receive(office, campaign_id, "sister", date(2022, 6, 8))
    receive(office, campaign_id, "commune", date(2022, 6, 9))
    told = answers(asked(campaign_id), known=Known(day, clock.end_of(date(2022, 6, 30))))
    assert (told.received.num, told.on_time.num, told.received.den) == (received, on_time, 2)
    assert len(told.missing) == 2 - received


def test_who_has_not_answered_comes_first(office: Office, campaign_id: int) -> None:
    receive(office, campaign_id, "sister", date(2022, 6, 1))
    (told,) = campaigns(EVERYTHING, known=Known(DUE, clock.end_of(DUE)))
    assert [answer.unit.name for answer in told.units] == ["UBND xã Thượng", "Phòng Tư pháp"]


def test_a_unit_that_was_not_asked_or_has_answered_is_refused(office: Office, campaign_id: int) -> None:
    receive(office, campaign_id, "sister", date(2022, 6, 1))
    with pytest.raises(Refusal, match="đã được ghi nhận"):
        receive(office, campaign_id, "sister", date(2022, 6, 2))
    with pytest.raises(Refusal, match="không thuộc đợt"):
        receive(office, campaign_id, "focal", date(2022, 6, 2))


@pytest.mark.parametrize("day", [date(2022, 5, 22), date(2022, 6, 3)])
def test_a_report_comes_between_the_request_and_today(office: Office, campaign_id: int, day: date) -> None:
    with pytest.raises(Refusal, match="Ngày nhận"):
        receive(office, campaign_id, "sister", day, today=date(2022, 6, 2))


def test_a_period_is_asked_for_once_of_somebody_and_until_a_day_that_can_be_kept(office: Office) -> None:
    with on(ASKED):
        plan_id = issued_plan(office, PLAN, unit="root").id
    units, by = [office.units["sister"]], office.actor("officer")
    for wrong, why in (
        ({"units": []}, "Chưa chọn đơn vị"),
        ({"due": date(2022, 5, 22)}, "Hạn gửi trước ngày yêu cầu"),
    ):
        told = {"units": units, "due": DUE, "asked_on": ASKED, "by": by} | wrong
        with on(ASKED), pytest.raises(Refusal, match=why):
            open_campaign(found(plan_id), H1, **told)
    with on(ASKED):
        open_campaign(found(plan_id), H1, units=units, due=DUE, asked_on=ASKED, by=by)
    with on(ASKED), pytest.raises(Refusal, match="đã có đợt báo cáo"):
        open_campaign(found(plan_id), H1, units=units, due=DUE, asked_on=ASKED, by=by)
    db.session.rollback()
    assert len(campaigns(EVERYTHING, known=Known(DUE, clock.end_of(DUE)))) == 1
