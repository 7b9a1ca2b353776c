"""The forms of files that bring something in."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileRequired

from tracker.web.fields import UploadField
from tracker.web.forms import TrackedForm


class AnnexForm(TrackedForm):
    """The file of an annex."""

    file = UploadField(
        _l("Tệp phụ lục (.xlsx)"),
        validators=[FileRequired(message=_l("Chưa chọn tệp. Chọn tệp Excel (.xlsx) của phụ lục."))],
    )


class ItemsForm(TrackedForm):
    """The file of a register's items."""

    file = UploadField(
        _l("Tệp danh mục (.xlsx)"),
        validators=[FileRequired(message=_l("Chưa chọn tệp. Chọn tệp Excel (.xlsx) của danh mục."))],
    )
