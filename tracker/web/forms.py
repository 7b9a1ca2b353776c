"""The form that all forms are: once-only, versioned, with its typed words kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any

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


NOT_OFFERED = _l("Nội dung chọn không có trong danh sách. Chọn lại.")
UNREADABLE = _l("Nội dung không đọc được. Tải lại trang rồi nhập lại.")
EXPIRED = _l("Trang đã mở quá lâu. Tải lại trang rồi nhập lại.")
SENTENCES: Mapping[str, LazyString] = {
    "Invalid field name '%s'.": _l("Không có ô nhập “%s”. Tải lại trang rồi nhập lại."),
    "Field must be equal to %(other_name)s.": _l("Hai nội dung nhập phải giống nhau."),
    "Field must be at least %(min)d character long.": _l("Nhập ít nhất %(min)d ký tự."),
    "Field cannot be longer than %(max)d character.": _l("Dài quá %(max)d ký tự. Rút gọn nội dung này."),
    "Field must be exactly %(max)d character long.": _l("Nhập đúng %(max)d ký tự."),
    "Field must be between %(min)d and %(max)d characters long.": _l("Nhập từ %(min)d đến %(max)d ký tự."),
    "Number must be at least %(min)s.": _l("Nhập số từ %(min)s trở lên."),
    "Number must be at most %(max)s.": _l("Nhập số không quá %(max)s."),
    "Number must be between %(min)s and %(max)s.": _l("Nhập số từ %(min)s đến %(max)s."),
    "Date must be at least %(min)s.": _l("Nhập ngày từ %(min)s trở đi."),
    "Date must be at most %(max)s.": _l("Nhập ngày không sau %(max)s."),
    "Date must be between %(min)s and %(max)s.": _l("Nhập ngày từ %(min)s đến %(max)s."),
    "This field is required.": NEEDED,
    "Invalid input.": UNREADABLE,
    "Invalid email address.": _l("Địa chỉ thư chưa đúng. Ví dụ: ha@vidu.gov.vn."),
    "Invalid IP address.": _l("Địa chỉ IP chưa đúng. Ví dụ: 192.168.1.10."),
    "Invalid Mac address.": _l("Địa chỉ MAC chưa đúng. Ví dụ: 01:23:45:67:89:AB."),
    "Invalid URL.": _l("Địa chỉ trang chưa đúng. Ví dụ: https://vidu.gov.vn."),
    "Invalid UUID.": UNREADABLE,
    "Invalid value, must be one of: %(values)s.": NOT_OFFERED,
    "Invalid value, can't be any of: %(values)s.": _l("Không dùng được nội dung này. Nhập nội dung khác."),
    "This field cannot be edited.": _l("Nội dung này không sửa được. Tải lại trang."),
    "This field is disabled and cannot have a value.": _l("Nội dung này không sửa được. Tải lại trang."),
    "Invalid CSRF Token.": EXPIRED,
    "CSRF token missing.": EXPIRED,
    "CSRF failed.": EXPIRED,
    "CSRF token expired.": EXPIRED,
    "Invalid Choice: could not coerce.": NOT_OFFERED,
    "Choices cannot be None.": UNREADABLE,
    "Not a valid choice.": NOT_OFFERED,
    "Invalid choice(s): one or more data inputs could not be coerced.": NOT_OFFERED,
    "'%(value)s' is not a valid choice for this field.": NOT_OFFERED,
    "Not a valid datetime value.": _l("Thời điểm chưa đúng. Ví dụ: 07:00 30/6/2022."),
    "Not a valid date value.": _l("Ngày chưa đúng. Ví dụ: 30/6/2022."),
    "Not a valid time value.": _l("Giờ chưa đúng. Ví dụ: 07:00."),
    "Not a valid week value.": _l("Tuần chưa đúng. Ví dụ: 2022-W26."),
    "Not a valid integer value.": _l("Nhập một số nguyên. Ví dụ: 58."),
    "Not a valid decimal value.": _l("Nhập một số. Ví dụ: 1.234,5."),
    "Not a valid float value.": _l("Nhập một số. Ví dụ: 1.234,5."),
}
"""Every sentence that WTForms itself can say, in our words; it ships none in Vietnamese."""


class Vietnamese:
    """How WTForms speaks in our forms."""

    def gettext(self, string: str) -> str:
        """The sentence in the reader's language; what is no sentence of WTForms stays as it is."""
        return str(SENTENCES.get(string, string))

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Our sentences do not change with the number."""
        return self.gettext(singular if singular in SENTENCES or n == 1 else plural)


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
