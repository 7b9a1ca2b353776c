"""The items of a register as a page lists them: some of them, in an order, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.registers.facts import RegisterFacts
from tracker.domain.registers.items import Item
from tracker.domain.text import N_, sort_key

ON_A_PAGE = 100


class Order(StrEnum):
    """What the items stand by."""

    DAY = "day"
    UNIT = "unit"
    RANK = "rank"
    NAME = "name"

    @property
    def label(self) -> str:
        """The order as the page names it."""
        return ORDER_LABELS[self]


ORDER_LABELS = {
    Order.DAY: N_("Ngày công nhận, mới nhất trước"),
    Order.UNIT: N_("Cơ quan, đơn vị"),
    Order.RANK: N_("Cấp, hạng, giai đoạn"),
    Order.NAME: N_("Tên"),
}


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the items and how many there are."""

    rows: Sequence[Item]
    number: int
    total: int

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // ON_A_PAGE))

    @property
    def first_place(self) -> int:
        """The place of the first row among all."""
        return (self.number - 1) * ON_A_PAGE + 1


def listed(
    facts: RegisterFacts,
    *,
    unit_id: int | None = None,
    rank_id: int | None = None,
    order: Order = Order.DAY,
    page: int = 1,
) -> Listing:
    """The items of a unit and of a rank, where these are asked for; items of one place by their alphabet."""
    chosen = [
        item for item in facts.items if unit_id in (None, item.unit_id) and rank_id in (None, item.rank_id)
    ]
    places = {rank.id: place for place, rank in enumerate(facts.ranks)}
    keys = {
        Order.DAY: lambda item: -item.day.toordinal(),
        Order.UNIT: lambda item: (not item.unit, sort_key(item.unit)),
        Order.RANK: lambda item: places.get(item.rank_id or 0, len(places)),
        Order.NAME: lambda _item: 0,
    }
    chosen.sort(key=lambda item: (keys[order](item), sort_key(item.name), item.id))
    number = min(page, max(1, -(-len(chosen) // ON_A_PAGE)))
    first = (number - 1) * ON_A_PAGE
    return Listing(chosen[first : first + ON_A_PAGE], number, len(chosen))
