"""Forms of what was promised."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FieldList, Form, FormField, SelectMultipleField

from tracker.domain.milestones import LONGEST, MOST, Milestone
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


class JoinForm(TrackedForm):
    """Units, the day on which they begin, and a deadline for each step."""

    begins_on = DayField(_l("Ngày bắt đầu triển khai"), needed=True)
    units = PickManyField(_l("Đơn vị triển khai"))
    deadlines = FieldList(LineField(_l("Thời hạn của bước"), limit=120), max_entries=MOST)


class RolloutForm(JoinForm):
    """The first units of a rollout and its template."""

    template = PickField(_l("Mẫu triển khai"), needed=True)


class LeaveForm(TrackedForm):
    """A unit that is taken out of a rollout."""

    unit = PickField(_l("Đơn vị"), needed=True)
    as_of = DayField(_l("Từ ngày"), needed=True)
    reason = BlockField(_l("Lý do"), needed=True, limit=2000)


class StepForm(Form):
    """A row of a template."""

    title = LineField(_l("Nội dung bước"), limit=300)
    deliverable = LineField(_l("Sản phẩm"), limit=300)
    weight = WholeField(_l("Tỷ trọng"), least=0, most=1000)
    offset = WholeField(_l("Sau (ngày)"), least=0, most=LONGEST)
    deadline = LineField(_l("Hoặc thời hạn cố định"), limit=120)
    evidence = BooleanField(_l("Minh chứng"))

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written in it."""
        return (
            not (self.title.data or self.deliverable.data or self.deadline.data) and self.offset.data is None
        )

    @property
    def milestone(self) -> Milestone:
        """The row in the words of the rulebook; a weight that is not written is 1."""
        weight = 1 if self.weight.data is None else self.weight.data
        return Milestone(
            self.title.data,
            self.deliverable.data,
            weight,
            self.evidence.data,
            self.offset.data,
            self.deadline.data,
        )


class StepsField(FieldList):
    """The rows of a template; errors and both texts of a conflict are sentences."""

    def _value(self) -> str:
        rows = [entry.form for entry in self.entries if not entry.form.is_blank]
        return "; ".join(f"{place}. {row.title.data}" for place, row in enumerate(rows, start=1))

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        """Each row, its errors named by its place."""
        fine: bool = super().validate(form, extra_validators)
        self.errors = tuple(
            _("bước %(n)d, %(name)s: %(error)s", n=place, name=entry.form[name].label.text, error=error)
            for place, entry in enumerate(self.entries, start=1)
            for name, errors in entry.errors.items()
            for error in errors
        )
        return fine


class TemplateForm(TrackedForm):
    """A template as a table of steps; `completing` is the row of the step with which a unit is through."""

    name = LineField(_l("Tên mẫu"), needed=True)
    steps = StepsField(FormField(StepForm), label=_l("Các bước"), max_entries=MOST)
    completing = WholeField(_l("Hoàn thành"), least=0, most=MOST)

    @property
    def rows(self) -> list[int]:
        """The places of the rows in which something was written."""
        return [place for place, entry in enumerate(self.steps.entries) if not entry.form.is_blank]

    @property
    def milestones(self) -> list[Milestone]:
        """The steps that were written."""
        return [self.steps.entries[place].form.milestone for place in self.rows]

    @property
    def completing_step(self) -> int:
        """The number of the completing step among those that were written; the last one where none was chosen."""
        rows = self.rows
        return rows.index(self.completing.data) + 1 if self.completing.data in rows else len(rows)


class NewTemplateForm(TemplateForm):
    """A template with the code that it keeps."""

    code = LineField(_l("Mã mẫu"), needed=True, limit=40)
