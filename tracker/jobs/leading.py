"""Which of many processes is the clock: the one that holds the lock, until it ends or is killed."""

import fcntl
import os
from typing import Protocol

from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

CLOCK_LOCK = 7_305_113
"""PostgreSQL's advisory lock of the clock; one for each database."""


class Lock(Protocol):
    """What only one process holds at a time; the system frees it when the process is gone."""

    def held(self) -> bool:
        """Whether this process holds it, taking it if nobody does."""
        ...

    def free(self) -> None:
        """Gives it back."""
        ...


def clock_lock(engine: Engine) -> Lock:
    """The lock of the clock: a file beside a SQLite database, an advisory lock inside PostgreSQL."""
    if engine.dialect.name == "postgresql":
        return AdvisoryLock(engine)
    return FileLock(f"{engine.url.database}.clock-lock")


class FileLock:
    """A locked file with the number of the process that holds it; the kernel frees it with the process."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._file: int | None = None

    def held(self) -> bool:
        """Tries once, without waiting."""
        if self._file is not None:
            return True
        file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            return False
        os.truncate(file, 0)
        os.write(file, str(os.getpid()).encode())
        self._file = file
        return True

    def free(self) -> None:
        """Closes the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


class AdvisoryLock:
    """A lock of a session of its own; the server frees it with the connection, so that is asked for every time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._session: Connection | None = None

    def held(self) -> bool:
        """Tries once; a connection that broke has lost the lock."""
        try:
            if self._session is not None:
                self._session.execute(text("SELECT 1"))
                return True
            return self._take()
        except SQLAlchemyError:
            self.free()
            return False

    def _take(self) -> bool:
        session = self._engine.connect()
        session.detach()
        if session.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": CLOCK_LOCK}):
            self._session = session
            return True
        session.close()
        return False

    def free(self) -> None:
        """Closes the connection for good."""
        session, self._session = self._session, None
        if session is not None:
            session.close()
