"""The change log, as far as its reader may see it."""

from flask import Blueprint, abort, render_template, request
from flask_babel import gettext as _

from tracker.audit.models import Minute
from tracker.audit.queries import PAGE
from tracker.audit.queries import minutes as visible_minutes
from tracker.audit.sentences import parts
from tracker.web.fields import read_id
from tracker.web.guards import current_scope, guard
from tracker.web.languages import told

minutes = Blueprint("minutes", __name__)


@minutes.get("/minutes")
@guard("minutes.read")
def index() -> str:
    """The newest changes first."""
    try:
        before = read_id(request.args.get("before", ""))
    except ValueError:
        abort(400, _("Trang này không có. Quay lại nhật ký thay đổi."))
    rows = visible_minutes(current_scope(), before=before)
    older = rows[-1].id if len(rows) == PAGE else None
    return render_template("overview/minutes.html", rows=[(row, sentence(row)) for row in rows], older=older)


def sentence(minute: Minute) -> str:
    """A minute in the reader's language."""
    message, details = parts(minute)
    return told(message, details)
