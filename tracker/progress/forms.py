"""Forms by which work is reported and decided."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectMultipleField

from tracker.domain.levels import WorkLevel
from tracker.web.fields import (
    BlockField,
    DayField,
    KindField,
    LineField,
    PickDayField,
    PickField,
    UploadField,
    WholeField,
)
from tracker.web.forms import TrackedForm


class UpdateForm(TrackedForm):
    """How the work stands on a day; the level «hoàn thành» reports it complete."""

    as_of = DayField(_l("Đến ngày"), needed=True)
    result = BlockField(_l("Kết quả thực hiện"))
    level = KindField(_l("Mức độ thực hiện"), WorkLevel, needed=False)
    percent = WholeField(_l("Phần trăm (khi có bước hoặc số liệu)"), least=0, most=100)
    obstacle = BlockField(_l("Khó khăn, vướng mắc"))
    next_step = BlockField(_l("Việc tiếp theo"))
    proposal = BlockField(_l("Kiến nghị, đề xuất"))
    nothing_new = BooleanField(_l("Không có phát sinh trong kỳ"))
    document_text = LineField(_l("Văn bản minh chứng (số, ký hiệu, ngày)"))
    file = UploadField(_l("Tệp minh chứng"))


class SeveralForm(TrackedForm):
    """The same words for several parts, each as it was when the page was opened; or the confirmation of them all."""

    cells = SelectMultipleField(_l("Áp dụng cho"), validate_choice=False)
    as_of = DayField(_l("Đến ngày"), needed=True)
    level = KindField(_l("Mức độ thực hiện"), WorkLevel, needed=False)
    result = BlockField(_l("Kết quả thực hiện"))
    document_text = LineField(_l("Văn bản minh chứng (số, ký hiệu, ngày)"))
    confirms = BooleanField(_l("Xác nhận hoàn thành"))


class ReasonForm(TrackedForm):
    """A step that may need its reason."""

    reason = BlockField(_l("Nội dung"), limit=2000)


class ReopenForm(ReasonForm):
    """Taking a task up again; of a recurring one, which occurrence."""

    occurrence = PickDayField(_l("Kỳ thực hiện đến"))


class ExtensionForm(TrackedForm):
    """A request for more time."""

    to = DayField(_l("Thời hạn đề nghị"), needed=True)
    why = BlockField(_l("Lý do"), needed=True, limit=2000)
    document_text = LineField(_l("Văn bản kèm theo (nếu có)"))


class DecisionForm(TrackedForm):
    """Agreeing to more time, perhaps to another day and by a document, or refusing it with a reason."""

    disagree = BooleanField(_l("Không đồng ý"))
    to = DayField(_l("Gia hạn đến ngày khác (nếu có)"))
    why = BlockField(_l("Lý do không đồng ý"), limit=2000)
    document = PickField(_l("Văn bản gia hạn (nếu có)"))
