"""It is 14/6/2022 from the founding of the office on."""

from datetime import date

import pytest
from flask import Flask

from tracker import clock


@pytest.fixture(autouse=True)
def apart(app: Flask) -> None:
    """The office's day stands still."""
    clock.set_office_day(date(2022, 6, 14))
