"""What hostile hands type: told in a sentence or kept as plain text, never a fault, never more than the limit."""

import pytest

from tests.offices import Office
from tests.org.pages import form_on, send
from tracker.org import queries

FORMS = {
    "/units/new": {"name": "Phòng Mới"},
    "/units/several": {"lines": "Phòng Mới"},
    "/units/{sister}/edit": {},
    "/units/{sister}/move": {},
    "/units/{sister}/letterhead": {"place": "Mẫu", "signature_lines": "CHỦ TỊCH"},
    "/people/new": {"name": "Vũ Mới", "email": "moi@mau.example"},
    "/people/{head}/edit": {},
    "/people/{head}/grants/new": {"role": "officer"},
    "/office/edit": {},
    "/office/holidays": {"day": "2022-08-08", "name": "Nghỉ"},
    "/password": {"current": "x", "password": "x", "again": "x"},
    "/login": {"email": "a@b.vn", "password": "x"},
    "/activate": {"email": "a@b.vn", "code": "x", "password": "x", "again": "x"},
}
HOSTILE = {
    "long": "x" * 100_000,
    "many lines": "a\n" * 10_000,
    "unseen": "".join(map(chr, range(32))) + "\x7f\x85\u2028\u2029\u200b\u202e\ufeff\u2066",
    "markup": "<script>alert(1)</script>\"'>{{7*7}}${7*7}{0.__class__}%(x)s%n'; DROP TABLE unit; --",
    "huge number": str(2**70),
    "strange digits": "٣",
    "emoji": "%_\\👩‍👩‍👧‍👦" * 40,
}


@pytest.fixture
def admin(office: Office):
    return office.sign_in("admin")


@pytest.mark.parametrize("path", FORMS)
def test_every_field_of_every_form_stands_hostile_text(office: Office, admin, path: str) -> None:
    url = path.format(sister=office.units["sister"].id, head=office.people["head"].id)
    client = office_browser(admin, url)
    for name in [field for field in form_on(client, url).fields if field != "csrf_token"]:
        form = form_on(client, url)
        for kind, text in HOSTILE.items():
            once = {"nonce": f"{name} {kind} once and only"[:64]}
            answer = send(client, form, **{**FORMS[path], **once, name: text})
            assert answer.status_code in {303, 400, 409, 422, 429}, (name, kind, answer.status_code)
            assert "<script>alert" not in answer.text


def office_browser(admin, url: str):
    """Pages for those who are not in yet are asked by a browser without a session."""
    return admin.application.test_client() if url in {"/login", "/activate"} else admin


def test_text_is_cleaned_as_it_enters(office: Office, admin) -> None:
    form = form_on(admin, "/units/new")
    typed = "  Pho\u0300ng\u200b \u202eMo\u031b\u0301i\x0b\x00\u00a0 "
    assert send(admin, form, name=typed, short_name="<b>PM</b>").status_code == 303
    unit = queries.units_named("phong moi")[0]
    assert (unit.name, unit.short_name) == ("Phòng Mới", "<b>PM</b>")
    assert "&lt;b&gt;PM&lt;/b&gt;" in admin.get("/units").text


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("name", "\u200b", "Chưa nhập nội dung này."),
        ("name", "x" * 301, "Dài quá 300 ký tự."),
        ("code", "x" * 41, "Dài quá 40 ký tự."),
        ("valid_from", "31/6/2022", "không phải ngày"),
        ("valid_from", "0001-01-01", "không phải ngày"),
        ("valid_from", "٢٠٢٢-01-01", "không phải ngày"),
    ],
)
def test_an_error_stands_beside_its_field(office: Office, admin, name: str, text: str, told: str) -> None:
    answer = send(admin, form_on(admin, "/units/new"), **{"name": "Phòng Mới", name: text})
    assert answer.status_code == 422
    errors = answer.text.split(f'id="{name}-errors"')[1].split("</div>")[0]
    assert told in errors


@pytest.mark.parametrize(
    "address", ["a", "a@b", "a@b.vn, c@d.vn", '"a b"@c.vn', "a@b.vn\r\nBcc: c@d.vn", "a@b..vn"]
)
def test_an_address_takes_exactly_one_letter(office: Office, admin, address: str) -> None:
    answer = send(admin, form_on(admin, "/people/new"), name="Vũ Mới", email=address)
    assert answer.status_code == 422
    assert "Địa chỉ thư chưa đúng" in answer.text
