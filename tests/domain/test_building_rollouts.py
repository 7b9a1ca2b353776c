"""A rollout tells how far its units are, each stage by its own name."""

from dataclasses import replace

import pytest

from tests.domain.small_reports import facts, section, task
from tracker.domain.building import Member, build_report
from tracker.domain.building.rollouts import rollout

WORK = "Xây dựng hệ thống"
PLACES = dict(zip("ABCDEFGHIK", range(10), strict=True))


def members(done: str, at_work: str, to_come: str) -> tuple[Member, ...]:
    """Communes by their letters: completed, under way, not begun."""
    stages = [*((name, True, True) for name in done), *((name, True, False) for name in at_work)]
    stages += [(name, False, False) for name in to_come]
    return tuple(
        Member(f"UBND xã {name}", "xã", begun, completed)
        for name, begun, completed in sorted(stages, key=lambda each: PLACES[each[0]])
    )


def told(title: str, *stages: str) -> str:
    return rollout(replace(task(1, title=title), members=members(*stages)))


@pytest.mark.parametrize(
    ("stages", "sentence"),
    [
        (("ABCD", "", ""), "Đã hoàn thành xây dựng hệ thống tại 04/04 xã (A, B, C, D), đạt 100%."),
        (
            ("ABC", "D", ""),
            "Đã hoàn thành xây dựng hệ thống tại 03/04 xã (A, B, C), đạt 75%; còn 01 xã (D) đang triển khai.",
        ),
        (
            ("A", "B", "CD"),
            "Đã hoàn thành xây dựng hệ thống tại 01/04 xã (A), đạt 25%; còn 01 xã (B) đang triển khai, "
            "02 xã (C, D) chưa triển khai.",
        ),
        (("", "AB", ""), "Đang triển khai xây dựng hệ thống tại 02/02 xã (A, B)."),
        (
            ("", "AB", "C"),
            "Đang triển khai xây dựng hệ thống tại 02/03 xã (A, B); còn 01 xã (C) chưa triển khai.",
        ),
        (("", "", "AB"), ""),
        (("ABCDE", "", ""), "Đã hoàn thành xây dựng hệ thống tại 05/05 xã (A, B, C, D, E), đạt 100%."),
        (
            ("ABCDE", "", "F"),
            "Đã hoàn thành xây dựng hệ thống tại 05/06 xã, đạt 83,33%; còn 01 xã (F) chưa triển khai.",
        ),
        (("", "ABCDEFGHIK", ""), "Đang triển khai xây dựng hệ thống tại 10/10 xã."),
        (("", "A", "BCDEFG"), "Đang triển khai xây dựng hệ thống tại 01/07 xã; còn 06 xã chưa triển khai."),
    ],
)
def test_a_share_is_told_only_of_what_is_completed(stages: tuple[str, str, str], sentence: str) -> None:
    assert told(WORK, *stages) == sentence


@pytest.mark.parametrize(
    ("title", "start"),
    [
        ("Triển khai, áp dụng hệ thống", "Đang triển khai, áp dụng hệ thống tại 01/02 xã (A);"),
        ("Tổ chức hội nghị", "Đang tổ chức hội nghị tại 01/02 xã (A);"),
        ("Thực hiện Đề án 06", "Đang thực hiện Đề án 06 tại 01/02 xã (A);"),
        ("Áp dụng hệ thống", "Đang triển khai áp dụng hệ thống tại 01/02 xã (A);"),
        ("Tiếp tục duy trì hệ thống", "Tiếp tục duy trì hệ thống tại 01/02 xã (A);"),
    ],
)
def test_no_verb_is_doubled_and_no_stage_is_claimed(title: str, start: str) -> None:
    assert told(title, "", "A", "B") == f"{start} còn 01 xã (B) chưa triển khai."


@pytest.mark.parametrize(
    ("title", "stages", "sentence"),
    [
        (
            "Lắp đặt máy tại UBND các xã",
            ("AB", "", "C"),
            "Lắp đặt máy tại UBND các xã: đã hoàn thành ở 02/03 xã (A, B), đạt 66,67%; còn 01 xã (C) chưa triển khai.",
        ),
        (
            "Lắp đặt máy tại UBND các xã",
            ("", "AB", "C"),
            "Lắp đặt máy tại UBND các xã: đang triển khai ở 02/03 xã (A, B); còn 01 xã (C) chưa triển khai.",
        ),
        ("Lắp đặt máy cho 02 xã A, B", ("", "AB", ""), "Đang triển khai lắp đặt máy cho 02 xã A, B."),
        ("Lắp đặt máy cho 02 xã A, B", ("AB", "", ""), "Đã hoàn thành lắp đặt máy cho 02 xã A, B, đạt 100%."),
        (
            "Lắp đặt máy cho 02 xã A, B",
            ("", "A", "B"),
            "Lắp đặt máy cho 02 xã A, B: đang triển khai ở 01/02 xã (A); còn 01 xã (B) chưa triển khai.",
        ),
    ],
)
def test_a_place_that_the_title_names_is_not_said_twice(
    title: str, stages: tuple[str, str, str], sentence: str
) -> None:
    assert told(title, *stages) == sentence


def test_units_of_several_kinds_are_called_by_their_own() -> None:
    mixed = (Member("UBND thị trấn Phú", "thị trấn", True, True), Member("UBND xã A", "xã", False))
    sentence = rollout(replace(task(1, title=WORK), members=mixed))
    assert sentence == (
        "Đã hoàn thành xây dựng hệ thống tại 01/02 xã, thị trấn (Phú), đạt 50%; còn 01 xã (A) chưa triển khai."
    )


@pytest.mark.parametrize(("in_period", "drafted"), [(True, True), (False, False)])
def test_a_rollout_is_drafted_only_where_a_unit_told_something_in_the_period(
    in_period: bool, drafted: bool
) -> None:
    there = tuple(replace(each, told=in_period) for each in members("", "AB", ""))
    rolled = replace(task(1, title=WORK), members=there)
    assert len(section(build_report(facts([rolled])), "2.")) == 1 + drafted
    own = replace(rolled, result=task(1, result="Lời của đơn vị.").result)
    assert section(build_report(facts([own])), "2.")[1] == "Lời của đơn vị."
