"""Registers by pages: begun, filled, filtered, corrected, moved, emptied; by those who may."""

import io
from datetime import date

import openpyxl
import pytest
from sqlalchemy import event

from tests.offices import Office, plan, task
from tests.org.pages import fill, form_on, send
from tests.registers.sites import FIRST, Sites
from tracker.audit.models import Minute
from tracker.audit.sentences import parts
from tracker.db import db, writing
from tracker.domain.rights import EVERYTHING
from tracker.plans.queries.plans import find_plan
from tracker.registers.models import Register, RegisterItem
from tracker.registers.queries import find_register, ranks_by_register, registers

TODAY = date(2022, 6, 14)


def take_part(office: Office, sites: Sites) -> None:
    """The commune has a task in the plan, so that it sees it."""
    with writing():
        task(office, find_plan(EVERYTHING, sites.plan_id), "1", lead="commune")


def test_a_register_is_begun_on_the_page_of_its_plan(office: Office) -> None:
    with writing():
        number = plan(office).id
    officer = office.sign_in("officer")
    assert f"/plans/{number}/registers/new" in officer.get(f"/plans/{number}").text
    answer = fill(
        officer,
        f"/plans/{number}/registers/new",
        code="OCOP",
        title="Sản phẩm OCOP",
        noun="sản phẩm",
        ranks="5 sao\n\n 4 sao \n3 sao",
    )
    assert answer.status_code == 303, answer.text
    made = registers(EVERYTHING, find_plan(EVERYTHING, number))[0]
    assert (made.code, made.noun, made.verb, made.by_unit) == ("OCOP", "sản phẩm", "được công nhận", True)
    assert [rank.name for rank in ranks_by_register([made.id])[made.id]] == ["5 sao", "4 sao", "3 sao"]
    assert "Danh mục chưa có nội dung" in officer.get(answer.location).text
    assert f"/registers/{made.id}" in officer.get(f"/plans/{number}").text


def test_a_code_that_the_plan_has_is_refused_with_the_typed_words(office: Office, sites: Sites) -> None:
    url = f"/plans/{sites.plan_id}/registers/new"
    answer = fill(office.sign_in("officer"), url, code="DT", title="Tên khác", noun="nhà")
    assert answer.status_code == 422
    assert "trùng với nội dung đã có" in answer.text
    assert "Tên khác" in answer.text
    assert db.session.query(Register).count() == 1


def test_an_item_is_added_and_stands_on_the_page(office: Office, sites: Sites) -> None:
    officer = office.sign_in("officer")
    answer = fill(
        officer,
        f"{sites.url}/items/new",
        name="Mộ Lê Đại Cang",
        day="01/3/2022",
        unit=office.units["commune"].id,
        rank=sites.rank("cấp tỉnh"),
        document_text="Quyết định số 12/QĐ-UBND",
        amount="18 tỷ",
    )
    assert answer.status_code == 303, answer.text
    page = officer.get(sites.url).text
    for told in ("Mộ Lê Đại Cang", "UBND xã Thượng", "01/3/2022", "12/QĐ-UBND", "18.000.000.000"):
        assert told in page
    minute = db.session.query(Minute).order_by(Minute.id.desc()).first()
    sentence, words = parts(minute)
    assert sentence.format(**words) == "Thêm Mộ Lê Đại Cang vào danh mục Di tích được công nhận"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"name": ""}, "Chưa nhập nội dung này"),
        ({"day": ""}, "Chưa nhập nội dung này"),
        ({"day": "2022-06-15"}, "Ngày 15/6/2022 chưa đến"),
        ({"day": "hôm qua"}, "không phải ngày"),
        ({"unit": ""}, "Chưa ghi đơn vị"),
        ({"unit": "999"}, "không có trong danh sách"),
        ({"rank": ""}, "Chưa ghi cấp"),
        ({"valid_until": "2022-02-28"}, "trước ngày 01/3/2022"),
        ({"amount": "nhiều"}, "không phải số tiền"),
        ({"name": "mo le TUYEN"}, "Danh mục đã có"),
        ({"name": "…"}, "Chưa ghi tên"),
        ({"note": "x" * 301}, "Dài quá 300 ký tự"),
    ],
)
def test_what_no_item_can_be_is_refused_and_what_was_typed_stays(office, sites, typed, told) -> None:
    sites.add(sites.words("Mộ Lê Tuyên"))
    sound = {
        "name": "Mộ Lê Đại Cang",
        "day": "2022-03-01",
        "unit": office.units["commune"].id,
        "rank": sites.rank("cấp tỉnh"),
        "partner": "Bảo tàng tỉnh",
    }
    answer = fill(office.sign_in("officer"), f"{sites.url}/items/new", **{**sound, **typed})
    assert answer.status_code == 422
    assert told in answer.text
    assert "Bảo tàng tỉnh" in answer.text
    assert sites.names(TODAY) == ["Mộ Lê Tuyên"]


