"""Signing in and out, and one's own password."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_user, logout_user
from werkzeug.exceptions import Unauthorized
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
from tracker.org.passwords import check_strength, digest, fits, hash_password
from tracker.web.forms import BareForm
from tracker.web.guards import guard
from tracker.web.safe import own_path
from tracker.web.submits import submits, writing

signing = Blueprint("signing", __name__)


@signing.get("/login")
def sign_in() -> ResponseReturnValue:
    """The sign-in page; who is signed in goes on to the desk."""
    if sessions.current():
        return redirect("/")
    return _sign_in_page(SignInForm())


@signing.post("/login")
def sign_in_now() -> ResponseReturnValue:
    """Checks e-mail and password; too many failures get 429 without waiting."""
    form, address = SignInForm(), request.remote_addr or ""
    if not form.validate():
        return _sign_in_page(form), 422
    if sessions.is_throttled(form.email.data, address):
        return (
            _sign_in_page(form, _("Đăng nhập sai quá nhiều lần. Chờ 10 phút rồi thử lại.")),
            429,
            {"Retry-After": "600"},
        )
    person = sessions.check(form.email.data, form.password.data)
    if person is None:
        sessions.note_failure(form.email.data, address)
        return _sign_in_page(form, _("Địa chỉ thư hoặc mật khẩu chưa đúng.")), 422
    person_id = person.id
    with writing_block():
        token = sessions.open_session(queries.get_person(person_id), address)
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


def _sign_in_page(form: SignInForm, refusal: str = "") -> str:
    if refusal:
        form.refuse(refusal)
    return render_template("org/sign_in.html", form=form, secrets=_(STATE_SECRETS))


def _password_form(**how: Any) -> ChangePasswordForm:
    return ChangePasswordForm(**how)


def _password_page(form: ChangePasswordForm) -> str:
    return render_template("org/password.html", form=form)


@signing.get("/password")
@guard("self")
def password() -> str:
    """One's own password."""
    return _password_page(_password_form())


@signing.post("/password")
@guard("self")
@submits(make=_password_form, page=_password_page)
def change_password(form: ChangePasswordForm) -> Response:
    """A new password; every other session of the person ends."""
    here = _here()
    person = here.person
    if not fits(form.current.data, person.password_hash):
        sessions.note_failure(person.email, request.remote_addr or "")
        raise Refusal(_("Mật khẩu hiện tại chưa đúng."))
    hashed = _checked_hash(form, person.email)
    with writing(form) as entry:
        set_password(
            queries.get_person(entry.principal.person_id),
            hashed,
            by=entry.by,
            keep=digest(here.token),
        )
        return entry.done("/", _("Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc."))


@signing.get("/activate")
def activate() -> str:
    """Where a one-time code becomes a password."""
    return render_template("org/activate.html", form=ActivateForm(), secrets=_(STATE_SECRETS))


@signing.post("/activate")
def activate_now() -> ResponseReturnValue:
    """Sets the password by a code; the code is used up in the same transaction."""
    form, address = ActivateForm(), request.remote_addr or ""
    try:
        if form.validate():
            _use_code(form, address)
            flash(_("Đã đặt mật khẩu. Đăng nhập bằng mật khẩu mới."), "success")
            return redirect(url_for("signing.sign_in"), code=303)
    except Refusal as refusal:
        form.refuse(_(refusal.message).format(**refusal.params))
    return render_template("org/activate.html", form=form, secrets=_(STATE_SECRETS)), 422


def _use_code(form: ActivateForm, address: str) -> None:
    """Raises Refusal when the code is wrong, used, run out or asked too often."""
    if sessions.is_throttled(form.email.data, address):
        raise Refusal(_("Đăng nhập sai quá nhiều lần. Chờ 10 phút rồi thử lại."))
    hashed = _checked_hash(form, form.email.data)
    with writing_block():
        code = queries.find_code(digest(form.code.data.upper()), at=clock.machine_now())
        person = queries.find_person(code.person_id) if code else None
        if code and person and person.email == form.email.data.lower() and person.disabled_at is None:
            code.used_at = clock.machine_now()
            set_password(person, hashed, by=Actor(person.id, person.name))
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


def _here() -> sessions.SignedIn:
    """The session of this request, which the guard has let through."""
    signed_in = sessions.current()
    if signed_in is None:
        raise Unauthorized
    return signed_in


def sign_out_form() -> BareForm:
    """The form behind the sign-out button."""
    return BareForm()
