"""An item stands from its recognition on, until it is taken out or its validity has passed; a name stands once."""

from datetime import date, timedelta

import pytest

from tracker.domain.registers.checks import Frame, broken
from tracker.domain.registers.columns import Column
from tracker.domain.registers.facts import Rank, RegisterFacts
from tracker.domain.registers.items import Item, Move, name_key, rearranged, standing_on
from tracker.domain.registers.listing import ON_A_PAGE, Order, listed

FIRST, LAST, MOVED = date(2022, 3, 1), date(2022, 6, 30), date(2022, 5, 10)
DAY = timedelta(days=1)
NATIONAL, PROVINCIAL = 1, 2
SITE = Item(1, 1, "Mộ Lê Đại Cang", FIRST, rank_id=PROVINCIAL, valid_until=LAST)


@pytest.mark.parametrize(
    ("day", "stands"),
    [
        (FIRST - DAY, False),
        (FIRST, True),
        (FIRST + DAY, True),
        (LAST - DAY, True),
        (LAST, True),
        (LAST + DAY, False),
    ],
)
def test_an_item_stands_from_its_day_up_to_and_including_its_last_valid_day(day, stands):
    assert (standing_on(day, SITE, ()) is not None) is stands


@pytest.mark.parametrize(
    ("day", "rank"),
    [(MOVED - DAY, PROVINCIAL), (MOVED, NATIONAL), (LAST + DAY, NATIONAL), (date(2025, 5, 10), NATIONAL)],
)
def test_a_move_gives_another_rank_and_its_own_validity_from_its_day_on(day, rank):
    found = standing_on(day, SITE, [Move(MOVED, NATIONAL, date(2025, 5, 10))])
    assert found.rank_id == rank
    assert standing_on(date(2025, 5, 11), SITE, [Move(MOVED, NATIONAL, date(2025, 5, 10))]) is None


@pytest.mark.parametrize(("day", "stands"), [(MOVED - DAY, True), (MOVED, False), (MOVED + DAY, False)])
def test_an_item_that_is_taken_out_stands_no_more_from_that_day_on(day, stands):
    assert (standing_on(day, SITE, [Move(MOVED, out=True)]) is not None) is stands


def test_of_one_day_the_last_move_holds():
    moves = [Move(MOVED, out=True), Move(MOVED, NATIONAL)]
    assert standing_on(MOVED, SITE, moves).rank_id == NATIONAL
    assert standing_on(MOVED, SITE, moves[::-1]) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mộ Lê Đại Cang", "mộ  lê đại cang.", True),
        ("Chi bộ Đề Pô - Diêu Trì", "Chi bộ Đề Pô – Diêu Trì", True),
        ("Đình Bình Thành", "Đình Bình Thạnh", True),
        ("Mộ Lê Đại Cang", "Mộ Lê Tuyên", False),
        ("Nhà văn hóa (xã A)", "Nhà văn hóa (xã B)", False),
    ],
)
def test_names_are_one_but_for_case_diacritics_and_punctuation(one, other, same):
    assert (name_key(one) == name_key(other)) is same


RANKS = [(1, "cấp quốc gia"), (2, "cấp tỉnh")]


@pytest.mark.parametrize(
    ("new", "lines", "dropped"),
    [
        (["cấp quốc gia", "cấp tỉnh"], [(1, "cấp quốc gia"), (2, "cấp tỉnh")], []),
        (["Cấp tỉnh", "cấp quốc gia"], [(2, "Cấp tỉnh"), (1, "cấp quốc gia")], []),
        (["cấp quốc gia", "cấp thành phố"], [(1, "cấp quốc gia"), (2, "cấp thành phố")], []),
        (
            ["cấp đặc biệt", "cấp quốc gia", "cấp tỉnh"],
            [(None, "cấp đặc biệt"), (1, "cấp quốc gia"), (2, "cấp tỉnh")],
            [],
        ),
        (["cấp quốc gia"], [(1, "cấp quốc gia")], [2]),
        (["cấp tỉnh"], [(2, "cấp tỉnh")], [1]),
        ([], [], [1, 2]),
    ],
)
def test_a_rank_keeps_its_items_wherever_it_goes_and_a_new_name_in_its_place_renames_it(new, lines, dropped):
    plan = rearranged(RANKS, new)
    assert (list(plan.lines), list(plan.dropped)) == (lines, dropped)


TODAY = date(2022, 6, 14)


@pytest.mark.parametrize(
    ("told", "columns"),
    [
        ({}, []),
        ({"day": TODAY}, []),
        ({"day": TODAY + DAY}, [Column.DAY]),
        ({"unit_id": None}, [Column.UNIT]),
        ({"rank_id": None}, [Column.RANK]),
        ({"rank_id": 9}, [Column.RANK]),
        ({"valid_until": FIRST}, []),
        ({"valid_until": FIRST - DAY}, [Column.VALID_UNTIL]),
    ],
)
def test_what_no_item_can_be_is_told_with_its_column(told, columns):
    frame = Frame(TODAY, by_unit=True, ranks=dict(RANKS))
    sound = {"day": FIRST, "valid_until": None, "unit_id": 5, "rank_id": 2}
    assert [column for column, _message, _params in broken(frame, **{**sound, **told})] == columns


def facts(*items: Item) -> RegisterFacts:
    return RegisterFacts(
        id=1,
        code="DT",
        title="Di tích",
        noun="di tích",
        verb="",
        since=MOVED,
        day=LAST,
        ranks=tuple(Rank(*rank) for rank in RANKS),
        items=items,
    )


@pytest.mark.parametrize(("day", "new"), [(MOVED - DAY, 0), (MOVED, 1), (LAST, 1)])
def test_new_is_what_was_recognised_from_the_first_day_of_the_period_on(day, new):
    assert len(facts(Item(1, 1, "A", day)).new) == new


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (Order.DAY, ["Bình", "Đê", "An"]),
        (Order.NAME, ["An", "Bình", "Đê"]),
        (Order.RANK, ["Bình", "An", "Đê"]),
        (Order.UNIT, ["Đê", "An", "Bình"]),
    ],
)
def test_items_stand_in_the_order_that_is_asked_for(order, names):
    some = facts(
        Item(1, 1, "An", FIRST, unit="xã B", unit_id=2, rank_id=2),
        Item(2, 2, "Đê", MOVED, unit="xã A", unit_id=1, rank_id=2),
        Item(3, 3, "Bình", LAST, rank_id=1),
    )
    assert [item.name for item in listed(some, order=order).rows] == names
    assert [item.name for item in listed(some, unit_id=1, rank_id=2).rows] == ["Đê"]
    assert listed(some, unit_id=1, rank_id=1).rows == []


@pytest.mark.parametrize(
    ("total", "page", "shown", "number", "last"),
    [
        (0, 1, 0, 1, 1),
        (ON_A_PAGE, 2, ON_A_PAGE, 1, 1),
        (ON_A_PAGE + 1, 2, 1, 2, 2),
        (ON_A_PAGE + 1, 99, 1, 2, 2),
    ],
)
def test_a_page_beyond_the_last_is_the_last(total, page, shown, number, last):
    found = listed(facts(*(Item(n, n, f"Tên {n}", FIRST) for n in range(total))), page=page)
    assert (len(found.rows), found.number, found.last) == (shown, number, last)
