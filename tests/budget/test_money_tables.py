"""The page of a plan's money and its files: years apart, rates with denominators, warnings until they are resolved."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import event

from tests.offices import Office, document, plan
from tests.org.pages import fill
from tracker import clock
from tracker.budget.actions import AllocationWords, adjust_allocation, record_allocation, record_disbursement
from tracker.budget.models import Allocation
from tracker.budget.queries import find_allocation
from tracker.db import db, writing
from tracker.domain.money import AdjustmentKind, BudgetStage, MoneyKind, MoneySource, PaymentKind
from tracker.domain.rights import EVERYTHING
from tracker.domain.secrecy import Level

SIGNED = date(2022, 3, 11)
LINES = (
    ("A", "", BudgetStage.ASSIGNED, MoneyKind.RECURRENT, MoneySource.DISTRICT, 2022, 240_000_000),
    ("A1", "A", BudgetStage.ALLOCATED, MoneyKind.RECURRENT, MoneySource.DISTRICT, 2022, 160_000_000),
    ("B", "", BudgetStage.ASSIGNED, MoneyKind.CAPITAL, MoneySource.PROVINCE, 2022, 5_000_000_000),
    ("C", "", BudgetStage.ASSIGNED, MoneyKind.CAPITAL, MoneySource.CENTRAL, 2023, 7_500_000),
)


@pytest.fixture
def lines(office: Office) -> dict[str, int]:
    """Two kinds of money in 2022 and a line of 2023; 44 million of A1 advanced; by number."""
    found: dict[str, Allocation] = {}
    by = office.actor("officer")
    with writing():
        made = plan(office)
        for number, above, stage, kind, source, year, amount in LINES:
            words = AllocationWords(number, f"Kinh phí {number}", stage, kind, source, year, amount)
            found[number] = record_allocation(
                made, words, unit=office.units["focal"], as_of=SIGNED, by=by, parent=found.get(above)
            )
            db.session.flush()
        record_disbursement(
            found["A1"], kind=PaymentKind.ADVANCE, amount=44_000_000, as_of=date(2022, 6, 1), by=by
        )
    return {"plan": made.id, **{number: line.id for number, line in found.items()}}


def test_a_page_shows_one_year_with_both_rates_and_their_denominators(office: Office, lines) -> None:
    page = office.sign_in("leader").get(f"/plans/{lines['plan']}/money").text
    assert "<b>0,84%</b> <span>44.000.000/5.240.000.000 đồng" in page
    assert "<b>27,5%</b> <span>44.000.000/160.000.000 đồng" in page
    assert "Kinh phí A1" in page
    assert "Kinh phí C" not in page
    assert "Thêm dòng kinh phí" not in page


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("year=2023", "C"),
        ("year=all", "A A1 B C"),
        ("year=1999", "A A1 B"),
        ("kind=capital", "B"),
        ("source=district", "A A1"),
        ("source=central&year=all", "C"),
        ("unit=Phòng+Tư+pháp", "A A1 B"),
        ("kind=x&source=x&in=x&unit=x", "A A1 B"),
        ("kind=combined", ""),
    ],
)
def test_lines_are_chosen_by_year_kind_source_and_unit(office: Office, lines, asked: str, shown: str) -> None:
    page = office.sign_in("officer").get(f"/plans/{lines['plan']}/money?{asked}").text
    assert [number for number in ("A", "A1", "B", "C") if f">Kinh phí {number}<" in page] == shown.split()


def test_the_table_counts_in_millions_or_in_dong_and_never_rounds(office: Office, lines) -> None:
    client = office.sign_in("officer")
    url = f"/plans/{lines['plan']}/money?year=all"
    assert ">7,5<" in client.get(url).text
    assert ">7.500.000<" in client.get(f"{url}&in=dong").text


def test_a_past_day_shows_what_was_paid_by_then_and_offers_no_form(office: Office, lines) -> None:
    client = office.sign_in("officer")
    before = client.get(f"/allocations/{lines['A1']}?as_of=2022-05-31").text
    assert "Đã giải ngân 0/160.000.000 đồng" in before
    assert "Ghi giải ngân" not in before
    assert (
        "Đã giải ngân 44.000.000/160.000.000 đồng, đạt 27,5% số phân bổ"
        in client.get(f"/allocations/{lines['A1']}").text
    )
    assert client.get(f"/plans/{lines['plan']}/money?as_of=2022-03-01").status_code == 200
    assert (
        "Dòng kinh phí có từ ngày 11/3/2022" in client.get(f"/allocations/{lines['A']}?as_of=2022-03-01").text
    )


def test_a_warning_stays_on_the_page_until_it_is_resolved(office: Office, lines) -> None:
    client = office.sign_in("officer")
    page = f"/plans/{lines['plan']}/money"
    fill(client, f"/allocations/{lines['A1']}", amount="120 triệu", as_of="2022-06-10")
    told = "Tổng giải ngân vượt số tiền giao, phân bổ 4.000.000 đồng. Ghi bổ sung dự toán"
    assert told in client.get(page).text
    assert told in client.get(f"{page}?year=2023").text
    fill(
        client,
        f"/allocations/{lines['A1']}/adjust",
        kind="carried_in",
        amount="4 triệu",
        as_of="2022-06-11",
        reason="dư tạm ứng năm 2021",
    )
    after = client.get(page).text
    assert "notice-warning" not in after
    assert "gồm 4 năm trước chuyển sang" in after


@pytest.mark.parametrize(
    ("kind", "amount", "told"),
    [
        ("recovered", "44 triệu", ""),
        ("recovered", "44.000.001", "Đến ngày 10/6/2022 còn tạm ứng 44.000.000 đồng"),
        ("taken_back", "44.000.001", "đã giải ngân 44.000.000 đồng"),
    ],
)
def test_no_more_than_stands_as_an_advance_is_recovered(office: Office, lines, kind, amount, told) -> None:
    answer = fill(
        office.sign_in("officer"), f"/allocations/{lines['A1']}", kind=kind, amount=amount, as_of="2022-06-10"
    )
    assert answer.status_code == (422 if told else 303)
    assert told in answer.text


@pytest.mark.parametrize(("day", "status"), [("2023-01-31", 303), ("2023-02-01", 422)])
def test_a_year_is_closed_for_payments_after_january(office: Office, lines, day: str, status: int) -> None:
    clock.set_office_day(date(2023, 2, 14))
    answer = fill(office.sign_in("officer"), f"/allocations/{lines['B']}", amount="1 triệu", as_of=day)
    assert answer.status_code == status
    assert status == 303 or "Kinh phí năm 2022 được thanh toán đến hết ngày 31/01/2023" in answer.text


@pytest.mark.parametrize(
    ("year", "day", "status"), [(2025, "30/6/2025", 303), (2025, "1/7/2025", 422), (2026, "30/6/2025", 422)]
)
def test_a_line_of_the_districts_budget_ends_with_the_districts(
    office: Office, lines, year, day, status
) -> None:
    clock.set_office_day(date(2025, 7, 14))
    answer = fill(
        office.sign_in("officer"),
        f"/plans/{lines['plan']}/allocations/new",
        number="D",
        title="Kinh phí D",
        source="district",
        unit=str(office.units["focal"].id),
        year=str(year),
        as_of=day,
        amount="1,5 triệu",
    )
    assert answer.status_code == status
    if status == 422:
        assert "Ngân sách huyện chỉ có đến ngày 30/6/2025" in answer.text
        assert "Hiểu là: 1.500.000 đồng" in answer.text
        assert 'value="1,5 triệu"' in answer.text


def test_a_part_is_of_its_lines_year_and_follows_it(office: Office, lines) -> None:
    client = office.sign_in("officer")
    refused = fill(client, f"/allocations/{lines['A1']}/edit", year="2023")
    assert refused.status_code == 422
    assert "Dòng cấp trên là kinh phí năm 2022" in refused.text
    assert fill(client, f"/allocations/{lines['A']}/edit", year="2023").status_code == 303
    assert find_allocation(EVERYTHING, lines["A1"]).year == 2023
    late = fill(client, f"/allocations/{lines['A']}/edit", year="2020")
    assert "Kinh phí năm 2020 được thanh toán đến hết ngày 31/01/2021" in late.text


@pytest.mark.parametrize("choose", [False, True])
def test_a_correction_keeps_a_document_that_the_officer_does_not_see(office: Office, lines, choose) -> None:
    with writing():
        hidden = document(office, "9/QĐ-mật", SIGNED)
        hidden.level = Level.INTERNAL
        other = document(office, "10/QĐ", SIGNED)
        find_allocation(EVERYTHING, lines["A"]).document_id = hidden.id
    client = office.sign_in("officer")
    url = f"/allocations/{lines['A']}/edit"
    page = client.get(url).text
    assert "9/QĐ-mật" not in page + client.get(f"/allocations/{lines['A']}").text
    assert "được giữ nguyên" in page
    chosen = {"document": str(other.id)} if choose else {}
    assert fill(client, url, title="Tên đúng", **chosen).status_code == 303
    assert find_allocation(EVERYTHING, lines["A"]).document_id == (other.id if choose else hidden.id)


@pytest.mark.parametrize(
    "path",
    ["/plans/{plan}/money", "/allocations/{A}", "/plans/{plan}/money.xlsx", "/plans/{plan}/money.docx"],
)
@pytest.mark.parametrize(
    ("name", "status"), [("leader", 200), ("head", 200), ("sister", 404), ("commune", 404)]
)
def test_who_follows_the_plan_reads_its_money(
    office: Office, lines, path: str, name: str, status: int
) -> None:
    assert office.sign_in(name).get(path.format(**lines)).status_code == status


def test_the_workbook_has_the_official_columns_and_the_lines_in_view(office: Office, lines) -> None:
    client = office.sign_in("officer")
    data = client.get(f"/plans/{lines['plan']}/money.xlsx?in=dong&kind=recurrent").data
    rows = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[2:4]] == ["(Số liệu đến ngày 14/6/2022)", "Đơn vị tính: đồng"]
    assert [head.partition(":")[0] for head in rows[4][:5]] == [
        "TT",
        "Nội dung, nhiệm vụ",
        "Đơn vị thực hiện",
        "Tổng kinh phí",
        "Trong đó",
    ]
    assert [row[1] for row in rows[6:]] == ["Kinh phí A", "Kinh phí A1", "Tổng số"]
    assert rows[6][3:13] == [
        "240.000.000", "", "", "240.000.000", "", "240.000.000", "160.000.000", "44.000.000", "18,33", "196.000.000",
    ]  # fmt: skip


def test_the_annex_in_word_says_what_it_goes_with(office: Office, lines) -> None:
    data = office.sign_in("officer").get(f"/plans/{lines['plan']}/money.docx").data
    with ZipFile(BytesIO(data)) as file:
        text = file.read("word/document.xml").decode()
    for words in ("PHỤ LỤC", "Kèm theo Báo cáo số", "Đơn vị tính: triệu đồng", "5.240", "landscape"):
        assert words in text


def test_the_page_asks_as_much_for_many_lines_as_for_few(office: Office, lines) -> None:
    client = office.sign_in("officer")
    url = f"/plans/{lines['plan']}/money"

    def selects() -> int:
        told: list[str] = []

        def note(_c, _cursor, statement, *_more) -> None:
            told.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        assert client.get(url).status_code == 200
        event.remove(db.engine, "before_cursor_execute", note)
        return sum(statement.lstrip().startswith("SELECT") for statement in told)

    few = selects()
    with writing():
        for number in range(60):
            words = AllocationWords(
                f"A{number + 2}",
                "x",
                BudgetStage.ALLOCATED,
                MoneyKind.RECURRENT,
                MoneySource.DISTRICT,
                2022,
                1,
            )
            above = find_allocation(EVERYTHING, lines["A"])
            made = record_allocation(
                above.plan,
                words,
                unit=office.units["focal"],
                as_of=SIGNED,
                by=office.actor("officer"),
                parent=above,
            )
            db.session.flush()
            adjust_allocation(
                made,
                kind=AdjustmentKind.RAISED,
                amount=1,
                reason="x",
                as_of=SIGNED,
                by=office.actor("officer"),
            )
    assert selects() == few
