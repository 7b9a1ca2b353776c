"""Which plans and tasks a scope may see."""

from sqlalchemy import ColumnElement, or_, select, true

from tracker.domain.rights import Scope
from tracker.plans.models import Plan, Task, TaskCoordinator


def visible_plan(scope: Scope) -> ColumnElement[bool]:
    """Plans of units that the person follows, and plans in which a unit of theirs or they themselves have a task."""
    if scope.everything:
        return true()
    return or_(
        Plan.focal_unit_id.in_(scope.follows), Plan.id.in_(select(Task.plan_id).where(_takes_part(scope)))
    )


def visible_task(scope: Scope) -> ColumnElement[bool]:
    """Every task of a followed plan; of other plans the tasks in which the person or a unit of theirs takes part."""
    if scope.everything:
        return true()
    followed = select(Plan.id).where(Plan.focal_unit_id.in_(scope.follows))
    return or_(Task.plan_id.in_(followed), _takes_part(scope))


def _takes_part(scope: Scope) -> ColumnElement[bool]:
    own = scope.works_in | scope.follows
    coordinating = select(TaskCoordinator.task_id).where(TaskCoordinator.unit_id.in_(own))
    by_unit = [Task.lead_unit_id.in_(own), Task.id.in_(coordinating)]
    by_person = [Task.assignee_id == scope.person_id, Task.supervisor_id == scope.person_id]
    return or_(*by_unit, *(by_person if scope.holds_role else ()))


def carries(scope: Scope, task: Task) -> bool:
    """Whether the person or a unit of theirs carries the task, not only coordinates it."""
    own = scope.works_in | scope.follows
    return scope.everything or task.lead_unit_id in own or task.assignee_id == scope.person_id


def sees_whole(scope: Scope, plan: Plan) -> bool:
    """Whether the person follows the whole plan, so that its totals may be shown."""
    return scope.everything or plan.focal_unit_id in scope.follows
