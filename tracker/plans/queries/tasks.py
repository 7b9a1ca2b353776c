"""Questions about tasks."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from tracker.db import db
from tracker.domain.rights import Scope
from tracker.domain.status import state_of_whole
from tracker.domain.workflow import ENDED, OPEN, Verb, WorkState
from tracker.plans.models import Plan, Task, WorkflowEvent
from tracker.plans.queries.facts import Known, all_known, weights_by_task
from tracker.plans.queries.occurrences import states_by_task
from tracker.plans.queries.visible import visible_task

_CARRIED = OPEN | {WorkState.AWAITING}
_AT_REST = ENDED | {WorkState.SUSPENDED}


def _tasks(scope: Scope) -> Select[Task]:
    return (
        select(Task)
        .join(Task.plan)
        .options(
            contains_eager(Task.plan).joinedload(Plan.document),
            contains_eager(Task.plan).joinedload(Plan.focal_unit),
            joinedload(Task.lead_unit),
            joinedload(Task.assignee),
            joinedload(Task.supervisor),
        )
        .where(visible_task(scope))
    )


def tasks_of_plan(scope: Scope, plan: Plan) -> Sequence[Task]:
    """The visible tasks of a plan with their parts, in the order of the plan."""
    return db.session.scalars(
        _tasks(scope).where(Task.plan_id == plan.id).order_by(Task.position, Task.id)
    ).all()


def prepared_tasks(scope: Scope, plan: Plan) -> list[Task]:
    """The tasks of a plan that are prepared and wait for the head to give them out."""
    tasks = tasks_of_plan(scope, plan)
    states = states_by_task(tasks)
    return [task for task in tasks if state_of_whole(states[task.id]) is WorkState.PREPARED]


def tasks_of_plans(scope: Scope, plans: Iterable[Plan]) -> Sequence[Task]:
    """The visible tasks of several plans, in the order of each plan."""
    wanted = {plan.id for plan in plans}
    return db.session.scalars(
        _tasks(scope).where(Task.plan_id.in_(wanted)).order_by(Task.plan_id, Task.position, Task.id)
    ).all()


def find_task(scope: Scope, task_id: int) -> Task | None:
    """A visible task."""
    return db.session.scalar(_tasks(scope).options(joinedload(Task.parent)).where(Task.id == task_id))


def tasks(scope: Scope, ids: Iterable[int]) -> Sequence[Task]:
    """Visible tasks by number."""
    return db.session.scalars(_tasks(scope).where(Task.id.in_(set(ids))).order_by(Task.id)).all()


def tasks_at_work(scope: Scope, *, lead_units: Iterable[int], person_id: int) -> Sequence[Task]:
    """The tasks that the units lead or the person is in charge of, by due day."""
    return db.session.scalars(
        _tasks(scope)
        .where(or_(Task.lead_unit_id.in_(set(lead_units)), Task.assignee_id == person_id))
        .order_by(Task.due.is_(None), Task.due, Task.position)
    ).all()


def tasks_followed(scope: Scope) -> Sequence[Task]:
    """All tasks of the plans that the person follows."""
    followed = select(Plan.id).where(Plan.focal_unit_id.in_(scope.follows))
    return db.session.scalars(
        _tasks(scope).where(Task.plan_id.in_(followed)).order_by(Task.plan_id, Task.position)
    ).all()


def parts_of(scope: Scope, task: Task) -> Sequence[Task]:
    """The visible parts of a task, all levels down, in order."""
    below = select(Task.id).where(Task.parent_id == task.id).cte("below", recursive=True)
    below = below.union(select(Task.id).join(below, Task.parent_id == below.c.id))
    return db.session.scalars(
        _tasks(scope).where(Task.id.in_(select(below.c.id))).order_by(Task.position, Task.id)
    ).all()


def open_parts(scope: Scope, task: Task) -> list[Task]:
    """The visible direct parts of the task that bear a weight and have not ended, by everything known now."""
    known = all_known()
    parts = db.session.scalars(
        _tasks(scope).where(Task.parent_id == task.id).order_by(Task.position, Task.id)
    ).all()
    states, light = states_by_task(parts, known=known), _light(parts, known)
    return [part for part in parts if part.id not in light and state_of_whole(states[part.id]) not in ENDED]


def resting(ids: Iterable[int], *, known: Known) -> set[int]:
    """Of the tasks those that nobody owes themselves; six statements whatever their number.

    A whole rests while a part that bears a weight is being carried out (of a rollout its steps are owed), a part
    when what it is a part of is suspended, withdrawn or done.
    """
    wanted = set(ids)
    parts, above = _around(Task.parent_id.in_(wanted)), _ancestors(wanted)
    wholes = _around(Task.id.in_({ancestor for _, ancestor in above}))
    states, light = states_by_task([*parts, *wholes], known=known), _light(parts, known)
    carried = {
        part.parent_id
        for part in parts
        if part.id not in light and not _CARRIED.isdisjoint(states[part.id].values())
    }
    ended = {whole.id for whole in wholes if state_of_whole(states[whole.id]) in _AT_REST}
    return {task_id for task_id in wanted if task_id in carried} | {
        task_id for task_id, ancestor in above if ancestor in ended
    }


def _around(condition: ColumnElement[bool]) -> Sequence[Task]:
    """Tasks that stand around others, whoever may see them: only their states are asked."""
    question = select(Task).join(Task.plan).options(contains_eager(Task.plan).joinedload(Plan.document))
    return db.session.scalars(question.where(condition)).all()


def _ancestors(ids: set[int]) -> list[tuple[int, int]]:
    """Each task with each one that it is a part of, directly or through others."""
    first = select(Task.id.label("task"), Task.parent_id.label("above")).where(
        Task.id.in_(ids), Task.parent_id.is_not(None)
    )
    chain = first.cte("chain", recursive=True)
    chain = chain.union(
        select(chain.c.task, Task.parent_id)
        .join(Task, Task.id == chain.c.above)
        .where(Task.parent_id.is_not(None))
    )
    return [(task, above) for task, above in db.session.execute(select(chain.c.task, chain.c.above))]


def _light(parts: Sequence[Task], known: Known) -> set[int]:
    """The parts that bear no weight."""
    weights = weights_by_task((part.id for part in parts), known=known)
    return {task_id for task_id, fact in weights.items() if fact.weight == 0}


def number_is_taken(plan: Plan, number: str) -> bool:
    """Whether a task of the plan already bears the number."""
    return (
        db.session.scalar(select(Task.id).where(Task.plan_id == plan.id, Task.number == number)) is not None
    )


def has_given_tasks(plan: Plan) -> bool:
    """Whether the head has given out tasks of the plan: what is added from then on came later."""
    given = select(WorkflowEvent.id).join(Task, Task.id == WorkflowEvent.task_id)
    question = given.where(Task.plan_id == plan.id, WorkflowEvent.verb == Verb.ASSIGN).limit(1)
    return db.session.scalar(question) is not None


def last_position(plan: Plan) -> int:
    """The highest position of a task in the plan."""
    return max(db.session.scalars(select(Task.position).where(Task.plan_id == plan.id)), default=0)
