"""An office under attack: reached as a browser reaches it, put back whenever a case changed it."""

import logging
import re
import shutil
import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException

from tests.hostile.reading import Offered, Page
from tests.org.pages import Form
from tracker.db import db

MOST_OF_A_KIND = 8
"""Pages of one route that the browser opens while it looks for forms; every task, for each state has its own forms."""
EVERY = frozenset({"task_page.show"})
PRESSED = frozenset({"language.choose", "report_told.take"})
"""Forms whose button says something."""
COMING_IN = frozenset({"signing.sign_in", "signing.sign_in_now", "signing.activate", "signing.activate_now"})
TOUCHED = frozenset({"sign_in", "sign_in_failure"})
"""What a refused request may write: that somebody came, that a password was wrong."""


@dataclass
class Target:
    """A form as a page offers it: the page, what stands in it, what can be chosen, its places for files."""

    page: str
    form: Form
    slots: tuple[str, ...]
    options: dict[str, list[str]]
    sound: dict[str, Any] = field(default_factory=dict)
    """What the route accepts."""
    taken: bool = False
    """Whether it did."""
    said: list[str] = field(default_factory=list)
    """Why it did not."""


class Logs(logging.Handler):
    """Lines that were written to the log."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps the line."""
        self.lines.append(record.getMessage())


@dataclass
class Site:
    """The office, a browser of somebody who may do everything, and what they can reach."""

    app: Flask
    client: FlaskClient
    file: Path
    pristine: Path
    files: Path
    pages: dict[str, list[str]] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    kinds: dict[tuple[str, str], str] = field(default_factory=dict)
    """The class of each field, by its route and name."""
    asked: dict[str, list[str]] = field(default_factory=dict)
    """The parameters that the code of each route asks for."""
    logs: Logs = field(default_factory=Logs)
    _seen: set[str] = field(default_factory=set)
    _kinds: Counter[str] = field(default_factory=Counter)
    _stamp: tuple[Any, ...] = ()
    _cookies: dict[Any, Any] = field(default_factory=dict)

    def keep(self) -> None:
        """This is how the office is from now on."""
        self._checkpoint()
        shutil.copyfile(self.file, self.pristine)
        shutil.rmtree(self.files, ignore_errors=True)
        shutil.copytree(self.app.config["FILES_DIR"], self.files)
        self._stamp = self.stamp()
        self._cookies = dict(self.client._cookies or {})

    def browser(self, endpoint: str) -> FlaskClient:
        """Who sends the form of a route: whoever comes in has no session yet."""
        return self.app.test_client() if endpoint in COMING_IN else self.client

    def restore(self) -> None:
        """Puts the office back where a case changed it."""
        if self.changed():
            db.session.remove()
            db.engine.dispose()
            for tail in ("-wal", "-shm"):
                self.file.with_name(self.file.name + tail).unlink(missing_ok=True)
            shutil.copyfile(self.pristine, self.file)
            self._stamp = self.stamp()
        self.client._cookies = dict(self._cookies)
        folder = self.app.config["FILES_DIR"]
        if self.lying() != {path.name for path in self.files.iterdir()}:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(self.files, folder)

    def changed(self) -> bool:
        """Whether anything at all was written to the database since it was kept."""
        return self.stamp() != self._stamp

    def lying(self) -> set[str]:
        """Names of the files that lie in the office's folder."""
        folder = self.app.config["FILES_DIR"]
        return {path.name for path in folder.iterdir()} if folder.exists() else set()

    def changes(self) -> dict[str, list[tuple[Any, ...]]]:
        """Rows that stand now and did not when the office was kept, by table; a table that only lost rows has none."""
        if not self.changed():
            return {}
        found = {}
        with sqlite3.connect(self.file) as now:
            now.execute("ATTACH ? AS kept", (str(self.pristine),))
            for name in db.metadata.tables:
                rows = now.execute(f"SELECT * FROM main.{name} EXCEPT SELECT * FROM kept.{name}").fetchall()
                lost = f"SELECT 1 FROM (SELECT * FROM kept.{name} EXCEPT SELECT * FROM main.{name}) LIMIT 1"
                if rows or now.execute(lost).fetchone():
                    found[name] = rows
        now.close()
        return found

    def endpoint(self, url: str, method: str = "GET") -> str:
        """The route of an address; none for what is no page of ours."""
        parts = urlsplit(url)
        if parts.netloc or parts.scheme or not parts.path.startswith("/"):
            return ""
        try:
            return str(self.app.url_map.bind("localhost").match(parts.path, method)[0])
        except HTTPException:
            return ""

    def explore(self, client: FlaskClient, start: str = "/") -> None:
        """Follows links from a page and notes routes, parameters and forms."""
        waiting, seen, kinds = [start], self._seen, self._kinds
        seen.add(start)
        while waiting:
            url = waiting.pop(0)
            answer = client.get(url)
            self.pages.setdefault(self.endpoint(url), []).append(url)
            if answer.mimetype != "text/html" or answer.status_code != 200:
                continue
            for link in self._noted(url, Page(answer.text)):
                kind = self.endpoint(link)
                if link not in seen and (kinds[kind] < MOST_OF_A_KIND or kind in EVERY):
                    kinds[kind] += 1
                    seen.add(link)
                    waiting.append(link)

    def _noted(self, url: str, page: Page) -> list[str]:
        for offer in page.offers:
            if offer.method == "post":
                for action in (offer.form.action or url, *offer.elsewhere):
                    self._aim(url, action, offer)
        links = [re.sub("#.*", "", link) for link in page.links]
        return [link for link in links if self.endpoint(link) not in {"", "static"}]

    def _aim(self, page: str, action: str, offer: Offered) -> None:
        """The first form of each route; a later one with more in it is the better target."""
        endpoint = self.endpoint(action, "POST")
        known = self.targets.get(endpoint)
        if endpoint and (known is None or len(known.form.fields) < len(offer.form.fields)):
            form = Form(action, dict(offer.form.fields))
            pressed = {name: told[0] for name, told in offer.options.items() if name not in form.fields}
            form.fields |= pressed if endpoint in PRESSED else {}
            self.targets[endpoint] = Target(page, form, tuple(offer.slots), dict(offer.options))

    def stamp(self) -> tuple[Any, ...]:
        """Another one after every write to the database, whatever it was."""
        wal = self.file.with_name(self.file.name + "-wal")
        return tuple(
            (path.stat().st_mtime_ns, path.stat().st_size) if path.exists() and path.stat().st_size else None
            for path in (self.file, wal)
        )

    def _checkpoint(self) -> None:
        with self.app.app_context():
            db.session.connection().exec_driver_sql("SELECT 1")
            db.session.remove()
            db.engine.dispose()
            raw = db.engine.raw_connection()
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            raw.close()
            db.engine.dispose()
