"""A register of sites and what the office does with it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.offices import Office
from tracker.db import writing
from tracker.domain.registers.checks import ItemWords
from tracker.domain.registers.items import Item
from tracker.domain.rights import EVERYTHING
from tracker.plans.queries.facts import Known, known_on
from tracker.registers.actions import add_items
from tracker.registers.models import RegisterItem
from tracker.registers.queries import find_item, find_register, items_by_register, ranks_by_register

FIRST = date(2022, 3, 1)


@dataclass
class Sites:
    """The register with its office, by numbers."""

    office: Office
    id: int
    plan_id: int

    @property
    def url(self) -> str:
        """Its page."""
        return f"/registers/{self.id}"

    def rank(self, name: str) -> int:
        """The number of a rank."""
        return next(rank.id for rank in ranks_by_register([self.id])[self.id] if rank.name == name)

    def words(
        self, name: str, day: date = FIRST, *, rank: str = "cấp tỉnh", unit: str = "commune", **more: Any
    ) -> ItemWords:
        """What is told of an item."""
        return ItemWords(name, day, self.office.units[unit].id, self.rank(rank), **more)

    def add(self, *told: ItemWords) -> list[int]:
        """Records items; their numbers."""
        with writing():
            made = add_items(find_register(EVERYTHING, self.id), told, by=self.office.actor("officer"))
        return [item.id for item in made]

    def item(self, number: int) -> RegisterItem:
        """An item as the database has it now."""
        found = find_item(EVERYTHING, number)
        assert found
        return found

    def on(self, day: date, *, at: Any = None) -> list[Item]:
        """The items that stand on a day, as known now or by a moment."""
        known = Known(day, at) if at else known_on(day)
        return items_by_register([self.id], known=known).get(self.id, [])

    def names(self, day: date, **how: Any) -> list[str]:
        """Their names."""
        return [item.name for item in self.on(day, **how)]
