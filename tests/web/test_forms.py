"""What every form does: a blank is nothing, the same words are answered once, other words anew."""

from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from tests.offices import Office, plan
from tests.org.pages import form_on
from tracker.db import db, writing
from tracker.documents.models import SourceDocument
from tracker.plans.actions.planning import add_group
from tracker.plans.queries.plans import groups
from tracker.web.forms import NEEDED, TrackedForm


def forms(kind: type[TrackedForm] = TrackedForm) -> Iterator[type[TrackedForm]]:
    """Every form of the product."""
    for each in kind.__subclasses__():
        yield each
        yield from forms(each)


BLANKS = (" ", "\t", "\u00a0", "\u200b", " \r\n ")


@pytest.mark.parametrize("blank", BLANKS)
def test_a_blank_is_nothing_in_every_field_that_is_needed(app: Flask, blank: str) -> None:
    checked = 0
    for kind in forms():
        with app.test_request_context(method="POST"):
            names = [name for name in kind() if name.type not in {"FieldList", "FileField"}]
            typed = MultiDict({field.name: blank for field in names})
            form = kind(typed)
            for field in form:
                if getattr(field, "choices", ()) is None:
                    field.choices = []
            form.validate()
            for field in form:
                if field.flags.required and field.type not in {"SecretField", "CSRFTokenField"}:
                    checked += 1
                    assert field.errors, (kind.__name__, field.name)
    assert checked > 40
    assert str(NEEDED) == "Chưa nhập nội dung này."


def documents() -> list[str]:
    db.session.rollback()
    return [document.subject for document in db.session.query(SourceDocument).order_by(SourceDocument.id)]


def test_the_same_words_are_kept_once_and_other_words_are_another_entry(office: Office) -> None:
    officer = office.sign_in("officer")
    form = form_on(officer, "/documents/new")
    data = {**form.fields, "kind": "Công văn", "issued_on": "2022-05-20", "issuer": "Sở"}
    for subject in ("việc một", "việc một", "việc hai"):
        assert officer.post("/documents/new", data={**data, "subject": subject}).status_code == 303
    assert documents() == ["việc một", "việc hai"]


def test_of_two_who_write_a_record_for_the_first_time_the_second_sees_both(office: Office) -> None:
    admin = office.sign_in("admin")
    first, second = (form_on(admin, "/letters/policy") for _ in range(2))
    assert admin.post("/letters/policy", data={**first.fields, "before": "10, 5"}).status_code == 303
    answer = admin.post("/letters/policy", data={**second.fields, "before": "20, 5"})
    assert answer.status_code == 409
    assert "20, 5" in answer.text


def test_a_group_is_corrected_on_its_page(office: Office) -> None:
    with writing():
        of = plan(office)
        add_group(of, number="I", title="Chỉ đạo", position=1, by=office.actor("officer"))
    (group,) = groups(of)
    officer = office.sign_in("officer")
    form = form_on(officer, f"/groups/{group.id}/edit")
    assert officer.post(form.action, data={**form.fields, "title": "Chỉ đạo, điều hành"}).status_code == 303
    assert [each.title for each in groups(of)] == ["Chỉ đạo, điều hành"]
