"""The demo office under attack: one for each worker, put back whenever a case changed it."""

import fcntl
import logging
import os
import pickle
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import app_on
from tests.databases import ON_POSTGRESQL
from tests.documents.samples import PDF
from tests.hostile.noting import ASKED, Asking, fields_noted
from tests.hostile.rules import CANARY
from tests.hostile.scenes import play, play_pages
from tests.hostile.site import Site
from tests.hostile.sound import EVERYBODY, PASSWORD, sound
from tests.imports.browsing import upload
from tests.imports.districts import FIRST, file_of, table
from tests.shows import Shown
from tracker import clock
from tracker.db import db, writing
from tracker.documents.actions import DocumentWords, create_document, keep_file
from tracker.documents.files import store
from tracker.domain.rights import EVERYTHING, SYSTEM
from tracker.domain.roles import Role
from tracker.domain.secrecy import Level
from tracker.org.actions import create_person, grant, set_password
from tracker.org.passwords import hash_password
from tracker.org.queries import get_unit
from tracker.plans.queries.plans import find_plan_by_number

COMMUNE = "xa@mau.example"
DAY = date(2022, 6, 14)
MEMORY = Path("/dev/shm")
"""Where an office is put back thousands of times without waiting for a disk."""


@pytest.fixture(scope="session")
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The office of this worker: a copy of the one that the first worker made and explored."""
    if ON_POSTGRESQL:
        pytest.skip("an office is put back by its file")
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "hostile-office"
    with alone(shared):
        if not (shared / "known.pickle").exists():
            shown: Shown = request.getfixturevalue("shown")
            shutil.copyfile(shown.database.removeprefix("sqlite:///"), shared / "office.db")
            known = build(site_in(shared))
            (shared / "known.pickle").write_bytes(pickle.dumps(known))
    folder = Path(tempfile.mkdtemp(prefix="hostile-", dir=MEMORY if MEMORY.is_dir() else None))
    shutil.copyfile(shared / "pristine.db", folder / "office.db")
    shutil.copytree(shared / "kept-files", folder / "files")
    site = site_in(folder)
    site.pages, site.targets, site.kinds, site.asked = pickle.loads((shared / "known.pickle").read_bytes())
    with standing(site.app):
        sign_in(site.client, EVERYBODY)
        site.keep()
    for log in (site.app.logger, logging.getLogger("werkzeug")):
        log.addHandler(site.logs)
    yield site
    logging.getLogger("werkzeug").removeHandler(site.logs)
    shutil.rmtree(folder)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Of all workers one at a time."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def site_in(folder: Path) -> Site:
    """The application on the database of a folder."""
    file = folder / "office.db"
    app = app_on(
        f"sqlite:///{file}",
        FILES_DIR=str(folder / "files"),
        OFFICE_DAY=DAY.isoformat(),
        TRUSTED_HOSTS="localhost",
    )
    with app.app_context():
        return Site(app, app.test_client(), file, folder / "pristine.db", folder / "kept-files")


def build(site: Site) -> tuple:
    """Plays what the demo lacks, follows every link, and finds out what every form takes."""
    app = site.app
    app.request_class = Asking
    with standing(app), fields_noted(site.kinds):
        prepare(app)
        pages = play(app.config["FILES_DIR"])
        sign_in(site.client, EVERYBODY)
        plan = find_plan_by_number(EVERYTHING, "56/KH-UBND")
        upload(site.client, plan, file_of(table(("96", *FIRST[1:]))))
        commune = app.test_client()
        sign_in(commune, COMMUNE)
        pages = (*pages, *play_pages(site.client, commune))
        site.keep()
        for start in (*pages, "/templates", "/healthz", "/"):
            site.explore(site.client, start)
        site.explore(app.test_client(), "/login")
        site.explore(app.test_client(), "/activate")
        for endpoint, target in site.targets.items():
            sound(site, endpoint, target)
        site.restore()
        db.session.remove()
        db.engine.dispose()
    asked = {endpoint: sorted(names) for endpoint, names in ASKED.items()}
    return site.pages, site.targets, site.kinds, asked


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
