"""The demo office under attack: one for each worker, put back whenever a case changed it."""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import app_on
from tests.databases import ON_POSTGRESQL
from tests.documents.samples import PDF
from tests.hostile.rules import CANARY
from tests.hostile.scenes import play
from tests.hostile.site import Site
from tests.imports.browsing import upload
from tests.imports.districts import FIRST, file_of, table
from tests.shows import Shown
from tracker import clock
from tracker.db import writing
from tracker.documents.actions import DocumentWords, create_document, keep_file
from tracker.documents.files import store
from tracker.domain.rights import EVERYTHING, SYSTEM
from tracker.domain.roles import Role
from tracker.domain.secrecy import Level
from tracker.org.actions import create_person, grant, set_password
from tracker.org.passwords import hash_password
from tracker.org.queries import get_unit
from tracker.plans.queries.plans import find_plan_by_number

PASSWORD = "mot-cau-de-nho-2022"
EVERYBODY, COMMUNE = "moi-viec@mau.example", "xa@mau.example"
DAY = date(2022, 6, 14)


@pytest.fixture(scope="session")
def attacked(shown: Shown, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The office, explored once."""
    if ON_POSTGRESQL:
        pytest.skip("an office is put back by its file")
    folder = tmp_path_factory.mktemp("hostile")
    file = folder / "office.db"
    file.write_bytes(Path(shown.database.removeprefix("sqlite:///")).read_bytes())
    app = app_on(
        f"sqlite:///{file}",
        FILES_DIR=str(folder / "files"),
        OFFICE_DAY=DAY.isoformat(),
        TRUSTED_HOSTS="localhost",
    )
    with standing(app):
        prepare(app)
        pages = play(app.config["FILES_DIR"])
        site = Site(app, app.test_client(), file, folder / "pristine.db", folder / "kept-files")
        sign_in(site.client, EVERYBODY)
        plan = find_plan_by_number(EVERYTHING, "56/KH-UBND")
        upload(site.client, plan, file_of(table(("96", *FIRST[1:]))))
        for start in (*pages, "/templates", "/healthz", "/"):
            site.explore(site.client, start)
        site.explore(app.test_client(), "/login")
        site.explore(app.test_client(), "/activate")
        shutil.copytree(app.config["FILES_DIR"], site.files)
        site.keep()
        app.logger.addHandler(site.logs)
        logging.getLogger("werkzeug").addHandler(site.logs)
    return site


@pytest.fixture
def site(attacked: Site) -> Iterator[Site]:
    """The office on its day, as it was kept."""
    with standing(attacked.app):
        attacked.restore()
        yield attacked
        attacked.restore()


@contextmanager
def standing(app: Flask) -> Iterator[None]:
    """Inside the application, on the day of the story."""
    clock.set_office_day(DAY)
    with app.app_context():
        yield
    clock.set_office_day(None)


def sign_in(client, email: str) -> None:
    """Somebody comes in."""
    answer = client.post("/login", data={"email": email, "password": PASSWORD, "nonce": "n" * 20})
    assert answer.status_code == 303, answer.text


def prepare(app: Flask) -> None:
    """Somebody who holds every role, somebody of one commune, and an internal document of another unit."""
    hashed = hash_password(PASSWORD)
    with writing():
        everybody = create_person(EVERYBODY, name="Người Mọi Việc", title="", phone="", by=SYSTEM)
        for role in Role:
            grant(everybody, role, at=get_unit(1), as_of=date(2022, 1, 1), by=SYSTEM)
        commune = create_person(COMMUNE, name="Người Một Xã", title="", phone="", by=SYSTEM)
        grant(commune, Role.COMMUNE_OFFICER, at=get_unit(31), as_of=date(2022, 1, 1), by=SYSTEM)
        for person in (everybody, commune):
            set_password(person, hashed, by=SYSTEM)
        words = DocumentWords("Công văn", CANARY, date(2022, 6, 1), CANARY, CANARY, Level.INTERNAL)
        file = keep_file(store(PDF, name=f"{CANARY}.pdf", folder=app.config["FILES_DIR"]), by=SYSTEM)
        create_document(words, kept_by=get_unit(13), by=SYSTEM, file=file)
