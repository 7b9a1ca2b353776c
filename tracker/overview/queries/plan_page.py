"""Everything that a plan's page shows of a day, in a constant number of statements."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.budget.queries import money_lines
from tracker.documents.models import SourceDocument
from tracker.documents.queries import chain_above
from tracker.domain.budgeting import MoneyLine, Totals, of_year, paid_with_parts, totals, years
from tracker.domain.rates import Counts, Rate, count
from tracker.domain.registers.facts import RegisterFacts
from tracker.domain.rights import Scope
from tracker.domain.workflow import WorkState
from tracker.indicators.queries import IndicatorStanding, indicators, standings
from tracker.org.models import Unit
from tracker.org.queries import office_calendar
from tracker.plans.models import Plan, Rollout, Task, TaskGroup
from tracker.plans.queries.carriers import NOBODY, Carried, carried_by_task
from tracker.plans.queries.facts import known_on
from tracker.plans.queries.plans import groups
from tracker.plans.queries.rollouts import rollouts_by_task
from tracker.plans.queries.tasks import tasks_of_plan
from tracker.plans.queries.visible import carries, sees_whole
from tracker.progress.standing import Standing, standing_on
from tracker.registers.queries import register_facts


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A lead unit and how its tasks stand."""

    unit: Unit | None
    counts: Counts


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan on a day as its reader may see it; totals only for who follows the whole plan."""

    plan: Plan
    whole: bool
    groups: Sequence[TaskGroup]
    standing: Standing
    counted: Sequence[Task]
    carried: Mapping[int, Carried]
    rollouts: Mapping[int, Rollout]
    mandates: Sequence[SourceDocument]
    money: Sequence[MoneyLine]
    money_by_year: Mapping[int, Totals]
    indicators: Sequence[IndicatorStanding]
    registers: Sequence[RegisterFacts]

    def tasks_of(self, group: TaskGroup | None) -> list[Task]:
        """The main tasks of a group, or those without one."""
        number = group.id if group else None
        return [task for task in self.standing.main_tasks if task.group_id == number]

    @property
    def has_prepared(self) -> bool:
        """Whether some task waits for the head to give it out."""
        return any(each.state is WorkState.PREPARED for each in self.standing.statuses.values())

    @property
    def counts(self) -> Counts:
        """How many of the counted tasks stand where: of the plan, or for part of its readers of those they carry."""
        return count(self.standing.statuses[task.id].standing for task in self.counted)

    def carried_of(self, task: Task) -> Carried:
        """Who carried the task on the day."""
        return self.carried.get(task.id, NOBODY)

    @property
    def units(self) -> list[UnitRow]:
        """Lead units with their counts, most tasks first, then by the alphabet."""
        leads = {task.id: self.carried_of(task).lead for task in self.standing.main_tasks}
        rows = [
            UnitRow(unit, self._counts_of({task_id for task_id, lead in leads.items() if lead is unit}))
            for unit in dict.fromkeys(leads.values())
        ]
        return sorted(rows, key=lambda row: (-row.counts.total, row.unit.sort_key if row.unit else ""))

    def paid(self, line: MoneyLine) -> Rate:
        """What was paid out from a line and those below it, over its amount."""
        return paid_with_parts(line, self.money)

    def _counts_of(self, task_ids: Collection[int]) -> Counts:
        return count(self.standing.statuses[task_id].standing for task_id in task_ids)


def gather(scope: Scope, plan: Plan, *, day: date) -> PlanPage:
    """The page of a visible plan."""
    known = known_on(day)
    tasks = tasks_of_plan(scope, plan)
    whole = sees_whole(scope, plan)
    money = money_lines(scope, plan, known=known) if whole else []
    standing = standing_on(day, tasks, calendar=office_calendar())
    return PlanPage(
        plan=plan,
        whole=whole,
        groups=groups(plan),
        standing=standing,
        counted=[task for task in standing.main_tasks if whole or carries(scope, task)],
        carried=carried_by_task((task.id for task in tasks), known=known),
        rollouts=rollouts_by_task(task.id for task in tasks),
        mandates=chain_above(scope, plan.document),
        money=money,
        money_by_year={year: totals(of_year(money, year)) for year in years(money)},
        indicators=standings(indicators(scope, plan), known=known) if whole else [],
        registers=register_facts(scope, plan, since=plan.starts_on, known=known),
    )
