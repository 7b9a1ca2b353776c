"""The demo office says the same, to the byte, on every database that it moves to."""

import re
from io import BytesIO
from pathlib import Path

from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import select

from tests.conftest import app_on, running
from tests.databases import Databases, Files
from tests.demo.test_pages import browser
from tests.office.moves import moved, run, told
from tests.shows import Shown
from tracker.audit.models import Minute
from tracker.audit.queries import broken_links
from tracker.db import db
from tracker.domain.rights import EVERYTHING
from tracker.office.queries.soundness import broken
from tracker.plans.queries.plans import find_plan_by_number

ONCE = re.compile(r'name="(nonce|csrf[_-]token)"[^>]*')
"""What is new in every answer."""
PAGES = {
    "admin": ("/people", "/units", "/minutes"),
    "leader": ("/", "/plans", "/plans/{plan}", "/documents", "/reports"),
}


def said(app: Flask, folder: Path, shown: Shown) -> dict[str, object]:
    """All that an office says of itself: report, table, pages, minutes."""
    folder.mkdir()
    for form in ("json", "xlsx"):
        answer = run(
            app, "report", "56/KH-UBND", "--period", "2022-H1", "--format", form, "--out", folder / form
        )
        assert answer.exit_code == 0, answer.output
    sheets = load_workbook(BytesIO((folder / "xlsx").read_bytes())).worksheets
    number = find_plan_by_number(EVERYTHING, "56/KH-UBND").id
    pages = {
        path: browser(app, shown, login).get(path.format(plan=number))
        for login, paths in PAGES.items()
        for path in paths
    }
    assert {answer.status_code for answer in pages.values()} == {200}
    return {
        "json": (folder / "json").read_bytes(),
        "xlsx": [[cell.value for cell in row] for sheet in sheets for row in sheet.iter_rows()],
        "minutes": (
            list(broken_links()),
            db.session.scalar(select(Minute.hash).order_by(Minute.id.desc()).limit(1)),
        ),
        **{path: ONCE.sub("", answer.text) for path, answer in pages.items()},
    }


def test_the_demo_says_the_same_on_every_database_that_it_moves_to(
    shown: Shown, databases: Databases, postgres_url: str, tmp_path: Path
) -> None:
    files = tmp_path / "files"
    begun, back = databases.copy(shown.database), Files(tmp_path).empty()
    answers, tables = [], []
    for place, (url, target) in enumerate([(begun, postgres_url), (postgres_url, back), (back, None)]):
        for app in running(app_on(url, OFFICE_DAY="2022-06-14", FILES_DIR=str(files))):
            if target:
                tables.append(told(moved(app, target)))
            answers.append(said(app, tmp_path / str(place), shown))
            assert broken(files) == []
    assert answers[0] == answers[1] == answers[2]
    assert tables[0] == tables[1]
    assert sum(int(line.split("\t")[1]) for line in tables[0]) > 500
    databases.drop(begun)
