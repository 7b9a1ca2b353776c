"""What the environment may set, and what production refuses."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from config import SettingsError, settings

TOP = Path(__file__).parents[2]
SOUND = {
    "APP_ENV": "production",
    "SECRET_KEY": "k" * 40,
    "BASE_URL": "https://kehoach.example.vn",
    "TRUSTED_HOSTS": "kehoach.example.vn",
}


@pytest.fixture
def sound(tmp_path: Path) -> dict[str, str]:
    return {**SOUND, "DATABASE_URL": f"sqlite:///{tmp_path / 'office.db'}"}


@pytest.mark.parametrize(
    ("text", "size"),
    [("", 2000), ("1", 1), ("1000000", 1_000_000), ("0", None), ("1000001", None), ("٣", None), ("-1", None)],
)
def test_the_room_for_the_files_of_a_person_is_told_in_megabytes(sound, text: str, size: int | None) -> None:
    if size is None:
        with pytest.raises(SettingsError, match="FILES_QUOTA_MB"):
            settings({**sound, "FILES_QUOTA_MB": text})
    else:
        assert settings({**sound, "FILES_QUOTA_MB": text})["FILES_QUOTA"] == size * 1024 * 1024


def test_sound_settings_boot_in_production(sound) -> None:
    chosen = settings(sound)
    assert chosen["SESSION_COOKIE_SECURE"] is True
    assert chosen["TRUSTED_HOSTS"] == ["kehoach.example.vn"]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("SECRET_KEY", "", "SECRET_KEY"),
        ("SECRET_KEY", "k" * 31, "SECRET_KEY"),
        ("SECRET_KEY", " " * 40, "SECRET_KEY"),
        ("SECRET_KEY", "k" * 31 + "\t\n ", "SECRET_KEY"),
        ("DATABASE_URL", "sqlite://", "DATABASE_URL"),
        ("DATABASE_URL", "sqlite:///:memory:", "DATABASE_URL"),
        ("DATABASE_URL", "sqlite+pysqlite://", "DATABASE_URL"),
        ("DATABASE_URL", "sqlite:///:memory:?timeout=15", "DATABASE_URL"),
        ("DATABASE_URL", "sqlite:///file::memory:?uri=true", "DATABASE_URL"),
        ("DATABASE_URL", "sqlite:///file:x?mode=memory&cache=shared&uri=true", "DATABASE_URL"),
        ("DATABASE_URL", "sqlite:///file:/x?vfs=memdb&uri=true", "DATABASE_URL"),
        ("DATABASE_URL", "/srv/tracker.db", "DATABASE_URL"),
        ("DATABASE_URL", "postgres://u@h:port/d", "DATABASE_URL"),
        ("BASE_URL", "http://kehoach.example.vn", "BASE_URL"),
        ("BASE_URL", "https://", "BASE_URL"),
        ("TRUSTED_HOSTS", " , ", "TRUSTED_HOSTS"),
        ("FLASK_DEBUG", "1", "FLASK_DEBUG"),
        ("OFFICE_DAY", "2022-06-14", "OFFICE_DAY"),
    ],
)
def test_production_refuses_with_one_sentence_for_each_fault(sound, name, value, words) -> None:
    with pytest.raises(SettingsError) as refused:
        settings({**sound, name: value})
    assert len(refused.value.reasons) == 1
    assert words in refused.value.reasons[0]


WAYS = (
    "sqlite:///{path}",
    "sqlite:///{path}?timeout=15",
    "sqlite+pysqlite:///{path}",
    "sqlite+pysqlite:///{path}?timeout=15&check_same_thread=false",
    "sqlite:///file:{path}?uri=true&mode=rwc",
)


@pytest.mark.parametrize("way", WAYS)
def test_production_refuses_files_that_others_can_read_however_the_database_is_named(
    sound, tmp_path: Path, way: str
) -> None:
    path = tmp_path / "office.db"
    path.touch(mode=0o644)
    told = {**sound, "DATABASE_URL": way.format(path=path)}
    with pytest.raises(SettingsError, match=r"office\.db"):
        settings(told)
    path.chmod(0o600)
    settings(told)


@pytest.mark.parametrize("way", WAYS)
def test_files_lie_beside_the_database_however_it_is_named(tmp_path: Path, way: str) -> None:
    path = tmp_path / "office.db"
    chosen = settings({"APP_ENV": "test", "SECRET_KEY": "k", "DATABASE_URL": way.format(path=path)})
    assert chosen["FILES_DIR"] == tmp_path / "office.db.files"


@pytest.mark.parametrize(
    ("url", "folder"),
    [
        ("sqlite:///tracker.db", "instance/tracker.db.files"),
        ("postgresql://u@h/d", "instance/files"),
        ("sqlite://", "instance/files"),
    ],
)
def test_other_databases_have_their_files_under_instance(url: str, folder: str) -> None:
    chosen = settings({"APP_ENV": "test", "SECRET_KEY": "k", "DATABASE_URL": url})
    assert chosen["FILES_DIR"] == TOP / folder


def test_every_fault_is_told_at_once(sound) -> None:
    with pytest.raises(SettingsError) as refused:
        settings({"APP_ENV": "production", "DATABASE_URL": sound["DATABASE_URL"]})
    assert len(refused.value.reasons) == 3


@pytest.mark.parametrize(
    "wrong", [{"APP_ENV": "staging"}, {"OFFICE_DAY": "14/6/22"}, {"DATABASE_URL": "tracker.db"}]
)
def test_unreadable_settings_are_refused_everywhere(wrong) -> None:
    with pytest.raises(SettingsError):
        settings(wrong)


def test_an_unsafe_sqlite_is_refused_in_every_environment(sound) -> None:
    code = (
        "import pysqlite3; pysqlite3.sqlite_version_info = (3, 51, 2)\n"
        "from config import settings; from tracker.app import create_app; import os\n"
        "create_app(settings(os.environ))"
    )
    told = {**os.environ, **sound, "APP_ENV": "test"}
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, env=told, capture_output=True, text=True)
    assert done.returncode == 1
    assert "3.51.3" in done.stderr


def test_development_keeps_a_key_of_its_own_that_others_cannot_read(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr("config.INSTANCE", tmp_path / "instance")
    first, second = settings({}), settings({})
    assert first["SECRET_KEY"] == second["SECRET_KEY"]
    assert (tmp_path / "instance/secret-key").stat().st_mode & 0o777 == 0o600


def test_the_office_day_and_postgresql_are_read() -> None:
    chosen = settings(
        {"APP_ENV": "test", "OFFICE_DAY": "2022-06-14", "DATABASE_URL": "postgres://u@h/d", "SECRET_KEY": "k"}
    )
    assert chosen["OFFICE_DAY"] == date(2022, 6, 14)
    assert chosen["SQLALCHEMY_DATABASE_URI"] == "postgresql+psycopg://u@h/d"
