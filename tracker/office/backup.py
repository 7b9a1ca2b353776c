"""A backup that runs: a copy of the database with its files beside it, written whole or not at all."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from sqlalchemy.engine import Engine

from tracker.domain.refusals import Refusal
from tracker.domain.text import N_


def back_up(engine: Engine, files: Path, target: Path) -> None:
    """Copies the database to `target` and the stored files to `target.files`.

    The copy of a SQLite database is itself one: an office that is opened with it stands as it was. Of PostgreSQL it
    is the custom format of pg_dump. Raises Refusal when the target exists or pg_dump is missing.
    """
    if target.exists() or Path(f"{target}.files").exists():
        raise Refusal(N_("Tệp {path} đã có. Chọn tên khác."), path=target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        copy, copied_files = Path(folder) / "database", Path(folder) / "files"
        (_copy_sqlite if engine.dialect.name == "sqlite" else _dump_postgres)(engine, copy)
        if files.is_dir():
            shutil.copytree(files, copied_files)
            os.replace(copied_files, f"{target}.files")
        os.chmod(copy, 0o600)
        os.replace(copy, target)


def _copy_sqlite(engine: Engine, copy: Path) -> None:
    """One consistent state, while others go on writing."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("VACUUM INTO ?", (str(copy),))


def _dump_postgres(engine: Engine, copy: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise Refusal(N_("Không có chương trình pg_dump. Cài gói postgresql-client rồi chạy lại."))
    url = engine.url.set(drivername="postgresql", password=None).render_as_string()
    environment = {**os.environ, "PGPASSWORD": str(engine.url.password or "")}
    subprocess.run(
        [program, "--format=custom", f"--file={copy}", f"--dbname={url}"], check=True, env=environment
    )
