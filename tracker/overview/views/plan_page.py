"""The plans, a plan on a day, and why its figures are what they are."""

from flask import Blueprint, Response, render_template
from flask_babel import gettext as _

from tracker.domain.periods import parse_period
from tracker.domain.rates import RATE_OF_ALL, RATE_OF_DUE, RATE_ON_TIME, Counts
from tracker.domain.status import StatusCode
from tracker.overview.queries import plan_page as queries
from tracker.overview.queries.plans import list_plans
from tracker.plans.models import Plan, Task
from tracker.plans.queries.plans import find_plan
from tracker.reports.excel import write_table
from tracker.reports.queries.papers import paper_of
from tracker.web.badges import tally
from tracker.web.days import viewed
from tracker.web.files import attachment
from tracker.web.guards import current_scope, guard, may_now
from tracker.web.languages import on_paper

plan_page = Blueprint("plan_page", __name__)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@plan_page.get("/plans")
@guard("visible.read")
def index() -> str:
    """All plans that the person may see, each with how its tasks stand."""
    rows = list_plans(current_scope(), day=viewed().day)
    return render_template("overview/plans.html", rows=rows, may_create=may_now("plan.create"))


@plan_page.get("/plans/<id:plan_id>")
@guard("visible.read", load=find_plan)
def show(plan: Plan) -> str:
    """A plan on a day."""
    page = queries.gather(current_scope(), plan, day=viewed().day)
    return render_template(
        "overview/plan.html",
        page=page,
        rates=rates(page.counts),
        parts=tally(classes(page.counts)),
        late=[task for task in page.counted if _is_late(page, task)],
        can={action: not viewed().past and may_now(action, plan) for action in _ACTIONS},
    )


def _is_late(page: queries.PlanPage, task: Task) -> bool:
    return page.standing.statuses[task.id].code is StatusCode.LATE


_ACTIONS = (
    "plan.prepare",
    "plan.assign",
    "budget.write",
    "indicator.write",
    "register.write",
    "report.write",
)


@plan_page.get("/plans/<id:plan_id>/why")
@guard("visible.read", load=find_plan)
def why(plan: Plan) -> str:
    """The tree of arithmetic behind the progress, down to the updates."""
    page = queries.gather(current_scope(), plan, day=viewed().day)
    tasks = {task.id: task for task in page.standing.tasks}
    updates = {update.id: update for told in page.standing.updates.values() for update in told}
    return render_template("overview/why.html", page=page, tasks=tasks, updates=updates)


@plan_page.get("/plans/<id:plan_id>/plan.xlsx")
@guard("report.read", load=find_plan)
@on_paper
def workbook(plan: Plan) -> Response:
    """The plan with its status on the day, in the official columns, ready to print for the Monday meeting."""
    built = paper_of(plan, parse_period(str(plan.starts_on.year)), as_of=viewed().day)
    name = _("Tình hình thực hiện %(number)s.xlsx", number=plan.document.number.replace("/", "-"))
    return attachment(write_table([built.table]), name=name, media_type=XLSX)


def rates(counts: Counts) -> list[tuple[str, object]]:
    """The three rates, each named by its denominator."""
    return [
        (_(RATE_OF_ALL), counts.of_all),
        (_(RATE_OF_DUE), counts.of_due),
        (_(RATE_ON_TIME), counts.on_time),
    ]


def classes(counts: Counts) -> dict[StatusCode, int]:
    """The counts by the badge of each class."""
    return {
        StatusCode.DONE: counts.done_on_time,
        StatusCode.DONE_LATE: counts.done_late,
        StatusCode.AWAITING: counts.awaiting,
        StatusCode.LATE: counts.overdue,
        StatusCode.TERM: counts.in_term,
        StatusCode.ONGOING: counts.ongoing,
    }
