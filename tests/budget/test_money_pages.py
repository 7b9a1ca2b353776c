"""Money by pages: paid out and taken back, raised and lowered, corrected; true facts are warned about, never refused."""

import re
from datetime import date, timedelta

import pytest

from tests.offices import Office, document, plan
from tests.org.pages import fill, form_on, send
from tracker import clock
from tracker.audit.models import Minute
from tracker.audit.sentences import parts
from tracker.budget.actions import AllocationWords, adjust_allocation, record_allocation, record_disbursement
from tracker.budget.models import Allocation, AllocationAdjustment, Disbursement
from tracker.budget.queries import allocations, find_allocation, money_lines
from tracker.db import db, writing
from tracker.domain.money import AdjustmentKind, BudgetStage, MoneyKind, MoneySource
from tracker.domain.rights import EVERYTHING
from tracker.plans.queries.facts import Known, known_on
from tracker.plans.queries.plans import find_plan

SIGNED = date(2022, 3, 11)


@pytest.fixture
def lines(office: Office) -> dict[str, int]:
    """A: 240 million assigned; A1: 160 million allocated below it; by number."""
    found: dict[str, Allocation] = {}
    with writing():
        made = plan(office)
        for number, stage, amount in (
            ("A", BudgetStage.ASSIGNED, 240_000_000),
            ("A1", BudgetStage.ALLOCATED, 160_000_000),
        ):
            words = AllocationWords(
                number, f"Kinh phí {number}", stage, MoneyKind.RECURRENT, MoneySource.DISTRICT, 2022, amount
            )
            found[number] = record_allocation(
                made,
                words,
                unit=office.units["focal"],
                as_of=SIGNED,
                by=office.actor("officer"),
                parent=found.get("A"),
            )
            db.session.flush()
    return {"plan": made.id, **{number: line.id for number, line in found.items()}}


@pytest.fixture
def officer(office: Office):
    return office.sign_in("officer")


def amount_on(lines: dict[str, int], number: str, day: date) -> int:
    found = allocations(EVERYTHING, find_plan(EVERYTHING, lines["plan"]), known=known_on(day))
    return next(line.amount for line in found if line.number == number)


# payments


def test_what_was_paid_is_taken_back_as_a_fact_of_its_own(lines, officer) -> None:
    url = f"/allocations/{lines['A1']}"
    assert fill(officer, url, amount="20 triệu", as_of="2022-06-01").status_code == 303
    back = {"kind": "taken_back", "note": "chi sai", "document_text": "UNC 12"}
    answer = fill(officer, url, amount="5 triệu", as_of="2022-06-10", **back)
    assert answer.status_code == 303
    page = officer.get(url).text
    assert "Đã ghi: Thu hồi, giảm số đã thanh toán 5.000.000 đồng." in page
    assert "chi sai – UNC 12" in page
    assert [each.amount for each in db.session.query(Disbursement)] == [20_000_000, -5_000_000]
    assert "15.000.000" in officer.get(f"/plans/{lines['plan']}").text
    last = db.session.query(Minute).order_by(Minute.id.desc()).first()
    sentence, told = parts(last)
    assert sentence.format(**told) == "Ghi thu hồi 5.000.000 đồng đã giải ngân: Kinh phí A1"


@pytest.mark.parametrize(
    ("back", "day", "told"),
    [
        ("20.000.001", "2022-06-10", "Đến ngày 10/6/2022 đã giải ngân 20.000.000 đồng"),
        ("1", "2022-05-31", "Đến ngày 31/5/2022 đã giải ngân 0 đồng"),
        ("1", "2022-06-15", "Ngày giải ngân chưa đến"),
        ("0", "2022-06-10", "phải lớn hơn 0"),
        ("-1", "2022-06-10", "không phải số tiền"),
        ("9" * 18, "2022-06-10", "nhiều nhất 1.000.000 tỷ đồng"),
    ],
)
def test_more_than_was_paid_is_not_taken_back(lines, officer, back: str, day: str, told: str) -> None:
    url = f"/allocations/{lines['A1']}"
    fill(officer, url, amount="20 triệu", as_of="2022-06-01")
    answer = fill(officer, url, kind="taken_back", amount=back, as_of=day)
    assert answer.status_code == 422
    assert told in answer.text
    assert db.session.query(Disbursement).count() == 1


