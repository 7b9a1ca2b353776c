"""Fields of words: normalised as they enter, never longer than said."""

import unicodedata
from collections.abc import Sequence
from typing import Any, ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FileField, PasswordField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, StopValidation

from tracker.domain.addresses import read_address
from tracker.domain.refusals import Refusal
from tracker.domain.text import normalise, one_line
from tracker.web.forms import NEEDED


def too_long(limit: int) -> Length:
    """At most so many characters."""
    return Length(max=limit, message=_l("Dài quá %(max)d ký tự. Rút gọn nội dung này."))


def presence(needed: bool) -> Any:
    """Read as something, where it is needed: a blank alone is nothing."""
    return Read() if needed else Optional()


class LineField(StringField):
    """One line of text."""

    def __init__(self, label: Any, *, needed: bool = False, limit: int = 300, **kwargs: Any) -> None:
        checks = [Filled()] if needed else []
        super().__init__(label, validators=[*checks, too_long(limit)], filters=[_line], **kwargs)


class AddressField(LineField):
    """An e-mail address that a letter can go to."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Raises ValueError with an example."""
        super().process_formdata(valuelist)
        try:
            self.data = read_address(self.data) if self.data else ""
        except Refusal as refusal:
            raise ValueError(_(refusal.message)) from refusal


class BlockField(TextAreaField):
    """Several lines of text."""

    def __init__(self, label: Any, *, needed: bool = False, limit: int = 4000, **kwargs: Any) -> None:
        checks = [Filled()] if needed else []
        super().__init__(label, validators=[*checks, too_long(limit)], filters=[_block], **kwargs)


class SecretField(PasswordField):
    """A password: kept as typed but for its Unicode form (NFKC), never shown again."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(
            label, validators=[InputRequired(message=NEEDED), too_long(200)], filters=[_nfkc], **kwargs
        )


class UploadField(FileField):
    """A file of the person's own."""


def _line(text: str | None) -> str:
    return one_line(text or "")


def _block(text: str | None) -> str:
    return normalise(text or "")


def _nfkc(text: str | None) -> str:
    return unicodedata.normalize("NFKC", text or "")


class Read:
    """Something was read from what was typed; what could not be read has its own sentence already."""

    field_flags: ClassVar[dict[str, bool]] = {"required": True}

    def __call__(self, _form: Any, field: Any) -> None:
        if field.data is None:
            raise StopValidation(None if field.process_errors else str(NEEDED))


class Filled:
    """Something was typed or chosen."""

    field_flags: ClassVar[dict[str, bool]] = {"required": True}

    def __call__(self, _form: Any, field: Any) -> None:
        if not field.data:
            raise StopValidation(str(NEEDED))
