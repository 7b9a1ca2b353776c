"""A register on a day as a report needs it: names, numbers and the facts behind them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.registers.items import Item, ranked
from tracker.domain.reporting import FactRef
from tracker.domain.text import sort_key


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank or stage of a register (`cấp tỉnh`, `5 sao`, `nghiệm thu`)."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """A register as it stands on `day`: its items by day and alphabet, its ranks in their order.

    `noun` counts the items (`di tích`), `verb` says what brings them in (`được công nhận`). `since` is the first day of
    the period that a report speaks of.
    """

    id: int
    code: str
    title: str
    noun: str
    verb: str
    since: date
    day: date
    ranks: tuple[Rank, ...]
    items: tuple[Item, ...]

    @property
    def length(self) -> int:
        """How many items stand on the day."""
        return len(self.items)

    @property
    def new(self) -> tuple[Item, ...]:
        """The items recognised from the first to the last day of the period that stand on the last."""
        return tuple(item for item in self.items if item.day >= self.since)

    @property
    def refs(self) -> tuple[FactRef, ...]:
        """The facts behind the items."""
        return tuple(FactRef("register_entry", item.fact_id) for item in self.items)

    def by_rank(self, items: Sequence[Item]) -> list[tuple[str, int]]:
        """How many of the items hold each rank, in the order of the ranks; items without a rank under no name."""
        names = {rank.id: rank.name for rank in self.ranks}
        counted = ranked(items, [rank.id for rank in self.ranks])
        return [(names[rank] if rank is not None else "", number) for rank, number in counted]

    @property
    def by_unit(self) -> list[tuple[str, int]]:
        """How many items each unit has, the most first, equal ones by the alphabet; those without a unit under no name."""
        counts = Counter(item.unit for item in self.items)
        return sorted(counts.items(), key=lambda each: (-each[1], sort_key(each[0])))
