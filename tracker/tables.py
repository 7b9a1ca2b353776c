"""All tables, so that migrations and the database check know every one of them."""

from tracker.audit import models as audit
from tracker.budget import models as budget
from tracker.documents import models as documents
from tracker.imports import models as imports
from tracker.indicators import models as indicators
from tracker.mail import models as mail
from tracker.org import models as org
from tracker.plans import models as plans
from tracker.progress import models as progress
from tracker.queue import models as queue
from tracker.reminders import models as reminders
from tracker.reports import models as reports
from tracker.web import models as web

ALL = (
    web,
    audit,
    mail,
    queue,
    org,
    documents,
    plans,
    progress,
    indicators,
    budget,
    reports,
    reminders,
    imports,
)
