"""Lists of units as an administrator types or pastes them."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.domain.refusals import Refusal
from tracker.domain.text import N_

LONGEST_NAME = 300
LONGEST_CODE = 40


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One line: the full name, perhaps the short name and the code."""

    name: str
    short_name: str = ""
    code: str = ""


def read_unit_lines(text: str) -> list[UnitLine]:
    """Units, a line each: `Tên đầy đủ; tên viết gọn; mã`. Raises Refusal that names the line."""
    lines = list(_lines(text))
    seen: dict[str, int] = {}
    for number, line in lines:
        if line.name.casefold() in seen:
            raise Refusal(
                N_("Dòng {line}: “{name}” đã ghi ở dòng {before}. Bỏ một dòng."),
                line=number,
                name=line.name,
                before=seen[line.name.casefold()],
            )
        seen[line.name.casefold()] = number
    return [line for _number, line in lines]


def _lines(text: str) -> Iterator[tuple[int, UnitLine]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        parts = [part.strip() for part in line.split(";")]
        if not parts[0] or len(parts) > 3:
            raise Refusal(
                N_("Dòng {line}: ghi tên đầy đủ; tên viết gọn; mã, cách nhau bằng dấu chấm phẩy."),
                line=number,
            )
        if len(max(parts[:2], key=len)) > LONGEST_NAME or len("".join(parts[2:])) > LONGEST_CODE:
            raise Refusal(
                N_("Dòng {line} quá dài. Tên không quá {name} ký tự, mã không quá {code} ký tự."),
                line=number,
                name=LONGEST_NAME,
                code=LONGEST_CODE,
            )
        yield number, UnitLine(*parts)
