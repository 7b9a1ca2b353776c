"""Forms of letters and reminders."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l

from tracker.domain.refusals import Refusal
from tracker.domain.reminders import Policy, read_stages
from tracker.web.fields import LineField, WholeField
from tracker.web.forms import TrackedForm
from tracker.web.languages import told


class StagesField(LineField):
    """The stages before a day, as `15, 5, 1`."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Raises ValueError with an example."""
        super().process_formdata(valuelist)
        try:
            self.stages = read_stages(self.data or "")
        except Refusal as refusal:
            raise ValueError(told(refusal.message, refusal.params)) from refusal


class PolicyForm(TrackedForm):
    """When letters are due, in working days."""

    before = StagesField(_l("Nhắc trước hạn (ngày làm việc)"), needed=True, limit=40)
    first_after = WholeField(_l("Nhắc lần đầu sau hạn (ngày làm việc)"), least=1, most=30, needed=True)
    every_after = WholeField(_l("Sau đó nhắc lại mỗi (ngày làm việc)"), least=1, most=30, needed=True)
    awaiting_after = WholeField(
        _l("Nhắc việc chờ xác nhận từ (ngày làm việc)"), least=1, most=30, needed=True
    )
    escalate_after = WholeField(
        _l("Thông báo lãnh đạo khi quá hạn trên (ngày làm việc)"), least=1, most=60, needed=True
    )

    @property
    def policy(self) -> Policy:
        """The stages as they were typed."""
        return Policy(
            self.before.stages,
            self.first_after.data,
            self.every_after.data,
            self.awaiting_after.data,
            self.escalate_after.data,
        )
