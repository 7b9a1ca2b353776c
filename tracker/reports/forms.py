"""Forms by which reports are written and campaigns are kept."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FieldList, Form, FormField, HiddenField, SelectField

from tracker.domain.building import AnnexKind, LateTasks, Outline
from tracker.domain.patterns import Language
from tracker.domain.periods import Period
from tracker.web.fields import (
    BlockField,
    DayField,
    KindField,
    KindsField,
    LineField,
    PickField,
    PickManyField,
    WholeField,
)
from tracker.web.forms import TrackedForm
from tracker.web.languages import day as written_day
from tracker.web.languages import language

HIGHEST_PLACE = 99_999
LONGEST_SECTION = 20_000


class PeriodField(SelectField):
    """A reporting period, chosen by its words and window."""

    def offer(self, periods: Iterable[Period]) -> None:
        """Sets what may be chosen."""
        self.choices = [
            (each.code, f"{_named(each)} ({written_day(each.starts)} – {written_day(each.cutoff)})")
            for each in periods
        ]


def _named(period: Period) -> str:
    """A period on the screen: in its words, which are Vietnamese, or by its code."""
    return period.words if language() is Language.VIETNAMESE else period.code


class ReportForm(TrackedForm):
    """A report begins with its period and what it answers."""

    period = PeriodField(_l("Kỳ báo cáo"))
    request_id = PickField(_l("Văn bản yêu cầu báo cáo"))


class HeadForm(TrackedForm):
    """Head, end and options of a report."""

    request_id = PickField(_l("Văn bản yêu cầu báo cáo"))
    subject = BlockField(_l("Trích yếu"), needed=True, limit=1000)
    cutoff = DayField(_l("Ngày chốt số liệu"), needed=True)
    parent_line = LineField(_l("Cơ quan chủ quản"), limit=120)
    organ_lines = BlockField(_l("Cơ quan ban hành (mỗi dòng một dòng in)"), needed=True, limit=300)
    voice = LineField(_l("Cơ quan ban hành trong câu văn"), needed=True, limit=200)
    symbol = LineField(_l("Ký hiệu"), needed=True, limit=60)
    place = LineField(_l("Địa danh"), needed=True, limit=120)
    addressee = LineField(_l("Nơi tổng hợp (ghi ở câu kết)"), limit=200)
    signature_lines = BlockField(_l("Thẩm quyền ký (mỗi dòng một dòng in)"), limit=500)
    signer_name = LineField(_l("Họ và tên người ký"), limit=120)
    recipients = BlockField(_l("Nơi nhận (mỗi dòng một nơi)"), limit=3000)
    late_tasks = KindField(_l("Nhiệm vụ quá hạn"), LateTasks)
    statistics = BooleanField(_l("Nêu số liệu thống kê nhiệm vụ trong báo cáo"))
    disbursement = BooleanField(_l("Nêu tình hình giải ngân trong báo cáo"))
    comparison = BooleanField(_l("So sánh với kỳ báo cáo trước (câu trong báo cáo và cột trong phụ lục)"))
    annexes = KindsField(_l("Phụ lục kèm theo"), AnnexKind)
    outline = KindField(_l("Đề cương"), Outline)


class LineForm(Form):
    """How one task stands in a slot; a part of the slot's form."""

    task_id = HiddenField()
    position = WholeField(_l("Thứ tự"), least=1, most=HIGHEST_PLACE)
    joins_previous = BooleanField(_l("Gộp vào đoạn trước"))
    left_out = BooleanField(_l("Không đưa vào báo cáo"))
    placed = BooleanField(_l("Đưa lên mục I.1"))
    text = BlockField(_l("Lời riêng của báo cáo"), limit=4000)


class LinesField(FieldList):
    """The lines of a slot; errors and both texts of a conflict are sentences."""

    def _value(self) -> str:
        return "; ".join(_line_words(entry.form) for entry in self.entries)

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        """Each line, its errors named by its place."""
        fine: bool = super().validate(form, extra_validators)
        self.errors = tuple(
            _("dòng %(n)d: %(error)s", n=place, error=error)
            for place, entry in enumerate(self.entries, start=1)
            for errors in entry.errors.values()
            for error in errors
        )
        return fine


def _line_words(line: LineForm) -> str:
    """A line as its reader sees it: `2. (gộp) lời riêng`."""
    marks = [
        mark
        for mark, chosen in ((_("gộp"), line.joins_previous.data), (_("không đưa vào"), line.left_out.data))
        if chosen
    ]
    shown = f" ({', '.join(marks)})" if marks else ""
    return f"{line.position.data or ''}{shown} {line.text.data or ''}".strip()


class SectionForm(TrackedForm):
    """The typed words of a slot and the lines of its tasks."""

    text = BlockField(_l("Nội dung của người soạn (mỗi dòng một đoạn)"), limit=LONGEST_SECTION)
    lines = LinesField(FormField(LineForm), label=_l("Nội dung theo nhiệm vụ"))
    indicators = PickManyField(_l("Chỉ tiêu đưa vào báo cáo thành câu"), choices=[])


class PullForm(TrackedForm):
    """One of the things that units told, taken over into the report."""

    told = SelectField(_l("Nội dung của đơn vị"), choices=[])


class SeenForm(TrackedForm):
    """A step that passes a report on as it was seen: `seen` is the fingerprint of what the page showed."""

    changed = _l(
        "Số liệu hoặc nội dung đã thay đổi từ lúc mở trang. Xem lại báo cáo rồi thực hiện lại bước này."
    )
    seen = HiddenField()

    def show_conflict(self, now: TrackedForm, thing: Any) -> None:
        """The page shows the report as it is now; nothing was passed on."""
        self.version.data = now.version.data
        self.nonce.data = now.nonce.data
        self.refuse(str(self.changed))


class CheckForm(SeenForm):
    """The form of the report is in order."""


class ApproveForm(SeenForm):
    """Text and figures are approved."""

    changed = _l("Số liệu hoặc nội dung đã thay đổi từ lúc mở trang. Xem lại rồi duyệt.")


class SendBackForm(TrackedForm):
    """What is to be mended."""

    reason = BlockField(_l("Nội dung cần sửa"), needed=True, limit=2000)


class IssueForm(TrackedForm):
    """The number and the day that the clerk enters."""

    number = WholeField(_l("Số văn bản"), least=1, most=99_999, needed=True)
    issued_on = DayField(_l("Ngày phát hành"), needed=True)


class CampaignForm(TrackedForm):
    """Whom to ask for which period, and until when."""

    period = PeriodField(_l("Kỳ báo cáo"))
    units = PickManyField(_l("Cơ quan, đơn vị gửi báo cáo"))
    asked_on = DayField(_l("Ngày yêu cầu"), needed=True)
    due = DayField(_l("Hạn gửi"), needed=True)
    document = PickField(_l("Văn bản yêu cầu của đơn vị"))


class ReceivedForm(TrackedForm):
    """A unit's report came in."""

    unit = PickField(_l("Cơ quan, đơn vị"), needed=True)
    received_on = DayField(_l("Ngày nhận"), needed=True)
    document_text = LineField(_l("Số, ký hiệu, ngày của báo cáo"), limit=200)
