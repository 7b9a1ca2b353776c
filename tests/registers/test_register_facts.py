"""Facts about items are only added: the past keeps what stood, a moment keeps what was known."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event

from tests.registers.sites import FIRST, Sites
from tracker import clock
from tracker.audit.models import Minute
from tracker.db import db, writing
from tracker.domain.refusals import Refusal
from tracker.domain.registers.sentences import summary
from tracker.domain.rights import EVERYTHING, SYSTEM
from tracker.office.queries.soundness import broken
from tracker.plans.queries.facts import known_on
from tracker.plans.queries.plans import find_plan
from tracker.registers.actions import (
    RegisterWords,
    change_register,
    correct_item,
    create_register,
    move_item,
    take_out,
)
from tracker.registers.models import RegisterEntry
from tracker.registers.queries import find_register, items_by_register, register_facts

TODAY = date(2022, 6, 14)
DAY = timedelta(days=1)
WORDS = RegisterWords("DT", "Di tích được công nhận", "di tích", "được công nhận", by_unit=True)


def selects(work) -> int:
    """How many questions some work asks."""
    told: list[str] = []

    def note(_connection, _cursor, statement, *_more) -> None:
        told.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        work()
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return len([each for each in told if each.lstrip().startswith(("SELECT", "WITH"))])


@pytest.mark.parametrize(("day", "count"), [(FIRST - DAY, 0), (FIRST, 1), (TODAY, 1)])
def test_an_item_counts_from_its_day_on(sites: Sites, day: date, count: int) -> None:
    sites.add(sites.words("Mộ Lê Đại Cang"))
    assert len(items_by_register([sites.id], known=known_on(day)).get(sites.id, ())) == count


def test_a_correction_holds_for_every_day_but_only_since_it_is_known(sites: Sites) -> None:
    with clock.moved_to(datetime(2022, 3, 2, 3, tzinfo=UTC)):
        number = sites.add(sites.words("Mộ Lê Dại Cang"))[0]
    with clock.moved_to(datetime(2022, 5, 2, 3, tzinfo=UTC)), writing():
        told = sites.words("Mộ Lê Đại Cang", FIRST - DAY)
        correct_item(sites.item(number), told, reason="ghi sai tên", by=SYSTEM)
    assert sites.names(FIRST - DAY) == ["Mộ Lê Đại Cang"]
    before = datetime(2022, 4, 1, tzinfo=UTC)
    assert (sites.names(FIRST - DAY, at=before), sites.names(FIRST, at=before)) == ([], ["Mộ Lê Dại Cang"])
    assert db.session.query(RegisterEntry).count() == 2


def test_a_move_changes_the_rank_from_its_day_on_and_is_not_known_before(sites: Sites) -> None:
    moved, known = date(2022, 5, 10), datetime(2022, 6, 1, 3, tzinfo=UTC)
    with clock.moved_to(datetime(2022, 3, 2, 3, tzinfo=UTC)):
        number = sites.add(sites.words("Mộ Lê Đại Cang"))[0]
    with clock.moved_to(known), writing():
        move_item(sites.item(number), rank_id=sites.rank("cấp quốc gia"), as_of=moved, by=SYSTEM)
    ranks = [sites.on(day)[0].rank_id for day in (moved - DAY, moved)]
    assert ranks == [sites.rank("cấp tỉnh"), sites.rank("cấp quốc gia")]
    assert sites.on(moved, at=known - DAY)[0].rank_id == sites.rank("cấp tỉnh")


def test_what_is_taken_out_stays_in_the_past_and_frees_its_name(sites: Sites) -> None:
    number = sites.add(sites.words("Mộ Lê Đại Cang"))[0]
    with writing():
        take_out(sites.item(number), as_of=TODAY, reason="thu hồi", by=SYSTEM)
    assert (sites.names(TODAY - DAY), sites.names(TODAY)) == (["Mộ Lê Đại Cang"], [])
    sites.add(sites.words("mộ lê đại cang", TODAY))
    with pytest.raises(Refusal, match="Danh mục đã có"), writing():
        move_item(sites.item(number), rank_id=sites.rank("cấp tỉnh"), as_of=TODAY, by=SYSTEM)


def test_what_was_taken_out_comes_back(sites: Sites) -> None:
    number = sites.add(sites.words("Mộ Lê Đại Cang"))[0]
    with writing():
        take_out(sites.item(number), as_of=TODAY, reason="nhầm", by=SYSTEM)
    with writing():
        move_item(sites.item(number), rank_id=sites.rank("cấp tỉnh"), as_of=TODAY, by=SYSTEM)
    assert sites.names(TODAY) == ["Mộ Lê Đại Cang"]
    with pytest.raises(Refusal, match="Danh mục đã có"):
        sites.add(sites.words("Mộ Lê Đại Cang"))


@pytest.mark.parametrize(
    ("day", "told"),
    [(FIRST - DAY, "đã ghi từ ngày 01/3/2022"), (TODAY + DAY, "chưa đến")],
)
def test_a_move_is_never_before_the_item_nor_to_come(sites: Sites, day: date, told: str) -> None:
    number = sites.add(sites.words("Mộ Lê Đại Cang"))[0]
    for step in (
        lambda item: move_item(item, rank_id=sites.rank("cấp quốc gia"), as_of=day, by=SYSTEM),
        lambda item: take_out(item, as_of=day, reason="x", by=SYSTEM),
    ):
        with pytest.raises(Refusal, match=told), writing():
            step(sites.item(number))


def test_a_correction_is_never_after_a_move(sites: Sites) -> None:
    number, moved = sites.add(sites.words("Mộ Lê Đại Cang"))[0], date(2022, 5, 10)
    with writing():
        move_item(sites.item(number), rank_id=sites.rank("cấp quốc gia"), as_of=moved, by=SYSTEM)
    told = sites.words("Mộ Lê Đại Cang", moved + DAY)
    with pytest.raises(Refusal, match="từ ngày 10/5/2022"), writing():
        correct_item(sites.item(number), told, reason="x", by=SYSTEM)
    with writing():
        correct_item(sites.item(number), sites.words("Mộ Lê Đại Cang", moved), reason="x", by=SYSTEM)
    assert sites.names(moved) == ["Mộ Lê Đại Cang"]


def test_the_same_item_twice_is_told_and_nothing_of_the_rest_goes_in(sites: Sites) -> None:
    with pytest.raises(Refusal, match="Danh mục đã có “A”"):
        sites.add(sites.words("B"), sites.words("A"), sites.words("A"))
    assert sites.names(TODAY) == []


def test_a_rank_of_which_a_fact_speaks_stays_but_may_be_called_otherwise(sites: Sites) -> None:
    sites.add(sites.words("Mộ Lê Đại Cang"))
    with pytest.raises(Refusal, match="cấp tỉnh"), writing():
        change_register(find_register(EVERYTHING, sites.id), WORDS, ["cấp quốc gia"], by=SYSTEM)
    with writing():
        change_register(
            find_register(EVERYTHING, sites.id), WORDS, ["quốc gia đặc biệt", "cấp tỉnh"], by=SYSTEM
        )
    assert sites.rank("quốc gia đặc biệt") != sites.rank("cấp tỉnh")
    with pytest.raises(Refusal, match="hai lần"), writing():
        change_register(find_register(EVERYTHING, sites.id), WORDS, ["cấp tỉnh", "Cấp Tỉnh"], by=SYSTEM)


def test_the_facts_of_all_registers_cost_four_questions(sites: Sites) -> None:
    def ask() -> None:
        register_facts(EVERYTHING, find_plan(EVERYTHING, sites.plan_id), since=FIRST, known=known_on(TODAY))

    few = selects(ask)
    sites.add(*(sites.words(f"Di tích {number}") for number in range(300)))
    with writing():
        other = RegisterWords("OCOP", "Sản phẩm OCOP", "sản phẩm", "được công nhận", by_unit=False)
        create_register(find_plan(EVERYTHING, sites.plan_id), other, [], position=2, by=SYSTEM)
    db.session.expunge_all()
    assert selects(ask) == few == 5


def test_a_report_says_what_came_in_and_to_how_many_it_came(sites: Sites) -> None:
    sites.add(
        sites.words("Tháp", date(2015, 1, 1), rank="cấp quốc gia"),
        sites.words("Đình", date(2015, 1, 1)),
        sites.words("Mộ Lê Đại Cang"),
    )
    told = register_facts(
        EVERYTHING, find_plan(EVERYTHING, sites.plan_id), since=FIRST, known=known_on(TODAY)
    )
    assert summary(told[0]) == (
        "Có 01 di tích mới được công nhận cấp tỉnh (Mộ Lê Đại Cang), "
        "nâng tổng số lên 03 di tích (01 cấp quốc gia, 02 cấp tỉnh)."
    )
    assert len(told[0].refs) == 3


def test_doctor_tells_a_name_that_is_not_that_of_the_last_entry(sites: Sites, tmp_path) -> None:
    kept, gone = sites.add(sites.words("A"), sites.words("B"))
    with writing():
        take_out(sites.item(gone), as_of=TODAY, reason="x", by=SYSTEM)
    assert broken(tmp_path) == []
    for number in (kept, gone):
        with writing():
            sites.item(number).name_key = "khac"
        assert [f"mã {number}" in sentence for sentence in broken(tmp_path)] == [True]
        with writing():
            sites.item(number).name_key = "a" if number == kept else None


def test_each_step_is_a_minute(sites: Sites) -> None:
    number = sites.add(sites.words("Mộ Lê Đại Cang"))[0]
    with writing():
        correct_item(sites.item(number), sites.words("Mộ Lê Đại Cang"), reason="x", by=SYSTEM)
    with writing():
        take_out(sites.item(number), as_of=TODAY, reason="x", by=SYSTEM)
    verbs = [minute.verb for minute in db.session.query(Minute).order_by(Minute.id)]
    assert verbs[-4:] == ["register.created", "register.item", "register.corrected", "register.out"]
