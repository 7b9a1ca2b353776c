"""The upload page over HTTP: which files are refused with what words, who may, and the empty form."""

from io import BytesIO
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.imports.annexes import tay_son_workbook
from tests.imports.browsing import accept, nonce, numbers, upload, uploaded, words
from tests.imports.districts import FIRST, SECOND, file_of, table
from tests.imports.tay_son import COLUMNS
from tests.offices import Office, task
from tracker.db import db, writing
from tracker.domain.annex import annex_sheets, read_annex
from tracker.domain.deadlines import parse_deadline
from tracker.domain.rights import EVERYTHING
from tracker.domain.unit_names import UnitBook
from tracker.imports.models import ImportBatch
from tracker.imports.readers import read_workbook
from tracker.plans.models import Plan
from tracker.plans.queries.plans import find_plan


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"%PDF-1.7", "a.pdf", "Đây là tệp PDF"),
        (b"", "a.xlsx", "Tệp trống"),
        (b"TT;Noi dung", "a.csv", "Đây không phải tệp Excel"),
        (b"PK\x03\x04 cut off", "a.xlsx", "Tệp Excel bị hỏng"),
        (tay_son_workbook(), "a.xlsm", "Tệp có macro"),
        (b"PK\x03\x04" + b"\0" * 11_000_000, "a.xlsx", "Tệp lớn hơn 10 MB"),
    ],
)
def test_a_file_that_is_no_annex_is_told_on_the_form(
    officer: FlaskClient, of: Plan, data: bytes, name: str, told: str
) -> None:
    answer = upload(officer, of, data, name)
    assert answer.status_code == 422
    assert told in words(answer)
    assert "Tải lên và xem trước" in words(answer)
    assert db.session.scalars(select(ImportBatch)).all() == []


def test_a_file_beyond_what_the_server_takes_is_refused(officer: FlaskClient, of: Plan) -> None:
    answer = upload(officer, of, b"\0" * 65_000_000 + b"\0" * 3_000_000)
    assert answer.status_code == 413
    assert "không quá 10 MB" in words(answer)


@pytest.mark.parametrize("sent", [{}, {"file": "words"}, {"file": (BytesIO(b"PK"), "")}])
def test_a_form_without_a_file_says_what_to_choose(
    officer: FlaskClient, of: Plan, sent: dict[str, object]
) -> None:
    answer = officer.post(f"/plans/{of.id}/import", data={"nonce": nonce(), **sent})
    assert answer.status_code == 422
    assert "Chưa chọn tệp. Chọn tệp Excel (.xlsx) của phụ lục." in words(answer)


@pytest.mark.parametrize(
    ("who", "status"), [("head", 200), ("leader", 403), ("sister", 404), ("commune", 404), ("admin", 404)]
)
def test_only_who_prepares_the_plan_sees_and_takes_in_its_annexes(
    office: Office, officer: FlaskClient, of: Plan, who: str, status: int
) -> None:
    path = uploaded(officer, of, table(FIRST))
    browser = office.sign_in(who)
    pages = (f"/plans/{of.id}/import", f"/plans/{of.id}/import/template.xlsx", path)
    assert [browser.get(page).status_code for page in pages] == [status] * 3
    if status != 200:
        assert accept(browser, path).status_code == status
        assert upload(browser, of, file_of(table(FIRST))).status_code == status
        assert numbers() == []


def test_who_only_takes_part_in_a_plan_does_not_see_its_annexes(
    office: Office, officer: FlaskClient, of: Plan
) -> None:
    path = uploaded(officer, of, table(FIRST))
    with writing():
        task(office, find_plan(EVERYTHING, of.id), "9", lead="sister")
    assert office.sign_in("sister").get(path).status_code == 404


def test_who_is_not_signed_in_is_led_to_the_door(client: FlaskClient, of: Plan) -> None:
    answer = client.get(f"/plans/{of.id}/import")
    assert answer.status_code == 302
    assert answer.location.startswith("/login")


def test_the_upload_page_lists_what_was_uploaded(officer: FlaskClient, of: Plan) -> None:
    accept(officer, uploaded(officer, of, table(FIRST)))
    upload(officer, of, file_of(table(FIRST, SECOND)), "Phụ lục bổ sung.xlsx")
    page = words(officer.get(f"/plans/{of.id}/import")).rpartition("Phụ lục đã tải lên")[2]
    assert page.index("Phụ lục bổ sung.xlsx") < page.index("phu-luc.xlsx")
    assert "Chưa đưa vào kế hoạch" in page
    assert "Đã đưa 1 nhiệm vụ vào kế hoạch" in page


def test_the_empty_form_is_an_annex_without_tasks_in_the_official_columns(
    officer: FlaskClient, of: Plan
) -> None:
    answer = officer.get(f"/plans/{of.id}/import/template.xlsx")
    assert "Mẫu phụ lục 56-KH-UBND.xlsx" in unquote(answer.headers["Content-Disposition"])
    sheets = read_workbook(answer.data, name="a.xlsx")
    assert [sheet.name for sheet in sheets] == ["Phụ lục", "Danh mục đơn vị"]
    (rows,) = annex_sheets([sheet.rows for sheet in sheets])
    assert tuple(cell.text for cell in rows[3]) == COLUMNS
    assert rows[2][0].text == "(Kèm theo Kế hoạch số 56/KH-UBND ngày 11/3/2022 của UBND huyện Mẫu)"
    reading = read_annex(
        rows, units=UnitBook([]), parse=lambda text: parse_deadline(text, issued=of.document.issued_on)
    )
    assert [problem.message[:24] for problem in reading.problems] == ["Bảng chưa có nhiệm vụ nà"]
    listed = [row[0].text for row in sheets[1].rows]
    assert "Phòng Tư pháp" in listed
    assert "Huyện ủy" not in listed


@pytest.mark.parametrize(
    "path", ["/imports/1", "/imports/0", "/imports/99999999999999999999", "/plans/9/import"]
)
def test_what_is_not_there_is_not_found(officer: FlaskClient, path: str) -> None:
    assert officer.get(path).status_code == 404
