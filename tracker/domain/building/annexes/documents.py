"""The documents that were issued to carry out the plan."""

from collections.abc import Sequence

from tracker.domain import wording
from tracker.domain.building.citations import about
from tracker.domain.building.facts import Document
from tracker.domain.phrases import upper_first
from tracker.domain.reporting import Annex, AnnexRow

COLUMNS = ("TT", "Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu")


def document_annex(documents: Sequence[Document], plan: str, note: str) -> Annex:
    """The documents in the order of their days; one without a number yet leaves its room blank."""
    rows = [
        AnnexRow(
            (
                str(place),
                each.number,
                wording.day(each.issued_on),
                each.issuer,
                f"{upper_first(each.kind)}{about(each)}",
            )
        )
        for place, each in enumerate(documents, start=1)
    ]
    return Annex(
        title=f"Danh mục văn bản đã ban hành để triển khai thực hiện {plan}",
        columns=COLUMNS,
        rows=tuple(rows),
        widths=(5, 16, 13, 22, 44),
        aligns="clcll",
        note=note,
        sheet="Văn bản",
    )
