"""Whatever WTForms can say in a form is said in Vietnamese."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
import wtforms

from tests.offices import Office
from tests.org.pages import fill
from tracker.web.forms import SENTENCES, TrackedForm, Vietnamese

FOLDER = Path(wtforms.__file__).parent
NAMES = {"gettext", "ngettext", "_", "N_"}


def said(tree: ast.AST) -> Iterator[str]:
    """Every sentence that the code translates."""
    for node in ast.walk(tree):
        told = isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)
        if told and getattr(node.func, "attr", getattr(node.func, "id", "")) in NAMES:
            yield node.args[0].value


MESSAGES = sorted({text for path in FOLDER.rglob("*.py") for text in said(ast.parse(path.read_text()))})


def test_wtforms_speaks_at_all() -> None:
    assert len(MESSAGES) > 30


@pytest.mark.parametrize("message", MESSAGES)
def test_every_sentence_of_wtforms_has_a_vietnamese_one(app, message: str) -> None:
    ours = TrackedForm(formdata=None).meta.get_translations(None)
    for text in (
        ours.gettext(message),
        ours.ngettext(message, "plural", 1),
        ours.ngettext(message, "plural", 2),
    ):
        assert text == str(SENTENCES[message])
        assert set(text) - set(string.printable), text
        filled = text % "x" if "%s" in text.replace("%%", "") else text % _Anything()
        assert "%(" not in filled


class _Anything(dict):
    def __missing__(self, key: str) -> int:
        return 1


def test_a_sentence_of_our_own_stays(app) -> None:
    assert Vietnamese().gettext("Chưa ghi kết quả.") == "Chưa ghi kết quả."
    assert Vietnamese().ngettext("một", "nhiều", 2) == "nhiều"


@pytest.mark.parametrize("typed", ["x", str(2**70), "-1", "1.0", "999999"])
@pytest.mark.parametrize("field", ["mandates", "unit_id", "level", "kind"])
def test_no_form_answers_in_english(office: Office, field: str, typed: str) -> None:
    answer = fill(office.sign_in("officer"), "/documents/new", **{field: typed})
    assert answer.status_code == 422
    for word in ("Invalid", "valid", "choice", "required", "coerce"):
        assert word not in _words(answer.text), word


def _words(page: str) -> str:
    """The text between the tags of the page's main part."""
    main = page.split("<main")[1].split("</main>")[0]
    return " ".join(part.partition(">")[2] for part in main.split("<"))
