"""Settings from the environment: what may be set, its defaults, and what production refuses."""

import re
import secrets
import stat
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

ROOT = Path(__file__).resolve().parent
INSTANCE = ROOT / "instance"
ENVIRONMENTS = ("development", "test", "production")
LANGUAGES = ("vi", "en")
SHORTEST_KEY = 32
LARGEST_UPLOAD = 64 * 1024 * 1024
"""Of a request as a whole: a file over its own limit (10 MB) is then refused with the form and all that was typed."""


class SettingsError(SystemExit):
    """The application does not start; one plain sentence for each reason."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = reasons


def settings(environ: Mapping[str, str]) -> dict[str, Any]:
    """The settings as Flask keeps them. Raises SettingsError for unsafe or unreadable ones."""
    name = environ.get("APP_ENV", "development")
    if name not in ENVIRONMENTS:
        raise SettingsError([f"APP_ENV “{name}” không có. Chọn một trong: {', '.join(ENVIRONMENTS)}."])
    url = _database_url(environ.get("DATABASE_URL") or f"sqlite:///{INSTANCE / 'tracker.db'}")
    chosen: dict[str, Any] = {
        "APP_ENV": name,
        "SQLALCHEMY_DATABASE_URI": url,
        "SECRET_KEY": environ.get("SECRET_KEY") or ("" if name == "production" else _own_key()),
        "BASE_URL": (environ.get("BASE_URL") or "http://127.0.0.1:8000").rstrip("/"),
        "TRUSTED_HOSTS": [
            host.strip() for host in environ.get("TRUSTED_HOSTS", "").split(",") if host.strip()
        ]
        or None,
        "SMTP_URL": environ.get("SMTP_URL", ""),
        "MAIL_FROM": environ.get("MAIL_FROM", "khcn@localhost"),
        "OFFICE_DAY": _office_day(environ.get("OFFICE_DAY", "")),
        "FILES_DIR": _files_folder(url, environ),
        "PLACE_OF": partial(place_of, environ=environ),
        "FILES_QUOTA": _quota(environ.get("FILES_QUOTA_MB", "")),
        "MAX_CONTENT_LENGTH": LARGEST_UPLOAD,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "MAX_FORM_PARTS": 2000,
        "SESSION_COOKIE_NAME": "tracker",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": environ.get("BASE_URL", "").startswith("https://"),
        "WTF_CSRF_TIME_LIMIT": None,
        "BABEL_DEFAULT_LOCALE": _language(environ.get("OFFICE_LANGUAGE", "")),
        "BABEL_DEFAULT_TIMEZONE": "Asia/Ho_Chi_Minh",
        "DEBUG": environ.get("FLASK_DEBUG", "") not in ("", "0", "false"),
    }
    if name == "production" and (reasons := refusals(chosen)):
        raise SettingsError(reasons)
    return chosen


def place_of(url: str, environ: Mapping[str, str]) -> tuple[str, Path]:
    """The address of another database as the application takes it, and where its files lie under these settings."""
    url = _database_url(url)
    file = _database_file(url)
    return (f"sqlite:///{file}" if file else url), _files_folder(url, environ)


def _files_folder(url: str, environ: Mapping[str, str]) -> Path:
    """FILES_DIR, else beside a SQLite file, else under instance/."""
    file = _database_file(url)
    return Path(environ.get("FILES_DIR") or (f"{file}.files" if file else INSTANCE / "files"))


def refusals(chosen: Mapping[str, Any]) -> list[str]:
    """Why production does not start, a sentence each."""
    base = urlsplit(chosen["BASE_URL"])
    checks = (
        (
            len(chosen["SECRET_KEY"].strip()) < SHORTEST_KEY,
            f"SECRET_KEY chưa đặt hoặc ngắn hơn {SHORTEST_KEY} ký tự.",
        ),
        (
            base.scheme != "https" or not base.hostname,
            "BASE_URL phải bắt đầu bằng https:// và có tên máy chủ.",
        ),
        (
            not chosen["TRUSTED_HOSTS"],
            "TRUSTED_HOSTS chưa đặt. Ghi tên máy chủ được phép, cách nhau bằng dấu phẩy.",
        ),
        (
            _in_memory(chosen["SQLALCHEMY_DATABASE_URI"]),
            "DATABASE_URL chỉ giữ dữ liệu trong bộ nhớ. Ghi đường dẫn tệp cơ sở dữ liệu.",
        ),
        (chosen["DEBUG"], "FLASK_DEBUG đang bật. Tắt trước khi chạy chính thức."),
        (chosen["OFFICE_DAY"] is not None, "OFFICE_DAY chỉ dùng khi trình diễn. Bỏ thiết lập này."),
        (bool(_readable(chosen)), _readable_sentence(chosen)),
    )
    return [sentence for wrong, sentence in checks if wrong]


def _database_url(url: str) -> str:
    """PostgreSQL is always spoken to through psycopg. Raises SettingsError for what is no address of a database."""
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            url = "postgresql+psycopg://" + url.removeprefix(prefix)
    try:
        make_url(url)
    except (ArgumentError, ValueError):
        raise SettingsError(
            ["DATABASE_URL không đọc được. Ví dụ: sqlite:////srv/tracker/instance/tracker.db."]
        ) from None
    return url


def _database_file(url: str) -> Path | None:
    """Where a SQLite database lies, whatever its driver and query; a relative path starts at instance/."""
    read = make_url(url)
    if read.get_backend_name() != "sqlite" or _in_memory(url):
        return None
    path = (read.database or "").removeprefix("file:") if "uri" in read.query else read.database or ""
    return INSTANCE / path


def _in_memory(url: str) -> bool:
    """Whether a SQLite database is gone when the process ends."""
    read = make_url(url)
    name = (read.database or "").removeprefix("file:")
    unkept = (
        name in {"", ":memory:"} or read.query.get("mode") == "memory" or read.query.get("vfs") == "memdb"
    )
    return read.get_backend_name() == "sqlite" and unkept


def _office_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise SettingsError([f"OFFICE_DAY “{text}” không phải ngày. Ví dụ: 2022-06-14."]) from None


def _quota(text: str) -> int:
    """Bytes of files that each person may keep, from whole megabytes; 2000 of them by default."""
    text = text.strip() or "2000"
    if not re.fullmatch(r"[0-9]{1,7}", text) or not 1 <= int(text) <= 1_000_000:
        raise SettingsError([f"FILES_QUOTA_MB “{text}” không phải số MB từ 1 đến 1000000. Ví dụ: 2000."])
    return int(text) * 1024 * 1024


def _language(text: str) -> str:
    """The language of whoever has chosen none: Vietnamese, unless OFFICE_LANGUAGE says en; the browser is not asked."""
    if text not in ("", *LANGUAGES):
        raise SettingsError([f"OFFICE_LANGUAGE “{text}” không có. Chọn một trong: {', '.join(LANGUAGES)}."])
    return text or LANGUAGES[0]


def _own_key() -> str:
    """Development's key: written once to instance/, readable by its owner only."""
    path = INSTANCE / "secret-key"
    if not path.exists():
        INSTANCE.mkdir(mode=0o700, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text()


def _readable(chosen: Mapping[str, Any]) -> list[str]:
    """Files of the office that others on the machine can read."""
    paths = [_database_file(str(chosen["SQLALCHEMY_DATABASE_URI"])), chosen["FILES_DIR"]]
    return [
        str(path)
        for path in paths
        if path and path.exists() and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    ]


def _readable_sentence(chosen: Mapping[str, Any]) -> str:
    return f"Người khác trên máy đọc được: {', '.join(_readable(chosen))}. Đặt quyền 600 cho tệp, 700 cho thư mục."
