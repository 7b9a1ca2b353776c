"""Forms of registers."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from tracker.domain.registers.checks import LONGEST_NAME, LONGEST_TEXT
from tracker.web.fields import BlockField, DayField, LineField, MoneyField, PickField
from tracker.web.forms import TrackedForm


class RegisterForm(TrackedForm):
    """How a register is called, how its items are counted, and the ranks that they hold."""

    code = LineField(_l("Mã danh mục"), needed=True, limit=20)
    title = LineField(_l("Tên danh mục"), needed=True, limit=300)
    noun = LineField(_l("Danh từ để đếm"), needed=True, limit=60)
    verb = LineField(_l("Cách ghi khi thêm mới"), limit=60)
    ranks = BlockField(_l("Cấp, hạng hoặc giai đoạn"), limit=2000)
    by_unit = BooleanField(_l("Ghi theo cơ quan, đơn vị"))


class ItemForm(TrackedForm):
    """What is told of an item."""

    name = LineField(_l("Tên"), needed=True, limit=LONGEST_NAME)
    unit = PickField(_l("Cơ quan, đơn vị"))
    day = DayField(_l("Ngày công nhận"), needed=True)
    rank = PickField(_l("Cấp, hạng, giai đoạn"))
    valid_until = DayField(_l("Có giá trị đến hết ngày"))
    document = PickField(_l("Văn bản đã nhập"))
    document_text = LineField(_l("Văn bản (số, ngày)"), limit=LONGEST_TEXT)
    field_of_work = LineField(_l("Lĩnh vực"), limit=LONGEST_TEXT)
    partner = LineField(_l("Đơn vị phối hợp, chủ thể"), limit=LONGEST_TEXT)
    amount = MoneyField(_l("Kinh phí (đồng)"))
    note = LineField(_l("Ghi chú"), limit=LONGEST_TEXT)


class CorrectionForm(ItemForm):
    """What is told of an item anew, and why."""

    reason = LineField(_l("Lý do đính chính"), needed=True, limit=LONGEST_TEXT)


class MoveForm(TrackedForm):
    """The rank that an item holds from a day on."""

    rank = PickField(_l("Cấp, hạng, giai đoạn"))
    as_of = DayField(_l("Từ ngày"), needed=True)
    valid_until = DayField(_l("Có giá trị đến hết ngày"))
    document_text = LineField(_l("Văn bản (số, ngày)"), limit=LONGEST_TEXT)


class TakeOutForm(TrackedForm):
    """From which day on an item stands no more, and why."""

    as_of = DayField(_l("Từ ngày"), needed=True)
    reason = LineField(_l("Lý do"), needed=True, limit=LONGEST_TEXT)
