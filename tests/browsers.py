"""Browsers for tests: requests that share nothing with each other, as on a real server."""

from typing import Any

from flask import current_app
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tracker.db import db


class Browser(FlaskClient):
    """A browser whose requests share nothing with each other or with the test, as on a real server."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Sends a request in a context of its own; the test reads fresh afterwards."""
        with current_app.app_context():
            answer = super().open(*args, **kwargs)
        db.session.rollback()
        db.session.expire_all()
        return answer
