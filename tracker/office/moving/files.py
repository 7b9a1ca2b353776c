"""Stored files of an office that moves: copied, read back, compared by digest."""

import hashlib
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tracker.domain.refusals import Refusal
from tracker.domain.text import N_


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as its record tells it."""

    stored_as: str
    name: str
    digest: str


def copy_files(kept: Iterable[Kept], source: Path, target: Path, made: list[Path]) -> int:
    """Copies the files and reads each copy back; how many there are. What was made here stands in `made`.

    Raises Refusal for a file that is lost or is not what its record says: `flask doctor` names all of them.
    """
    number = 0
    for file in kept:
        number += 1
        place = target / file.stored_as
        if source != target and _digest(place) != file.digest:
            _copy(source / file.stored_as, place, made)
        if _digest(place) != file.digest:
            raise Refusal(
                N_(
                    "Tệp “{name}” không còn hoặc khác với khi được lưu. Chạy “flask --app wsgi doctor” để xem đủ."
                ),
                name=file.name,
            )
    return number


def _copy(source: Path, place: Path, made: list[Path]) -> None:
    """Copies a file that is there, for its owner's eyes only."""
    if source.is_file():
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        made.append(place)
        shutil.copyfile(source, place)
        place.chmod(0o600)


def _digest(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