# warnings


@pytest.mark.parametrize(
    ("paid", "warned"),
    [("160 triệu", ()), ("160.000.001", ("A1",)), ("240.000.001", ("A1", "A"))],
)
def test_more_paid_than_a_line_holds_is_recorded_and_told(lines, officer, paid: str, warned) -> None:
    url = f"/allocations/{lines['A1']}"
    assert fill(officer, url, amount=paid, as_of="2022-06-01").status_code == 303
    page = officer.get(url).text
    told = re.findall(r'notice-title">(\w+)\. [^<]*</p><p>Tổng giải ngân vượt số tiền giao, phân bổ', page)
    assert tuple(told) == warned


@pytest.mark.parametrize(
    ("amount", "over"), [("80 triệu", ""), ("80.000.001", "1"), ("100 triệu", "20.000.000")]
)
def test_more_allocated_than_assigned_is_recorded_and_told(office, lines, officer, amount: str, over) -> None:
    answer = fill(
        officer,
        f"/plans/{lines['plan']}/allocations/new",
        stage="allocated",
        parent=str(lines["A"]),
        number="A2",
        title="Tập huấn",
        unit=str(office.units["focal"].id),
        amount=amount,
    )
    assert answer.status_code == 303
    for page in (officer.get(answer.location).text, officer.get(f"/allocations/{lines['A']}").text):
        assert ("Tổng phân bổ vượt dự toán giao" in page) == bool(over)
        assert f"Tổng phân bổ vượt dự toán giao {over} đồng." in page or not over


# adjustments


@pytest.mark.parametrize(
    ("kind", "typed", "after"),
    [
        ("raised", "20 triệu", 260_000_000),
        ("lowered", "40 triệu", 200_000_000),
        ("lowered", "240.000.000", 0),
        ("cancelled", "1", 239_999_999),
        ("carried_in", "10 triệu", 240_000_000),
        ("carried_out", "240 triệu", 240_000_000),
    ],
)
def test_an_amount_is_adjusted_from_a_day_on_and_stays_as_it_was_before(
    office, lines, officer, kind: str, typed: str, after: int
) -> None:
    with writing():
        made = document(office, "77/QĐ-UBND", date(2022, 5, 31))
    answer = fill(
        officer,
        f"/allocations/{lines['A']}/adjust",
        kind=kind,
        amount=typed,
        as_of="2022-06-01",
        reason="bổ sung dự toán",
        document=str(made.id),
    )
    assert answer.status_code == 303
    assert amount_on(lines, "A", date(2022, 5, 31)) == 240_000_000
    assert amount_on(lines, "A", date(2022, 6, 1)) == after
    page = officer.get(f"/allocations/{lines['A']}").text
    for words in ("Số tiền ban đầu", "bổ sung dự toán", "77/QĐ-UBND", "240.000.000 đồng"):
        assert words in page
    assert officer.get(f"/plans/{lines['plan']}").status_code == 200
    assert officer.get(f"/plans/{lines['plan']}?as_of=2022-05-31").status_code == 200


