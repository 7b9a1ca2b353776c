"""Who may pass: every route names one action, every loader takes the caller's scope, both checked at start."""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from types import NoneType
from typing import Any, Protocol, get_args, get_type_hints

from flask import Flask, current_app, g
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import Forbidden, NotFound, Unauthorized

from tracker.domain.rights import RULES, Place, Places, Principal, Scope, may

Loader = Callable[..., Any]
"""Finds the thing of a route: the scope first, then the ids of the URL; None when it is not visible."""
View = Callable[..., ResponseReturnValue]

_ANY_PLACE = frozenset({Place.NO_PLACE, Place.ANYWHERE})
_actions: dict[View, str] = {}


class Guarded(Protocol):
    """A thing that rights can be asked about."""

    @property
    def places(self) -> Places:
        """Where it stands."""
        ...


@dataclass(frozen=True, slots=True)
class Admission:
    """One passage through a guard; the writing block asks it again."""

    action: str
    load: Loader | None
    ids: dict[str, Any]

    def admit(self, *, fresh: bool = False) -> tuple[Principal, Any]:
        """The person (read again if fresh) and the thing; 401, 404 (also for the invisible) or 403 otherwise."""
        principal = read_principal(fresh)
        if principal is None:
            raise Unauthorized
        thing = self.load(principal.scope, **self.ids) if self.load else None
        if self.load and thing is None:
            raise NotFound
        if not may(principal, self.action, getattr(thing, "places", None)):
            raise Forbidden
        return principal, thing


def guard(action: str, load: Loader | None = None) -> Callable[[View], View]:
    """Lets through who may take the action on the thing; the view receives the thing, never its id."""
    if action not in RULES:
        raise LookupError(f"no rule for the action {action!r}")
    _check_loader(action, load)

    def wrap(view: View) -> View:
        if view in _actions:
            raise LookupError(f"{view.__name__} has two policies")

        @wraps(view)
        def guarded(**ids: Any) -> ResponseReturnValue:
            g.admission = Admission(action, load, ids)
            g.principal, thing = g.admission.admit()
            return view(thing) if load else view()

        _actions[guarded] = action
        return guarded

    return wrap


def use_principals(app: Flask, source: Callable[[bool], Principal | None]) -> None:
    """Says where the signed-in person comes from (the ground floor knows), as loaded for the request or read again."""
    app.extensions["tracker.principals"] = source


def read_principal(fresh: bool) -> Principal | None:
    """The signed-in person with today's grants."""
    principal: Principal | None = current_app.extensions["tracker.principals"](fresh)
    return principal


def signed_in() -> Principal:
    """The person whom the guard of this request let through."""
    principal: Principal = g.principal
    return principal


def current_scope() -> Scope:
    """What the person of this request may see."""
    return signed_in().scope


def may_now(action: str, thing: Guarded | None = None) -> bool:
    """Whether the person of this request may take the action; pages offer only what is allowed."""
    return may(signed_in(), action, thing.places if thing is not None else None)


def check_policies(app: Flask, public: frozenset[str]) -> None:
    """Refuses to start when a route has no policy, or a public name is no route. Raises LookupError."""
    bare = {endpoint for endpoint, view in app.view_functions.items() if view not in _actions}
    if bare != public:
        raise LookupError(
            f"routes without a policy: {sorted(bare - public)}; unknown: {sorted(public - bare)}"
        )


def check_scopes(module: Any, kept: frozenset[str]) -> None:
    """Refuses to start when a public query that returns one of the kept things takes no Scope. Raises LookupError."""
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if name.startswith("_") or function.__module__ != module.__name__:
            continue
        given = kept & set(re.findall(r"\w+", str(function.__annotations__.get("return", ""))))
        if given and Scope not in function.__annotations__.values():
            raise LookupError(f"{module.__name__}.{name} returns {sorted(given)} without a Scope")


def _check_loader(action: str, load: Loader | None) -> None:
    """A rule about a place needs a thing that stands somewhere; every loader takes the caller's scope. Raises LookupError."""
    if load is None:
        if RULES[action].place not in _ANY_PLACE:
            raise LookupError(f"{action} asks where a thing stands, and there is no thing")
        return
    first = next(iter(inspect.signature(load).parameters.values()), None)
    if first is None or first.annotation is not Scope:
        raise LookupError(f"the loader {load.__name__} does not take the caller's Scope first")
    found = [each for each in get_args(get_type_hints(load).get("return")) if each is not NoneType]
    if RULES[action].place not in _ANY_PLACE and not all(hasattr(each, "places") for each in found):
        raise LookupError(f"{action} asks where a thing stands, which {load.__name__} does not tell")
