"""The desk: what a person owes, by when, and what awaits them; an update in place."""

from flask import Blueprint, render_template, request

from tracker.org.queries import find_office, first_steps
from tracker.overview.queries import desk as queries
from tracker.overview.views.offers import apart, begun
from tracker.progress.forms import UpdateForm
from tracker.web.days import viewed
from tracker.web.forms import BareForm
from tracker.web.guards import guard, may_now, signed_in

desk = Blueprint("desk", __name__)
SHOWN = 30
"""Pieces of work that a shelf of the desk shows at once; the rest is one tap away."""


@desk.get("/")
@guard("visible.read")
def show() -> str:
    """My work; with `?shelf=`, all of one shelf."""
    gathered = queries.gather(signed_in(), day=viewed().day)
    only = request.args.get("shelf", "")
    return render_template(
        "overview/desk.html",
        desk=gathered,
        form_of=_form_of,
        bare_of=_bare_of,
        only=only if only in queries.SHELVES else "",
        most=SHOWN,
        begins=_begins(),
    )


def _begins() -> bool:
    """Whether the person administers an office whose first steps are not all taken."""
    if viewed().past or not may_now("office.administer"):
        return False
    settings = find_office()
    return settings is not None and not first_steps(settings, day=viewed().day).done


def _form_of(owed: queries.Owed) -> UpdateForm | None:
    """The update form of a piece of work, where the person may report on it now."""
    if viewed().past or not may_now("task.report", owed.task):
        return None
    form = UpdateForm(data={"version": owed.task.version, **begun(owed.standing, owed.task)})
    apart(form, f"update-{owed.task.id}")
    return form


def _bare_of(owed: queries.Owed) -> BareForm:
    """The one-tap form of a piece of work."""
    return BareForm(data={"version": owed.task.version})