def test_the_list_is_filtered_and_sorted(office: Office, sites: Sites) -> None:
    sites.add(
        sites.words("Mộ Lê Tuyên", unit="sister"),
        sites.words("Tháp Bình Lâm", rank="cấp quốc gia"),
        sites.words("Đình Vinh Thạnh"),
    )
    officer, commune = office.sign_in("officer"), office.units["commune"].id

    def names(query: str) -> list[str]:
        page = officer.get(f"{sites.url}?{query}")
        assert page.status_code == 200
        body = page.text.partition("<tbody")[2]
        found = {name: body.find(name) for name in ("Mộ Lê Tuyên", "Tháp Bình Lâm", "Đình Vinh Thạnh")}
        return sorted((name for name, place in found.items() if place >= 0), key=found.get)

    assert names(f"unit={commune}") == ["Đình Vinh Thạnh", "Tháp Bình Lâm"]
    assert names(f"unit={commune}&rank={sites.rank('cấp quốc gia')}") == ["Tháp Bình Lâm"]
    assert names("sort=rank")[0] == "Tháp Bình Lâm"
    assert names("sort=unit")[0] == "Mộ Lê Tuyên"
    assert names("rank=999") == []


@pytest.mark.parametrize("query", ["unit=x", "rank=-1", "sort=nothing", "page=1.5", "unit=%00", "page=٣"])
def test_a_wrong_filter_is_told(office: Office, sites: Sites, query: str) -> None:
    answer = office.sign_in("officer").get(f"{sites.url}?{query}")
    assert answer.status_code == 400
    assert "Điều kiện lọc" in answer.text


def test_a_past_day_shows_what_stood_then_and_no_form(office: Office, sites: Sites) -> None:
    number = sites.add(sites.words("Mộ Lê Đại Cang"), sites.words("Tháp Bình Lâm", TODAY))[0]
    officer = office.sign_in("officer")
    past = officer.get(f"{sites.url}?as_of=2022-06-13").text
    assert ("Mộ Lê Đại Cang" in past, "Tháp Bình Lâm" in past) == (True, False)
    assert "Đang xem số liệu đến ngày 13/6/2022" in past
    item = officer.get(f"/register-items/{number}?as_of=2022-06-13").text
    assert past.count('method="post"') == item.count('method="post"') == 2
    for offer in ("/items/new", "/correct", "/move", "/take-out", "/import"):
        assert offer not in past + item
    assert "Mộ Lê Đại Cang" not in officer.get(f"{sites.url}?as_of=2022-02-28").text
    before = officer.get(f"/register-items/{number}?as_of=2022-02-28").text
    assert "không còn hoặc chưa có trong danh mục" in before


def test_an_item_is_corrected_moved_and_taken_out_by_its_page(office: Office, sites: Sites) -> None:
    number, officer = sites.add(sites.words("Mộ Lê Dại Cang"))[0], office.sign_in("officer")
    url = f"/register-items/{number}"
    assert fill(officer, f"{url}/correct", name="Mộ Lê Đại Cang", reason="ghi sai tên").status_code == 303
    national = sites.rank("cấp quốc gia")
    assert (
        fill(officer, f"{url}/move", rank=national, as_of="2022-06-01", document_text="QĐ 5").status_code
        == 303
    )
    page = officer.get(url).text
    for told in ("Mộ Lê Đại Cang", "Lý do: ghi sai tên", "cấp quốc gia", "QĐ 5", "Lê Chuyên Viên"):
        assert told in page
    assert fill(officer, f"{url}/take-out", reason="thu hồi", as_of="2022-06-13").status_code == 303
    assert (sites.names(date(2022, 6, 12)), sites.names(TODAY)) == (["Mộ Lê Đại Cang"], [])
    page = officer.get(url).text
    assert "thu hồi" in page
    assert "Đưa lại vào danh mục" in page


def test_the_form_of_a_correction_holds_what_was_recorded(office: Office, sites: Sites) -> None:
    number = sites.add(sites.words("Mộ", valid_until=date(2027, 1, 1), amount=5, partner="Sở", note="x"))[0]
    form = form_on(office.sign_in("officer"), f"/register-items/{number}/correct")
    kept = {name: form.fields[name] for name in ("name", "day", "valid_until", "amount", "partner", "note")}
    assert kept == {
        "name": "Mộ",
        "day": "2022-03-01",
        "valid_until": "2027-01-01",
        "amount": "5",
        "partner": "Sở",
        "note": "x",
    }
    assert (form.fields["unit"], form.fields["rank"]) == (
        str(office.units["commune"].id),
        str(sites.rank("cấp tỉnh")),
    )


def test_two_who_correct_at_once_are_told(office: Office, sites: Sites) -> None:
    number = sites.add(sites.words("Mộ Lê Dại Cang"))[0]
    officer, head = office.sign_in("officer"), office.sign_in("head")
    url = f"/register-items/{number}/correct"
    late = form_on(head, url)
    assert fill(officer, url, name="Mộ Lê Đại Cang", reason="ghi sai").status_code == 303
    answer = send(head, late, name="Mộ khác", reason="ghi sai")
    assert answer.status_code == 409
    assert "Mộ Lê Đại Cang" in answer.text and "Mộ khác" in answer.text


WRITING = ("/edit", "/import", "/import/template.xlsx")


