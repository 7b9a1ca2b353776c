"""A deliverer as a process of its own: `python -m tests.mail.deliver_once DATABASE_URL SMTP_URL`."""

import sys

from tests.conftest import app_on
from tests.mail.postbox import equip_simply
from tracker.mail.delivery import deliver

app = app_on(sys.argv[1], SMTP_URL=sys.argv[2], MAIL_FROM="khcn@mau.example", OFFICE_DAY="2022-06-13")
equip_simply(app)
with app.app_context():
    print(deliver())
