"""A register as a table that goes to the printer or into an annex of a report."""

from tracker.domain import wording
from tracker.domain.phrases import capitals, upper_first
from tracker.domain.registers.facts import RegisterFacts
from tracker.domain.registers.items import Item
from tracker.domain.reporting import Annex, AnnexRow, Sheet

COLUMNS = (
    "TT", "Tên", "Cơ quan, đơn vị", "Ngày", "Cấp, hạng, giai đoạn", "Văn bản", "Lĩnh vực", "Đơn vị phối hợp",
    "Kinh phí (đồng)", "Có giá trị đến", "Ghi chú",
)  # fmt: skip
WIDTHS = (4, 24, 14, 9, 11, 15, 11, 12, 12, 9, 12)
ALIGNS = "cllcllllrcl"
ALWAYS = frozenset({0, 1, 3})
"""The columns that stand even where no item fills them: the number, the name, the day."""


def register_sheet(facts: RegisterFacts, *, issuer: str, plan: str) -> Sheet:
    """The items that stand on the day, the columns that no item fills left out; the head names register, plan and day."""
    annex = register_annex(facts)
    return Sheet(
        name=facts.title,
        lines=(capitals(annex.title), f"({issuer}; {plan})", annex.note),
        columns=annex.columns,
        rows=annex.rows,
        widths=annex.widths,
        aligns=annex.aligns,
    )


def register_annex(facts: RegisterFacts) -> Annex:
    """The same table as an annex of a report."""
    names = {rank.id: rank.name for rank in facts.ranks}
    rows = [_cells(place, item, names) for place, item in enumerate(facts.items, start=1)]
    kept = [place for place in range(len(COLUMNS)) if place in ALWAYS or any(row[place] for row in rows)]
    noun = f"Tên {facts.noun}"
    labels = [noun if place == 1 else COLUMNS[place] for place in kept]
    return Annex(
        title=f"Danh mục {facts.title[:1].lower()}{facts.title[1:]}",
        columns=tuple(labels),
        rows=tuple(AnnexRow(tuple(row[place] for place in kept)) for row in rows),
        widths=tuple(WIDTHS[place] for place in kept),
        aligns="".join(ALIGNS[place] for place in kept),
        note=f"(Số liệu đến ngày {wording.day(facts.day)})",
        sheet=facts.title,
    )


def _cells(place: int, item: Item, ranks: dict[int, str]) -> tuple[str, ...]:
    return (
        str(place),
        item.name,
        item.unit,
        wording.day(item.day),
        upper_first(ranks.get(item.rank_id or 0, "")),
        item.document,
        item.field,
        item.partner,
        "" if item.amount is None else wording.number(item.amount),
        wording.day(item.valid_until) if item.valid_until else "",
        item.note,
    )
