"""A district with a plan that waits for its annex."""

import pytest
from flask.testing import FlaskClient

from tests.imports.districts import district
from tests.offices import Office
from tracker.plans.models import Plan


@pytest.fixture
def of(office: Office) -> Plan:
    """A plan of a district with all its units."""
    return district(office)


@pytest.fixture
def officer(office: Office, of: Plan) -> FlaskClient:
    """The browser of the officer who prepares the plan."""
    return office.sign_in("officer")
