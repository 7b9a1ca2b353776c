"""Where money contradicts itself: warnings that name the sum and what to do; a true fact is never refused for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.budgeting import (
    MoneyLine,
    of_year,
    over_allocated,
    over_paid,
    parts_differ_by,
    totals,
    years,
)
from tracker.domain.money import MoneyKind
from tracker.domain.text import N_

OVER_ALLOCATED = N_("Tổng phân bổ vượt dự toán giao {x} đồng.")
OVER_PAID = N_("Tổng giải ngân vượt số tiền giao, phân bổ {x} đồng.")
PAID_OVER_ALLOCATED = N_("Tổng giải ngân vượt số đã phân bổ {x} đồng.")
PARTS_DIFFER = N_("Các dòng thành phần chênh lệch {x} đồng so với dòng tổng.")
ADVICE = {
    OVER_ALLOCATED: N_("Ghi bổ sung dự toán hoặc điều chỉnh giảm phân bổ."),
    OVER_PAID: N_("Ghi bổ sung dự toán, chuyển nguồn từ năm trước hoặc thu hồi số chi vượt."),
    PAID_OVER_ALLOCATED: N_("Ghi phân bổ bổ sung cho số đã giải ngân."),
    PARTS_DIFFER: N_("Điều chỉnh dòng tổng hoặc dòng thành phần cho khớp."),
}


@dataclass(frozen=True, slots=True)
class Excess:
    """What exceeds what, by how many đồng: of a line, or of all money of a kind in a year (line is None)."""

    line: MoneyLine | None
    sentence: str
    by: int
    year: int
    kind: MoneyKind

    @property
    def advice(self) -> str:
        """What to do about it."""
        return ADVICE[self.sentence]


def excesses(line: MoneyLine, lines: Sequence[MoneyLine]) -> list[Excess]:
    """What exceeds a line or one of the lines above it, from the line upwards."""
    by_id = {each.id: each for each in lines}
    found: list[Excess] = []
    at: MoneyLine | None = line
    while at is not None:
        found += _of_line(at, lines)
        at = by_id.get(at.parent_id or 0)
    return found


def all_excesses(lines: Sequence[MoneyLine]) -> list[Excess]:
    """What exceeds what in the money of a plan: the sums of each year and kind first, then single lines."""
    by_line = [excess for line in lines for excess in _of_line(line, lines)]
    told = {(each.sentence, each.by) for each in by_line}
    groups = [(year, kind) for year in years(lines) for kind in MoneyKind]
    sums = [excess for year, kind in groups for excess in _of_sums(of_year(lines, year), year, kind)]
    return [each for each in sums if (each.sentence, each.by) not in told] + by_line


def _of_line(line: MoneyLine, lines: Sequence[MoneyLine]) -> list[Excess]:
    told = (
        (PARTS_DIFFER, parts_differ_by(line, lines)),
        (OVER_ALLOCATED, over_allocated(line, lines)),
        (OVER_PAID, over_paid(line, lines)),
    )
    return [Excess(line, sentence, by, line.year, line.kind) for sentence, by in told if by > 0]


def _of_sums(lines: Sequence[MoneyLine], year: int, kind: MoneyKind) -> list[Excess]:
    """Sums of a kind: allocated over assigned, disbursed over assigned or, where money is allocated, over that."""
    of_kind = [line for line in lines if line.kind is kind]
    sums = totals(of_kind)
    carried = sum(line.carried for line in of_kind)
    more = sums.disbursed - sums.assigned - carried
    told = [
        (OVER_ALLOCATED, sums.allocated - sums.assigned - max(carried, 0)),
        (OVER_PAID, more),
        (
            PAID_OVER_ALLOCATED,
            sums.disbursed - sums.allocated - carried if sums.allocated and more <= 0 else 0,
        ),
    ]
    return [Excess(None, sentence, by, year, kind) for sentence, by in told if by > 0]
