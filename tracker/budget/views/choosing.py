"""Which lines of money a page or a file shows: by year, kind, source and unit, counted in đồng or millions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from tracker.domain.budgeting import MoneyLine, chosen, of_year, years
from tracker.domain.building.money_table import MoneyUnit, figures_of
from tracker.domain.money import MoneyKind, MoneySource
from tracker.domain.moneytable import MoneyRow
from tracker.web.languages import number

ALL_YEARS = "all"


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen (empty = no choice), what there is to choose from, and the lines that are left."""

    lines: Sequence[MoneyLine]
    years: Sequence[int]
    units: Sequence[str]
    year: str
    kind: str
    source: str
    unit: str
    counted_in: MoneyUnit

    @property
    def args(self) -> dict[str, str]:
        """The choice as the arguments of an address."""
        told = {
            "year": self.year,
            "kind": self.kind,
            "source": self.source,
            "unit": self.unit,
            "in": self.counted_in.value,
        }
        return {name: value for name, value in told.items() if value}

    def figures(self, row: MoneyRow) -> tuple[str, ...]:
        """The figures of a row as the table shows them."""
        return figures_of(row, self.counted_in, number)

    def written(self, amount: int) -> str:
        """An amount in đồng as the table counts it."""
        return self.counted_in.written(amount, number)

    @property
    def year_options(self) -> list[tuple[str, str]]:
        """The budget years of the plan."""
        return [(str(year), str(year)) for year in self.years]

    @property
    def kind_options(self) -> list[tuple[str, str]]:
        """The kinds of money."""
        return [(kind.value, _(kind.label)) for kind in MoneyKind]

    @property
    def source_options(self) -> list[tuple[str, str]]:
        """The sources of money."""
        return [(source.value, _(source.label)) for source in MoneySource]

    @property
    def unit_options(self) -> list[tuple[str, str]]:
        """The units that carry lines of the plan."""
        return [(unit, unit) for unit in self.units]

    @property
    def counted_options(self) -> list[tuple[str, str]]:
        """In what the table may count."""
        return [(unit.value, _(unit.label)) for unit in MoneyUnit]


def choose(lines: Sequence[MoneyLine], args: Mapping[str, str], *, today: date) -> Choice:
    """The lines that the arguments of an address ask for; what is not offered counts as not chosen.

    Without a year it is the year of the day in view or the last before it, so that years are not added up unasked.
    """
    offered = years(lines)
    units = sorted({line.unit for line in lines})
    asked = args.get("year", "")
    year = asked if asked in {ALL_YEARS, *map(str, offered)} else _near_year(offered, today)
    kind, source = _member(MoneyKind, args.get("kind", "")), _member(MoneySource, args.get("source", ""))
    unit = args.get("unit", "") if args.get("unit", "") in units else ""
    return Choice(
        lines=chosen(
            lines if year in {"", ALL_YEARS} else of_year(lines, int(year)),
            kinds=[MoneyKind(kind)] if kind else [],
            sources=[MoneySource(source)] if source else [],
            units=[unit] if unit else [],
        ),
        years=offered,
        units=units,
        year=year,
        kind=kind,
        source=source,
        unit=unit,
        counted_in=MoneyUnit(_member(MoneyUnit, args.get("in", "")) or MoneyUnit.MILLION),
    )


def _near_year(offered: Sequence[int], today: date) -> str:
    past = [year for year in offered if year <= today.year]
    return str((past or offered)[-1 if past else 0]) if offered else ""


def _member(kind: type[MoneyKind | MoneySource | MoneyUnit], value: str) -> str:
    return value if value in {str(member.value) for member in kind} else ""
