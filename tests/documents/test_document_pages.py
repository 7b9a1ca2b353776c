"""Documents by pages: entered, found, chained, corrected, seen by whom they may be seen."""

import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from tests.offices import Office, document
from tests.org.pages import fill, form_on, forms_of, send
from tracker.db import writing
from tracker.documents import queries
from tracker.documents.actions import DocumentWords, change_document, create_document
from tracker.documents.models import SourceDocument
from tracker.domain.rights import EVERYTHING, SYSTEM
from tracker.domain.secrecy import Level
from tracker.org.queries import get_unit, principal_of

TYPED = {
    "kind": "Kế hoạch",
    "number": "56/KH-UBND",
    "issued_on": "2022-03-11",
    "issuer": "UBND huyện Mẫu",
    "subject": "kế hoạch hoạt động khoa học và công nghệ năm 2022",
}
NEW = "/documents/new"


@pytest.fixture
def officer(office: Office) -> FlaskClient:
    return office.sign_in("officer")


def enter(office: Office, number: str, *, at: str = "root", level: Level = Level.ORDINARY, **how) -> int:
    """A document kept somewhere, by its number."""
    words = DocumentWords("Quyết định", number, date(2021, 9, 14), "UBND tỉnh", f"trích yếu {number}", level)
    with writing():
        return create_document(
            words, kept_by=get_unit(office.units[at].id), by=office.actor("officer"), **how
        ).id


def found(document_id: int) -> SourceDocument:
    return queries.find_document(EVERYTHING, document_id)


def number_of(answer) -> int:
    return int(answer.location.rpartition("/")[2])


def test_an_officer_enters_a_document_of_the_office(office: Office, officer) -> None:
    form = form_on(officer, NEW)
    assert form.fields["unit_id"] == str(office.units["root"].id)
    answer = send(officer, form, **TYPED)
    assert answer.status_code == 303
    page = officer.get(answer.location).text
    assert "Kế hoạch số 56/KH-UBND ngày 11/3/2022" in page
    assert "chưa đính kèm" in page
    assert found(number_of(answer)).unit_id == office.units["root"].id


def test_a_kind_and_an_issuer_are_offered_and_any_other_may_be_typed(office: Office, officer) -> None:
    page = officer.get(NEW).text
    for offered in ("Thông báo kết luận", "Chỉ thị", "Phòng Tư pháp"):
        assert f'<option value="{offered}">' in page
    answer = fill(officer, NEW, **{**TYPED, "kind": "Tờ trình", "issuer": "Cơ quan ngoài danh sách"})
    assert found(number_of(answer)).kind == "Tờ trình"


def test_a_document_without_a_number_is_told_so(office: Office, officer) -> None:
    first = fill(officer, NEW, **{**TYPED, "number": ""})
    second = fill(officer, NEW, **{**TYPED, "number": ""})
    assert (first.status_code, second.status_code) == (303, 303)
    assert "Kế hoạch ngày 11/3/2022" in officer.get(first.location).text
    assert "chưa có số" in officer.get("/documents").text


def test_units_in_reach_and_above_may_keep_a_document_and_no_other(office: Office, officer) -> None:
    choices = re.search(r'<select[^>]*name="unit_id".*?</select>', officer.get(NEW).text, re.S)[0]
    offered = set(re.findall(r'value="(\d+)"', choices))
    assert offered == {str(office.units[key].id) for key in ("root", "focal")}
    answer = fill(officer, NEW, **TYPED, unit_id=str(office.units["sister"].id))
    assert answer.status_code == 422


def test_an_internal_document_of_a_unit_above_is_refused_since_its_author_would_not_see_it(
    office: Office, officer
) -> None:
    answer = fill(officer, NEW, **TYPED, level="internal")
    assert answer.status_code == 422
    assert "Văn bản nội bộ lưu tại đơn vị đang công tác" in answer.text
    own = fill(officer, NEW, **TYPED, level="internal", unit_id=str(office.units["focal"].id))
    assert own.status_code == 303
    assert officer.get(own.location).status_code == 200


