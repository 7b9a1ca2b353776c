"""From a file to items of a register: told cell by cell, accepted all or none, once."""

import io
import re
from datetime import date

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.imports.annexes import workbook
from tests.imports.browsing import nonce, words
from tests.imports.districts import file_of
from tests.offices import Office, plan
from tracker import clock
from tracker.db import db, writing
from tracker.domain.rights import EVERYTHING, SYSTEM
from tracker.plans.models import Plan
from tracker.plans.queries.facts import known_on
from tracker.plans.queries.plans import find_plan
from tracker.registers.actions import RegisterWords, create_register
from tracker.registers.queries import find_register, items_by_register

HEAD = [
    "TT",
    "Tên di tích",
    "Địa phương",
    "Ngày công nhận",
    "Xếp hạng",
    "Số quyết định",
    "Kinh phí",
    "Có giá trị đến",
]
TODAY = date(2022, 6, 14)


@pytest.fixture(autouse=True)
def apart(app: Flask) -> None:
    """The office's day stands still."""
    clock.set_office_day(TODAY)


@pytest.fixture
def register(office: Office) -> int:
    """The number of a register of sites."""
    words = RegisterWords("DT", "Di tích được công nhận", "di tích", "được công nhận", by_unit=True)
    with writing():
        return create_register(plan(office), words, ["cấp quốc gia", "cấp tỉnh"], position=1, by=SYSTEM).id


@pytest.fixture
def officer(office: Office, register: int) -> FlaskClient:
    """The browser of the officer who keeps the register."""
    return office.sign_in("officer")


def row(number: int, **told: str) -> list[str]:
    sound = {
        "TT": str(number),
        "Tên di tích": f"Di tích {number}",
        "Địa phương": "UBND xã Thượng" if number % 2 else "xã Thượng",
        "Ngày công nhận": "01/3/2022",
        "Xếp hạng": "Cấp tỉnh" if number % 2 else "quốc gia",
        "Số quyết định": f"{number}/QĐ-UBND",
        "Kinh phí": "18 tỷ",
        "Có giá trị đến": "",
    }
    return [{**sound, **told}[label] for label in HEAD]


def upload(browser: FlaskClient, register: int, data: bytes):
    form = {"nonce": nonce(), "file": (io.BytesIO(data), "di-tich.xlsx")}
    return browser.post(f"/registers/{register}/import", data=form, content_type="multipart/form-data")


def uploaded(browser: FlaskClient, register: int, *rows: list[str]) -> str:
    answer = upload(browser, register, file_of([HEAD, *rows]))
    assert answer.status_code == 303, words(answer)
    return answer.location


def accept(browser: FlaskClient, path: str):
    return browser.post(f"{path}/accept", data={"nonce": nonce()})


def names(register: int) -> list[str]:
    items = items_by_register([register], known=known_on(TODAY)).get(register, [])
    return [item.name for item in items]


def test_three_hundred_rows_with_three_bad_cells_go_in_only_when_mended(officer, register) -> None:
    rows = [row(number) for number in range(1, 301)]
    rows[9] = row(10, **{"Ngày công nhận": "31/02/2022"})
    rows[149] = row(150, **{"Địa phương": "xã Thượngg"})
    rows[299] = row(300, **{"Tên di tích": "DI TÍCH 1"})
    path = uploaded(officer, register, *rows)
    page = officer.get(path)
    told = re.findall(r'<a href="#row-\d+">(\w+)</a>', page.text)
    assert told == ["D11", "C151", "B301"]
    assert "“31/02/2022” không phải ngày" in words(page)
    assert "Chưa nhận ra đơn vị “xã Thượngg”" in words(page)
    assert "“DI TÍCH 1” đã ghi ở dòng 2" in words(page)
    assert accept(officer, path).status_code == 422
    assert names(register) == []
    rows[9], rows[149], rows[299] = row(10), row(150), row(300)
    path = uploaded(officer, register, *rows)
    assert names(register) == []
    answer = accept(officer, path)
    assert (answer.status_code, answer.location) == (303, f"/registers/{register}")
    assert len(names(register)) == 300
    assert "Đã đưa 300 nội dung vào danh mục" in words(officer.get(answer.location))


