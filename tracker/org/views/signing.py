"""Signing in and out, and one's own password."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import login_user, logout_user
from werkzeug.exceptions import TooManyRequests, Unauthorized
from werkzeug.wrappers import Response

from tracker import clock
from tracker.db import db
from tracker.db import writing as writing_block
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor
from tracker.domain.secrecy import STATE_SECRETS
from tracker.org import queries, sessions
from tracker.org.actions import set_password
from tracker.org.forms import ActivateForm, ChangePasswordForm, SignInForm
from tracker.org.models import Person
from tracker.org.passwords import check_strength, digest, digest_code, fits, hash_password
from tracker.web.guards import guard
from tracker.web.languages import told
from tracker.web.models import AnsweredForm
from tracker.web.safe import own_path
from tracker.web.submits import submits, writing

signing = Blueprint("signing", __name__)

TOO_OFTEN = _l("Nhập sai quá nhiều lần. Chờ 10 phút rồi thử lại.")
WAIT = {"Retry-After": str(int(sessions.WINDOW.total_seconds()))}


@signing.get("/login")
def sign_in() -> ResponseReturnValue:
    """The sign-in page; who is signed in goes on to the desk."""
    if sessions.current():
        return redirect("/")
    return _gate("sign_in", SignInForm())


@signing.post("/login")
def sign_in_now() -> ResponseReturnValue:
    """Checks e-mail and password; too many failures get 429 without waiting."""
    form, address = SignInForm(), request.remote_addr or ""
    if not form.validate():
        return _gate("sign_in", form), 422
    if sessions.is_throttled(form.email.data, address):
        return _gate("sign_in", form, str(TOO_OFTEN)), 429, WAIT
    token = sessions.begin(form.email.data, form.password.data, address)
    if token is None:
        return _gate("sign_in", form, _("Địa chỉ thư hoặc mật khẩu chưa đúng.")), 422
    login_user(sessions.load(token))
    return redirect(own_path(request.args.get("next")) or "/", code=303)


@signing.post("/logout")
@guard("self")
def sign_out() -> Response:
    """Ends the session on every worker at once."""
    sign_in_id = _here().sign_in_id
    with writing_block():
        sessions.end_session(sign_in_id)
    logout_user()
    return redirect(url_for("signing.sign_in"), code=303)


def _password_form(_person: Person, **how: Any) -> ChangePasswordForm:
    return ChangePasswordForm(**how)


def _password_page(_person: Person, form: ChangePasswordForm) -> str:
    return render_template("org/password.html", form=form)


@signing.get("/password")
@guard("self", load=queries.find_myself)
def password(person: Person) -> str:
    """One's own password."""
    return _password_page(person, _password_form(person))


@signing.post("/password")
@guard("self", load=queries.find_myself)
@submits(make=_password_form, page=_password_page)
def change_password(person: Person, form: ChangePasswordForm) -> Response:
    """A new password; every other session of the person ends."""
    email, kept, address = person.email, person.password_hash, request.remote_addr or ""
    if sessions.is_throttled(email, address):
        raise TooManyRequests
    db.session.rollback()
    if not fits(form.current.data, kept):
        sessions.note_failure(email, address)
        raise Refusal(_("Mật khẩu hiện tại chưa đúng."))
    hashed = _checked_hash(form, email)
    with writing(form) as entry:
        set_password(entry.thing, hashed, by=entry.by, keep=digest(_here().token))
        return entry.done("/", _("Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc."))


@signing.get("/activate")
def activate() -> str:
    """Where a one-time code becomes a password."""
    return _gate("activate", ActivateForm())


@signing.post("/activate")
def activate_now() -> ResponseReturnValue:
    """Sets the password by a code; too many failures get 429 without waiting."""
    form, address = ActivateForm(), request.remote_addr or ""
    if not form.validate():
        return _gate("activate", form), 422
    if sessions.is_throttled(form.email.data, address):
        return _gate("activate", form, str(TOO_OFTEN)), 429, WAIT
    try:
        _use_code(form, address)
    except Refusal as refusal:
        return _gate("activate", form, told(refusal.message, refusal.params)), 422
    flash(_("Đã đặt mật khẩu. Đăng nhập bằng mật khẩu mới."), "success")
    return redirect(url_for("signing.sign_in"), code=303)


def _use_code(form: ActivateForm, address: str) -> None:
    """Uses up the code in the transaction that sets the password. Raises Refusal when it is wrong, used or run out."""
    hashed, at = _checked_hash(form, form.email.data), clock.machine_now()
    with writing_block() as session:
        if session.get(AnsweredForm, form.nonce.data) is not None:
            return
        code = queries.find_code(digest_code(form.code.data), at=at)
        person = queries.find_person(code.person_id) if code else None
        if code and person and person.email == form.email.data.lower() and person.disabled_at is None:
            code.used_at = at
            set_password(person, hashed, by=Actor(person.id, person.name))
            session.add(
                AnsweredForm(
                    nonce=form.nonce.data, answered_at=at, location=url_for("signing.sign_in"), message=""
                )
            )
            return
    sessions.note_failure(form.email.data, address)
    raise Refusal(_("Mã đặt mật khẩu chưa đúng hoặc đã hết hạn. Đề nghị quản trị hệ thống cấp mã mới."))


def _checked_hash(form: ChangePasswordForm | ActivateForm, email: str) -> str:
    """The hash of a new password that was typed twice alike and is strong enough; made outside any transaction."""
    if form.password.data != form.again.data:
        raise Refusal(_("Hai lần nhập mật khẩu mới không giống nhau."))
    check_strength(form.password.data, email=email)
    db.session.rollback()
    return hash_password(form.password.data)


def _gate(name: str, form: SignInForm | ActivateForm, refusal: str = "") -> str:
    """A page for those who are not in yet, with what stops the form and where to ask."""
    if refusal:
        form.refuse(refusal)
    office = queries.find_office()
    asked = [office.contact_name, office.contact_phone] if office else []
    return render_template(
        f"org/{name}.html", form=form, secrets=_(STATE_SECRETS), contact=", ".join(filter(None, asked))
    )


def _here() -> sessions.SignedIn:
    """The session of this request, which the guard has let through."""
    signed_in = sessions.current()
    if signed_in is None:
        raise Unauthorized
    return signed_in
