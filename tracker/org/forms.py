"""Forms of the ground floor."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice

from tracker.domain.roles import Role
from tracker.domain.units import UnitKind
from tracker.web.fields import (
    AddressField,
    BlockField,
    DayField,
    KindField,
    LineField,
    PickField,
    SecretField,
)
from tracker.web.forms import TrackedForm


class SignInForm(TrackedForm):
    """E-mail and password."""

    email = LineField(_l("Địa chỉ thư điện tử"), needed=True, limit=200)
    password = SecretField(_l("Mật khẩu"))


class ChangePasswordForm(TrackedForm):
    """The old password and a new one, twice."""

    current = SecretField(_l("Mật khẩu hiện tại"))
    password = SecretField(_l("Mật khẩu mới"))
    again = SecretField(_l("Nhập lại mật khẩu mới"))


class ActivateForm(TrackedForm):
    """A one-time code and the password that it sets."""

    email = LineField(_l("Địa chỉ thư điện tử"), needed=True, limit=200)
    code = LineField(_l("Mã đặt mật khẩu"), needed=True, limit=40)
    password = SecretField(_l("Mật khẩu mới"))
    again = SecretField(_l("Nhập lại mật khẩu mới"))


class UnitWordsForm(TrackedForm):
    """How a unit is written."""

    kind = KindField(_l("Loại"), UnitKind)
    name = LineField(_l("Tên đầy đủ"), needed=True)
    short_name = LineField(_l("Tên viết gọn"))
    code = LineField(_l("Mã đơn vị"), limit=40)


class NewUnitForm(UnitWordsForm):
    """A unit and where it stands."""

    under = PickField(_l("Trực thuộc"))
    valid_from = DayField(_l("Có từ ngày"), needed=True)


class UnitForm(UnitWordsForm):
    """A unit that stands already, and perhaps its last day."""

    valid_to = DayField(_l("Đến hết ngày"))


class SeveralUnitsForm(TrackedForm):
    """Units of one kind under one parent, a line each."""

    kind = KindField(_l("Loại"), UnitKind)
    under = PickField(_l("Trực thuộc"))
    valid_from = DayField(_l("Có từ ngày"), needed=True)
    lines = BlockField(_l("Danh sách (mỗi dòng một đơn vị)"), needed=True, limit=20_000)


class MoveUnitForm(TrackedForm):
    """A new parent from a day on."""

    under = PickField(_l("Trực thuộc"))
    as_of = DayField(_l("Từ ngày"), needed=True)


class PersonForm(TrackedForm):
    """Somebody who signs in."""

    name = LineField(_l("Họ và tên"), needed=True, limit=120)
    email = AddressField(_l("Địa chỉ thư điện tử"), needed=True, limit=200)
    title = LineField(_l("Chức vụ"), limit=200)
    phone = LineField(_l("Điện thoại"), limit=40)


class NewPersonForm(PersonForm):
    """Somebody new, with a first role if it is known."""

    role = KindField(_l("Vai trò"), Role, needed=False)
    unit = PickField(_l("Tại đơn vị"))

    def validate_unit(self, field: PickField) -> None:
        """Raises ValidationError when only one of role and unit is chosen."""
        if bool(field.data) != bool(self.role.data):
            raise ValidationError(_("Chọn cả vai trò và đơn vị, hoặc để trống cả hai."))


class GrantForm(TrackedForm):
    """A role at a unit."""

    role = KindField(_l("Vai trò"), Role)
    unit = PickField(_l("Tại đơn vị"), needed=True)
    as_of = DayField(_l("Từ ngày"), needed=True)
    until = DayField(_l("Đến hết ngày"))


class OfficeForm(TrackedForm):
    """The settings of the installation."""

    name = LineField(_l("Tên cơ quan"), needed=True)
    short_name = LineField(_l("Tên trong tiêu đề thư"), needed=True, limit=60)
    root_unit_id = PickField(_l("Đơn vị gốc"), needed=True)
    salutation = SelectField(
        _l("Cách xưng hô trong thư"),
        choices=[SelectChoice("Đồng chí", "Đồng chí"), SelectChoice("Ông/Bà", "Ông/Bà")],
    )
    contact_name = LineField(_l("Đầu mối liên hệ"))
    contact_phone = LineField(_l("Điện thoại liên hệ"), limit=40)


class LetterheadForm(TrackedForm):
    """How the documents of a unit are headed and signed."""

    parent_line = LineField(_l("Cơ quan chủ quản (nếu có)"))
    organ_lines = BlockField(_l("Cơ quan ban hành (mỗi dòng một hàng)"), needed=True, limit=300)
    symbol = LineField(_l("Ký hiệu báo cáo"), needed=True, limit=40)
    place = LineField(_l("Địa danh"), needed=True, limit=80)
    voice = LineField(_l("Tên gọi trong câu mở đầu"), needed=True, limit=120)
    signature_lines = BlockField(
        _l("Quyền hạn, chức vụ của người ký (mỗi dòng một hàng)"), needed=True, limit=300
    )
    signer_name = LineField(_l("Họ tên người ký"), limit=120)
    recipients = BlockField(_l("Nơi nhận (mỗi dòng một hàng)"), needed=True, limit=2000)


class HolidayForm(TrackedForm):
    """A day off, or a day worked instead."""

    day = DayField(_l("Ngày"), needed=True)
    name = LineField(_l("Nội dung"), needed=True, limit=120)
    is_working = BooleanField(_l("Là ngày làm việc (làm bù)"))