@pytest.mark.parametrize(
    ("name", "page", "adds", "writes"),
    [
        ("officer", 200, 200, 200),
        ("head", 200, 200, 200),
        ("leader", 200, 403, 403),
        ("commune", 200, 200, 403),
        ("sister", 404, 404, 404),
    ],
)
def test_readers_are_those_of_the_plan_and_the_focal_unit_writes(
    office, sites, name, page, adds, writes
) -> None:
    take_part(office, sites)
    number, client = sites.add(sites.words("Mộ Lê Đại Cang"))[0], office.sign_in(name)
    assert client.get(sites.url).status_code == page
    assert client.get(f"/register-items/{number}").status_code == page
    assert client.get(f"{sites.url}/register.xlsx").status_code == page
    assert client.get(f"{sites.url}/items/new").status_code == adds
    for path in (
        *(sites.url + each for each in WRITING),
        *(f"/register-items/{number}/{each}" for each in ("correct", "move", "take-out")),
    ):
        assert client.get(path).status_code == writes, path
        if writes != 200 and not path.endswith("xlsx"):
            assert client.post(path).status_code == writes, path


def test_a_unit_adds_what_is_its_own_and_nothing_of_others(office: Office, sites: Sites) -> None:
    take_part(office, sites)
    commune = office.sign_in("commune")
    form = form_on(commune, f"{sites.url}/items/new")
    assert form.fields["unit"] == str(office.units["commune"].id)
    told = {"name": "Tháp", "day": "2022-03-01", "rank": sites.rank("cấp tỉnh")}
    assert send(commune, form, **told).status_code == 303
    other = send(
        commune,
        form_on(commune, f"{sites.url}/items/new"),
        **{**told, "name": "Mộ"},
        unit=office.units["sister"].id,
    )
    assert other.status_code == 422
    assert sites.names(TODAY) == ["Tháp"]


def test_a_unit_adds_nothing_to_a_register_without_units(office: Office, sites: Sites) -> None:
    take_part(office, sites)
    with writing():
        find_register(EVERYTHING, sites.id).by_unit = False
    commune = office.sign_in("commune")
    assert "/items/new" not in commune.get(sites.url).text
    answer = fill(
        commune, f"{sites.url}/items/new", name="Tháp", day="2022-03-01", rank=sites.rank("cấp tỉnh")
    )
    assert answer.status_code == 422
    assert "Chỉ thêm được nội dung của cơ quan, đơn vị mình" in answer.text
    assert db.session.query(RegisterItem).count() == 0


def test_pages_ask_the_database_as_often_for_many_items_as_for_few(office: Office, sites: Sites) -> None:
    officer = office.sign_in("officer")
    sites.add(*(sites.words(f"Di tích {number}") for number in range(3)))

    def asked(path: str) -> int:
        told: list[str] = []

        def note(_connection, _cursor, statement, *_more) -> None:
            told.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            assert officer.get(path).status_code == 200
        finally:
            event.remove(db.engine, "before_cursor_execute", note)
        return len([each for each in told if each.lstrip().startswith(("SELECT", "WITH"))])

    pages = (
        sites.url,
        f"{sites.url}?page=2&sort=unit",
        f"{sites.url}/register.xlsx",
        f"/plans/{sites.plan_id}",
    )
    few = [asked(page) for page in pages]
    sites.add(*(sites.words(f"Tháp {number}", unit="sister") for number in range(300)))
    assert [asked(page) for page in pages] == few


def test_the_workbook_holds_the_items_of_the_day_and_no_formula(office: Office, sites: Sites) -> None:
    sites.add(sites.words("=HYPERLINK(1)", amount=240_000_000), sites.words("Tháp", TODAY))
    officer = office.sign_in("officer")
    for query, names in (("", ["=HYPERLINK(1)", "Tháp"]), ("?as_of=2022-06-13", ["=HYPERLINK(1)"])):
        answer = officer.get(f"{sites.url}/register.xlsx{query}")
        page = openpyxl.load_workbook(io.BytesIO(answer.data)).active
        assert [page.cell(row, 2).value for row in range(5, page.max_row + 1)] == names
        assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None} == {"s"}
        assert page["A1"].value == "DANH MỤC DI TÍCH ĐƯỢC CÔNG NHẬN"
    assert "240.000.000" in [cell.value for cell in page[5]]
    assert "Kế hoạch số 56/KH-UBND ngày 11/3/2022" in page["A2"].value


def test_an_internal_document_is_not_named_in_the_list(office: Office, sites: Sites) -> None:
    sites.add(
        sites.words(
            "Mộ", FIRST, document="QĐ 1", document_id=find_plan(EVERYTHING, sites.plan_id).document_id
        )
    )
    officer = office.sign_in("officer")
    assert "56/KH-UBND ngày" in officer.get(sites.url).text.partition("<tbody")[2]
    with writing():
        find_plan(EVERYTHING, sites.plan_id).document.level = "internal"
    body = officer.get(sites.url).text.partition("<tbody")[2]
    assert ("QĐ 1" in body, "56/KH-UBND ngày" in body) == (True, False)
