"""Questions about letters, for their readers and for the administrator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, func, select, true

from tracker.db import db
from tracker.domain.letters import LetterState
from tracker.domain.rights import Scope
from tracker.mail.models import Letter, LetterItem
from tracker.org.models import Person

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A letter with the name of its reader and the number of things that it tells."""

    letter: Letter
    reader: str
    items: int


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of letters, the newest first, and how many there are."""

    rows: Sequence[Row]
    number: int
    total: int

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // ON_A_PAGE))


def letters(
    scope: Scope, *, state: LetterState | None = None, day: date | None = None, page: int = 1
) -> Listing:
    """The letters that the scope may see, in one state or of one day; three statements."""
    wanted = _wanted(scope, state, day)
    total = db.session.scalar(select(func.count()).select_from(Letter).where(wanted)) or 0
    page = min(page, 2 + total // ON_A_PAGE)
    found = db.session.execute(
        _with_readers()
        .where(wanted)
        .order_by(Letter.day.desc(), Letter.id.desc())
        .limit(ON_A_PAGE)
        .offset((page - 1) * ON_A_PAGE)
    ).all()
    counts = _items_by_letter([letter.id for letter, _ in found])
    return Listing(
        [Row(letter, reader or "", counts.get(letter.id, 0)) for letter, reader in found], page, total
    )


def find_letter(scope: Scope, letter_id: int) -> Letter | None:
    """A letter of one's own; for an administrator any."""
    return db.session.scalar(select(Letter).where(Letter.id == letter_id, visible_letter(scope)))


def visible_letter(scope: Scope) -> ColumnElement[bool]:
    """An administrator sees that there is a letter and what became of it; what it says is for its reader alone."""
    return true() if scope.everything or scope.administers else Letter.person_id == scope.person_id


def may_read(scope: Scope, letter: Letter) -> bool:
    """Whether the words of a letter may be shown: to its reader."""
    return letter.person_id == scope.person_id


def reader_name(letter: Letter) -> str:
    """Who the letter is for."""
    return db.session.scalar(select(Person.name).where(Person.id == letter.person_id)) or ""


def _wanted(scope: Scope, state: LetterState | None, day: date | None) -> ColumnElement[bool]:
    wanted = visible_letter(scope)
    if state is not None:
        wanted &= Letter.state == state
    if day is not None:
        wanted &= Letter.day == day
    return wanted


def _with_readers() -> Select[Letter, str | None]:
    """A letter outlives its reader: the name is looked up, not required."""
    return select(Letter, Person.name).outerjoin(Person, Person.id == Letter.person_id)


def _items_by_letter(ids: Sequence[int]) -> dict[int, int]:
    rows = db.session.execute(
        select(LetterItem.letter_id, func.count())
        .where(LetterItem.letter_id.in_(ids))
        .group_by(LetterItem.letter_id)
    )
    return {letter_id: number for letter_id, number in rows}
