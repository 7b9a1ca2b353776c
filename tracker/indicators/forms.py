"""Forms of indicators."""

from flask_babel import lazy_gettext as _l

from tracker.domain.indicators import IndicatorKind
from tracker.web.fields import AmountField, DayField, KindField, LineField
from tracker.web.forms import TrackedForm


class IndicatorWordsForm(TrackedForm):
    """How an indicator is written."""

    code = LineField(_l("Mã chỉ tiêu"), needed=True, limit=20)
    title = LineField(_l("Tên chỉ tiêu"), needed=True, limit=500)
    unit_of_measure = LineField(_l("Đơn vị tính"), limit=60)


class IndicatorForm(IndicatorWordsForm):
    """An indicator with its target."""

    kind = KindField(_l("Loại chỉ tiêu"), IndicatorKind)
    target = AmountField(_l("Kế hoạch (giá trị hoặc tử số)"))
    target_denominator = AmountField(_l("Mẫu số của kế hoạch"))
    by_day = DayField(_l("Đạt đến ngày"))


class TargetForm(TrackedForm):
    """What is to be reached by a day, and since when that is decided."""

    by_day = DayField(_l("Đạt đến ngày"), needed=True)
    value = AmountField(_l("Kế hoạch (giá trị hoặc tử số)"), needed=True)
    denominator = AmountField(_l("Mẫu số của kế hoạch"))
    as_of = DayField(_l("Ngày giao"), needed=True)


class ReadingForm(TrackedForm):
    """The figure on a day."""

    as_of = DayField(_l("Số liệu đến ngày"), needed=True)
    value = AmountField(_l("Thực hiện (giá trị hoặc tử số)"), needed=True)
    denominator = AmountField(_l("Mẫu số"))
    note = LineField(_l("Ghi chú"), limit=300)
