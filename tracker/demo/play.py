"""Playing the story: every scene under its own moment, the clock at seven on every working day between."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tracker import clock
from tracker.db import db, writing
from tracker.demo import story
from tracker.demo.cast import found
from tracker.demo.plan import lay_down, name_carriers, record_indicators, record_money, roll_iso_out
from tracker.demo.report import report_scenes
from tracker.demo.scenes import Scene, Told, moment, scenes
from tracker.domain.calendar import VIETNAM
from tracker.domain.refusals import Refusal
from tracker.domain.rights import EVERYTHING
from tracker.domain.text import N_
from tracker.mail.delivery import deliver
from tracker.org.passwords import hash_password
from tracker.plans.actions.assigning import assign
from tracker.plans.models import Plan
from tracker.plans.queries.plans import find_plan, plans
from tracker.plans.queries.tasks import tasks_of_plan
from tracker.reminders.actions import remind_on


@dataclass(frozen=True, slots=True)
class Played:
    """What the demo has: its cast, its plan, its password."""

    told: Told
    plan_id: int
    documents: dict[str, int]


def play(password: str) -> Played:
    """Records the whole story. Raises Refusal where the database has plans already."""
    if plans(EVERYTHING):
        raise Refusal(N_("Cơ sở dữ liệu đã có kế hoạch. Dùng một cơ sở dữ liệu trống để trình diễn."))
    documents: dict[str, int] = {}
    told, plan_id = _begin(hash_password(password), documents)
    every = [*scenes(), *report_scenes(plan_id, documents), *_mornings()]
    for scene in sorted(every, key=lambda scene: scene.at):
        with clock.moved_to(scene.at):
            _tell(scene, told)
    return Played(told, plan_id, documents)


def _tell(scene: Scene, told: Told) -> None:
    """A scene is one writing block of its own, but for the clock, which opens its own."""
    if scene.own_blocks:
        scene.tell(told)
        return
    with writing():
        scene.tell(told)


def _begin(password_hash: str, documents: dict[str, int]) -> tuple[Told, int]:
    """14/3/2022: the office, the plan with its annex and rollout, prepared by the officer, given out by the head."""
    with clock.moved_to(moment(story.ASSIGNED, 8)), writing():
        cast = found(password_hash)
        plan_id = lay_down(cast, documents)
    with clock.moved_to(moment(story.ASSIGNED, 8, 30)), writing():
        plan = _plan(plan_id)
        name_carriers(cast, plan)
        roll_iso_out(cast, next(task for task in tasks_of_plan(EVERYTHING, plan) if task.number == "18"))
        told = Told(cast, tasks={task.number: task.id for task in tasks_of_plan(EVERYTHING, plan)})
        told.lines = record_money(cast, plan, told.tasks)
        told.indicators = record_indicators(cast, plan)
    with clock.moved_to(moment(story.ASSIGNED, 9)), writing():
        assign(tasks_of_plan(EVERYTHING, _plan(plan_id)), as_of=story.ASSIGNED, by=cast.actor("head"))
    return told, plan_id


def _plan(plan_id: int) -> Plan:
    plan = find_plan(EVERYTHING, plan_id)
    if plan is None:
        raise LookupError("the story has no plan")
    return plan


def _mornings() -> Iterator[Scene]:
    """The clock at 07:00 of every working day from the assignment on."""
    day = story.ASSIGNED
    while day <= story.LAST_DAY:
        if VIETNAM.is_working(day):
            yield Scene(moment(day, 7), _run_clock(day), own_blocks=True)
        day += timedelta(days=1)


def _run_clock(day: date) -> Callable[[Told], None]:
    def tell(_told: Told) -> None:
        with writing():
            remind_on(day)
        deliver()
        db.session.rollback()

    return tell
