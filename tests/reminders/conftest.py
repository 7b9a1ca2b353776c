"""The small office, founded before its plans."""

from datetime import date

import pytest
from flask import Flask

from tests.offices import Office, found
from tests.reminders.mornings import at
from tracker import clock


@pytest.fixture
def office(app: Flask) -> Office:
    """The office as it was founded on 03/01/2022."""
    with clock.moved_to(at(date(2022, 1, 3))):
        return found()
