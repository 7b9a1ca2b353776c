"""Choosing the language of pages and letters, before and after signing in."""

from flask import Blueprint, abort, redirect, request, session
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tracker.db import writing
from tracker.domain.patterns import Language
from tracker.domain.rights import Actor
from tracker.org import queries, sessions
from tracker.org.actions import choose_language
from tracker.web.safe import own_path

language = Blueprint("language", __name__)


@language.post("/language")
def choose() -> Response:
    """Keeps the choice with the person, and in this browser for who is not signed in; the page stays the same."""
    typed = request.form.get("language", "")
    if typed not in set(Language):
        abort(400, _("Ngôn ngữ này không có. Chọn Tiếng Việt hoặc English."))
    session["language"] = typed
    if signed_in := sessions.current():
        with writing():
            person = queries.get_person(signed_in.person.id)
            choose_language(person, Language(typed), by=Actor(person.id, person.name))
    return redirect(own_path(request.form.get("back")) or "/", code=303)
