"""What annexes and comparisons are built from: one question for each, asked only where the report tells it."""

from collections.abc import Mapping, Sequence
from datetime import date

from tracker import clock
from tracker.budget.queries import money_lines
from tracker.documents.models import SourceDocument
from tracker.documents.queries import chain_below
from tracker.domain.budgeting import of_year, totals
from tracker.domain.building import Before, Figured, IndicatorFacts, RolloutFacts, RolloutUnit
from tracker.domain.periods import Period, period_before
from tracker.domain.rates import Counts, count
from tracker.domain.rights import EVERYTHING, Scope
from tracker.domain.secrecy import Level
from tracker.indicators.queries import IndicatorStanding, indicators, standings
from tracker.org.models import Unit
from tracker.org.queries import office_calendar, units_by_id
from tracker.plans.models import Plan, Task
from tracker.plans.queries.facts import Known, assignments_by_task
from tracker.plans.queries.rollouts import milestones_by_rollout, rollouts_by_task
from tracker.progress.standing import Standing, in_plan, standing_of
from tracker.reports.queries.frozen import frozen_paper
from tracker.reports.queries.parties import members_by_task
from tracker.reports.queries.reports import find_report_of


def documents_of(scope: Scope, plan: Plan, *, until: date) -> list[SourceDocument]:
    """The plan's document and the visible ones that carry it out, issued by the day; none that is internal."""
    found = chain_below(scope, plan.document)
    return [each for each in found if each.issued_on <= until and each.level is Level.ORDINARY]


def indicator_facts(plan: Plan, *, known: Known, before: Known | None) -> list[IndicatorFacts]:
    """The indicators of a plan with what stood on the day and on that of the report before."""
    found = indicators(EVERYTHING, plan)
    now = standings(found, known=known)
    earlier = {each.indicator.id: each for each in standings(found, known=before)} if before else {}
    return [_indicator(each, earlier.get(each.indicator.id)) for each in now]


def _indicator(now: IndicatorStanding, earlier: IndicatorStanding | None) -> IndicatorFacts:
    goal, indicator = now.goal, now.indicator
    return IndicatorFacts(
        id=indicator.id,
        code=indicator.code,
        title=indicator.title,
        spelling=indicator.spelling,
        target=Figured(goal.figure, goal.by_day) if goal else None,
        reading=_told(now),
        previous=_told(earlier) if earlier and earlier.reporters == now.reporters else None,
    )


def _told(standing: IndicatorStanding) -> Figured | None:
    """The figure with the note of the reading that it stands on; figures of several units have no note of their own."""
    note = standing.sources[0].note if len(standing.sources) == 1 else ""
    return Figured(standing.told.figure, standing.told.as_of, note) if standing.told else None


def rollout_facts(standing: Standing) -> list[RolloutFacts]:
    """The rollouts of a plan in its order: units as they joined, a cell under each of its own steps."""
    ids = [task.id for task in standing.tasks]
    rollouts = rollouts_by_task(ids)
    steps = milestones_by_rollout(rollout.id for rollout in rollouts.values())
    members = members_by_task(ids, known=standing.known)
    tasks = {task.id: task for task in standing.tasks}
    made = []
    for task in standing.tasks:
        if task.id in rollouts and members.get(task.id):
            numbers = {step.number: step.title for step in steps[rollouts[task.id].id]}
            joined = [(unit, tasks[part]) for unit, part in members[task.id] if part in tasks]
            units = tuple(_rollout_unit(unit, part, numbers, standing) for unit, part in joined)
            made.append(RolloutFacts(task.number, task.title, tuple(numbers.values()), units))
    return made


def _rollout_unit(unit: Unit, part: Task, steps: Mapping[int, str], standing: Standing) -> RolloutUnit:
    cells = {step.step_number: standing.statuses[step.id] for step in standing.parts_of(part)}
    progress = standing.progress.get(part.id)
    return RolloutUnit(
        unit.name, tuple(cells.get(number) for number in steps), progress.value if progress else None
    )


def known_before(plan: Plan, period: Period, *, known: Known) -> Known | None:
    """Day and moment of the report of the period before: its frozen figures' own, else its cut-off as known now."""
    earlier = period_before(period)
    if earlier is None:
        return None
    report = find_report_of(EVERYTHING, plan, earlier.code)
    frozen = frozen_paper(report, at=known.at) if report else None
    if frozen is None:
        return Known(earlier.cutoff, known.at)
    return Known(frozen.figures.as_of, min(known.at, clock.end_of(frozen.figures.known_on)))


def stood_before(plan: Plan, tasks: Sequence[Task], *, known: Known) -> Before | None:
    """Counts and that year's money of a plan on the day of the report before; None where the plan was not there."""
    standing = in_plan(standing_of(tasks, known=known, calendar=office_calendar()))
    lines = of_year(money_lines(EVERYTHING, plan, known=known), known.day.year)
    before = Before(known.day, standing.counts, totals(lines), _by_unit(standing))
    return before if standing.counts.total or lines else None


def _by_unit(standing: Standing) -> dict[str, Counts]:
    """How the main tasks of each lead unit stood."""
    leads = assignments_by_task([task.id for task in standing.main_tasks], known=standing.known)
    units = units_by_id(each.lead_unit_id for each in leads.values())
    by_name: dict[str, list[Task]] = {}
    for task in standing.main_tasks:
        if task.id in leads:
            by_name.setdefault(units[leads[task.id].lead_unit_id].name, []).append(task)
    return {
        name: count(standing.statuses[task.id].standing for task in each) for name, each in by_name.items()
    }
