"""The post room with a real server."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.mail.postbox import Postbox, at_seven, equip_simply, open_postbox
from tracker import clock


@pytest.fixture
def box(app: Flask) -> Iterator[Postbox]:
    """A mail server, the application set up to use it, at 07:00 of Monday 13/6/2022."""
    equip_simply(app)
    with open_postbox() as box, clock.moved_to(at_seven()):
        app.config.update(
            SMTP_URL=box.url, MAIL_FROM="khcn@mau.example", BASE_URL="https://kehoach.example.vn"
        )
        yield box
