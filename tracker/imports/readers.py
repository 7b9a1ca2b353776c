"""Reads an uploaded workbook into cells with their places, without trusting it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.documents.child import ChildEnded, NoTurn, answer_of
from tracker.domain.annex import Cell, Rows
from tracker.domain.text import N_
from tracker.imports.archive import UnreadableFile, check_workbook

BUSY = N_("Đang đọc các tệp khác. Tải lên lại sau một phút.")
TOO_HEAVY = N_(
    "Không mở được tệp Excel này: tệp bị hỏng hoặc quá nặng. "
    "Chép bảng phụ lục sang tệp mới, lưu dạng .xlsx rồi tải lên."
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that people see: its name, and its cells row by row from A1."""

    name: str
    rows: Rows


def read_workbook(data: bytes, *, name: str) -> tuple[Sheet, ...]:
    """The visible sheets with content of an .xlsx, in their order; `name` is the file's name as uploaded.

    Numbers, days and texts come as text in normal form. A cell merged over columns is given once, one merged down a
    column in each of its rows. Raises UnreadableFile with a sentence that says what the file is and what to do.
    """
    check_workbook(data, name=name)
    answer = _parse(data)
    if "refusal" in answer:
        message, params = answer["refusal"]
        raise UnreadableFile(message, **params)
    return tuple(Sheet(title, _rows(title, texts)) for title, texts in answer["sheets"])


def _parse(data: bytes) -> dict[str, Any]:
    """What the limited process answers."""
    try:
        told = answer_of("tracker.imports.workbook", data)
    except NoTurn:
        raise UnreadableFile(BUSY) from None
    except ChildEnded:
        raise UnreadableFile(TOO_HEAVY) from None
    answer: dict[str, Any] = json.loads(told)
    return answer


def _rows(sheet: str, texts: Sequence[Sequence[str]]) -> Rows:
    """All rows of a sheet, empty ones too."""
    return tuple(tuple(_cells(sheet, number, row)) for number, row in enumerate(texts, start=1))


def _cells(sheet: str, number: int, row: Sequence[str]) -> Iterator[Cell]:
    """The cells of a row up to the last filled one."""
    filled = max((place for place, text in enumerate(row, start=1) if text), default=0)
    return (Cell(text, sheet, number, place) for place, text in enumerate(row[:filled], start=1))
