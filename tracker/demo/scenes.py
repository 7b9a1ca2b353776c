"""The story as scenes: each a moment and what is recorded then."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

from tracker import clock
from tracker.budget.actions import record_disbursement
from tracker.budget.queries import find_allocation
from tracker.clock import OFFICE_ZONE
from tracker.demo import figures, people, story
from tracker.demo.cast import Cast
from tracker.demo.plan import as_figure
from tracker.domain.money import PaymentKind
from tracker.domain.rights import EVERYTHING, Actor
from tracker.domain.workflow import Verb
from tracker.indicators.actions import record_reading
from tracker.indicators.queries import find_indicator
from tracker.plans.actions.steps import take_step
from tracker.plans.models import Task
from tracker.plans.queries.tasks import find_task
from tracker.progress.actions.extending import ask_extension, refuse_extension
from tracker.progress.actions.reporting import (
    NOTHING,
    Proof,
    UpdateWords,
    confirm,
    report_complete,
    report_progress,
    send_back,
)
from tracker.progress.queries import find_request, open_request


@dataclass(slots=True)
class Told:
    """What the story has entered so far: the cast and the numbers of tasks, lines, indicators by their keys."""

    cast: Cast
    tasks: dict[str, int] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    indicators: dict[str, int] = field(default_factory=dict)

    def task(self, number: str) -> Task:
        """A task by its number in the plan, read now."""
        found = find_task(EVERYTHING, self.tasks[number])
        if found is None:
            raise LookupError(f"the story has no task {number}")
        return found


@dataclass(frozen=True, slots=True)
class Scene:
    """Something that happens at a moment."""

    at: datetime
    tell: Callable[[Told], object]
    own_blocks: bool = False


def moment(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of the story on the office's wall."""
    return datetime.combine(day, time(hour, minute), OFFICE_ZONE)


def scenes() -> list[Scene]:
    """Everything from the acceptance of the tasks to the eve of the report, in the order in which it happened."""
    told = [
        *_acceptances(),
        *_completions(),
        *_task_4(),
        *_updates(),
        *_extension(),
        *_rollout(),
        *_money(),
        *_figures(),
    ]
    return sorted(told, key=lambda scene: scene.at)


def _acceptances() -> Iterator[Scene]:
    """Everybody accepts what they carry: the communes on their days, the others on 15/3."""

    def accept(unit: str) -> Callable[[Told], None]:
        def tell(told: Told) -> None:
            actor = told.cast.actor(told.cast.carrier(unit))
            for number in told.tasks:
                task = told.task(number)
                if task.lead_unit_id == told.cast.units[unit]:
                    take_step(task, Verb.ACCEPT, as_of=clock.today(), by=actor)

        return tell

    for unit in ("kinhte", "vanphong", "nongnghiep", "giaoduc", "vanhoa", "ttvanhoa", "tuphap"):
        yield Scene(moment(story.ACCEPTED_BY_OTHERS), accept(unit))
    for unit, day in story.ACCEPTED.items():
        yield Scene(moment(day), accept(unit))


def _completions() -> Iterator[Scene]:
    """Reported by the unit, confirmed by the head of the focal unit."""
    for number, reported, confirmed, document in story.REPORTED_COMPLETE:
        yield Scene(moment(reported, 10), _complete(number, story.RESULTS[number], Proof(document)))
        yield Scene(moment(confirmed, 15), _confirm(number))


def _task_4() -> Iterator[Scene]:
    """Reported, returned for its list, reported again, confirmed."""
    result = story.RESULTS["4"]
    yield Scene(moment(story.TASK_4_FIRST, 10), _complete("4", result, NOTHING))
    yield Scene(moment(story.TASK_4_RETURNED, 10), _return("4", story.TASK_4_MISSING))
    yield Scene(
        moment(story.TASK_4_AGAIN, 10), _complete("4", result, Proof("Danh mục đăng ký ngày 28/3/2022"))
    )
    yield Scene(moment(story.TASK_4_CONFIRMED, 15), _confirm("4"))


def _complete(number: str, result: str, proof: Proof) -> Callable[[Told], object]:
    def tell(told: Told) -> None:
        task = told.task(number)
        words = UpdateWords(result=result)
        report_complete(task, words, as_of=clock.today(), by=_carrier(told, task), proof=proof)

    return tell


