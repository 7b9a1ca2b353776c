"""Finds out from the running code what it reads: parameters of addresses, fields of forms."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Request, request
from werkzeug.datastructures import ImmutableMultiDict

from tracker.web.forms import TrackedForm

ASKED: defaultdict[str, set[str]] = defaultdict(set)
"""The parameters that each route asked for."""


class Noted(ImmutableMultiDict):
    """Parameters that note who asks for them."""

    def __getitem__(self, key: str) -> Any:
        ASKED[request.endpoint or ""].add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        ASKED[request.endpoint or ""].add(str(key))
        return super().__contains__(key)

    def getlist(self, key: str, *how: Any, **named: Any) -> list[Any]:
        """All values of a parameter."""
        ASKED[request.endpoint or ""].add(key)
        return super().getlist(key, *how, **named)


class Asking(Request):
    """A request that notes which parameters are asked for."""

    @property
    def args(self) -> Noted:
        """The parameters of the address."""
        return Noted(super().args)


@contextmanager
def fields_noted(kinds: dict[tuple[str, str], str]) -> Iterator[None]:
    """While it lasts, every form that is made notes the class of each of its fields under its route."""
    make = TrackedForm.__init__

    def noting(form: TrackedForm, *args: Any, **how: Any) -> None:
        make(form, *args, **how)
        for field in _plain(form):
            kinds[request.endpoint or "", field.name] = type(field).__name__

    TrackedForm.__init__ = noting
    try:
        yield
    finally:
        TrackedForm.__init__ = make


def _plain(fields: Any) -> Iterator[Any]:
    """Fields without those that only hold others."""
    for field in fields:
        inner = getattr(field, "entries", None) or (
            getattr(field, "form", None) if field.type == "FormField" else None
        )
        if inner:
            yield from _plain(inner)
        else:
            yield field
