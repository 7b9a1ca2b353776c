"""What the post room asks of the floors above: who the reader is, what still holds, and how it is said."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import Flask, current_app
from flask_babel import gettext as _

from tracker.domain.letters import Passage
from tracker.domain.patterns import Language
from tracker.domain.rights import Principal, Scope
from tracker.mail.models import LetterItem


@dataclass(frozen=True, slots=True)
class Sender:
    """The office as its letters name it: in subjects, in the salutation, and who answers questions."""

    short_name: str
    salutation: str
    contact: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Who a letter goes to, at the moment in which it is written: address, salutation, rights of today.

    `place` is the unit or the office held, `is_unit` an account that stands for its unit, `is_asked` a unit that is
    asked to take part, `is_leader` a superior to whom one reports, `language` what the person chose.
    """

    principal: Principal
    address: str
    place: str
    sender: Sender
    at: datetime
    day: date
    is_unit: bool = False
    is_asked: bool = False
    is_leader: bool = False
    language: Language | None = None

    @property
    def greeting(self) -> str:
        """The reader after `Kính gửi:`; a unit's own account is greeted by its name alone."""
        name = self.principal.name
        return name if self.is_unit else f"{self.sender.salutation} {name}, {self.place}"

    @property
    def you(self) -> str:
        """The reader in a sentence."""
        return _("đơn vị") if self.is_unit else self.sender.salutation.lower()

    @property
    def scope(self) -> Scope:
        """What the reader may open; nothing else is told."""
        return self.principal.scope


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of item.

    `still_due` gives what the items that still hold for the reader are about, by number of the item, in a constant
    number of statements; an item that is missing no longer holds. `render` says one of them.
    """

    still_due: Callable[[Sequence[LetterItem], Reader], Mapping[int, Any]]
    render: Callable[[LetterItem, Any, Reader], Passage]


@dataclass(frozen=True, slots=True)
class PostRoom:
    """The kinds of items by name, and where readers are found; None for who no longer gets letters.

    A room that `is_closed` sends nothing: the office was moved, its letters leave from there.
    """

    kinds: Mapping[str, Kind]
    find_reader: Callable[[int, datetime], Reader | None]
    is_closed: Callable[[], bool] = lambda: False


def equip(app: Flask, room: PostRoom) -> None:
    """Hands the post room what the floors above know."""
    app.extensions["tracker.post_room"] = room


def post_room() -> PostRoom:
    """What was handed to the post room of this application."""
    room: PostRoom = current_app.extensions["tracker.post_room"]
    return room
