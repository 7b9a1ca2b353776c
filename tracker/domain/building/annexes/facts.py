"""What the annexes of a report are built from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from tracker.domain.budgeting import Totals
from tracker.domain.indicators import Figure, Spelling
from tracker.domain.rates import Counts
from tracker.domain.status import Status
from tracker.domain.text import N_


class AnnexKind(StrEnum):
    """A table that may go with a report; their order is that in which the text cites them."""

    DOCUMENTS = "documents"
    TASKS = "tasks"
    INDICATORS = "indicators"
    MONEY = "money"
    ROLLOUTS = "rollouts"
    UNITS = "units"
    REGISTERS = "registers"

    @property
    def label(self) -> str:
        """The annex as the form of the report names it."""
        return ANNEX_LABELS[self]


ANNEX_LABELS = {
    AnnexKind.DOCUMENTS: N_("Danh mục văn bản đã ban hành để triển khai"),
    AnnexKind.TASKS: N_("Tình hình thực hiện từng nhiệm vụ"),
    AnnexKind.INDICATORS: N_("Kết quả thực hiện các chỉ tiêu"),
    AnnexKind.MONEY: N_("Tình hình phân bổ, giải ngân kinh phí"),
    AnnexKind.ROLLOUTS: N_("Triển khai theo đơn vị và từng bước"),
    AnnexKind.UNITS: N_("Kết quả theo cơ quan, đơn vị chủ trì"),
    AnnexKind.REGISTERS: N_("Danh mục chi tiết"),
}


@dataclass(frozen=True, slots=True)
class Figured:
    """A figure and its day: of a reading since when it is so, of a target by when it is to be reached."""

    figure: Figure
    day: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """An indicator on the day: what is to be reached, what was reached, and what was reached at the last report."""

    id: int
    code: str
    title: str
    spelling: Spelling
    target: Figured | None = None
    reading: Figured | None = None
    previous: Figured | None = None


@dataclass(frozen=True, slots=True)
class RolloutUnit:
    """A unit of a rollout: its cell under each step (None = no such step there) and its progress as a share of 1."""

    name: str
    cells: tuple[Status | None, ...]
    progress: Fraction | None


@dataclass(frozen=True, slots=True)
class RolloutFacts:
    """A task that is carried out unit by unit, step by step."""

    number: str
    title: str
    steps: tuple[str, ...]
    units: tuple[RolloutUnit, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """How the plan stood on the day of the report of the period before, as that report had it."""

    day: date
    counts: Counts
    money: Totals
    by_unit: Mapping[str, Counts] = field(default_factory=dict)
