"""Fields of days and figures, each read in one way only."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from wtforms import DateField, StringField

from tracker.domain.amounts import parse_money
from tracker.domain.refusals import Refusal
from tracker.domain.text import one_line
from tracker.domain.wording import number
from tracker.web.fields.texts import presence
from tracker.web.languages import told

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{2})-(\d{2})")
WHOLE = re.compile(r"\d{1,18}")
EARLIEST, LATEST = date(1945, 1, 1), date(2200, 1, 1)


class DayField(DateField):
    """A day, as the browser sends it (2022-06-14) or as people write it (14/6/2022)."""

    def __init__(self, label: Any, *, needed: bool = False, **kwargs: Any) -> None:
        super().__init__(label, validators=[presence(needed)], **kwargs)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Raises ValueError with what to type."""
        text = valuelist[0].strip() if valuelist else ""
        self.data = read_day(text) if text else None


class WholeField(StringField):
    """A whole number from `least` to `most`, digits only."""

    def __init__(
        self, label: Any, *, least: int = 0, most: int = 10**12, needed: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(label, validators=[presence(needed)], **kwargs)
        self.least, self.most = least, most

    def _value(self) -> str:
        return self.raw_data[0] if self.raw_data else ("" if self.data is None else str(self.data))

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Raises ValueError with the allowed range."""
        text = valuelist[0].strip() if valuelist else ""
        self.data = None
        if not text:
            return
        if not WHOLE.fullmatch(text) or not text.isascii() or not self.least <= int(text) <= self.most:
            raise ValueError(
                _("Nhập một số nguyên từ %(least)d đến %(most)d.", least=self.least, most=self.most)
            )
        self.data = int(text)


class MoneyField(StringField):
    """An amount in đồng: `5.240.000.000`, `240 triệu`, `5 tỷ`."""

    def __init__(self, label: Any, *, needed: bool = False, **kwargs: Any) -> None:
        super().__init__(label, validators=[presence(needed)], **kwargs)

    @property
    def understood(self) -> str:
        """What was read, in digits, where it was typed otherwise; empty where there is nothing to tell."""
        digits = number(self.data) if self.data is not None and self.raw_data else ""
        return "" if digits == self._value() else digits

    def _value(self) -> str:
        return self.raw_data[0] if self.raw_data else ("" if self.data is None else number(self.data))

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Raises ValueError with what to type."""
        text = one_line(valuelist[0]) if valuelist else ""
        try:
            self.data = parse_money(text) if text else None
        except Refusal as refusal:
            raise ValueError(told(refusal.message, refusal.params)) from refusal


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
