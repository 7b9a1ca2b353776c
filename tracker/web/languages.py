"""The reader's language: its catalogue, and how days and figures are written in it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import wraps
from io import BytesIO
from pathlib import Path
from typing import ParamSpec, TypeVar

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from flask_babel import Babel, Domain, force_locale, get_locale, gettext
from werkzeug.utils import cached_property

from tracker import clock
from tracker.domain.patterns import PATTERNS, Language, Patterns
from tracker.domain.phrases import lower_first, upper_first

CATALOGUES = Path(__file__).resolve().parents[2] / "translations"
P = ParamSpec("P")
T = TypeVar("T")
LABELS = frozenset({"role", "stage", "state", "step", "names", "annexes", "example"})
"""What fills a sentence with the product's own words: in these places they are translated as well."""


class Catalogues(Domain):
    """The catalogues as they lie in the repository: the first reader of a language reads its .po, there is no .mo to be stale.

    Vietnamese needs none: it is the language of the message ids.
    """

    def get_translations(self) -> Translations:
        """The sentences of the reader's language."""
        chosen = language()
        if chosen not in self.cache:
            self.cache[chosen] = read_catalogue(CATALOGUES / chosen / "LC_MESSAGES" / "messages.po")
        found: Translations = self.cache[chosen]
        return found


class Speaking(Babel):
    """Flask-Babel with our way of reading catalogues."""

    @cached_property
    def domain_instance(self) -> Catalogues:
        """The one domain."""
        return Catalogues()


def read_catalogue(path: Path) -> Translations:
    """A catalogue without its doubtful entries; an empty one where there is no file."""
    if not path.exists():
        return Translations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return Translations(compiled)


def language() -> Language:
    """The language of whoever reads now; Vietnamese where nobody does."""
    locale = get_locale()
    return Language(locale.language) if locale else Language.VIETNAMESE


@contextmanager
def speaking(chosen: Language | None) -> Iterator[None]:
    """Words inside are for a reader of that language; None is one who has chosen none."""
    if chosen is None:
        yield
        return
    with force_locale(chosen.value):
        yield


def on_paper(view: Callable[P, T]) -> Callable[P, T]:
    """A view that answers with a paper of the office: Vietnamese in every word and figure, whoever asks for it."""

    @wraps(view)
    def written(*args: P.args, **kwargs: P.kwargs) -> T:
        with speaking(Language.VIETNAMESE):
            return view(*args, **kwargs)

    return written


def told(message: str, params: Mapping[str, object]) -> str:
    """A sentence of the reader's language; days, exact numbers and the product's own words that fill it are so too."""
    return gettext(message).format(**{name: _filling(name, value) for name, value in params.items()})


def _filling(name: str, value: object) -> object:
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal):
        return number(value)
    if name in LABELS and isinstance(value, str):
        return "; ".join(_label(each) for each in value.split("; "))
    return value


def _label(word: str) -> str:
    """A label in the reader's language, also where it was kept with a small letter; what is none stays."""
    said, begun = gettext(word), upper_first(word)
    if said != word or begun == word:
        return said
    return lower_first(gettext(begun)) if gettext(begun) != begun else word


def patterns() -> Patterns:
    """How the reader's language writes days and figures."""
    return PATTERNS[language()]


def number(value: int | Decimal) -> str:
    """A number for the reader: 1.234,5 or 1,234.5."""
    return patterns().number(value)


def count(value: int) -> str:
    """A count in a sentence: 04 or 4."""
    return patterns().count(value)


def percent(share: Fraction) -> str:
    """A share for the reader: 27,27% or 27.27%."""
    return patterns().percent(share)


def day(value: date) -> str:
    """A day for the reader: 01/6/2022 or 1 Jun 2022."""
    return patterns().day(value)


def weekday(value: date) -> str:
    """The day of the week for the reader: thứ Tư or Wednesday."""
    return patterns().weekday(value)


def moment(value: datetime) -> str:
    """A moment on the office's wall: 07:00 ngày 01/6/2022 or 07:00 on 1 Jun 2022."""
    return patterns().moment(clock.local(value))


def ago(value: datetime) -> str:
    """How long before the office's now: 3 ngày trước or 3 days ago."""
    return patterns().ago(clock.local(value), clock.local(clock.now()))
