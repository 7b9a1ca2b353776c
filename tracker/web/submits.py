"""How a form is answered: once, on fresh data, with nothing typed lost."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from typing import Any

from flask import flash, g, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.wrappers import Response

from tracker import clock
from tracker.db import db
from tracker.db import writing as writing_block
from tracker.domain.refusals import Refusal
from tracker.domain.rights import Actor, Principal
from tracker.web.forms import TrackedForm
from tracker.web.languages import told
from tracker.web.models import AnsweredForm

View = Callable[..., ResponseReturnValue]
Make = Callable[..., TrackedForm]
Page = Callable[..., str]


class Stale(Exception):
    """The thing was changed by somebody else after the form was opened."""


class Answered(Exception):
    """The form was answered before: the first answer stands."""

    def __init__(self, location: str, message: str) -> None:
        super().__init__(location)
        self.location = location
        self.message = message


@dataclass(slots=True)
class Entry:
    """One open writing block: the thing read again, the person, and where the answer leads."""

    thing: Any
    principal: Principal
    location: str = ""
    message: str = ""

    @property
    def by(self) -> Actor:
        """Who writes."""
        return self.principal.actor

    def done(self, location: str, message: str) -> Response:
        """The answer: a sentence on the next page."""
        self.location, self.message = location, message
        flash(message, "success")
        return redirect(location, code=303)


@contextmanager
def writing(form: TrackedForm) -> Iterator[Entry]:
    """Opens the writing block of a form: guard asked again, version compared, nonce used up, then committed."""
    with writing_block() as session:
        principal, thing = g.admission.admit(fresh=True)
        once = _once(form)
        if (first := session.get(AnsweredForm, once)) is not None:
            raise Answered(first.location, first.message)
        if form.is_stale_for(thing):
            raise Stale
        entry = Entry(thing, principal)
        yield entry
        session.add(
            AnsweredForm(
                nonce=once, answered_at=clock.machine_now(), location=entry.location, message=entry.message
            )
        )


def _once(form: TrackedForm) -> str:
    """What makes an answer the first one: the form's nonce and what was typed; other words are another answer."""
    typed = sorted(
        (name, value)
        for name, values in request.form.lists()
        if name not in {"csrf_token", "version"}
        for value in values
    )
    files = sorted((name, upload.filename or "") for name, upload in request.files.items(multi=True))
    told = json.dumps([form.nonce.data, typed, files], ensure_ascii=True)
    return sha256(told.encode()).hexdigest()


def submits(make: Make, page: Page) -> Callable[[View], View]:
    """A POST view of a form: invalid → 422, stale → 409 with both versions, repeated → the first answer."""

    def wrap(view: View) -> View:
        @wraps(view)
        def submitted(*things: Any) -> ResponseReturnValue:
            form = make(*things)
            if not form.validate():
                return page(*things, form), 422
            try:
                return view(*things, form)
            except Answered as first:
                flash(first.message, "success")
                return redirect(first.location, code=303)
            except Refusal as refusal:
                form.refuse(told(refusal.message, refusal.params))
                return page(*_reload(things), form), 422
            except IntegrityError:
                form.refuse(_("Nội dung này trùng với nội dung đã có. Đổi số, mã hoặc tên rồi lưu lại."))
                return page(*_reload(things), form), 422
            except (Stale, StaleDataError):
                fresh = _reload(things)
                form.show_conflict(make(*fresh, formdata=None), fresh[0] if fresh else None)
                return page(*fresh, form), 409

        return submitted

    return wrap


def _reload(things: tuple[Any, ...]) -> tuple[Any, ...]:
    """The things of the view as they are now."""
    db.session.rollback()
    _principal, thing = g.admission.admit(fresh=True)
    return (thing,) if things else ()
