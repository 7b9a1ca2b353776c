"""`flask remind` as a process that stops for ever in its transaction, its letters written: `… DATABASE_URL DAY`."""

import sys
import time
from datetime import date

from config import settings
from tracker.app import create_app
from tracker.db import writing
from tracker.reminders.actions import remind_on

environ = {"APP_ENV": "test", "SECRET_KEY": "k" * 40, "MAIL_FROM": "khcn@mau.example"}
app = create_app(settings({**environ, "DATABASE_URL": sys.argv[1]}))
with app.app_context(), writing() as session:
    reminded = remind_on(date.fromisoformat(sys.argv[2]))
    session.flush()
    print(reminded.posted, flush=True)
    time.sleep(600)
