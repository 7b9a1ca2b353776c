"""Every route of the application, by its own table: read without a database when tests are collected."""

from config import settings
from tracker.app import create_app
from tracker.db import db


def _application():
    told = {"APP_ENV": "test", "DATABASE_URL": "sqlite:///:memory:", "SECRET_KEY": "k" * 40}
    return create_app({**settings(told), "TESTING": True})


_rules = [rule for rule in _application().url_map.iter_rules() if rule.endpoint != "static"]
READ = sorted({rule.endpoint for rule in _rules if "GET" in rule.methods})
WRITTEN = sorted({rule.endpoint for rule in _rules if "POST" in rule.methods})
COLUMNS = sorted({column.name for table in db.metadata.tables.values() for column in table.columns})
"""Every column of every table."""
