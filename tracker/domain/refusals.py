"""How the rulebook says no."""

from datetime import date
from decimal import Decimal

from tracker.domain.wording import day, number


class Refusal(ValueError):
    """A rule refuses: a Vietnamese message id with `{names}` and what fills them: words, whole numbers, days, decimals.

    The edges translate `message` and fill it with `params`; `str()` gives the Vietnamese sentence, which tells what to do.
    """

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.params = params

    def __str__(self) -> str:
        return self.message.format(**{name: _written(value) for name, value in self.params.items()})


def _written(value: object) -> object:
    if isinstance(value, date):
        return day(value)
    return number(value) if isinstance(value, Decimal) else value