def test_a_document_stands_between_what_it_carries_out_and_what_carries_it_out(office, officer) -> None:
    first = enter(office, "10-CTr/TU")
    second = enter(office, "3810/QĐ-UBND", mandates=[first])
    answer = fill(officer, NEW, **TYPED, mandates=[str(second)])
    page = officer.get(answer.location).text
    assert "10-CTr/TU" in page
    assert "3810/QĐ-UBND" in page
    assert "56/KH-UBND" in officer.get(f"/documents/{second}").text
    assert "56/KH-UBND" not in officer.get(f"/documents/{first}").text


def test_a_document_cannot_carry_out_itself_through_others(office: Office, officer) -> None:
    first = enter(office, "1")
    second = enter(office, "2", mandates=[first])
    answer = fill(officer, f"/documents/{first}/edit", mandates=[str(second)])
    assert answer.status_code == 422
    assert "không thể là căn cứ của chính nó" in answer.text


def test_the_same_document_is_entered_once(office: Office, officer) -> None:
    fill(officer, NEW, **TYPED)
    answer = fill(officer, NEW, **TYPED)
    assert answer.status_code == 422
    assert "Văn bản số 56/KH-UBND ngày 11/3/2022 của UBND huyện Mẫu đã có" in answer.text
    assert TYPED["subject"] in answer.text


@pytest.mark.parametrize(
    ("words", "count"),
    [("ke hoach", 1), ("56/kh", 1), ("đơn vị khác", 0), ("%", 0), ("UBND HUYEN MAU", 1), ("' OR 1=1", 0)],
)
def test_search_knows_neither_diacritics_nor_wildcards(office, officer, words: str, count: int) -> None:
    fill(officer, NEW, **TYPED)
    page = officer.get("/documents", query_string={"q": words})
    assert len(re.findall(r'href="/documents/\d+"', page.text)) == count


def test_the_list_of_a_past_day_holds_what_was_issued_by_then(office: Office, officer) -> None:
    fill(officer, NEW, **TYPED)
    assert "56/KH-UBND" in officer.get("/documents?as_of=2022-03-11").text
    before = officer.get("/documents?as_of=2022-03-10").text
    assert "56/KH-UBND" not in before
    assert "Thêm văn bản" not in before


@pytest.mark.parametrize("path", ["/documents/{n}", "/documents/{n}/edit"])
def test_an_invisible_document_answers_like_none_at_all(office: Office, officer, path: str) -> None:
    hidden = enter(office, "mật", at="sister", level=Level.INTERNAL)
    ordinary = enter(office, "thường", at="sister")
    none = officer.get(path.format(n=999_999))
    assert none.status_code == 404
    for number in (hidden, ordinary):
        answer = officer.get(path.format(n=number))
        assert (answer.status_code, body(answer)) == (404, body(none))
    assert office.sign_in("leader").get(f"/documents/{hidden}").status_code == 200


def body(answer) -> str:
    return re.sub(r'(name="(?:csrf-token|csrf_token|nonce)" (?:content|value))="[^"]*"', r"\1", answer.text)


def test_ordinary_documents_above_are_published_downwards_and_internal_ones_are_not(office: Office) -> None:
    ordinary, internal = enter(office, "1"), enter(office, "2", level=Level.INTERNAL)
    commune = office.sign_in("commune")
    assert commune.get(f"/documents/{ordinary}").status_code == 200
    assert commune.get(f"/documents/{internal}").status_code == 404
    assert commune.get(f"/documents/{ordinary}/edit").status_code == 403
    assert commune.get(NEW).status_code == 403


