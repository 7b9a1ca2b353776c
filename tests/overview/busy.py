"""Rollouts of any size, on which people have worked for months: facts drawn by chance, each possible where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from time import perf_counter
from typing import Any

from tests.offices import FOUNDED, Office, plan, task
from tracker.clock import OFFICE_ZONE
from tracker.db import db, writing
from tracker.domain.deadlines import occurrences, parse_deadline
from tracker.domain.levels import WorkLevel
from tracker.domain.milestones import Milestone
from tracker.domain.rights import EVERYTHING, SYSTEM
from tracker.domain.status import Step, states_of
from tracker.domain.units import UnitKind
from tracker.domain.workflow import MOVES, Verb
from tracker.org.actions import create_unit
from tracker.org.models import Unit
from tracker.plans.actions.assigning import assign
from tracker.plans.actions.rollouts import Participant, roll_out
from tracker.plans.actions.templates import create_template
from tracker.plans.models import DeadlineFact, RolloutTemplate, Task, WeightFact, WorkflowEvent
from tracker.plans.queries.plans import find_plan
from tracker.plans.queries.rollouts import steps
from tracker.plans.queries.tasks import find_task, parts_of
from tracker.progress.models import ProgressUpdate

BEGAN, PLAN_ENDS = date(2022, 3, 11), date(2022, 12, 31)
MONTHLY = "Hằng tháng"
TERMS = ("30/4/2022", "15/6/2022", "Quý III/2022", "trước ngày 20/6/2022", "Thường xuyên")


@dataclass(frozen=True)
class Ground:
    """What a rollout needs: units, a template whose steps are a week apart, a plan."""

    units: list[Unit]
    template: RolloutTemplate
    plan_id: int


def ground(office: Office, *, units: int, steps: int) -> Ground:
    """So many new communes and so many steps."""
    with writing() as session:
        root = session.get_one(Unit, office.units["root"].id)
        how = {"kind": UnitKind.COMMUNE, "parent": root, "valid_from": FOUNDED, "by": SYSTEM}
        words = [
            Milestone(f"Bước thứ {number}", "Văn bản", number, offset=7 * number)
            for number in range(1, steps + 1)
        ]
        return Ground(
            [
                create_unit(f"UBND xã Số {place}", short_name=f"xã Số {place}", **how)
                for place in range(units)
            ],
            create_template("dai", name="Mẫu dài", milestones=words, by=SYSTEM),
            plan(office).id,
        )


def lay_out(office: Office, on: Ground, number: str = "1") -> tuple[int, float]:
    """A task carried out at all units and given out; its number, and the seconds of laying it out."""
    with writing():
        whole = task(office, find_plan(EVERYTHING, on.plan_id), number, "31/12/2022", lead="focal").id
        days = {step.number: BEGAN + timedelta(step.offset_days) for step in steps(on.template)}
    deadlines = {place: parse_deadline(f"{day:%d/%m/%Y}", issued=BEGAN) for place, day in days.items()}
    how = {"deadlines": deadlines, "as_of": BEGAN, "by": office.actor("officer")}
    began = perf_counter()
    with writing():
        participants = [Participant(unit) for unit in on.units]
        roll_out(find_task(EVERYTHING, whole), on.template, participants=participants, **how)
    took = perf_counter() - began
    with writing():
        assign(parts_of(EVERYTHING, find_task(EVERYTHING, whole)), as_of=BEGAN, by=office.actor("head"))
    return whole, took


def work_on(
    tasks: Sequence[Task], chance: Random, *, days: int, most: int = 8, recurring: float = 0.1
) -> None:
    """Up to so many steps of each task with updates, later deadlines and other weights; inside a writing block."""
    for each in tasks:
        dates = ()
        if chance.random() < recurring:
            rule = _deadline(each, MONTHLY, BEGAN)
            dates = occurrences(rule, first=BEGAN, last=PLAN_ENDS)[:4]
        elif chance.random() < 0.3:
            _deadline(each, chance.choice(TERMS), _day(chance, days))
        if chance.random() < 0.2:
            db.session.add(
                WeightFact(task_id=each.id, weight=chance.randrange(5), **_told(_day(chance, days)))
            )
        _steps(each, chance, days=days, count=chance.randrange(most), dates=dates)


def _steps(of: Task, chance: Random, *, days: int, count: int, dates: Sequence[date]) -> None:
    taken = [Step(Verb.PREPARE, BEGAN), Step(Verb.ASSIGN, BEGAN)]
    for _ in range(count):
        day, about = _day(chance, days), chance.choice(dates) if dates else None
        state = states_of(taken, dates)[about]
        taken.append(Step(chance.choice([verb for verb in Verb if state in MOVES[verb].starts]), day, about))
        verb, when = taken[-1].verb, _told(day, late=chance.randrange(10))
        db.session.add(WorkflowEvent(task_id=of.id, verb=verb, occurrence=about, reason="Lý do.", **when))
        if verb is Verb.REPORT_COMPLETE or chance.random() < 0.5:
            completes, words = (
                verb is Verb.REPORT_COMPLETE,
                dict.fromkeys(("obstacle", "next_step", "proposal"), ""),
            )
            level = chance.choice([*WorkLevel, None])
            percent = None if level else chance.choice([None, 0, 33, 100])
            db.session.add(
                ProgressUpdate(
                    task_id=of.id,
                    occurrence=about,
                    level=level,
                    percent=percent,
                    result="Đã làm.",
                    nothing_new=False,
                    completes=completes,
                    **words,
                    **when,
                )
            )


def _deadline(of: Task, text: str, day: date) -> str:
    """Writes a deadline; what recurs in it."""
    read = parse_deadline(text, issued=BEGAN)
    db.session.add(
        DeadlineFact(
            task_id=of.id,
            text=text,
            kind=read.kind,
            start=read.start,
            due=read.due,
            at_time=read.time,
            recurrence=read.recurrence,
            horizon=read.horizon,
            extends=False,
            why="",
            **_told(day),
        )
    )
    return read.recurrence or ""


def _day(chance: Random, days: int) -> date:
    return BEGAN + timedelta(chance.randrange(days))


def _told(day: date, *, late: int = 0) -> dict[str, Any]:
    """The marks of a fact that was written down some days late."""
    at = datetime.combine(day + timedelta(late), time(9), OFFICE_ZONE)
    return {"as_of": day, "recorded_at": at, "by_id": None}
