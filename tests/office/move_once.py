"""`flask move-to` as a process that stops for ever when all is copied: `python -m tests.office.move_once FROM FILES TO FILES`."""

import sys
import time
from pathlib import Path

from config import settings
from tracker.app import create_app
from tracker.office.moving import move

source, files, target, target_files = sys.argv[1:]
copy_files = move.copy_files


def copy_and_stop(*told):
    """All is copied, nothing is committed."""
    copy_files(*told)
    print("copied", flush=True)
    time.sleep(600)


move.copy_files = copy_and_stop
app = create_app(settings({"APP_ENV": "test", "SECRET_KEY": "k" * 40, "DATABASE_URL": source}))
with app.app_context():
    move.move_office(target, files=Path(files), target_files=Path(target_files))
