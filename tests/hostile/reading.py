"""Reads a page as a browser does: links, forms with everything that can be sent, words that are shown."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from tests.org.pages import Form


@dataclass
class Offered:
    """A form as the page offers it: where it goes, what stands in it, what can be chosen, its places for files."""

    form: Form
    method: str
    options: dict[str, list[str]] = field(default_factory=dict)
    slots: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


class Page(HTMLParser):
    """A page in parts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.offers: list[Offered] = []
        self.words: list[str] = []
        self.bones: list[str] = []
        self._open = False
        self._select = self._area = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element: a link, a form, a control, or words in its attributes."""
        told = dict(attrs)
        self.bones.append(f"{tag} {' '.join(sorted(name for name, _ in attrs))}")
        self.words += [value for value in told.values() if value]
        if tag == "a" and told.get("href"):
            self.links.append(told["href"] or "")
        if tag == "form":
            self._open = True
            self.offers.append(Offered(Form(told.get("action") or ""), (told.get("method") or "get").lower()))
        elif self._open:
            self._control(tag, told, told.get("name") or "")

    def _control(self, tag: str, told: dict[str, str | None], name: str) -> None:
        offer = self.offers[-1]
        fields: dict[str, Any] = offer.form.fields
        if tag == "button" and name:
            offer.options.setdefault(name, []).append(told.get("value") or "")
        if told.get("formaction"):
            offer.elsewhere.append((told["formaction"] or "").partition("#")[0])
        if tag == "option" and self._select:
            offer.options.setdefault(self._select, []).append(told.get("value") or "")
            if "selected" in told or self._select not in fields:
                fields[self._select] = told.get("value") or ""
        elif tag == "select":
            self._select = name
        elif tag == "textarea":
            self._area = name
            fields[name] = ""
        elif tag == "input" and name:
            self._input(offer, told, name)

    def _input(self, offer: Offered, told: dict[str, str | None], name: str) -> None:
        kind = told.get("type")
        if kind in {"checkbox", "radio"}:
            offer.options.setdefault(name, []).append(told.get("value") or "y")
            offer.form.fields.setdefault(name, [])
            if "checked" in told:
                offer.form.fields[name].append(told.get("value") or "y")
        elif kind == "file":
            offer.slots.append(name)
        else:
            offer.form.fields[name] = told.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        """The end of what was open."""
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""
        elif tag == "form":
            self._open = False

    def handle_data(self, data: str) -> None:
        """Words; those of a text area stand in its field."""
        self.words.append(data)
        if self._area:
            self.offers[-1].form.fields[self._area] += data.removeprefix("\r\n")

    def shows(self, text: str) -> bool:
        """Whether the text stands on the page in one piece, blanks apart."""
        wanted = " ".join(text.split())
        return any(wanted in " ".join(each.split()) for each in self.words)
