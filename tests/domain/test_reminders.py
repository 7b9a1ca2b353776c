"""Which letters are due, by the stages of the office's policy."""

from datetime import date, timedelta

import pytest

from tracker.domain.calendar import VIETNAM
from tracker.domain.refusals import Refusal
from tracker.domain.reminders import (
    STANDARD,
    Due,
    DueWords,
    Matter,
    Policy,
    Staff,
    awaiting_stage,
    carriers_of,
    confirmers_of,
    due_stage,
    escalated_stage,
    read_stages,
    reminders_on,
)
from tracker.domain.roles import Role

WORDS = DueWords("Nhiệm vụ 5: Họp Hội đồng", "Kế hoạch số 56/KH-UBND", "Phòng A", "Phòng B", "/tasks/5")
LEAD, FOCAL = 1, 2
OFFICER, SECOND, HEAD, LEADER, FOCAL_HEAD, FOCAL_LEADER = 11, 12, 13, 14, 21, 22
STAFF = Staff(
    {
        (LEAD, Role.OFFICER): [OFFICER, SECOND],
        (LEAD, Role.HEAD): [HEAD],
        (LEAD, Role.LEADER): [LEADER],
        (FOCAL, Role.HEAD): [FOCAL_HEAD],
        (FOCAL, Role.LEADER): [FOCAL_LEADER],
    },
    frozenset({OFFICER, SECOND, HEAD, LEADER, FOCAL_HEAD, FOCAL_LEADER}),
)
THURSDAY = date(2022, 6, 30)


def due(last: date | None = THURSDAY, **facts) -> Due:
    return Due("task:5", 5, LEAD, FOCAL, last, WORDS, **facts)


def stage(day: date, last: date = THURSDAY, policy: Policy = STANDARD) -> str | None:
    return due_stage(day, last, policy=policy, calendar=VIETNAM)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2022, 6, 8), None),  # 16 working days left
        (date(2022, 6, 9), "before-15"),
        (date(2022, 6, 10), "before-15"),
        (date(2022, 6, 22), "before-15"),  # 6 left
        (date(2022, 6, 23), "before-5"),
        (date(2022, 6, 28), "before-5"),  # 2 left
        (date(2022, 6, 29), "before-1"),
        (date(2022, 6, 30), "on"),
        (date(2022, 7, 1), "after-1"),  # Friday
        (date(2022, 7, 4), "after-1"),  # Monday: 2 working days after
        (date(2022, 7, 5), "after-1"),
        (date(2022, 7, 6), "after-4"),
        (date(2022, 7, 8), "after-4"),
        (date(2022, 7, 11), "after-7"),
        (date(2022, 12, 30), "after-127"),  # 129 working days late
    ],
)
def test_a_stage_is_reached_at_15_5_1_days_before_on_the_day_and_1_4_7_days_after(
    day: date, expected: str | None
) -> None:
    assert stage(day) == expected


def test_a_day_on_which_nothing_ran_is_caught_up_by_the_next() -> None:
    run_days = [date(2022, 6, 24), date(2022, 7, 7)]
    assert [stage(day) for day in run_days] == ["before-5", "after-4"]


def test_stages_only_move_on_until_the_day_and_beyond() -> None:
    days = [THURSDAY + timedelta(days=number) for number in range(-30, 40)]
    seen = [name for name in map(stage, days) if name]
    firsts = list(dict.fromkeys(seen))
    assert firsts == ["before-15", "before-5", "before-1", "on", *(f"after-{n}" for n in range(1, 27, 3))]
    assert seen == sorted(seen, key=firsts.index)


def test_a_day_off_is_told_on_the_last_working_day_before_it() -> None:
    sunday = date(2022, 5, 29)
    assert [stage(date(2022, 5, day), sunday) for day in (26, 27, 30)] == ["before-1", "on", "after-1"]


def test_working_days_skip_public_holidays() -> None:
    assert stage(date(2022, 9, 5), date(2022, 8, 31)) == "after-1"
    assert stage(date(2022, 8, 31), date(2022, 9, 5)) == "before-1"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2022, 7, 7), None),  # 5 working days late
        (date(2022, 7, 8), "escalated-6"),
        (date(2022, 7, 12), "escalated-6"),
        (date(2022, 7, 13), "escalated-9"),
    ],
)
def test_more_than_five_working_days_late_is_told_upwards(day: date, expected: str | None) -> None:
    assert escalated_stage(day, THURSDAY, policy=STANDARD, calendar=VIETNAM) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2022, 5, 31), None),  # 2 working days since Friday 27/5
        (date(2022, 6, 1), "awaiting-3"),
        (date(2022, 6, 3), "awaiting-3"),
        (date(2022, 6, 6), "awaiting-6"),
    ],
)
def test_a_report_that_waits_three_working_days_is_told_to_who_confirms(
    day: date, expected: str | None
) -> None:
    assert awaiting_stage(day, date(2022, 5, 27), policy=STANDARD, calendar=VIETNAM) == expected


