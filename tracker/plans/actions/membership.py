"""Units that join a rollout later, and units that are taken out of it; what they did before stays."""

from collections.abc import Mapping, Sequence
from datetime import date

from tracker import clock
from tracker.audit.actions import record
from tracker.db import db
from tracker.domain.deadlines import Deadline
from tracker.domain.refusals import Refusal
from tracker.domain.rights import EVERYTHING, Actor
from tracker.domain.status import state_of_whole
from tracker.domain.text import N_
from tracker.domain.workflow import NOT_GIVEN, Verb, WorkState, allows
from tracker.plans.actions.assigning import tell_carriers
from tracker.plans.actions.planning import task_name, touch
from tracker.plans.actions.rollouts import (
    Participant,
    add_participants,
    check_open,
    check_participants,
)
from tracker.plans.actions.steps import add_event
from tracker.plans.models import Rollout, RolloutMember, Task
from tracker.plans.queries.facts import all_known
from tracker.plans.queries.occurrences import states_by_task
from tracker.plans.queries.rollouts import member_facts, members, milestones, milestones_of
from tracker.plans.queries.tasks import find_task, parts_of
from tracker.web.languages import day as written_day


def join_rollout(
    rollout: Rollout,
    task: Task,
    *,
    participants: Sequence[Participant],
    deadlines: Mapping[int, Deadline],
    as_of: date,
    by: Actor,
) -> None:
    """Adds units with all steps of the rollout, prepared for the head to give out; one that had left goes on where it stood.

    Raises Refusal for a unit that takes part already, and when the task has ended.
    """
    check_participants(participants)
    check_open(task)
    facts = member_facts(rollout)
    latest = {fact.unit_id: fact for fact in facts}
    for each in participants:
        if (fact := latest.get(each.unit.id)) is not None and fact.takes_part:
            raise Refusal(N_("{unit} đang tham gia triển khai. Bỏ chọn đơn vị này."), unit=each.unit.name)
    back = [latest[each.unit.id] for each in participants if each.unit.id in latest]
    fresh = [each for each in participants if each.unit.id not in latest]
    for fact in back:
        _take_up(fact, as_of=as_of, by=by)
    if fresh:
        add_participants(
            rollout,
            task,
            milestones_of(milestones(rollout)),
            participants=fresh,
            deadlines=deadlines,
            as_of=as_of,
            by=by,
            first=1 + len({fact.task_id for fact in facts}),
        )
    touch(task, by=by)
    focal, count = task.plan.focal_unit_id, len(participants)
    record("rollout.joined", task, by=by, name=task_name(task), unit_id=focal, count=count)


def leave_rollout(rollout: Rollout, task: Task, *, unit_id: int, reason: str, as_of: date, by: Actor) -> None:
    """Takes a unit out from a day on: what it has not finished is withdrawn, what it finished stays in its history.

    Raises Refusal without a reason, for a day to come or before the unit joined, for a unit that takes no part and
    for the last one.
    """
    present = {fact.unit_id: fact for fact in members(rollout, known=all_known())}
    fact = present.get(unit_id)
    if fact is None:
        raise Refusal(N_("Đơn vị này không tham gia triển khai. Tải lại trang để xem."))
    _check_leaving(fact, reason, as_of=as_of, last=len(present) == 1)
    part = _part(fact)
    tasks = [part, *parts_of(EVERYTHING, part)]
    states = states_by_task(tasks)
    for each in tasks:
        if allows(state_of_whole(states[each.id]), Verb.WITHDRAW):
            event = add_event(each, Verb.WITHDRAW, as_of=as_of, by=by, reason=reason)
            if each is part and state_of_whole(states[part.id]) not in NOT_GIVEN:
                db.session.flush()
                key = f"steered|{event.id}"
                tell_carriers(part, "steered", key=key, verb=event.verb.value, reason=reason)
            touch(each, by=by)
    _write(fact, takes_part=False, as_of=as_of, by=by)
    touch(task, by=by)
    focal, unit = task.plan.focal_unit_id, part.lead_unit.name if part.lead_unit else ""
    told = {"unit": unit, "day": as_of, "reason": reason}
    record("rollout.left", task, by=by, name=task_name(task), unit_id=focal, **told)


def _check_leaving(fact: RolloutMember, reason: str, *, as_of: date, last: bool) -> None:
    if not reason:
        raise Refusal(N_("Chưa ghi lý do. Ghi một câu nêu rõ lý do."))
    if as_of > clock.today():
        raise Refusal(N_("Ngày {day} chưa đến. Ghi ngày đến hôm nay."), day=written_day(as_of))
    if as_of < fact.as_of:
        raise Refusal(
            N_("Đơn vị tham gia từ ngày {day}. Ghi ngày đó hoặc ngày sau đó."), day=written_day(fact.as_of)
        )
    if last:
        raise Refusal(
            N_("Đây là đơn vị cuối cùng đang triển khai. Đưa cả nhiệm vụ ra khỏi kế hoạch nếu không làm nữa.")
        )


def _take_up(fact: RolloutMember, *, as_of: date, by: Actor) -> None:
    """What was withdrawn when the unit left is done again."""
    if as_of < fact.as_of:
        raise Refusal(
            N_("Đơn vị ra khỏi triển khai từ ngày {day}. Ghi ngày đó hoặc ngày sau đó."),
            day=written_day(fact.as_of),
        )
    part = _part(fact)
    tasks = [part, *parts_of(EVERYTHING, part)]
    states = states_by_task(tasks)
    for each in tasks:
        if state_of_whole(states[each.id]) is WorkState.WITHDRAWN:
            add_event(each, Verb.REOPEN, as_of=as_of, by=by)
            touch(each, by=by)
    _write(fact, takes_part=True, as_of=as_of, by=by)


def _part(fact: RolloutMember) -> Task:
    part = find_task(EVERYTHING, fact.task_id)
    if part is None:
        raise LookupError(f"the part {fact.task_id} of a rollout is lost")
    return part


def _write(fact: RolloutMember, *, takes_part: bool, as_of: date, by: Actor) -> None:
    db.session.add(
        RolloutMember(
            rollout_id=fact.rollout_id,
            unit_id=fact.unit_id,
            task_id=fact.task_id,
            takes_part=takes_part,
            **clock.stamp(as_of, by),
        )
    )
