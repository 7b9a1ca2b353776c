"""It is 14/6/2022; the plan has a register of sites with two ranks, kept unit by unit."""

from datetime import date

import pytest
from flask import Flask

from tests.offices import Office, plan
from tests.registers.sites import Sites
from tracker import clock
from tracker.db import writing
from tracker.registers.actions import RegisterWords, create_register


@pytest.fixture(autouse=True)
def apart(app: Flask) -> None:
    """The office's day stands still."""
    clock.set_office_day(date(2022, 6, 14))


@pytest.fixture
def sites(office: Office) -> Sites:
    """The register, empty."""
    words = RegisterWords("DT", "Di tích được công nhận", "di tích", "được công nhận", by_unit=True)
    with writing():
        of = plan(office)
        made = create_register(
            of, words, ["cấp quốc gia", "cấp tỉnh"], position=1, by=office.actor("officer")
        )
    return Sites(office, made.id, of.id)
