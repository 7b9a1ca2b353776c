"""Fields of choices: records, values of an enum, days; what is not offered is refused."""

import enum
from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField, SelectMultipleField

from tracker.web.fields.figures import WHOLE, read_day
from tracker.web.fields.texts import Filled
from tracker.web.languages import day as written_day


class PickField(SelectField):
    """One of the offered records, by its number; an empty choice where none is needed."""

    def __init__(self, label: Any, *, needed: bool = False, **kwargs: Any) -> None:
        super().__init__(label, coerce=read_id, validators=[Filled()] if needed else [], **kwargs)
        self.needed = needed

    def offer(self, choices: Iterable[tuple[int, str]]) -> None:
        """Sets what may be chosen."""
        self.choices = [("", _("— chọn —") if self.needed else _("— không —")), *choices]


class PickManyField(SelectMultipleField):
    """Several of the offered records."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(label, coerce=read_id, **kwargs)


class KindField(SelectField):
    """One value of an enum whose members bear a label."""

    def __init__(self, label: Any, kind: type[enum.StrEnum], *, needed: bool = True, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(label, coerce=self._read, validators=[Filled()] if needed else [], **kwargs)
        empty = [] if needed else [("", _l("— không —"))]
        self.choices = [*empty, *((member, _l(str(getattr(member, "label", member)))) for member in kind)]

    def _read(self, value: Any) -> enum.StrEnum | None:
        return self.kind(value) if value else None


class KindsField(SelectMultipleField):
    """Several values of an enum whose members bear a label, in the order of the enum."""

    def __init__(self, label: Any, kind: type[enum.StrEnum], **kwargs: Any) -> None:
        super().__init__(label, coerce=kind, **kwargs)
        self.kind = kind
        self.choices = [(member, _l(str(getattr(member, "label", member)))) for member in kind]

    @property
    def chosen(self) -> tuple[enum.StrEnum, ...]:
        """What was chosen, each once."""
        return tuple(member for member in self.kind if member in (self.data or ()))


class PickDayField(SelectField):
    """One of the offered days."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(label, coerce=_day_or_none, **kwargs)

    def offer(self, days: Iterable[date]) -> None:
        """Sets what may be chosen."""
        self.choices = [(day.isoformat(), written_day(day)) for day in days]


def offered_units(units: Iterable[Any]) -> list[tuple[int, str]]:
    """Units as choices."""
    return [(unit.id, unit.name) for unit in units]


def read_id(value: Any) -> int | None:
    """The number of a record; None where nothing was chosen. Raises ValueError for anything else."""
    if value in (None, ""):
        return None
    if isinstance(value, int):
        return value
    if not WHOLE.fullmatch(value) or not value.isascii():
        raise ValueError("not a number of a record")
    return int(value)


def _day_or_none(value: Any) -> date | None:
    return read_day(value) if isinstance(value, str) else value
