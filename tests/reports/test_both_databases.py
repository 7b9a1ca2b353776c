"""A report is the same text on both databases: no order relies on how a database compares words."""

from pathlib import Path

from flask import Flask
from flask_migrate import upgrade

from tests.conftest import app_on
from tests.offices import found as found_office
from tests.reports.test_report_choices import compare, filled
from tracker import clock
from tracker.db import db
from tracker.domain.building import as_json


def told(url: str) -> str:
    """The report with every annex, of the same facts, on a database."""
    app: Flask = app_on(url)
    with app.app_context():
        upgrade()
        office = found_office()
        text = as_json(compare(office, filled(office)))
        db.session.remove()
        db.engine.dispose()
    clock.set_office_day(None)
    return text


def test_the_report_for_machines_is_the_same_on_both_databases(tmp_path: Path, postgres_url: str) -> None:
    text = told(f"sqlite:///{tmp_path / 'one.db'}")
    assert text == told(postgres_url)
    assert '"Phụ lục V"' in text
