"""What browsers are given is what was vendored, comes from this server alone, and can be read in both themes."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from tracker.domain.status import StatusCode

TOP = Path(__file__).resolve().parents[2]
STATIC, TEMPLATES = TOP / "static", TOP / "templates"
MANIFEST = json.loads((STATIC / "vendor/manifest.json").read_text())
SHEETS = sorted(STATIC.rglob("*.css"))
PAGES = sorted(page for page in TEMPLATES.rglob("*.html") if "letters" not in page.parts)
SPRITE = (STATIC / "icons.svg").read_text()
INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)|\b(?:src|href)=\"(?:https?:)?//", re.I
)
ADDRESS = re.compile(r"url\(\s*(['\"]?)(.*?)\1\s*\)|@import\s+['\"](.*?)['\"]")
WORDS_ON_GROUNDS = [
    *(
        (words, ground)
        for words in ("ink", "ink-soft", "link", "red")
        for ground in ("paper", "sheet", "sunk")
    ),
    *((family, f"{family}-tint") for family in ("green", "blue", "amber", "red", "violet", "orange", "grey")),
    *(("ink", f"{family}-tint") for family in ("green", "blue", "amber", "red")),
    *(("link", f"{family}-tint") for family in ("green", "blue", "amber", "red")),
    ("blue", "sheet"),
    ("on-red", "red-strong"),
    ("on-amber-strong", "amber-strong"),
    ("on-action", "action"),
    ("on-action", "action-deep"),
    ("on-lacquer", "lacquer"),
    ("on-lacquer-soft", "lacquer"),
    ("on-lacquer-soft", "lacquer-deep"),
]


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["file"])
def test_a_vendored_file_is_the_one_in_the_manifest(entry):
    assert hashlib.sha256((TOP / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]


def test_every_vendored_file_and_font_is_in_the_manifest():
    kept = [*(STATIC / "vendor").glob("*.css"), *(STATIC / "vendor").glob("*.js"), *STATIC.rglob("*.woff2")]
    assert {str(path.relative_to(TOP)) for path in kept} <= {entry["file"] for entry in MANIFEST}


def test_versions_are_those_of_package_json():
    wanted = json.loads((TOP / "package.json").read_text())["devDependencies"]
    assert {entry["package"]: entry["version"] for entry in MANIFEST} == wanted


def test_the_lock_names_no_host():
    assert '"resolved"' not in (TOP / "package-lock.json").read_text()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_stylesheet_asks_only_for_files_that_are_here(sheet):
    for found in ADDRESS.finditer(sheet.read_text()):
        address = found[2] or found[3]
        assert address.startswith("data:image/svg+xml") or (sheet.parent / address).is_file(), address


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_page_carries_no_inline_style_script_or_foreign_address(page):
    assert INLINE.findall(page.read_text()) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_page_uses_only_icons_that_are_drawn(page):
    names = re.findall(r"\b(?:icon\(|sign=)\s*[\"']([a-z0-9-]+)[\"']\s*[,)]", page.read_text())
    assert [name for name in names if f'<symbol id="{name}"' not in SPRITE] == []


def test_every_status_has_a_sign_of_its_own():
    signs = dict(re.findall(r'<symbol id="status-(\w+)"[^>]*>(.*?)</symbol>', SPRITE))
    assert set(signs) == set(StatusCode)
    assert len(set(signs.values())) == len(signs)


@pytest.mark.parametrize("code", StatusCode)
def test_a_status_has_a_colour(code):
    assert re.search(rf"\.status-{code}\b", (STATIC / "css/tracker.css").read_text())


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), WORDS_ON_GROUNDS)
def test_words_stand_out_from_their_ground(theme, words, ground):
    palette = _palette(theme)
    assert _contrast(palette[words], palette[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("shape", ["edge", "focus", "bar"])
def test_edges_of_fields_and_bars_can_be_seen(theme, shape):
    palette = _palette(theme)
    assert _contrast(palette[shape], palette["sheet"]) >= 3


def _palette(theme):
    text = (STATIC / "css/tokens.css").read_text()
    text += (STATIC / "css/dark.css").read_text() if theme == "dark" else ""
    return dict(re.findall(r"--([a-z-]+): #([0-9a-f]{6});", text))


def _contrast(one, other):
    """WCAG 2.2: (L1 + 0.05) / (L2 + 0.05)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
