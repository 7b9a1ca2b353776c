"""Forms of what was promised."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FieldList, SelectMultipleField

from tracker.domain.secrecy import Level
from tracker.web.fields import (
    BlockField,
    DayField,
    KindField,
    LineField,
    PickField,
    PickManyField,
    WholeField,
)
from tracker.web.forms import TrackedForm


class PlanForm(TrackedForm):
    """A plan on its signed document."""

    document = PickField(_l("Văn bản ban hành kế hoạch"), needed=True)
    title = LineField(_l("Tên kế hoạch"), needed=True, limit=500)
    focal_unit = PickField(_l("Đơn vị đầu mối tổng hợp"), needed=True)
    issuer = PickField(_l("Cơ quan ban hành"), needed=True)
    parent_plan = PickField(_l("Thực hiện kế hoạch cấp trên (nếu có)"))
    starts_on = DayField(_l("Từ ngày"), needed=True)
    ends_on = DayField(_l("Đến hết ngày"), needed=True)
    objectives = BlockField(_l("Mục tiêu"))


class PlanChangeForm(TrackedForm):
    """What may be corrected in a plan that stands."""

    title = LineField(_l("Tên kế hoạch"), needed=True, limit=500)
    focal_unit = PickField(_l("Đơn vị đầu mối tổng hợp"), needed=True)
    starts_on = DayField(_l("Từ ngày"), needed=True)
    ends_on = DayField(_l("Đến hết ngày"), needed=True)
    objectives = BlockField(_l("Mục tiêu"))


class GroupForm(TrackedForm):
    """A group of tasks."""

    number = LineField(_l("Số thứ tự (I, II, III)"), needed=True, limit=20)
    title = LineField(_l("Tên nhóm nhiệm vụ"), needed=True, limit=1000)


class TaskForm(TrackedForm):
    """The words of a task."""

    number = LineField(_l("Số thứ tự"), needed=True, limit=20)
    group = PickField(_l("Nhóm nhiệm vụ"))
    title = BlockField(_l("Nội dung nhiệm vụ"), needed=True, limit=1000)
    deliverable = BlockField(_l("Sản phẩm"))
    note = BlockField(_l("Ghi chú"))
    field_of_work = LineField(_l("Lĩnh vực"), limit=120)
    level = KindField(_l("Mức phổ biến"), Level)
    evidence_required = BooleanField(_l("Phải có tài liệu minh chứng khi báo cáo hoàn thành"))
    mandate = PickField(_l("Căn cứ riêng của nhiệm vụ"))
    mandate_clause = LineField(_l("Điều, khoản hoặc mục của căn cứ"), limit=200)
    weight = WholeField(_l("Tỷ trọng"), least=0, most=1000)


class AssignmentForm(TrackedForm):
    """Who carries a task, and until when."""

    lead = PickField(_l("Cơ quan, đơn vị chủ trì"), needed=True)
    assignee = PickField(_l("Người thực hiện"))
    supervisor = PickField(_l("Lãnh đạo phụ trách"))
    coordinating = PickManyField(_l("Cơ quan, đơn vị phối hợp"))
    coordinating_text = BlockField(_l("Phối hợp (ghi theo văn bản)"))
    deadline = LineField(_l("Thời hạn (ghi theo văn bản)"), needed=True, limit=400)
    due = DayField(_l("Hạn tính (để trống nếu đọc theo câu chữ)"))


class PreparedForm(AssignmentForm):
    """Who carries a task that was not given out yet, and since when it is in the plan."""

    since = DayField(_l("Thuộc kế hoạch từ ngày"), needed=True)


class AdjustmentForm(AssignmentForm):
    """Another assignment or deadline for a task that was given out, with the reason."""

    why = BlockField(_l("Lý do điều chỉnh"), needed=True, limit=2000)


class GiveOutForm(TrackedForm):
    """Which of the prepared tasks are given out, each as it was when the page was opened."""

    tasks = SelectMultipleField(_l("Nhiệm vụ được giao"), validate_choice=False)


class RolloutForm(TrackedForm):
    """A template, the units, and a deadline for each step."""

    template = PickField(_l("Mẫu triển khai"), needed=True)
    units = PickManyField(_l("Đơn vị triển khai"))
    deadlines = FieldList(LineField(_l("Thời hạn của bước"), limit=120), max_entries=40)


class TemplateForm(TrackedForm):
    """A template: one step a line, `nội dung | sản phẩm | tỷ trọng`."""

    code = LineField(_l("Mã mẫu"), needed=True, limit=40)
    name = LineField(_l("Tên mẫu"), needed=True)
    milestones = BlockField(_l("Các bước, mỗi dòng: nội dung | sản phẩm | tỷ trọng"), needed=True, limit=8000)
