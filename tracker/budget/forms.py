"""Forms of money."""

from flask_babel import lazy_gettext as _l

from tracker.domain.money import BudgetStage, MoneyKind, MoneySource
from tracker.web.fields import DayField, KindField, LineField, MoneyField, PickField, WholeField
from tracker.web.forms import TrackedForm


class AllocationForm(TrackedForm):
    """A line of money."""

    stage = KindField(_l("Loại dòng"), BudgetStage)
    parent = PickField(_l("Thuộc dòng dự toán giao"))
    number = LineField(_l("Số thứ tự"), needed=True, limit=20)
    title = LineField(_l("Nội dung"), needed=True, limit=500)
    kind = KindField(_l("Loại kinh phí"), MoneyKind)
    source = KindField(_l("Nguồn vốn"), MoneySource)
    year = WholeField(_l("Năm"), least=2000, most=2100, needed=True)
    unit = PickField(_l("Đơn vị thực hiện"), needed=True)
    task = PickField(_l("Nhiệm vụ"))
    document = PickField(_l("Văn bản"))
    amount = MoneyField(_l("Số tiền (đồng)"), needed=True)
    as_of = DayField(_l("Ngày"), needed=True)


class DisbursementForm(TrackedForm):
    """Money paid out from a line."""

    amount = MoneyField(_l("Số tiền giải ngân (đồng)"), needed=True)
    as_of = DayField(_l("Ngày giải ngân"), needed=True)
    note = LineField(_l("Nội dung"), limit=300)
    document_text = LineField(_l("Chứng từ (số, ngày)"), limit=200)
