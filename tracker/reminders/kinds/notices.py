"""Items about what was decided: a task given, returned, steered, an extension granted or refused."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from tracker.domain.letters import Line, Passage, Section, cited
from tracker.domain.status import Status, that_counts
from tracker.domain.workflow import OPEN, Verb, WorkState
from tracker.mail.kinds import Kind, Reader
from tracker.mail.models import LetterItem
from tracker.org.models import Person
from tracker.org.queries import office_calendar
from tracker.plans.models import Task
from tracker.plans.queries.carriers import carriers_by_task
from tracker.plans.queries.facts import Known, deadlines_by_task
from tracker.plans.queries.tasks import tasks
from tracker.progress.models import ExtensionDecision
from tracker.progress.queries import decisions_by_request
from tracker.progress.standing import occurrences_on
from tracker.reminders.kinds.passages import link, quoted
from tracker.reminders.queries.dues import task_title
from tracker.web.languages import day as written_day


@dataclass(frozen=True, slots=True)
class Notice:
    """A task as it stands when the letter is written, with what was said when the item was posted."""

    task: Task
    status: Status
    deadline: str
    details: dict[str, Any]
    occurrences: Sequence[Status]
    decision: ExtensionDecision | None = None


def _still_true(
    holds: Callable[[Notice], bool], *, of_carriers: bool = False
) -> Callable[[Sequence[LetterItem], Reader], Mapping[int, Notice]]:
    """Notices of tasks that the reader may still open, as long as they hold; perhaps only for who still carries them."""

    def still_due(items: Sequence[LetterItem], reader: Reader) -> dict[int, Notice]:
        known = Known(reader.day, reader.at)
        visible = tasks(reader.scope, (item.about_id for item in items))
        deadlines = deadlines_by_task((task.id for task in visible), known=known)
        occurrences = occurrences_on(visible, deadlines, known=known, calendar=office_calendar())
        details = {item.id: json.loads(item.details) for item in items}
        decisions = decisions_by_request((told.get("request", 0) for told in details.values()), known=known)
        by_id = {task.id: task for task in visible}
        notices = {
            item.id: Notice(
                task,
                that_counts(occurrences[task.id]),
                deadlines[task.id][-1].text if task.id in deadlines else "",
                details[item.id],
                occurrences[task.id],
                decisions.get(details[item.id].get("request", 0)),
            )
            for item in items
            if (task := by_id.get(item.about_id))
        }
        carriers = carriers_by_task(visible, day=reader.day)
        return {
            number: notice
            for number, notice in notices.items()
            if holds(notice) and (not of_carriers or _carries(reader, carriers[notice.task.id]))
        }

    return still_due


def _carries(reader: Reader, carriers: Sequence[Person]) -> bool:
    return any(person.id == reader.principal.person_id for person in carriers)


def _assigned(_item: LetterItem, notice: Notice, _reader: Reader) -> Passage:
    product = notice.task.deliverable
    return _passage(
        notice,
        _("Giao mới"),
        *([Line(_("Sản phẩm"), product)] if product else []),
        Line(_("Xem và tiếp nhận"), link(f"/tasks/{notice.task.id}")),
    )


def _handed(_item: LetterItem, notice: Notice, _reader: Reader) -> Passage:
    return _passage(
        notice,
        _("Giao người thực hiện"),
        Line(_("Lý do"), quoted(notice.details.get("reason", ""))),
        Line(_("Xem nhiệm vụ"), link(f"/tasks/{notice.task.id}")),
    )


def _returned(_item: LetterItem, notice: Notice, _reader: Reader) -> Passage:
    return _passage(
        notice,
        _("Trả lại để bổ sung"),
        Line(_("Nội dung cần bổ sung"), quoted(notice.details.get("reason", ""))),
        Line(_("Bổ sung và báo cáo lại"), link(f"/tasks/{notice.task.id}")),
    )


def _decided(_item: LetterItem, notice: Notice, _reader: Reader) -> Passage:
    decision = notice.decision
    if decision is not None and decision.granted:
        return _passage(notice, _("Đồng ý gia hạn"))
    why = [Line(_("Lý do"), quoted(decision.why))] if decision is not None else []
    return _passage(notice, _("Không đồng ý gia hạn"), *why)


def _steered(_item: LetterItem, notice: Notice, _reader: Reader) -> Passage:
    return _passage(
        notice,
        _(Verb(notice.details["verb"]).label),
        Line(_("Lý do"), quoted(notice.details.get("reason", ""))),
    )


def _still_returned(notice: Notice) -> bool:
    """The occurrence that was returned has not been reported again."""
    wanted = notice.details.get("occurrence", "")
    return any(
        status.state is WorkState.RETURNED
        for status in notice.occurrences
        if not wanted or str(status.occurrence) == wanted
    )


def _passage(notice: Notice, what: str, *lines: Line) -> Passage:
    """What happened, to which task, with the deadline that holds now."""
    task, due = notice.task, notice.status.due
    until = _(" (đến hết ngày %(day)s)", day=written_day(due)) if due else ""
    deadline = [Line(_("Thời hạn"), notice.deadline + until)] if notice.deadline else []
    document = task.plan.document
    return Passage(
        about=f"{what}|{task.id}|{notice.details.get('occurrence', '')}",
        section=Section.NOTICE,
        title=f"{what} - {task_title(task)}",
        lines=(*deadline, *lines),
        basis=cited(document.kind, document.number, document.issued_on, document.issuer),
    )


NOTICE_KINDS = {
    "assigned": Kind(
        _still_true(lambda notice: notice.status.state is WorkState.ASSIGNED, of_carriers=True), _assigned
    ),
    "handed": Kind(_still_true(lambda notice: notice.status.state in OPEN, of_carriers=True), _handed),
    "returned": Kind(_still_true(_still_returned, of_carriers=True), _returned),
    "extension_decided": Kind(_still_true(lambda notice: notice.decision is not None), _decided),
    "steered": Kind(_still_true(lambda _notice: True), _steered),
}
