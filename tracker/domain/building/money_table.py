"""The table of a plan's money in the official columns, as an annex of a report."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tracker.domain import wording
from tracker.domain.budgeting import MoneyLine
from tracker.domain.moneytable import MoneyRow, SourceColumn, YearOfMoney, money_table
from tracker.domain.phrases import upper_first
from tracker.domain.reporting import Annex, AnnexRow
from tracker.domain.text import N_
from tracker.domain.wording import Writer

COLUMNS = (
    "TT", "Nội dung, nhiệm vụ", "Đơn vị thực hiện", "Tổng kinh phí", "Trong đó: NSTW", "NS tỉnh", "NS xã (huyện)",
    "Xã hội hóa, khác", "Dự toán giao năm", "Đã phân bổ", "Đã giải ngân (lũy kế)", "Tỷ lệ giải ngân (%)", "Còn lại",
    "Ghi chú",
)  # fmt: skip
WIDTHS = (3.5, 13.5, 9.5, 8.5, 8, 8, 8, 8, 8.5, 8.5, 8.5, 6, 8.5, 8)
WIDE = (3, 14, 10, 9.5, 9.5, 9.5, 9.5, 9.5, 9.5, 9.5, 9.5, 5, 9.5, 8)
"""In đồng the figures are longer."""
ALIGNS = "cllrrrrrrrrrrl"
TITLE = "Kinh phí thực hiện {plan}"


class MoneyUnit(StrEnum):
    """In what a table of money counts."""

    MILLION = "trieu"
    DONG = "dong"

    @property
    def label(self) -> str:
        """The unit as the table's head names it."""
        return {MoneyUnit.MILLION: N_("triệu đồng"), MoneyUnit.DONG: N_("đồng")}[self]

    def written(self, amount: int, write: Writer = wording.number) -> str:
        """An amount in this unit, never rounded: 240.500.000 đồng is 240,5 triệu."""
        return write(Decimal(amount).scaleb(-6) if self is MoneyUnit.MILLION else amount)


def money_annex(
    lines: Sequence[MoneyLine], *, plan: str, as_of: date, unit: MoneyUnit = MoneyUnit.MILLION
) -> Annex:
    """Lines of money as an annex; `plan` is how the plan is named in running text. Years are not added up."""
    return Annex(
        title=TITLE.format(plan=plan),
        columns=COLUMNS,
        rows=tuple(row for year in money_table(lines) for row in _year(year, unit)),
        widths=WIDTHS if unit is MoneyUnit.MILLION else WIDE,
        aligns=ALIGNS,
        note=f"(Số liệu đến ngày {wording.day(as_of)})",
        measure=f"Đơn vị tính: {unit.label}",
        sheet="Kinh phí",
    )


def _year(year: YearOfMoney, unit: MoneyUnit) -> list[AnnexRow]:
    """The name of the year, its lines and its sum."""
    heading = AnnexRow(("", f"Năm {year.year}"), heading=True)
    return [heading, *(_row(row, unit) for row in year.rows), _row(year.sum, unit)]


def _row(row: MoneyRow, unit: MoneyUnit) -> AnnexRow:
    line = row.line
    named_cells = (line.number, upper_first(line.title), line.unit) if line else ("", "Tổng số", "")
    return AnnexRow((*named_cells, *figures_of(row, unit), _remark(row, unit)))


def figures_of(row: MoneyRow, unit: MoneyUnit, write: Writer = wording.number) -> tuple[str, ...]:
    """The figures of a row in the order of the columns, from the total to what is left; nothing is left blank."""
    figures = (
        row.total,
        *(row.sources.get(column, 0) for column in SourceColumn),
        row.assigned or 0,
        row.allocated,
        row.disbursed,
    )
    share = write(wording.percentage(row.share)) if row.share and row.disbursed else ""
    return (
        *(unit.written(figure, write) if figure else "" for figure in figures),
        share,
        unit.written(row.left, write),
    )


def _remark(row: MoneyRow, unit: MoneyUnit) -> str:
    """The task of a line, and what of its money came from or went to another year."""
    told = [f"Nhiệm vụ {row.line.task}"] if row.line and row.line.task else []
    if row.carried > 0:
        told.append(f"gồm {unit.written(row.carried)} năm trước chuyển sang")
    if row.carried < 0:
        told.append(f"đã trừ {unit.written(-row.carried)} chuyển sang năm sau")
    return upper_first("; ".join(told))
