"""An office under attack: reached as a browser reaches it, put back whenever a case changed it."""

import logging
import re
import shutil
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException

from tests.org.pages import Form, forms_of
from tracker.db import db

MOST_OF_A_KIND = 12
"""Pages of one route that the browser opens while it looks for forms; every task, for each state has its own forms."""
EVERY = frozenset({"task_page.show"})
TOUCHED = frozenset({"sign_in", "sign_in_failure"})
"""What a refused request may write: that somebody came, that a password was wrong."""


@dataclass
class Target:
    """A form as a page offers it: its route, the page, what stands in it, and its places for files."""

    page: str
    form: Form
    slots: tuple[str, ...]


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.slots: defaultdict[int, list[str]] = defaultdict(list)
        self.actions: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "a" and told.get("href"):
            self.found.append(told["href"] or "")
        if tag == "form":
            self.actions.append((told.get("method") or "get", told.get("action") or ""))
        if tag == "input" and told.get("type") == "file" and told.get("name"):
            self.slots[len(self.actions) - 1].append(told["name"] or "")


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
    pages: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    targets: dict[str, Target] = field(default_factory=dict)
    logs: Logs = field(default_factory=Logs)
    _seen: set[str] = field(default_factory=set)
    _kinds: Counter[str] = field(default_factory=Counter)
    _stamp: tuple[Any, ...] = ()
    _tables: dict[str, int] = field(default_factory=dict)

    def keep(self) -> None:
        """This is how the office is from now on."""
        self._checkpoint()
        shutil.copyfile(self.file, self.pristine)
        self._stamp = self.stamp()
        self._tables = self.tables()

    def restore(self) -> None:
        """Puts the office back where a case changed it."""
        if self.changed():
            db.session.remove()
            db.engine.dispose()
            for tail in ("-wal", "-shm"):
                self.file.with_name(self.file.name + tail).unlink(missing_ok=True)
            shutil.copyfile(self.pristine, self.file)
            self._stamp = self.stamp()
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

    def tables(self) -> dict[str, int]:
        """What each table holds, as a number."""
        with self.app.app_context():
            return {
                name: hash(tuple(map(repr, db.session.execute(db.select(table)).all())))
                for name, table in db.metadata.tables.items()
            }

    def written(self) -> set[str]:
        """The tables that differ from those that were kept."""
        now = self.tables() if self.changed() else self._tables
        return {name for name, told in now.items() if told != self._tables[name]}

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
            self.pages[self.endpoint(url)].append(url)
            if answer.mimetype != "text/html" or answer.status_code != 200:
                continue
            for link in self._noted(url, answer.text):
                kind = self.endpoint(link)
                if link not in seen and (kinds[kind] < MOST_OF_A_KIND or kind in EVERY):
                    kinds[kind] += 1
                    seen.add(link)
                    waiting.append(link)

    def _noted(self, url: str, text: str) -> list[str]:
        reader = _Links()
        reader.feed(text)
        for place, ((method, _action), form) in enumerate(zip(reader.actions, forms_of(text), strict=True)):
            endpoint = self.endpoint(form.action or url, "POST") if method.lower() == "post" else ""
            if endpoint and endpoint not in self.targets:
                form.action = form.action or url
                self.targets[endpoint] = Target(url, form, tuple(reader.slots[place]))
        links = [re.sub("#.*", "", link) for link in reader.found]
        return [link for link in links if self.endpoint(link) not in {"", "static"}]

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
