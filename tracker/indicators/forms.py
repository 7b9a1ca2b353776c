"""Forms of indicators."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.validators import ValidationError

from tracker.domain.indicators import Direction, Figure, Gathering, Spelling, read_figure, read_target
from tracker.domain.refusals import Refusal
from tracker.web.fields import (
    BlockField,
    DayField,
    KindField,
    LineField,
    PickField,
    PickManyField,
    WholeField,
)
from tracker.web.forms import NEEDED, TrackedForm
from tracker.web.languages import told


class FigureField(LineField):
    """A figure as people write it; what it says is read by the spelling of its indicator, what was typed stays."""

    spelling: Spelling
    figure: Figure | None = None
    read = staticmethod(read_figure)

    def pre_validate(self, form: Any) -> None:
        """Raises ValidationError with what to type, or with the contradiction."""
        if not self.data:
            return
        try:
            self.figure = self.read(self.data, self.spelling)
        except Refusal as refusal:
            raise ValidationError(told(refusal.message, refusal.params)) from refusal


class GoalField(FigureField):
    """What is to be reached; of a ratio also a percentage alone."""

    read = staticmethod(read_target)


class IndicatorWordsForm(TrackedForm):
    """How an indicator is written and made up."""

    code = LineField(_l("Mã chỉ tiêu"), needed=True, limit=20)
    title = LineField(_l("Tên chỉ tiêu"), needed=True, limit=500)
    unit_of_measure = LineField(_l("Đơn vị tính"), limit=60)
    direction = KindField(_l("Chiều đánh giá"), Direction)
    register_id = PickField(_l("Lấy số liệu từ danh mục"))
    gathering = KindField(_l("Cách tổng hợp từ các đơn vị"), Gathering)
    names = BlockField(_l("Tên các phần hoặc các hạng, mức độ"), limit=2000)
    scale = WholeField(_l("Tính trên"), least=1, most=10**7)
    since_year = WholeField(_l("Lũy kế từ năm"), least=1945, most=2200)
    baseline = FigureField(_l("Giá trị gốc"), limit=400)
    baseline_year = WholeField(_l("Năm gốc"), least=1945, most=2200)
    on_track_from = WholeField(_l("Đạt tiến độ từ (%)"), least=1, most=100, needed=True)
    at_risk_from = WholeField(_l("Có nguy cơ không đạt từ (%)"), least=1, most=100, needed=True)
    units = PickManyField(_l("Đơn vị báo cáo số liệu"))


class IndicatorForm(IndicatorWordsForm):
    """An indicator with its target."""

    target = GoalField(_l("Kế hoạch"), limit=400)
    by_day = DayField(_l("Đạt đến ngày"))


class TargetForm(TrackedForm):
    """What is to be reached by a day, and since when that is decided."""

    by_day = DayField(_l("Đạt đến ngày"), needed=True)
    value = GoalField(_l("Kế hoạch"), needed=True, limit=400)
    unit = PickField(_l("Của đơn vị (bỏ trống nếu là kế hoạch chung)"))
    as_of = DayField(_l("Ngày giao"), needed=True)


class ReadingForm(TrackedForm):
    """The figure on a day."""

    as_of = DayField(_l("Số liệu đến ngày"), needed=True)
    value = FigureField(_l("Thực hiện"), needed=True, limit=400)
    note = LineField(_l("Ghi chú"), limit=300)


class AnyReadingForm(ReadingForm):
    """The figure of the plan or of one of its units on a day."""

    unit = PickField(_l("Của đơn vị (bỏ trống nếu là số liệu chung)"))


class TableForm(TrackedForm):
    """Figures of several units, all of one day; `table_form` adds a field for each."""

    as_of = DayField(_l("Số liệu đến ngày"), needed=True)


def table_form(units: Iterable[Any]) -> type[TableForm]:
    """A form with one figure for each unit."""
    return type("UnitsForm", (TableForm,), {cell_of(unit.id): FigureField(unit.name) for unit in units})


def cell_of(unit_id: int) -> str:
    """The name of the field of a unit."""
    return f"unit_{unit_id}"


def spell(form: TrackedForm, spelling: Spelling) -> None:
    """Says how the figures of the form are read: by the spelling of their indicator."""
    for field in form:
        if isinstance(field, FigureField):
            field.spelling = spelling


def needed_figure(field: FigureField) -> Figure:
    """What was read in a field that must be filled in. Raises Refusal where nothing was."""
    if field.figure is None:
        raise Refusal(str(NEEDED))
    return field.figure