def test_an_adjustment_is_known_from_when_it_was_recorded(office: Office, lines) -> None:
    before = clock.now()
    with clock.moved_to(before + timedelta(minutes=1)), writing():
        adjust_allocation(
            find_allocation(EVERYTHING, lines["A"]),
            kind=AdjustmentKind.LOWERED,
            amount=1,
            reason="nhập nhầm",
            as_of=SIGNED,
            by=office.actor("officer"),
        )
    found = find_plan(EVERYTHING, lines["plan"])
    day = date(2022, 6, 14)
    assert money_lines(EVERYTHING, found, known=Known(day, before))[0].amount == 240_000_000
    assert money_lines(EVERYTHING, found, known=known_on(day))[0].amount == 239_999_999
    assert find_allocation(EVERYTHING, lines["A"]).original == 240_000_000


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"amount": "240.000.001"}, "Số tiền hiện nay là 240.000.000 đồng"),
        ({"kind": "carried_out", "amount": "240.000.001"}, "Số tiền hiện nay là 240.000.000 đồng"),
        ({"kind": "cancelled", "amount": "240.000.001"}, "Số tiền hiện nay là 240.000.000 đồng"),
        ({"amount": "0"}, "phải lớn hơn 0"),
        ({"as_of": "2022-03-10"}, "Dòng kinh phí có từ ngày 11/3/2022"),
        ({"as_of": "2022-06-15"}, "Ngày điều chỉnh chưa đến"),
        ({"reason": " "}, "Chưa nhập nội dung này"),
        ({"document": "999999"}, "không có trong danh sách"),
    ],
)
def test_an_adjustment_that_cannot_be_is_refused(lines, officer, typed: dict[str, str], told: str) -> None:
    answer = fill(
        officer,
        f"/allocations/{lines['A']}/adjust",
        **{"kind": "lowered", "amount": "1", "reason": "nhập nhầm", **typed},
    )
    assert answer.status_code == 422
    assert told in answer.text
    assert db.session.query(AllocationAdjustment).count() == 0


# words


def test_the_words_of_a_line_are_corrected_and_its_amount_stays(office: Office, lines, officer) -> None:
    answer = fill(
        officer,
        f"/allocations/{lines['A']}/edit",
        number="B",
        title="Tên đúng",
        kind="capital",
        unit=str(office.units["sister"].id),
    )
    assert answer.status_code == 303
    line = find_allocation(EVERYTHING, lines["A"])
    assert (line.number, line.title, line.kind, line.unit.name) == (
        "B",
        "Tên đúng",
        "capital",
        "Phòng Tư pháp",
    )
    assert line.amount == 240_000_000
    sentence, told = parts(db.session.query(Minute).order_by(Minute.id.desc()).first())
    assert sentence.format(**told) == "Sửa dòng kinh phí A Kinh phí A thành B Tên đúng"


def test_two_who_correct_a_line_at_once_lose_nothing(lines, officer) -> None:
    url = f"/allocations/{lines['A']}/edit"
    late = form_on(officer, url)
    assert fill(officer, url, title="Tên của người trước").status_code == 303
    answer = send(officer, late, title="Tên của người sau")
    assert answer.status_code == 409
    assert "Tên của người trước" in answer.text
    assert "Tên của người sau" in answer.text


@pytest.mark.parametrize("path", ["/edit", "/adjust"])
@pytest.mark.parametrize(("name", "status"), [("sister", 404), ("leader", 403), ("commune", 404)])
def test_only_the_focal_unit_writes_money(office: Office, lines, path: str, name: str, status: int) -> None:
    client = office.sign_in(name)
    url = f"/allocations/{lines['A']}{path}"
    assert (client.get(url).status_code, client.post(url).status_code) == (status, status)


def test_an_old_document_can_be_chosen(office: Office, lines, officer) -> None:
    with writing():
        oldest = document(office, "1/CT-cũ", date(2019, 1, 1))
        for number in range(201):
            document(office, f"{number}/CV", date(2022, 1, 1))
    for url in (
        f"/allocations/{lines['A']}/edit",
        f"/plans/{lines['plan']}/allocations/new",
        "/documents/new",
    ):
        assert f'value="{oldest.id}"' in officer.get(url).text
    page = officer.get("/documents").text
    assert "1/CT-cũ" not in page
    assert "Tìm theo số hoặc trích yếu để thấy văn bản khác" in page
    assert "1/CT-cũ" in officer.get("/documents?q=1/CT-cũ").text


def test_a_payment_counts_on_the_page_of_the_plan_as_in_its_report(office: Office, lines) -> None:
    with writing():
        record_disbursement(
            find_allocation(EVERYTHING, lines["A1"]),
            amount=60_000_000,
            as_of=date(2022, 6, 1),
            by=office.actor("officer"),
        )
    page = office.sign_in("leader").get(f"/plans/{lines['plan']}").text
    assert (
        "Dự toán giao 240.000.000 đồng; đã phân bổ 160.000.000 đồng; đã giải ngân 60.000.000 đồng, "
        "đạt 25% dự toán giao, 37,5% số đã phân bổ." in page
    )
