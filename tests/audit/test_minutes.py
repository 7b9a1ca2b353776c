"""The minute book: chained, and readable whatever was typed."""

import pytest

from tests.offices import Office
from tracker.audit.actions import record
from tracker.audit.models import Minute
from tracker.audit.queries import broken_links
from tracker.audit.sentences import parts
from tracker.db import db, writing
from tracker.domain.rights import SYSTEM


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("2022-02-28", "28/02/2022"),
        ("2022-02-30", "2022-02-30"),
        ("9999-99-99", "9999-99-99"),
        ("{x}", "{x}"),
        ("", ""),
    ],
)
def test_a_page_of_minutes_reads_whatever_was_typed(office: Office, typed: str, shown: str) -> None:
    with writing():
        record("task.suspend", None, by=SYSTEM, name="nhiệm vụ 1", reason=typed)
    minute = db.session.query(Minute).order_by(Minute.id.desc()).first()
    message, details = parts(minute)
    assert details["reason"] == shown
    assert message.format(**details).endswith(shown)
    assert office.sign_in("admin").get("/minutes").status_code == 200


def test_a_minute_that_was_altered_breaks_the_chain(office: Office) -> None:
    assert list(broken_links()) == []
    with writing() as session:
        session.get_one(Minute, 2).by_name = "Người khác"
    assert list(broken_links())[0] == 2
