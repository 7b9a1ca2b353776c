"""Forms of the documents floor."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField
from wtforms.widgets import CheckboxInput, ListWidget, TextArea

from tracker.domain.secrecy import Level
from tracker.domain.text import N_
from tracker.web.fields import DayField, KindField, LineField, PickField, PickManyField, UploadField
from tracker.web.forms import TrackedForm

KINDS = (
    N_("Nghị quyết"),
    N_("Chương trình hành động"),
    N_("Kế hoạch"),
    N_("Quyết định"),
    N_("Công văn"),
    N_("Thông báo kết luận"),
    N_("Báo cáo"),
    N_("Chỉ thị"),
    N_("Hướng dẫn"),
)
"""Kinds of documents that are offered; any other may be typed."""


class DocumentForm(TrackedForm):
    """What a document says of itself, where it is kept, what it carries out, and its file."""

    kind = LineField(_l("Loại văn bản"), needed=True, limit=80)
    number = LineField(_l("Số, ký hiệu"), limit=60)
    issued_on = DayField(_l("Ngày ban hành"), needed=True)
    issuer = LineField(_l("Cơ quan ban hành"), needed=True, limit=200)
    subject = LineField(_l("Trích yếu"), needed=True, limit=1000, widget=TextArea())
    level = KindField(_l("Mức độ phổ biến"), Level)
    unit_id = PickField(_l("Đơn vị lưu"), needed=True)
    mandates = PickManyField(
        _l("Căn cứ (văn bản mà văn bản này thực hiện)"),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    upload = UploadField(_l("Tệp văn bản"))


class ChangeDocumentForm(DocumentForm):
    """A document that is entered already; its file may be taken away."""

    drop_file = BooleanField(_l("Bỏ tệp đang đính kèm"))
