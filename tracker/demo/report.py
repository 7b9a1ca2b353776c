"""The report of the first half of 2022 in the demo: asked for, gathered from the units, drafted."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from tracker import clock
from tracker.db import db
from tracker.demo import people, story, wording
from tracker.demo.plan import OWN_LETTER, REQUEST, enter_document
from tracker.demo.scenes import Scene, Told, moment
from tracker.documents.models import SourceDocument
from tracker.domain.building import LateTasks, Slot
from tracker.domain.periods import parse_period
from tracker.domain.rights import EVERYTHING
from tracker.plans.models import Plan
from tracker.plans.queries.plans import find_plan
from tracker.reports.actions.campaigns import open_campaign, receive_submission
from tracker.reports.actions.writing import LineWords, arrange, change_head, create_report, write_section
from tracker.reports.models import Report
from tracker.reports.queries.campaigns import find_campaign, find_campaign_of
from tracker.reports.queries.gathering import draft_head
from tracker.reports.queries.reports import find_report_of

PERIOD = "2022-H1"
DRAFTED = story.day(13, 6)


def report_scenes(plan_id: int, documents: dict[str, int]) -> Iterator[Scene]:
    """From the superior's letter to the draft on the desk of the head."""
    yield Scene(
        moment(date(2022, 5, 20), 15), lambda told: enter_document(told.cast, REQUEST, documents, "officer")
    )
    yield Scene(moment(story.CAMPAIGN_ASKED), _ask_units(plan_id, documents))
    for place, unit in enumerate(people.CAMPAIGN_UNITS):
        if unit not in story.NEVER_SUBMITTED:
            usual = story.SUBMISSION_DAYS[place % len(story.SUBMISSION_DAYS)]
            yield Scene(moment(story.LATE_SUBMISSIONS.get(unit, usual), 10, place), _receive(plan_id, unit))
    yield Scene(moment(DRAFTED), _draft(plan_id, documents))
    yield Scene(moment(DRAFTED, 10), _write(plan_id))


def _ask_units(plan_id: int, documents: dict[str, int]) -> Callable[[Told], None]:
    def tell(told: Told) -> None:
        letter = enter_document(told.cast, OWN_LETTER, documents, "officer")
        open_campaign(
            _plan(plan_id),
            parse_period(PERIOD),
            units=[told.cast.unit(key) for key in people.CAMPAIGN_UNITS],
            due=story.CAMPAIGN_DUE,
            asked_on=story.CAMPAIGN_ASKED,
            by=told.cast.actor("officer"),
            document=db.session.get_one(SourceDocument, letter),
        )

    return tell


def _receive(plan_id: int, unit: str) -> Callable[[Told], None]:
    def tell(told: Told) -> None:
        opened = find_campaign_of(_plan(plan_id), PERIOD)
        campaign = find_campaign(EVERYTHING, opened.id) if opened else None
        if campaign is None:
            raise LookupError("the story asks before it receives")
        receive_submission(campaign, told.cast.unit(unit), as_of=clock.today(), by=told.cast.actor("officer"))

    return tell


def _draft(plan_id: int, documents: dict[str, int]) -> Callable[[Told], None]:
    def tell(told: Told) -> None:
        request = db.session.get_one(SourceDocument, documents["cv"])
        plan, by = _plan(plan_id), told.cast.actor("officer")
        report = create_report(plan, parse_period(PERIOD), by=by, request=request)
        head = replace(draft_head(plan, parse_period(PERIOD), request), late_tasks=LateTasks.OMITTED)
        change_head(report, head, request_id=request.id, by=by)

    return tell


def _write(plan_id: int) -> Callable[[Told], None]:
    def tell(told: Told) -> None:
        report, by = _report(plan_id), told.cast.actor("head")
        for slot, text in (
            (Slot.DIRECTION, wording.DIRECTION),
            (Slot.ACHIEVED, wording.ACHIEVED),
            (Slot.SHORTCOMINGS, wording.SHORTCOMINGS),
            (Slot.CAUSES, wording.CAUSES),
        ):
            write_section(report, slot, text, by=by)
        numbers = told.tasks
        arrange(report, Slot.DIRECTION, [LineWords(numbers[each]) for each in wording.DIRECTION_TASKS], by=by)
        results = [LineWords(numbers[task], joins_previous=joins) for task, joins in wording.RESULTS]
        arrange(report, Slot.RESULTS, [*results, *_left_out(told, wording.RESULTS_LEFT_OUT)], by=by)
        ahead = [
            LineWords(numbers[task], joins_previous=joins, text=words) for task, joins, words in wording.AHEAD
        ]
        arrange(report, Slot.AHEAD, [*ahead, *_left_out(told, wording.AHEAD_LEFT_OUT)], by=by)

    return tell


def _left_out(told: Told, numbers: tuple[str, ...]) -> list[LineWords]:
    return [LineWords(told.tasks[number], left_out=True) for number in numbers]


def _plan(plan_id: int) -> Plan:
    plan = find_plan(EVERYTHING, plan_id)
    if plan is None:
        raise LookupError("the story has no plan")
    return plan


def _report(plan_id: int) -> Report:
    report = find_report_of(EVERYTHING, _plan(plan_id), PERIOD)
    if report is None:
        raise LookupError("the story drafts before it writes")
    return report