def test_a_moved_deadline_starts_anew_and_the_same_day_again_does_not() -> None:
    def keys(last: date) -> set[str]:
        found = reminders_on(THURSDAY, [due(last)], policy=STANDARD, calendar=VIETNAM, staff=STAFF)
        return {reminder.key for reminder in found}

    assert keys(date(2022, 7, 7)) == keys(date(2022, 7, 7))
    assert keys(date(2022, 7, 7)).isdisjoint(keys(date(2022, 7, 6)))


def told(day: date, thing: Due, staff: Staff = STAFF) -> dict[Matter, set[int]]:
    people: dict[Matter, set[int]] = {}
    for reminder in reminders_on(day, [thing], policy=STANDARD, calendar=VIETNAM, staff=staff):
        people.setdefault(reminder.matter, set()).add(reminder.person_id)
    return people


def test_the_person_in_charge_is_told_before_the_unit() -> None:
    assert told(THURSDAY, due(person_id=SECOND)) == {Matter.DUE: {SECOND}}


def test_without_a_person_in_charge_the_working_people_of_the_unit_are_told() -> None:
    assert told(THURSDAY, due()) == {Matter.DUE: {OFFICER, SECOND, HEAD}}


def test_a_person_in_charge_who_left_is_replaced_by_the_unit() -> None:
    assert told(THURSDAY, due(person_id=99)) == {Matter.DUE: {OFFICER, SECOND, HEAD}}


def test_a_report_is_told_to_officers_and_to_the_head_only_where_there_is_none() -> None:
    report = due(roles=(frozenset({Role.OFFICER, Role.COMMUNE_OFFICER}), frozenset({Role.HEAD})))
    assert carriers_of(report, STAFF) == [OFFICER, SECOND]
    assert carriers_of(report, Staff({(LEAD, Role.HEAD): [HEAD]}, frozenset({HEAD}))) == [HEAD]
    assert carriers_of(report, Staff({}, frozenset())) == []


def test_long_overdue_work_is_told_once_to_each_even_to_a_head_who_carries_it() -> None:
    late = THURSDAY + timedelta(days=8)
    assert told(late, due(person_id=OFFICER)) == {
        Matter.DUE: {OFFICER},
        Matter.ESCALATED: {LEADER, HEAD, FOCAL_HEAD},
    }
    assert told(late, due(person_id=FOCAL_HEAD)) == {
        Matter.DUE: {FOCAL_HEAD},
        Matter.ESCALATED: {LEADER, HEAD},
    }


def test_work_that_waits_is_told_to_nobody_but_who_may_confirm() -> None:
    waits = due(waiting_since=date(2022, 6, 1), reporter_id=OFFICER)
    assert told(THURSDAY + timedelta(days=30), waits) == {Matter.AWAITING: {FOCAL_HEAD}}


def test_nobody_is_told_to_confirm_his_own_report() -> None:
    assert confirmers_of(due(reporter_id=FOCAL_HEAD), STAFF) == [FOCAL_LEADER]
    higher = Staff(
        {(FOCAL, Role.HEAD): [FOCAL_HEAD], (9, Role.LEADER): [LEADER]}, frozenset(), {FOCAL: [8, 9]}
    )
    assert confirmers_of(due(reporter_id=FOCAL_HEAD), higher) == [LEADER]
    assert confirmers_of(due(reporter_id=LEADER), higher) == [FOCAL_HEAD]


def test_who_is_asked_to_take_part_is_told_before_the_day_and_never_after() -> None:
    asked = due(is_asked=True)
    assert told(THURSDAY, asked) == {Matter.DUE: {OFFICER, SECOND, HEAD}}
    assert told(THURSDAY + timedelta(days=1), asked) == {}
    assert told(THURSDAY + timedelta(days=30), asked) == {}


def test_work_without_a_day_is_never_due() -> None:
    assert told(THURSDAY, due(None)) == {}


def test_the_office_sets_its_own_stages() -> None:
    slow = Policy(before=(10,), first_after=2, every_after=5)
    days = (date(2022, 6, 15), date(2022, 6, 16), date(2022, 7, 1), date(2022, 7, 4), date(2022, 7, 11))
    assert [stage(day, policy=slow) for day in days] == [None, "before-10", "on", "after-2", "after-7"]


@pytest.mark.parametrize(
    ("text", "stages"), [("15,5,1", (15, 5, 1)), (" 1, 5 ,15", (15, 5, 1)), ("3", (3,)), ("3,3", (3,))]
)
def test_stages_are_read_as_they_are_typed(text: str, stages: tuple[int, ...]) -> None:
    assert read_stages(text) == stages


@pytest.mark.parametrize("text", ["", "0", "61", "-1", "a", "1;2", "1,,2", "٣", "7,6,5,4,3,2,1", "015"])
def test_stages_that_are_none_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(Refusal):
        read_stages(text)