def _confirm(number: str) -> Callable[[Told], object]:
    def tell(told: Told) -> None:
        task = told.task(number)
        confirm(task, as_of=clock.today(), by=told.cast.actor("head"))

    return tell


def _return(number: str, reason: str) -> Callable[[Told], object]:
    return lambda told: send_back(
        told.task(number), reason=reason, as_of=clock.today(), by=told.cast.actor("head")
    )


def _updates() -> Iterator[Scene]:
    for place, row in enumerate(story.UPDATES):
        number, day, level, percent, result, obstacle, next_step, proposal = row
        words = UpdateWords(result, obstacle, next_step, proposal, level, percent)
        yield Scene(moment(day, 14, place), _update(number, words))


def _update(number: str, words: UpdateWords) -> Callable[[Told], object]:
    def tell(told: Told) -> None:
        task = told.task(number)
        report_progress(task, words, as_of=clock.today(), by=_carrier(told, task))

    return tell


def _extension() -> Iterator[Scene]:
    number, asked, to, why, refused, reason = story.EXTENSION

    def ask(told: Told) -> None:
        task = told.task(number)
        ask_extension(task, to=to, why=why, as_of=asked, by=_carrier(told, task))

    def refuse(told: Told) -> None:
        asked_for = open_request(told.task(number))
        request = find_request(EVERYTHING, asked_for.id) if asked_for else None
        if request is None:
            raise LookupError("the story asks before it refuses")
        refuse_extension(request, why=reason, as_of=refused, by=told.cast.actor("head"))

    yield Scene(moment(asked, 11), ask)
    yield Scene(moment(refused, 11), refuse)


def _rollout() -> Iterator[Scene]:
    """The steps in the four communes: parts 18.1 to 18.4 in the order in which the plan names them."""
    for place, commune in enumerate(people.ISO_COMMUNES, start=1):
        for step, day in story.STEPS_DONE[commune].items():
            number, late = f"18.{place}.{step}", story.LATE_REASONS.get((commune, step), "")
            words = " ".join(filter(None, (story.STEP_RESULTS[step], late)))
            yield Scene(
                moment(day, 10, step), _complete(number, words, Proof(story.STEP_EVIDENCE.get(step, "")))
            )
            yield Scene(moment(day, 16, step), _confirm(number))
        for commune_key, step, day, percent, text in story.STEP_UPDATES:
            if commune_key == commune:
                yield Scene(
                    moment(day, 14), _update(f"18.{place}.{step}", UpdateWords(result=text, percent=percent))
                )


def _money() -> Iterator[Scene]:
    def pay(line: str, kind: PaymentKind, amount: int, note: str) -> Callable[[Told], None]:
        def tell(told: Told) -> None:
            allocation = find_allocation(EVERYTHING, told.lines[line])
            if allocation is None:
                raise LookupError(f"the story has no line {line}")
            record_disbursement(
                allocation,
                kind=kind,
                amount=amount,
                as_of=clock.today(),
                by=told.cast.actor("officer"),
                note=note,
            )

        return tell

    for line, day, kind, amount, note in figures.PAYMENTS:
        yield Scene(moment(day, 16, 30), pay(line, kind, amount, note))


def _figures() -> Iterator[Scene]:
    for code, _, _, _, _, readings in figures.INDICATORS:
        for day, value, denominator in readings:
            yield Scene(
                moment(day, 6 if day == story.LAST_DAY else 17), record_figure(code, value, denominator, day)
            )


def record_figure(code: str, value: int, denominator: int | None, day: date) -> Callable[[Told], object]:
    """Enters a reading of an indicator for a day."""

    def tell(told: Told) -> None:
        indicator = find_indicator(EVERYTHING, told.indicators[code])
        if indicator is None:
            raise LookupError(f"the story has no indicator {code}")
        record_reading(indicator, as_figure(value, denominator), as_of=day, by=told.cast.actor("officer"))

    return tell


def _carrier(told: Told, task: Task) -> Actor:
    """The person in charge of a task as the author of facts."""
    login = next(login for login, number in told.cast.people.items() if number == task.assignee_id)
    return told.cast.actor(login)
