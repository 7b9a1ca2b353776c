"""Everything that a task's page shows of a day, in a constant number of statements."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tracker.documents.models import SourceDocument
from tracker.documents.queries import find_document
from tracker.domain.rights import Scope
from tracker.domain.sixclear import Clear, six_clear
from tracker.domain.status import Status, states_of
from tracker.domain.workflow import NOT_GIVEN, OPEN, WorkState
from tracker.org.models import Person
from tracker.org.queries import office_calendar, people_by_id
from tracker.plans.models import DeadlineFact, Rollout, Task, WorkflowEvent
from tracker.plans.queries.carriers import NOBODY, Carried, carried_by_task
from tracker.plans.queries.facts import events_by_task, known_on
from tracker.plans.queries.occurrences import occurrences_of, steps_told
from tracker.plans.queries.rollouts import rollouts_by_task
from tracker.plans.queries.tasks import parts_of
from tracker.progress.models import Evidence, ExtensionDecision, ExtensionRequest, ProgressUpdate
from tracker.progress.queries import decisions_by_request, evidence_by_update, requests_by_task
from tracker.progress.standing import Standing, standing_of

Told = ProgressUpdate | WorkflowEvent | DeadlineFact | ExtensionRequest | ExtensionDecision


@dataclass(frozen=True, slots=True)
class Moment:
    """One fact in the timeline of a task: its kind, the fact, and who told it."""

    kind: str
    fact: Told
    by: Person | None
    as_of: date
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class TaskPage:
    """A task on a day."""

    task: Task
    standing: Standing
    mandate: SourceDocument | None
    carried: Carried
    clear: Sequence[Clear]
    timeline: Sequence[Moment]
    evidence: Mapping[int, Sequence[Evidence]]
    decisions: Mapping[int, ExtensionDecision]
    requests: Sequence[ExtensionRequest]
    rollout: Rollout | None
    extensions: int
    states: Mapping[date | None, WorkState]

    @property
    def status(self) -> Status:
        """The status of the task on the day."""
        return self.standing.statuses[self.task.id]

    def occurrence_in(self, wanted: Collection[WorkState]) -> date | None:
        """The earliest occurrence in one of the states; None also for a task that is done once."""
        return next((each for each, state in self.states.items() if state in wanted), None)

    @property
    def is_given(self) -> bool:
        """Whether the head gave the task out: what is changed from then on is an adjustment."""
        return NOT_GIVEN.isdisjoint(self.states.values())

    @property
    def is_at_work(self) -> bool:
        """Whether the task, or an occurrence of it, is being carried out."""
        return not OPEN.isdisjoint(self.states.values())

    @property
    def done_occurrences(self) -> list[date]:
        """The occurrences that are done."""
        return [each for each, state in self.states.items() if each and state is WorkState.DONE]

    @property
    def reporter_id(self) -> int | None:
        """Who reported the completion that has waited longest."""
        waiting = self.occurrence_in({WorkState.AWAITING})
        told = self.standing.updates.get(self.task.id, ())
        reports = [update for update in told if update.completes and update.occurrence == waiting]
        return reports[-1].by_id if reports else None

    @property
    def open_request(self) -> ExtensionRequest | None:
        """The request for more time that nobody has decided."""
        return next((request for request in self.requests if request.id not in self.decisions), None)

    @property
    def asked(self) -> ExtensionRequest | None:
        """The request that an answer is about: the open one, or the last one that somebody decided meanwhile."""
        return self.open_request or (self.requests[-1] if self.requests else None)

    @property
    def parts(self) -> list[Task]:
        """The direct parts of the task."""
        return self.standing.parts_of(self.task)

    @property
    def deadlines(self) -> Sequence[DeadlineFact]:
        """The original deadline and all that moved it."""
        return self.standing.deadlines.get(self.task.id, ())


def gather(scope: Scope, task: Task, *, day: date) -> TaskPage:
    """The page of a visible task."""
    known = known_on(day)
    ids = [task.id]
    standing = standing_of([task, *parts_of(scope, task)], known=known, calendar=office_calendar())
    requests = requests_by_task(ids, known=known).get(task.id, [])
    decisions = decisions_by_request((request.id for request in requests), known=known)
    carried = carried_by_task(ids, known=known).get(task.id, NOBODY)
    updates = standing.updates.get(task.id, ())
    events = events_by_task(ids, known=known).get(task.id, [])
    facts: list[tuple[str, Told]] = [
        *(("update", update) for update in updates),
        *(("step", event) for event in events),
        *(("deadline", deadline) for deadline in standing.deadlines.get(task.id, ())),
        *(("request", request) for request in requests),
        *(("decision", decision) for decision in decisions.values()),
    ]
    return TaskPage(
        task=task,
        standing=standing,
        mandate=find_document(scope, task.mandate_id) if task.mandate_id else None,
        carried=carried,
        clear=six_clear(
            lead=carried.lead is not None,
            assignee=carried.assignee is not None,
            title=bool(task.title),
            deadline=bool(standing.deadlines.get(task.id)),
            deliverable=bool(task.deliverable),
            supervisor=carried.supervisor is not None,
        ),
        timeline=_timeline(facts),
        evidence=evidence_by_update(update.id for update in updates),
        decisions=decisions,
        requests=requests,
        rollout=rollouts_by_task(ids).get(task.id),
        states=states_of(steps_told(events), occurrences_of(task, standing.deadlines.get(task.id, ()))),
        extensions=sum(decision.granted for decision in decisions.values()),
    )


def _timeline(facts: Sequence[tuple[str, Told]]) -> list[Moment]:
    """The facts, the newest first, each with who told it."""
    people = people_by_id(fact.by_id for _, fact in facts)
    moments = [
        Moment(kind, fact, people.get(fact.by_id) if fact.by_id else None, fact.as_of, fact.recorded_at)
        for kind, fact in facts
    ]
    return sorted(
        moments, key=lambda moment: (moment.as_of, moment.recorded_at, moment.fact.id), reverse=True
    )
