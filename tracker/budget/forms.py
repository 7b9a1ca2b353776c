"""Forms of money."""

from flask_babel import lazy_gettext as _l

from tracker.domain.money import AdjustmentKind, BudgetStage, MoneyKind, MoneySource, PaymentKind
from tracker.web.fields import DayField, KindField, LineField, MoneyField, PickField, WholeField
from tracker.web.forms import TrackedForm


class AllocationWordsForm(TrackedForm):
    """How a line of money is written."""

    number = LineField(_l("Số thứ tự"), needed=True, limit=20)
    title = LineField(_l("Nội dung"), needed=True, limit=500)
    kind = KindField(_l("Loại kinh phí"), MoneyKind)
    source = KindField(_l("Nguồn vốn"), MoneySource)
    year = WholeField(_l("Năm"), least=2000, most=2100, needed=True)
    unit = PickField(_l("Đơn vị thực hiện"), needed=True)
    task = PickField(_l("Nhiệm vụ"))
    document = PickField(_l("Văn bản"))


class AllocationForm(AllocationWordsForm):
    """A line of money with its amount."""

    stage = KindField(_l("Loại dòng"), BudgetStage)
    parent = PickField(_l("Thuộc dòng dự toán giao"))
    amount = MoneyField(_l("Số tiền"), needed=True)
    as_of = DayField(_l("Ngày"), needed=True)


class AdjustmentForm(TrackedForm):
    """By how much the money of a line comes to more or less, since when and why."""

    kind = KindField(_l("Loại điều chỉnh"), AdjustmentKind)
    amount = MoneyField(_l("Số tiền điều chỉnh"), needed=True)
    as_of = DayField(_l("Từ ngày"), needed=True)
    reason = LineField(_l("Lý do"), needed=True, limit=300)
    document = PickField(_l("Văn bản điều chỉnh"))


class DisbursementForm(TrackedForm):
    """Money paid out from a line, or taken back."""

    kind = KindField(_l("Loại"), PaymentKind)
    amount = MoneyField(_l("Số tiền"), needed=True)
    as_of = DayField(_l("Ngày"), needed=True)
    note = LineField(_l("Nội dung"), limit=300)
    document_text = LineField(_l("Chứng từ (số, ngày)"), limit=200)
