"""Strict fields: text is normalised as it enters, numbers and days are read in one way only."""

import enum
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    DateField,
    FileField,
    PasswordField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, Optional, StopValidation

from tracker.domain.amounts import parse_money, parse_quantity
from tracker.domain.refusals import Refusal
from tracker.domain.text import normalise, one_line
from tracker.domain.wording import number
from tracker.web.forms import NEEDED

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{2})-(\d{2})")
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_WHOLE = re.compile(r"\d{1,18}")
EARLIEST, LATEST = date(1945, 1, 1), date(2200, 1, 1)


def _too_long(limit: int) -> Length:
    return Length(max=limit, message=_l("Dài quá %(max)d ký tự. Rút gọn nội dung này."))


def _presence(needed: bool) -> Any:
    return InputRequired(message=NEEDED) if needed else Optional()


class LineField(StringField):
    """One line of text."""

    def __init__(self, label: Any, *, needed: bool = False, limit: int = 300, **kwargs: Any) -> None:
        checks = [_Filled()] if needed else []
        super().__init__(label, validators=[*checks, _too_long(limit)], filters=[_line], **kwargs)


class AddressField(LineField):
    """An e-mail address that a letter can go to."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Raises ValueError with an example."""
        super().process_formdata(valuelist)
        if self.data and not _ADDRESS.fullmatch(self.data):
            raise ValueError(_("Địa chỉ thư chưa đúng. Ví dụ: ha@vidu.gov.vn."))


class BlockField(TextAreaField):
    """Several lines of text."""

    def __init__(self, label: Any, *, needed: bool = False, limit: int = 4000, **kwargs: Any) -> None:
        checks = [_Filled()] if needed else []
        super().__init__(label, validators=[*checks, _too_long(limit)], filters=[_block], **kwargs)


class SecretField(PasswordField):
    """A password: kept as typed but for its Unicode form (NFKC), never shown again."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(
            label, validators=[InputRequired(message=NEEDED), _too_long(200)], filters=[_nfkc], **kwargs
        )


class DayField(DateField):
    """A day, as the browser sends it (2022-06-14) or as people write it (14/6/2022)."""

    def __init__(self, label: Any, *, needed: bool = False, **kwargs: Any) -> None:
        super().__init__(label, validators=[_presence(needed)], **kwargs)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Raises ValueError with what to type."""
        text = valuelist[0].strip() if valuelist else ""
        self.data = read_day(text) if text else None


class WholeField(StringField):
    """A whole number from `least` to `most`, digits only."""

    def __init__(
        self, label: Any, *, least: int = 0, most: int = 10**12, needed: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(label, validators=[_presence(needed)], **kwargs)
        self.least, self.most = least, most

    def _value(self) -> str:
        return self.raw_data[0] if self.raw_data else ("" if self.data is None else str(self.data))

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Raises ValueError with the allowed range."""
        text = valuelist[0].strip() if valuelist else ""
        self.data = None
        if not text:
            return
        if not _WHOLE.fullmatch(text) or not text.isascii() or not self.least <= int(text) <= self.most:
            raise ValueError(
                _("Nhập một số nguyên từ %(least)d đến %(most)d.", least=self.least, most=self.most)
            )
        self.data = int(text)


class MoneyField(StringField):
    """An amount in đồng: `5.240.000.000`, `240 triệu`, `5 tỷ`."""

    def __init__(self, label: Any, *, needed: bool = False, **kwargs: Any) -> None:
        super().__init__(label, validators=[_presence(needed)], **kwargs)

    def _value(self) -> str:
        return self.raw_data[0] if self.raw_data else ("" if self.data is None else number(self.data))

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Raises ValueError with what to type."""
        text = one_line(valuelist[0]) if valuelist else ""
        try:
            self.data = parse_money(text) if text else None
        except Refusal as refusal:
            raise ValueError(_(refusal.message).format(**refusal.params)) from refusal


class AmountField(StringField):
    """A quantity: digits with dots between thousands and a comma before decimals (1.234,5)."""

    def __init__(self, label: Any, *, needed: bool = False, **kwargs: Any) -> None:
        super().__init__(label, validators=[_presence(needed)], **kwargs)

    def _value(self) -> str:
        return self.raw_data[0] if self.raw_data else ("" if self.data is None else number(self.data))

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Raises ValueError with what to type."""
        text = one_line(valuelist[0]) if valuelist else ""
        try:
            self.data = parse_quantity(text) if text else None
        except Refusal as refusal:
            raise ValueError(_(refusal.message).format(**refusal.params)) from refusal


class PickField(SelectField):
    """One of the offered records, by its number; an empty choice where none is needed."""

    def __init__(self, label: Any, *, needed: bool = False, **kwargs: Any) -> None:
        super().__init__(label, coerce=read_id, validators=[_Filled()] if needed else [], **kwargs)
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
        super().__init__(label, coerce=self._read, validators=[_Filled()] if needed else [], **kwargs)
        empty = [] if needed else [("", _l("— không —"))]
        self.choices = [*empty, *((member, _l(str(getattr(member, "label", member)))) for member in kind)]

    def _read(self, value: Any) -> enum.StrEnum | None:
        return self.kind(value) if value else None


class UploadField(FileField):
    """A file of the person's own."""


def offered_units(units: Iterable[Any]) -> list[tuple[int, str]]:
    """Units as choices."""
    return [(unit.id, unit.name) for unit in units]


def read_day(text: str) -> date:
    """A day in either form, within the years that offices know. Raises ValueError with what to type."""
    found = _DAY.fullmatch(text)
    if found and text.isascii():
        day, month, year = (found[1], found[2], found[3]) if found[3] else (found[6], found[5], found[4])
        try:
            read = date(int(year), int(month), int(day))
        except ValueError:
            read = None
        if read and EARLIEST <= read <= LATEST:
            return read
    raise ValueError(_("“%(text)s” không phải ngày. Ví dụ: 30/6/2022.", text=text[:40]))


def read_id(value: Any) -> int | None:
    """The number of a record; None where nothing was chosen. Raises ValueError for anything else."""
    if value in (None, ""):
        return None
    if isinstance(value, int):
        return value
    if not _WHOLE.fullmatch(value) or not value.isascii():
        raise ValueError("not a number of a record")
    return int(value)


def _line(text: str | None) -> str:
    return one_line(text or "")


def _block(text: str | None) -> str:
    return normalise(text or "")


def _nfkc(text: str | None) -> str:
    return unicodedata.normalize("NFKC", text or "")


class _Filled:
    """Something was typed or chosen."""

    field_flags: ClassVar[dict[str, bool]] = {"required": True}

    def __call__(self, _form: Any, field: Any) -> None:
        if not field.data:
            raise StopValidation(str(NEEDED))
