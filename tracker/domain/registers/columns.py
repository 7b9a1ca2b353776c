"""Which column of a table of items is which, by the words of its label."""

import re
from enum import StrEnum

from tracker.domain.text import N_, fold


class Column(StrEnum):
    """What a column of a table of items holds."""

    NUMBER = "number"
    NAME = "name"
    UNIT = "unit"
    DAY = "day"
    RANK = "rank"
    DOCUMENT = "document"
    FIELD = "field"
    PARTNER = "partner"
    AMOUNT = "amount"
    VALID_UNTIL = "valid_until"
    NOTE = "note"


LABELS = {
    Column.NUMBER: N_("TT"),
    Column.NAME: N_("Tên"),
    Column.UNIT: N_("Cơ quan, đơn vị"),
    Column.DAY: N_("Ngày công nhận"),
    Column.RANK: N_("Cấp, hạng, giai đoạn"),
    Column.DOCUMENT: N_("Văn bản (số, ngày)"),
    Column.FIELD: N_("Lĩnh vực"),
    Column.PARTNER: N_("Đơn vị phối hợp"),
    Column.AMOUNT: N_("Kinh phí (đồng)"),
    Column.VALID_UNTIL: N_("Có giá trị đến ngày"),
    Column.NOTE: N_("Ghi chú"),
}
"""How the empty form writes the columns."""

NOT_TAKEN = None
MEANINGS: dict[str, Column | None] = {
    "ten": Column.NAME,
    "noi dung": Column.NAME,
    "san pham": Column.NAME,
    "di tich": Column.NAME,
    "du an": Column.NAME,
    "de tai": Column.NAME,
    "sang kien": Column.NAME,
    "nhiem vu": Column.NAME,
    "don vi": Column.UNIT,
    "co quan": Column.UNIT,
    "ten don vi": Column.UNIT,
    "ten co quan": Column.UNIT,
    "dia phuong": Column.UNIT,
    "dia ban": Column.UNIT,
    "xa": Column.UNIT,
    "xa phuong": Column.UNIT,
    "ngay": Column.DAY,
    "thoi diem": Column.DAY,
    "cap": Column.RANK,
    "hang": Column.RANK,
    "xep hang": Column.RANK,
    "phan hang": Column.RANK,
    "giai doan": Column.RANK,
    "muc do": Column.RANK,
    "tinh trang": Column.RANK,
    "van ban": Column.DOCUMENT,
    "quyet dinh": Column.DOCUMENT,
    "so quyet dinh": Column.DOCUMENT,
    "so van ban": Column.DOCUMENT,
    "so ky hieu": Column.DOCUMENT,
    "so ngay": Column.DOCUMENT,
    "can cu": Column.DOCUMENT,
    "linh vuc": Column.FIELD,
    "don vi phoi hop": Column.PARTNER,
    "co quan phoi hop": Column.PARTNER,
    "phoi hop": Column.PARTNER,
    "doi tac": Column.PARTNER,
    "chu the": Column.PARTNER,
    "chu dau tu": Column.PARTNER,
    "kinh phi": Column.AMOUNT,
    "so tien": Column.AMOUNT,
    "von": Column.AMOUNT,
    "co gia tri": Column.VALID_UNTIL,
    "gia tri den": Column.VALID_UNTIL,
    "hieu luc den": Column.VALID_UNTIL,
    "co hieu luc den": Column.VALID_UNTIL,
    "han su dung": Column.VALID_UNTIL,
    "thoi han": Column.VALID_UNTIL,
    "het han": Column.VALID_UNTIL,
    "ngay het": Column.VALID_UNTIL,
    "ghi chu": Column.NOTE,
    "don vi tinh": NOT_TAKEN,
    "don vi cong nhan": NOT_TAKEN,
    "co quan cong nhan": NOT_TAKEN,
    "co quan cap": NOT_TAKEN,
    "co quan ban hanh": NOT_TAKEN,
}
"""Words of a label and the column that they name: those that stand first decide, of several there the longest."""

NUMBER_LABELS = frozenset({"tt", "stt", "so tt", "so thu tu"})
LONGEST_LABEL = 60


def column_of(label: str) -> Column | None:
    """The column that a label names, if any that an item takes."""
    if not label or len(label) > LONGEST_LABEL:
        return None
    words = " ".join(re.findall(r"\w+", fold(label)))
    if words in NUMBER_LABELS:
        return Column.NUMBER
    padded = f" {words} "
    named = [
        (padded.index(f" {part} "), -len(part), column)
        for part, column in MEANINGS.items()
        if f" {part} " in padded
    ]
    return min(named, key=lambda found: found[:2])[2] if named else None
