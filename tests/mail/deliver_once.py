"""A deliverer as a process of its own: `python -m tests.mail.deliver_once DATABASE_URL SMTP_URL`."""

import sys

from config import settings
from tests.mail.postbox import equip_simply
from tracker.app import create_app
from tracker.mail.delivery import deliver

environ = {
    "APP_ENV": "test",
    "SECRET_KEY": "k" * 40,
    "OFFICE_DAY": "2022-06-13",
    "MAIL_FROM": "khcn@mau.example",
}
app = create_app(settings({**environ, "DATABASE_URL": sys.argv[1], "SMTP_URL": sys.argv[2]}))
equip_simply(app)
with app.app_context():
    print(deliver())