def test_a_correction_keeps_mandates_that_its_author_does_not_see(office: Office, officer) -> None:
    hidden, seen = enter(office, "ẩn", at="sister"), enter(office, "thấy")
    plan = enter(office, "kế hoạch", mandates=[hidden, seen])
    assert "ẩn" not in officer.get(f"/documents/{plan}").text
    assert fill(officer, f"/documents/{plan}/edit", mandates=[]).status_code == 303
    kept = queries.mandates_by_document(EVERYTHING, [plan])[plan]
    assert [each.id for each in kept] == [hidden]


def test_two_officers_at_once_lose_nothing(office: Office, officer) -> None:
    with writing():
        made = document(office)
    url = f"/documents/{made.id}/edit"
    late = form_on(officer, url)
    with writing():
        first = found(made.id)
        words = DocumentWords("Kế hoạch", "56/KH-UBND", first.issued_on, first.issuer, "trích yếu mới")
        change_document(
            first,
            words,
            kept_by=get_unit(first.unit_id),
            by=SYSTEM,
            mandates=(),
            file_id=None,
        )
    answer = send(officer, late, subject="trích yếu của người sau")
    assert answer.status_code == 409
    assert "trích yếu mới" in answer.text
    assert "trích yếu của người sau" in answer.text
    assert found(made.id).subject == "trích yếu mới"
    again = next(form for form in forms_of(answer.text) if form.action == url)
    assert send(officer, again).status_code == 303
    assert found(made.id).subject == "trích yếu của người sau"


def test_a_form_sent_twice_enters_one_document(office: Office, officer) -> None:
    form = form_on(officer, NEW)
    assert send(officer, form, **TYPED).location == send(officer, form, **TYPED).location
    assert len(queries.documents(EVERYTHING)) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("kind", ""),
        ("kind", "x" * 81),
        ("number", "x" * 61),
        ("issued_on", "31/02/2022"),
        ("issued_on", ""),
        ("issuer", "\u200b"),
        ("subject", "x" * 1001),
        ("level", "secret"),
        ("unit_id", str(2**70)),
        ("mandates", str(2**70)),
        ("mandates", "x"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(office: Office, officer, name: str, text: str) -> None:
    answer = fill(officer, NEW, **{**TYPED, name: text})
    assert answer.status_code == 422
    assert name == "mandates" or f'id="{name}-errors"' in answer.text
    assert queries.documents(EVERYTHING) == []


def test_line_breaks_of_a_subject_become_blanks(office: Office, officer) -> None:
    answer = fill(officer, NEW, **{**TYPED, "subject": "kế hoạch\r\nhoạt động\x0bkhoa học\x00"})
    assert found(number_of(answer)).subject == "kế hoạch hoạt động khoa học"


def test_who_works_nowhere_sees_no_document(office: Office) -> None:
    enter(office, "1")
    page = office.sign_in("admin").get("/documents").text
    assert "Chưa có văn bản" in page
    admin = principal_of(office.people["admin"], day=date(2022, 6, 14))
    assert queries.issuers(admin.scope) == []


def test_the_list_makes_the_same_number_of_statements_for_one_and_a_hundred_documents(
    office: Office, officer, statements
) -> None:
    enter(office, "1")
    few = statements(lambda: officer.get("/documents"))
    with writing():
        root = get_unit(office.units["root"].id)
        for number in range(100):
            words = DocumentWords("Công văn", str(number), date(2022, 1, 1), "UBND", "x")
            create_document(words, kept_by=root, by=SYSTEM)
    assert statements(lambda: officer.get("/documents")) == few


def test_only_who_entered_a_document_or_keeps_it_corrects_it(office: Office, officer) -> None:
    own = enter(office, "1")
    assert officer.get(f"/documents/{own}/edit").status_code == 200
    sister = office.sign_in("sister")
    assert sister.get(f"/documents/{own}").status_code == 200
    assert sister.get(f"/documents/{own}/edit").status_code == 403
    kept = enter(office, "2", at="sister")
    assert sister.get(f"/documents/{kept}/edit").status_code == 200