def test_what_was_previewed_is_what_stands(officer, register) -> None:
    accept(officer, uploaded(officer, register, row(1, **{"Có giá trị đến": "30/6/2027"})))
    item = items_by_register([register], known=known_on(TODAY))[register][0]
    assert (item.name, item.unit, item.day) == ("Di tích 1", "UBND xã Thượng", date(2022, 3, 1))
    assert (item.amount, item.valid_until, item.document) == (18_000_000_000, date(2027, 6, 30), "1/QĐ-UBND")


def test_excel_days_and_numbers_are_read(officer, register) -> None:
    def fill(sheet, day) -> None:
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ["1", "Tháp", "xã Thượng", "", "cấp tỉnh", "5"])
        sheet.write_datetime(1, 3, date(2022, 3, 1), day)
        sheet.write_number(1, 6, 240_000_000)

    answer = upload(officer, register, workbook(fill))
    accept(officer, answer.location)
    item = items_by_register([register], known=known_on(TODAY))[register][0]
    assert (item.day, item.amount) == (date(2022, 3, 1), 240_000_000)


@pytest.mark.parametrize("again", ["batch", "file"])
def test_a_file_goes_in_once(officer, register, again: str) -> None:
    path = uploaded(officer, register, row(1))
    accept(officer, path)
    if again == "batch":
        assert "Không thêm nội dung nào" in words(officer.get(accept(officer, path).location))
        assert "/accept" not in officer.get(path).text
    else:
        other = officer.get(uploaded(officer, register, row(1)))
        assert "Danh mục đã có “Di tích 1”" in words(other)
    assert names(register) == ["Di tích 1"]


def test_a_register_that_changed_meanwhile_takes_nothing(officer, register) -> None:
    first, second = uploaded(officer, register, row(1)), uploaded(officer, register, row(2), row(1))
    accept(officer, first)
    answer = accept(officer, second)
    assert answer.status_code == 422
    assert "Danh mục đã có “Di tích 1”" in words(answer)
    assert names(register) == ["Di tích 1"]


def test_the_form_of_the_register_comes_back_as_it_is_written(officer, register) -> None:
    answer = officer.get(f"/registers/{register}/import/template.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    page = book.active
    head = [cell.value for cell in page[4]]
    assert head[:5] == ["TT", "Tên di tích", "Cơ quan, đơn vị", "Ngày công nhận", "Cấp, hạng, giai đoạn"]
    assert page["A5"].value == "Ví dụ"
    assert "chưa có nội dung nào" in words(officer.get(upload(officer, register, answer.data).location))
    for place, text in enumerate(["1", "Tháp", "UBND xã Thượng", "01/3/2022", "cấp tỉnh"], start=1):
        page.cell(6, place, text)
    stream = io.BytesIO()
    book.save(stream)
    accept(officer, upload(officer, register, stream.getvalue()).location)
    assert names(register) == ["Tháp"]


def test_words_of_a_file_are_shown_as_words(officer, register) -> None:
    risky = row(1, **{"Tên di tích": "<script>alert(1)</script> {x} %(n)s", "Địa phương": "<b>Sở</b> {x} %s"})
    answer = officer.get(uploaded(officer, register, risky))
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "&lt;b&gt;Sở&lt;/b&gt; {x} %s" in answer.text


def test_batches_of_registers_and_of_annexes_do_not_mix(office: Office, officer, register) -> None:
    path = uploaded(officer, register, row(1))
    number = path.rpartition("/")[2]
    assert officer.get(f"/imports/{number}").status_code == 404
    of: Plan = find_plan(EVERYTHING, find_register(EVERYTHING, register).plan_id)
    assert "di-tich.xlsx" not in officer.get(f"/plans/{of.id}/import").text
    assert "di-tich.xlsx" in officer.get(f"/registers/{register}/import").text
    for name in ("leader", "commune"):
        assert office.sign_in(name).get(path).status_code in {403, 404}
        assert office.sign_in(name).post(f"{path}/accept").status_code in {403, 404}
    assert names(register) == []


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04junk"])
def test_what_is_no_workbook_is_told(officer, register, data: bytes) -> None:
    answer = upload(officer, register, data)
    assert answer.status_code == 422
    assert "Tệp" in words(answer) or "tệp" in words(answer)
    assert db.session.query(Plan).count() == 1
