"""The list of plans with how their tasks stand, in a constant number of statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.rates import Counts, count
from tracker.domain.rights import Scope
from tracker.domain.rollup import Explained, weighted_mean
from tracker.org.queries import office_calendar
from tracker.plans.models import Plan
from tracker.plans.queries.facts import known_on
from tracker.plans.queries.plans import plans
from tracker.plans.queries.tasks import tasks_of_plans
from tracker.plans.queries.visible import carries, sees_whole
from tracker.progress.standing import standing_on


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in the list; counts and progress are of its tasks, or of those that the reader carries."""

    plan: Plan
    whole: bool
    counts: Counts
    progress: Explained


def list_plans(scope: Scope, *, day: date) -> Sequence[PlanRow]:
    """Visible plans, the newest first."""
    known = known_on(day)
    shown = plans(scope, known=known)
    tasks = tasks_of_plans(scope, shown)
    standing = standing_on(day, tasks, calendar=office_calendar())
    rows = []
    for plan in shown:
        whole = sees_whole(scope, plan)
        main = [
            task
            for task in standing.main_tasks
            if task.plan_id == plan.id and (whole or carries(scope, task))
        ]
        reasons = tuple(standing.progress[task.id] for task in main)
        rows.append(
            PlanRow(
                plan,
                whole,
                count(standing.statuses[task.id].standing for task in main),
                Explained(plan.id, 1, weighted_mean(reasons), parts=reasons),
            )
        )
    return rows
