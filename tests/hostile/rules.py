"""The universal rules: what must hold of every answer, whatever was sent (reliability.md §4.1)."""

import re
from html.parser import HTMLParser

from werkzeug.test import TestResponse

from tests.hostile.seeds import M
from tests.hostile.site import TOUCHED, Site
from tracker.web.furniture import HEADERS

ANSWERS = frozenset({200, 302, 303, 400, 403, 404, 405, 409, 413, 415, 422, 429})
MOST_SECONDS, MOST_BYTES = 2.0, 2_000_000
CANARY = "CNRY-7f3a"
_NO_LINE = re.compile(r"[\r\n\x1b]")
_LINKS = {"href", "src", "action", "formaction", "data", "srcdoc", "poster", "xlink:href"}


class Active(HTMLParser):
    """Whatever in a page could act: handlers, scripts with words, foreign addresses, elements that we never use."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.bones: list[str] = []
        self._script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element and its attributes."""
        self.bones.append(f"{tag} {' '.join(sorted(name for name, _ in attrs))}")
        self._script = tag == "script"
        if M in tag or tag in {"iframe", "object", "embed", "base", "math", "noscript", "style", "xmp"}:
            self.found.append(tag)
        for name, value in attrs:
            told = (value or "").strip().lower()
            if name.startswith("on") or M in name:
                self.found.append(f"{tag} {name}")
            if name in _LINKS and re.match(r"[\x00-\x20]*(javascript|vbscript|data:text|//|\\)", told):
                self.found.append(f"{tag} {name}={told[:60]}")
            if tag == "meta" and name == "http-equiv":
                self.found.append("meta refresh")

    def handle_data(self, data: str) -> None:
        """Words inside a script."""
        if self._script and data.strip():
            self.found.append(f"script {data[:40]}")

    def handle_endtag(self, tag: str) -> None:
        """The end of an element."""
        self._script = False


def active(text: str) -> Active:
    """What a page holds."""
    reader = Active()
    reader.feed(text)
    return reader


def wrongs(site: Site, answer: TestResponse, seconds: float, before: tuple) -> list[str]:
    """A word for every rule that an answer breaks; none for a sound one."""
    found = []
    if answer.status_code not in ANSWERS:
        found.append(f"U1 status {answer.status_code}")
    if seconds > MOST_SECONDS or len(answer.data) > MOST_BYTES:
        found.append(f"U2 {seconds:.1f} s, {len(answer.data)} bytes")
    if 400 <= answer.status_code < 500:
        if site.stamp() != before and (written := site.changes().keys() - TOUCHED):
            found.append(f"U3 refused, yet wrote {sorted(written)}")
        if site.lying() != {path.name for path in site.files.iterdir()}:
            found.append("U8 refused, yet a file stays")
    if answer.mimetype == "text/html" and (moving := active(answer.text).found):
        found.append(f"U4 {moving[:3]}")
    found += [f"U5 {name}" for name, told in HEADERS.items() if not _headed(answer, name, told)]
    if any(_NO_LINE.search(value) for _, value in answer.headers):
        found.append("U5 a header of two lines")
    if any(_NO_LINE.search(line) for line in site.logs.lines):
        found.append(f"U9 {site.logs.lines[-1]!r}")
    if 400 <= answer.status_code < 500 and "Traceback" in answer.text:
        found.append("U11 trace")
    site.logs.lines.clear()
    return found


def _headed(answer: TestResponse, name: str, told: str) -> bool:
    """Pages bear the headers of the site, files a sandbox of their own."""
    if name == "Content-Security-Policy" and "attachment" in answer.headers.get("Content-Disposition", ""):
        return "sandbox" in answer.headers[name]
    return answer.headers.get(name) == told
