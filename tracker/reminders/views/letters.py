"""Letters: which were sent, which wait or ended otherwise, and why; the office's rules for reminding."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Blueprint, abort, current_app, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker.domain.letters import UNSENT, WAITING, LetterState
from tracker.domain.refusals import Refusal
from tracker.mail.models import Letter
from tracker.mail.smtp import read_smtp_url
from tracker.reminders import actions
from tracker.reminders.forms import PolicyForm
from tracker.reminders.models import ReminderPolicy
from tracker.reminders.queries import letters as queries
from tracker.reminders.queries.dues import find_policy_to_write
from tracker.web.badges import Badge
from tracker.web.days import viewed
from tracker.web.fields import read_day, read_id
from tracker.web.forms import BareForm
from tracker.web.guards import current_scope, guard, may_now
from tracker.web.languages import told
from tracker.web.submits import submits, writing

letters = Blueprint("letters", __name__)
T = TypeVar("T")

BADGES = {
    LetterState.PENDING: "prepared",
    LetterState.SENDING: "term",
    LetterState.RETRY: "soon",
    LetterState.SENT: "done",
    LetterState.CANCELLED: "out",
    LetterState.FAILED: "late",
    LetterState.EXPIRED: "suspended",
}


@letters.get("/letters")
@guard("letters.read")
def index() -> str:
    """One's own letters; for an administrator all of them, without their words."""
    state = _asked("state", LetterState)
    day = _asked("day", read_day)
    listing = queries.letters(current_scope(), state=state, day=day, page=_asked("page", read_id) or 1)
    return render_template(
        "reminders/letters.html",
        listing=listing,
        states=LetterState,
        state=state,
        day=day,
        badge_of=badge_of,
        administers=may_now("office.administer"),
        mail_fault=mail_fault(),
    )


@letters.get("/letters/<id:letter_id>")
@guard("letters.read", load=queries.find_letter)
def show(letter: Letter) -> str:
    """What became of a letter; its words for its reader."""
    return _letter_page(letter, BareForm())


def _letter_page(letter: Letter, form: BareForm) -> str:
    again = letter.state in UNSENT and may_now("office.administer") and not viewed().past
    return render_template(
        "reminders/letter.html",
        letter=letter,
        reader=queries.reader_name(letter),
        readable=queries.may_read(current_scope(), letter),
        reasons=[_(line) for line in letter.ended_because.splitlines() if line],
        badge=badge_of(letter),
        form=form if again else None,
        mail_fault=mail_fault() if letter.state in WAITING else "",
    )


def _bare(_letter: Letter, **how: Any) -> BareForm:
    return BareForm(**how)


@letters.post("/letters/<id:letter_id>/retry")
@guard("office.administer", load=queries.find_letter)
@submits(make=_bare, page=_letter_page)
def send_again(letter: Letter, form: BareForm) -> Response:
    """Puts a letter that reached nobody back into the queue."""
    with writing(form) as entry:
        actions.send_again(entry.thing, by=entry.by)
        return entry.done(url_for("letters.show", letter_id=letter.id), _("Thư được xếp để gửi lại."))


def _policy_form(policy: ReminderPolicy, **how: Any) -> PolicyForm:
    return PolicyForm(obj=policy, **how)


def _policy_page(_policy: ReminderPolicy, form: PolicyForm) -> str:
    return render_template("reminders/policy.html", form=form)


@letters.get("/letters/policy")
@guard("office.administer", load=find_policy_to_write)
def policy(kept: ReminderPolicy) -> str:
    """The office's rules for reminding."""
    return _policy_page(kept, _policy_form(kept))


@letters.post("/letters/policy")
@guard("office.administer", load=find_policy_to_write)
@submits(make=_policy_form, page=_policy_page)
def change_policy(_policy: ReminderPolicy, form: PolicyForm) -> Response:
    """Writes the rules."""
    with writing(form) as entry:
        actions.set_policy(form.policy, by=entry.by)
        return entry.done(url_for("letters.index"), _("Đã lưu quy định nhắc việc."))


def badge_of(letter: Letter) -> Badge:
    """The state of a letter as sign, colour and words."""
    return Badge(BADGES[letter.state], _(letter.state.label))


def mail_fault() -> str:
    """Why no letter can leave: SMTP_URL is missing or wrong; empty when it is right."""
    try:
        read_smtp_url(current_app.config["SMTP_URL"])
    except Refusal as refusal:
        return told(refusal.message, refusal.params)
    return ""


def _asked(name: str, read: Callable[[str], T | None]) -> T | None:
    """A filter of the list; 400 with a sentence for what it is not."""
    text = request.args.get(name, "").strip()
    try:
        return read(text) if text else None
    except ValueError:
        abort(400, _("Điều kiện lọc “%(text)s” chưa đúng. Chọn lại trong danh sách.", text=text[:40]))
