"""Questions about batches, and what a plan tells the reader of its annex."""

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Select, select, true
from sqlalchemy.orm import contains_eager, defer

from tracker import clock
from tracker.db import db
from tracker.domain.registers.cells import RegisterSoFar
from tracker.domain.registers.items import name_key
from tracker.domain.rights import EVERYTHING, Scope
from tracker.domain.unit_names import KnownUnit, UnitBook
from tracker.imports.models import ImportBatch
from tracker.imports.previews import PlanSoFar, TaskSoFar
from tracker.org.models import Unit
from tracker.org.queries import find_office, find_unit, units
from tracker.plans.models import Plan, Task
from tracker.plans.queries.facts import all_known, deadlines_by_task
from tracker.plans.queries.plans import groups
from tracker.plans.queries.tasks import tasks_of_plan
from tracker.registers.models import Register
from tracker.registers.queries import frame_of, item_keys, items_by_register

_PLACE = re.compile(r"\b(?:tỉnh|thành phố|thị xã|huyện|quận|thị trấn|xã|phường|đặc khu)\b.*", re.IGNORECASE)
SHOWN = 10


def find_batch(scope: Scope, batch_id: int) -> ImportBatch | None:
    """A batch of a plan that the person follows."""
    return db.session.scalar(_annexes(scope).where(ImportBatch.id == batch_id))


def batches_of(scope: Scope, plan: Plan) -> Sequence[ImportBatch]:
    """The latest batches of a plan that the person follows, without what was read."""
    return db.session.scalars(
        _annexes(scope)
        .options(defer(ImportBatch.reading, raiseload=True))
        .where(ImportBatch.plan_id == plan.id)
        .order_by(ImportBatch.id.desc())
        .limit(SHOWN)
    ).all()


def task_numbers(plan: Plan) -> frozenset[str]:
    """The numbers that tasks of the plan bear."""
    return frozenset(db.session.scalars(select(Task.number).where(Task.plan_id == plan.id)))


def find_register_batch(scope: Scope, batch_id: int) -> ImportBatch | None:
    """A batch of a register whose plan the person follows."""
    return db.session.scalar(_of_registers(scope).where(ImportBatch.id == batch_id))


def batches_of_register(scope: Scope, register: Register) -> Sequence[ImportBatch]:
    """The latest batches of a register whose plan the person follows, without what was read."""
    return db.session.scalars(
        _of_registers(scope)
        .options(defer(ImportBatch.reading, raiseload=True))
        .where(ImportBatch.register_id == register.id)
        .order_by(ImportBatch.id.desc())
        .limit(SHOWN)
    ).all()


def register_so_far(register: Register) -> RegisterSoFar:
    """What the register asks of items and which names it has, with the units of today."""
    named = items_by_register([register.id], known=all_known())
    names = {name_key(item.name): item.name for item in named.get(register.id, ())}
    return RegisterSoFar(
        frame=frame_of(register),
        units=UnitBook(_known_units(units(day=clock.today())), home=_home()),
        names={key: names.get(key, key) for key in item_keys(register)},
    )


def _known_units(those: Iterable[Unit]) -> list[KnownUnit]:
    return [KnownUnit(unit.id, unit.name, unit.short_name, unit.kind) for unit in those]


def _annexes(scope: Scope) -> Select[ImportBatch]:
    return _batches(scope).where(ImportBatch.register_id.is_(None))


def _of_registers(scope: Scope) -> Select[ImportBatch]:
    return (
        _batches(scope)
        .join(ImportBatch.register)
        .options(contains_eager(ImportBatch.register).joinedload(Register.plan))
    )


def _batches(scope: Scope) -> Select[ImportBatch]:
    return (
        select(ImportBatch)
        .join(ImportBatch.plan)
        .options(
            contains_eager(ImportBatch.plan).joinedload(Plan.document),
            contains_eager(ImportBatch.plan).joinedload(Plan.focal_unit),
        )
        .where(_followed(scope))
    )


def _followed(scope: Scope) -> ColumnElement[bool]:
    """A batch tells a whole plan: who only takes part in the plan does not see it."""
    return true() if scope.everything else Plan.focal_unit_id.in_(scope.follows)


def plan_so_far(plan: Plan) -> PlanSoFar:
    """What the plan holds now, and the units of the day of its document."""
    tasks = tasks_of_plan(EVERYTHING, plan)
    deadlines = deadlines_by_task((task.id for task in tasks), known=all_known())
    return PlanSoFar(
        issued=plan.document.issued_on,
        units=_known_units(units(day=plan.document.issued_on)),
        home=_home(),
        tasks={
            task.number: TaskSoFar(
                task.title,
                task.deliverable,
                task.note,
                deadlines[task.id][0].text if task.id in deadlines else "",
            )
            for task in tasks
        },
        groups={group.number: group.title for group in groups(plan)},
        accepted=accepted_digests(plan),
    )


def accepted_digests(plan: Plan) -> frozenset[str]:
    """The digests of the annexes that went into the plan."""
    return frozenset(
        db.session.scalars(
            select(ImportBatch.digest).where(
                ImportBatch.plan_id == plan.id, ImportBatch.accepted_at.is_not(None)
            )
        )
    )


def _home() -> str:
    """The place of the office, by the name of its root unit: huyện Tây Sơn of UBND huyện Tây Sơn."""
    office = find_office()
    root = find_unit(office.root_unit_id) if office else None
    place = _PLACE.search(root.name) if root else None
    return place[0] if place else "huyện"
