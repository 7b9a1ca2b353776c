"""The form that all forms are: once-only, versioned, with its typed words kept."""

from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any, ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString
from flask_wtf import FlaskForm
from wtforms import Field, HiddenField
from wtforms.validators import DataRequired, Regexp

NEEDED = _l("Chưa nhập nội dung này.")


UNWRITTEN = "0"
"""The version of a record that nobody has written yet: who writes second is told so."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that somebody else changed meanwhile: its label, what stands now, what was typed."""

    label: str
    now: str
    typed: str


class Vietnamese:
    """The few sentences that WTForms itself says; it ships none in Vietnamese."""

    SENTENCES: ClassVar[dict[str, LazyString]] = {
        "Not a valid choice.": _l("Nội dung chọn không có trong danh sách. Chọn lại."),
        "Invalid Choice: could not coerce.": _l("Nội dung chọn không có trong danh sách. Chọn lại."),
        "This field is required.": NEEDED,
        "Invalid input.": _l("Nội dung không đọc được. Tải lại trang rồi nhập lại."),
        "Not a valid date value.": _l("Ngày chưa đúng. Ví dụ: 30/6/2022."),
    }

    def gettext(self, string: str) -> str:
        """The sentence in the reader's language."""
        return str(self.SENTENCES.get(string, string))

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Of several choices some are not offered."""
        if "not a valid choice" in singular:
            return str(self.SENTENCES["Not a valid choice."])
        return singular if n == 1 else plural


class TrackedForm(FlaskForm):
    """A form with a nonce (answered once) and, where it changes a record, the record's version."""

    class Meta(FlaskForm.Meta):
        """How WTForms speaks."""

        def get_translations(self, _form: object) -> Vietnamese:
            """In our words."""
            return Vietnamese()

    nonce = HiddenField(default=lambda: token_urlsafe(18), validators=[Regexp(r"^[A-Za-z0-9_-]{16,64}$")])
    version = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.version.data is None and hasattr(kwargs.get("obj"), "version"):
            self.version.data = UNWRITTEN
        self.refusals: list[str] = []
        self.differences: list[Difference] = []

    def is_stale_for(self, thing: Any) -> bool:
        """Whether the form was opened on another version of the thing."""
        version = getattr(thing, "version", None)
        return version is not None and bool(self.version.data) and self.version.data != str(version)

    def refuse(self, sentence: str) -> None:
        """Shows a refusal of the rulebook above the form."""
        self.refusals.append(sentence)

    def show_conflict(self, now: "TrackedForm", thing: Any) -> None:
        """Takes the new version and shows both texts of each field that differs; what was typed stays."""
        self.version.data = str(getattr(thing, "version", "") or "")
        self.nonce.data = token_urlsafe(18)
        self.differences = [
            Difference(str(field.label.text), shown(now[name]), shown(field))
            for name, field in self._fields.items()
            if field.type not in {"HiddenField", "CSRFTokenField"} and shown(now[name]) != shown(field)
        ]
        self.refuse(
            _(
                "Nội dung này vừa được người khác cập nhật. Phần vừa nhập vẫn được giữ; đối chiếu hai bản rồi lưu lại."
            )
        )


class BareForm(TrackedForm):
    """A button: nothing to fill in."""


def shown(field: Field) -> str:
    """A field's value as its reader sees it: the label of a choice, the words of a text."""
    if hasattr(field, "iter_choices"):
        return "; ".join(str(choice[1]) for choice in field.iter_choices() if choice[2])
    value = field._value() if hasattr(field, "_value") else field.data
    return "" if value is None or value is False else str(value)


def needed() -> DataRequired:
    """The field must be filled in."""
    return DataRequired(message=NEEDED)
