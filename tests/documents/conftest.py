"""Requests of these tests share nothing with each other; statements can be counted."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from tests.browsers import Browser
from tracker import clock
from tracker.db import db


@pytest.fixture(autouse=True)
def apart(app: Flask) -> None:
    """Every browser gets a context for each request; it is 14/6/2022 from the founding of the office on."""
    app.test_client_class = Browser
    clock.set_office_day(date(2022, 6, 14))


@pytest.fixture
def statements(app: Flask) -> Callable[[Callable[[], Any]], int]:
    """Counts the SELECTs that something makes."""

    def count(work: Callable[[], Any]) -> int:
        seen: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            seen.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        work()
        event.remove(db.engine, "before_cursor_execute", note)
        return sum(statement.startswith(("SELECT", "WITH")) for statement in seen)

    return count
