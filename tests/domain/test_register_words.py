"""A register in the words of a report: seven names at most, parts only where they sum, never a count of nothing."""

from datetime import date

import pytest

from tracker.domain.registers.facts import Rank, RegisterFacts
from tracker.domain.registers.items import Item
from tracker.domain.registers.sentences import footnote, new_items, summary, total
from tracker.domain.registers.sheet import register_sheet

SINCE, DAY = date(2022, 1, 1), date(2022, 6, 14)
OLD, NEW = date(2015, 5, 1), date(2022, 3, 1)
NATIONAL, PROVINCIAL = Rank(1, "cấp quốc gia"), Rank(2, "cấp tỉnh")
STARS = (Rank(1, "5 sao"), Rank(2, "3 sao"))


def items(
    count: int, day: date = OLD, rank: Rank | None = None, unit: str = "", start: int = 1
) -> list[Item]:
    return [
        Item(number, number, f"tên {number}", day, rank_id=rank.id if rank else None, unit=unit)
        for number in range(start, start + count)
    ]


def facts(
    *those: list[Item], ranks=(NATIONAL, PROVINCIAL), noun="di tích", verb="được công nhận"
) -> RegisterFacts:
    every = tuple(item for some in those for item in some)
    return RegisterFacts(1, "DT", "Di tích được công nhận", noun, verb, SINCE, DAY, tuple(ranks), every)


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, ""),
        (1, "01 di tích mới được công nhận cấp tỉnh (tên 1)"),
        (2, "02 di tích mới được công nhận cấp tỉnh (tên 1, tên 2)"),
        (7, "07 di tích mới được công nhận cấp tỉnh (tên 1, tên 2, tên 3, tên 4, tên 5, tên 6, tên 7)"),
        (8, "08 di tích mới được công nhận cấp tỉnh (danh mục kèm theo)"),
        (12, "12 di tích mới được công nhận cấp tỉnh (danh mục kèm theo)"),
    ],
)
def test_up_to_seven_new_names_stand_in_the_sentence(count, sentence):
    assert new_items(facts(items(count, NEW, PROVINCIAL), items(4, OLD, NATIONAL, start=90))) == sentence


def test_a_rank_stands_in_the_sentence_only_where_all_new_ones_hold_it():
    mixed = facts(items(1, NEW, PROVINCIAL), items(1, NEW, NATIONAL, start=2))
    assert new_items(mixed) == "02 di tích mới được công nhận (tên 1, tên 2)"


@pytest.mark.parametrize(
    ("register", "words"),
    [
        (facts(), ""),
        (
            facts(items(4, OLD, NATIONAL), items(12, OLD, PROVINCIAL)),
            "16 di tích (04 cấp quốc gia, 12 cấp tỉnh)",
        ),
        (facts(items(12, OLD, PROVINCIAL)), "12 di tích cấp tỉnh"),
        (facts(items(15), items(1, OLD, PROVINCIAL)), "16 di tích"),
        (facts(items(3), ranks=()), "03 di tích"),
        (
            facts(items(1, OLD, STARS[0]), items(7, OLD, STARS[1]), ranks=STARS, noun="sản phẩm OCOP"),
            "08 sản phẩm OCOP (01 sản phẩm OCOP 5 sao, 07 sản phẩm OCOP 3 sao)",
        ),
    ],
)
def test_parts_stand_behind_a_total_only_where_they_sum(register, words):
    assert total(register) == words


@pytest.mark.parametrize(
    ("register", "sentence"),
    [
        (facts(), "Đến ngày 14/6/2022 chưa có di tích được công nhận."),
        (facts(items(3, OLD, PROVINCIAL)), "Đến ngày 14/6/2022 có 03 di tích cấp tỉnh."),
        (facts(items(2, NEW, PROVINCIAL)), "Có 02 di tích mới được công nhận cấp tỉnh (tên 1, tên 2)."),
        (
            facts(
                items(4, OLD, NATIONAL, start=10),
                items(7, OLD, PROVINCIAL, start=20),
                items(5, NEW, PROVINCIAL),
            ),
            "Có 05 di tích mới được công nhận cấp tỉnh (tên 1, tên 2, tên 3, tên 4, tên 5), "
            "nâng tổng số lên 16 di tích (04 cấp quốc gia, 12 cấp tỉnh).",
        ),
        (facts(items(2, NEW), verb="", noun="hội thảo"), "Có 02 hội thảo mới (tên 1, tên 2)."),
    ],
)
def test_the_whole_sentence_says_what_is_new_and_to_how_many_it_came(register, sentence):
    assert summary(register) == sentence


def test_the_writer_says_where_many_names_stand():
    many = facts(items(8, NEW, PROVINCIAL))
    assert "(Phụ lục II kèm theo)" in summary(many, pointer="Phụ lục II kèm theo")


@pytest.mark.parametrize(
    ("units", "words"),
    [
        ({}, ""),
        ({"UBND xã Vĩnh An": 4}, "Xã Vĩnh An 04."),
        (
            {"UBND xã B": 2, "UBND xã A": 4, "UBND xã D": 1, "UBND xã C": 1},
            "Xã A 04, xã B 02; xã C, xã D mỗi xã 01.",
        ),
        ({"xã C": 2, "xã B": 2, "xã A": 1}, "Xã B, xã C mỗi xã 02; xã A 01."),
        ({"xã Đông": 1, "xã Dân": 1}, "Xã Dân, xã Đông mỗi xã 01."),
        ({"xã A": 1, "thị trấn B": 1}, "Thị trấn B, xã A mỗi đơn vị 01."),
        ({"Phòng Tư pháp": 1, "Phòng Y tế": 1}, "Phòng Tư pháp, Phòng Y tế mỗi đơn vị 01."),
        ({"xã A": 12, "": 1}, ""),
    ],
)
def test_a_footnote_tells_units_the_most_first_and_equal_ones_by_the_alphabet(units, words):
    assert footnote(facts(*(items(count, unit=name) for name, count in units.items()))) == words


def test_no_sentence_counts_nothing():
    for register in (facts(), facts(items(1)), facts(items(8, NEW))):
        told = f"{summary(register)} {total(register)} {new_items(register)} {footnote(register)}"
        assert "00" not in told


def test_the_sheet_leaves_out_columns_that_no_item_fills():
    sheet = register_sheet(
        facts(items(1, OLD, PROVINCIAL)), issuer="UBND huyện Mẫu", plan="Kế hoạch số 56/KH-UBND"
    )
    assert sheet.columns == ("TT", "Tên di tích", "Ngày", "Cấp, hạng, giai đoạn")
    assert sheet.rows[0].cells == ("1", "tên 1", "01/5/2015", "Cấp tỉnh")
    assert len(sheet.widths) == len(sheet.aligns) == len(sheet.columns)
    assert sheet.lines[0] == "DANH MỤC DI TÍCH ĐƯỢC CÔNG NHẬN"
