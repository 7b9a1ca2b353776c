"""Roles through time: what begins later stays, what is taken back ends all, an administrator without an end remains."""

from datetime import date

import pytest

from tests.offices import FOUNDED, Office
from tests.org.pages import fill, form_on, send
from tracker.db import writing
from tracker.documents.actions import DocumentWords, create_document
from tracker.domain.refusals import Refusal
from tracker.domain.rights import SYSTEM
from tracker.domain.roles import Role
from tracker.org import queries
from tracker.org.actions import disable_person, grant, take_grant

JULY, AUGUST, SEPTEMBER = date(2022, 7, 1), date(2022, 8, 31), date(2022, 9, 1)
TODAY, OCTOBER = date(2022, 6, 14), date(2022, 10, 1)


def tell(office: Office, name: str, *facts: tuple[date, date | None] | date) -> int:
    """Tells facts about a clerk's role in this order: a pair gives from one day to another, a day takes it back."""
    person = office.people[name]
    with writing():
        root = queries.get_unit(office.units["root"].id)
        for fact in facts:
            if isinstance(fact, tuple):
                grant(person, Role.CLERK, at=root, as_of=fact[0], until=fact[1], by=SYSTEM)
            else:
                take_grant(person, Role.CLERK, at=root, as_of=fact, by=SYSTEM)
    return person.id


def holds(person_id: int, day: date) -> bool:
    held = queries.grants_in_force(person_id, day=day)
    assert sorted(each.id for each in held) == sorted(
        each.id for each in queries.grants_by_person(day=day).get(person_id, [])
    )
    return any(each.role is Role.CLERK for each in held)


@pytest.mark.parametrize(
    ("facts", "today", "in_july", "in_october", "to_come"),
    [
        ([(SEPTEMBER, None)], False, False, True, 1),
        ([(SEPTEMBER, None), (JULY, AUGUST)], False, True, True, 2),
        ([(JULY, AUGUST), (SEPTEMBER, None)], False, True, True, 2),
        ([(SEPTEMBER, None), (TODAY, None)], True, True, True, 1),
        ([(TODAY, None), (JULY, AUGUST)], True, True, False, 1),
        ([(SEPTEMBER, None), TODAY], False, False, False, 0),
        ([(TODAY, None), (SEPTEMBER, None), TODAY], False, False, False, 0),
        ([(TODAY, None), TODAY, (SEPTEMBER, None)], False, False, True, 1),
        ([(SEPTEMBER, None), TODAY, (JULY, AUGUST)], False, True, False, 1),
        ([(SEPTEMBER, None), (SEPTEMBER, AUGUST.replace(month=12))], False, False, True, 1),
    ],
)
def test_of_what_was_given_the_latest_to_begin_holds(
    office: Office, facts, today, in_july, in_october, to_come
) -> None:
    person_id = tell(office, "commune", *facts)
    assert [holds(person_id, day) for day in (TODAY, JULY, OCTOBER)] == [today, in_july, in_october]
    assert len(queries.grants_to_come(person_id, day=TODAY)) == to_come
    assert office.sign_in("admin").get(f"/people/{person_id}").status_code == 200


@pytest.mark.parametrize("until", [None, TODAY, date(2022, 12, 31), date(2199, 1, 1)])
@pytest.mark.parametrize("step", ["take", "lock", "end"])
def test_the_last_administrator_without_an_end_stays(office: Office, until: date | None, step: str) -> None:
    first, other = office.people["admin"], office.people["head"]
    with writing():
        root = queries.get_unit(office.units["root"].id)
        grant(other, Role.ADMINISTRATOR, at=root, as_of=FOUNDED, until=until, by=SYSTEM)
    steps = {
        "take": lambda: take_grant(first, Role.ADMINISTRATOR, at=root, as_of=TODAY, by=SYSTEM),
        "lock": lambda: disable_person(queries.get_person(first.id), by=office.actor("head")),
        "end": lambda: grant(first, Role.ADMINISTRATOR, at=root, as_of=TODAY, until=JULY, by=SYSTEM),
    }
    if until is None:
        with writing():
            steps[step]()
        return
    with pytest.raises(Refusal, match="không có ngày kết thúc"), writing():
        steps[step]()


def test_an_administrator_with_an_end_does_not_lock_the_last_one_out(office: Office) -> None:
    admin, other = office.sign_in("admin"), office.people["head"]
    root = str(office.units["root"].id)
    given = {"role": "administrator", "unit": root, "as_of": "2022-06-14", "until": "2022-12-31"}
    assert fill(admin, f"/people/{other.id}/grants/new", **given).status_code == 303
    head, first = office.sign_in("head"), office.people["admin"].id
    answer = send(head, form_on(head, f"/people/{first}", action=f"/people/{first}/lock"))
    assert answer.status_code == 422
    assert "Phải còn ít nhất một người quản trị không có ngày kết thúc" in answer.text
    assert fill(head, f"/people/{first}/grants/new", **given).status_code == 422


@pytest.mark.parametrize(
    ("role", "status"), [(Role.OFFICER, 200), (Role.CLERK, 200), (Role.LEADER, 403), (None, 404)]
)
def test_who_entered_a_document_corrects_it_while_a_role_allows(office: Office, role, status: int) -> None:
    words = DocumentWords("Quyết định", "1", date(2022, 1, 1), "UBND", "trích yếu")
    person, unit = office.people["sister"], office.units["sister"]
    with writing():
        made = create_document(words, kept_by=office.units["root"], by=office.actor("sister"))
        take_grant(person, Role.OFFICER, at=unit, as_of=TODAY, by=SYSTEM)
        if role:
            grant(person, role, at=unit, as_of=TODAY, by=SYSTEM)
    assert office.sign_in("sister").get(f"/documents/{made.id}/edit").status_code == status


@pytest.mark.parametrize("path", ["/people/new", "/people/{head}/grants/new"])
def test_the_forms_say_at_which_unit_a_role_reaches_the_plans(office: Office, path: str) -> None:
    page = office.sign_in("admin").get(path.format(head=office.people["head"].id)).text
    help_text = page.split('id="unit-help"')[1].split("</div>")[0]
    for words in (
        "Người kiểm tra thể thức",
        "người duyệt báo cáo",
        "văn thư",
        "cơ quan cấp trên của đơn vị đầu mối",
    ):
        assert words in help_text
