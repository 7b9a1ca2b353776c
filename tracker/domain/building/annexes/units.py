"""How far each lead unit is with its tasks; every rate with its denominator."""

from collections.abc import Iterable, Mapping
from dataclasses import fields

from tracker.domain import wording
from tracker.domain.rates import Counts, Rate
from tracker.domain.reporting import Annex, AnnexRow

NAMED = (
    "TT", "Cơ quan, đơn vị chủ trì", "Tổng số", "Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Chờ xác nhận",
    "Trong hạn", "Quá hạn", "Thường xuyên", "Tỷ lệ hoàn thành trên tổng số", "Tỷ lệ hoàn thành đúng hạn",
)  # fmt: skip
UNNAMED = (
    "TT", "Cơ quan, đơn vị chủ trì", "Tổng số", "Hoàn thành", "Đang thực hiện", "Thường xuyên",
    "Tỷ lệ hoàn thành trên tổng số",
)  # fmt: skip
BEFORE = "Hoàn thành kỳ trước"
_NAME, _RATE = 20.0, 11.0
MEASURE = "Đơn vị tính: nhiệm vụ"


def unit_annex(
    counts: Mapping[str, Counts],
    plan: str,
    note: str,
    *,
    before: Mapping[str, Counts] | None,
    names_late: bool,
) -> Annex:
    """Units in the order of the plan and their sum; who is late is told only where the report names it."""
    columns = (NAMED if names_late else UNNAMED) + (() if before is None else (BEFORE,))
    sides, rates = len(columns) - 2, sum(column.startswith("Tỷ lệ") for column in columns)
    cells = [
        (name, each, before.get(name, Counts()).done if before is not None else None)
        for name, each in counts.items()
    ]
    whole = summed(counts.values())
    total = ("Tổng cộng", whole, summed(before.values()).done if before is not None else None)
    rows = [
        (str(place) if place <= len(cells) else "", *_cells(*each, names_late))
        for place, each in enumerate([*cells, total], start=1)
    ]
    return Annex(
        title=f"Kết quả thực hiện {plan} theo cơ quan, đơn vị chủ trì",
        columns=columns,
        rows=tuple(map(AnnexRow, rows)),
        widths=(
            4,
            24,
            *(_RATE if column.startswith("Tỷ lệ") else _share(sides, rates) for column in columns[2:]),
        ),
        aligns=f"cl{'c' * sides}",
        note=note,
        measure=MEASURE,
        sheet="Đơn vị chủ trì",
    )


def _share(sides: int, rates: int) -> float:
    """What is left for each plain number beside the wider rates."""
    return (96 - _NAME - rates * _RATE) / (sides - rates)


def summed(counts: Iterable[Counts]) -> Counts:
    """The counts of all units together."""
    every = list(counts)
    return Counts(**{each.name: sum(getattr(one, each.name) for one in every) for each in fields(Counts)})


def _cells(name: str, counts: Counts, before: int | None, names_late: bool) -> tuple[str, ...]:
    then = () if before is None else (str(before),)
    if names_late:
        numbers = (
            counts.total,
            counts.done_on_time,
            counts.done_late,
            counts.awaiting,
            counts.in_term,
            counts.overdue,
            counts.ongoing,
        )
        return (name, *map(str, numbers), rate(counts.of_all), rate(counts.on_time), *then)
    at_work = counts.awaiting + counts.in_term + counts.overdue
    return (name, *map(str, (counts.total, counts.done, at_work, counts.ongoing)), rate(counts.of_all), *then)


def rate(told: Rate) -> str:
    """A rate in a table: `6/22 (27,27%)`; nothing where the whole is nothing."""
    return f"{told.num}/{told.den} ({wording.percent(told.share)})" if told.share is not None else ""
