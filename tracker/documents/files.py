"""Where files lie: under generated names, with their digests, readable by the office only."""

import hashlib
import json
import os
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from tracker.documents.archives import Flaw
from tracker.documents.child import ChildEnded, NoTurn, answer_of
from tracker.domain.refusals import Refusal
from tracker.domain.text import N_, one_line
from tracker.web.languages import number

MEGABYTE = 1024 * 1024
LARGEST = 10 * MEGABYTE
MEDIA_TYPES = {
    "pdf": ("application/pdf", (b"%PDF-",)),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (b"PK\x03\x04",)),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (b"PK\x03\x04",)),
    "png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    "jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
}
"""What may be stored: the type by the name's ending, checked against the first bytes."""
FLAWS = {
    Flaw.BROKEN: N_("Tệp “{name}” bị hỏng hoặc không đúng định dạng. Mở tệp, lưu lại rồi đính kèm bản mới."),
    Flaw.LOCKED: N_("Tệp “{name}” đặt mật khẩu mở. Bỏ mật khẩu, lưu lại rồi đính kèm."),
    Flaw.SWOLLEN: N_("Nội dung tệp “{name}” lớn bất thường. Chép nội dung sang tệp mới rồi đính kèm."),
    Flaw.MACROS: N_("Tệp “{name}” có macro. Lưu dạng .docx hoặc .xlsx không có macro rồi đính kèm."),
    Flaw.LINKED: N_(
        "Tệp “{name}” lấy nội dung từ tệp hoặc địa chỉ khác. Ngắt các liên kết đó, lưu lại rồi đính kèm."
    ),
    Flaw.RUNS: N_("Tệp “{name}” có lệnh tự chạy. In lại thành tệp PDF rồi đính kèm bản mới."),
    Flaw.TOO_LARGE: N_("Ảnh “{name}” có quá nhiều điểm ảnh. Thu nhỏ ảnh rồi đính kèm lại."),
}
"""What is said of a file with a flaw, and what to do."""
BUSY = N_("Máy chủ đang kiểm tra các tệp khác. Đính kèm lại tệp “{name}” sau một phút.")
_OURS = re.compile(rf"[0-9a-f]{{32}}\.({'|'.join(MEDIA_TYPES)})")


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that lies in its place but has no row yet."""

    stored_as: str
    name: str
    digest: str
    size: int
    media_type: str


def store(data: bytes, *, name: str, folder: Path) -> Stored:
    """Writes the bytes whole or not at all, before any transaction. Raises Refusal for what may not be stored."""
    clean = one_line(name.replace("/", " ").replace("\\", " "))[-150:] or "tep"
    ending = clean.rpartition(".")[2].lower()
    media_type, starts = MEDIA_TYPES.get(ending, ("", ()))
    if not media_type or not data.startswith(starts):
        raise Refusal(
            N_("Tệp “{name}” không đọc được. Đính kèm tệp PDF, Word (.docx), Excel (.xlsx), PNG hoặc JPG."),
            name=clean,
        )
    if len(data) > LARGEST:
        raise Refusal(N_("Tệp “{name}” quá 10 MB. Giảm dung lượng rồi đính kèm lại."), name=clean)
    data = _inspect(data, name=clean, ending=ending)
    stored_as = f"{secrets.token_hex(16)}.{ending}"
    try:
        _write(data, folder / stored_as)
    except OSError as error:
        raise Refusal(
            N_("Máy chủ chưa lưu được tệp “{name}”. Thử lại; nếu vẫn lỗi thì báo quản trị hệ thống."),
            name=clean,
        ) from error
    return Stored(stored_as, clean, hashlib.sha256(data).hexdigest(), len(data), media_type)


def _inspect(data: bytes, *, name: str, ending: str) -> bytes:
    """The bytes to keep, as a process of its own found them. Raises Refusal for a file with a flaw."""
    try:
        answer = answer_of("tracker.documents.inspecting", data, ending)
    except NoTurn:
        raise Refusal(BUSY, name=name) from None
    except ChildEnded:
        raise Refusal(FLAWS[Flaw.SWOLLEN], name=name) from None
    told, _line, kept = answer.partition(b"\n")
    if flaw := json.loads(told).get("flaw"):
        raise Refusal(FLAWS[Flaw(flaw)], name=name)
    return kept


def read(stored_as: str, *, folder: Path) -> bytes:
    """The bytes of a stored file. Raises OSError when it is not in its place."""
    with os.fdopen(os.open(folder / stored_as, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
        return file.read()


def discard(stored_as: str, *, folder: Path) -> None:
    """Takes a file away that no record came to hold."""
    (folder / stored_as).unlink(missing_ok=True)


def sweep(folder: Path, *, kept: Collection[str], before: datetime) -> int:
    """Removes files of our naming that no record holds and that lie there since before the moment; how many."""
    orphans = [
        path
        for path in (folder.iterdir() if folder.is_dir() else ())
        if _OURS.fullmatch(path.name) and path.name not in kept and path.stat().st_mtime < before.timestamp()
    ]
    for path in orphans:
        path.unlink(missing_ok=True)
    return len(orphans)


def media_type_of(stored_as: str) -> str:
    """The media type by our own table, whatever the file holds. Raises KeyError for a name that we never gave."""
    return MEDIA_TYPES[stored_as.rpartition(".")[2]][0]


def size_text(size: int) -> str:
    """A size in bytes as people read it, rounded up: 1 KB, 843 KB, 1,4 MB."""
    if size < MEGABYTE:
        return f"{max(1, -(-size // 1024))} KB"
    return f"{number(Decimal(-(-size * 10 // MEGABYTE)) / 10)} MB"


def _write(data: bytes, path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
