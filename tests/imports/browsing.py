"""What the officer's browser sends and shows."""

import re
from io import BytesIO
from itertools import count

from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.imports.districts import Table, file_of
from tracker.db import db
from tracker.plans.models import Plan, Task

_forms = count(1)


def nonce() -> str:
    """The mark of a form that was not sent before."""
    return f"nonce-{next(_forms):016d}"


def upload(browser: FlaskClient, of: Plan, data: bytes, name: str = "phu-luc.xlsx") -> TestResponse:
    """Sends a file with the form of the plan."""
    form = {"nonce": nonce(), "file": (BytesIO(data), name)}
    return browser.post(f"/plans/{of.id}/import", data=form, content_type="multipart/form-data")


def uploaded(browser: FlaskClient, of: Plan, cells: Table) -> str:
    """The path of the preview of a table."""
    answer = upload(browser, of, file_of(cells))
    assert answer.status_code == 303, words(answer)
    return answer.location


def accept(browser: FlaskClient, path: str) -> TestResponse:
    """Presses the button of a preview."""
    return browser.post(f"{path}/accept", data={"nonce": nonce()})


def words(answer: TestResponse) -> str:
    """The page as one line of words."""
    text = re.sub(r"<(script|style|title).*?</\1>", " ", answer.text, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", text).replace("&amp;", "&").replace("&#34;", '"').split())


def numbers() -> list[str]:
    """The numbers of all tasks, in their order."""
    return list(db.session.scalars(select(Task.number).order_by(Task.position)))
