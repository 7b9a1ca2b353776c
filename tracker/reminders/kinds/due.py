"""Items about due work: near its day, long past it, waiting for confirmation."""

import json
from collections.abc import Callable, Mapping, Sequence

from tracker.domain.reminders import Matter, reminders_on
from tracker.mail.kinds import Kind, Reader
from tracker.mail.models import LetterItem
from tracker.org.queries import office_calendar
from tracker.reminders.kinds.passages import Told, awaiting_passage, due_passage, escalated_passage
from tracker.reminders.queries.dues import dues, policy
from tracker.reminders.queries.people import staff_on


def _still_due(matter: Matter) -> Callable[[Sequence[LetterItem], Reader], Mapping[int, Told]]:
    """The same rule that posted the items is asked again: same day in question, same reader, a stage reached."""

    def still_due(items: Sequence[LetterItem], reader: Reader) -> dict[int, Told]:
        details = {item.id: json.loads(item.details) for item in items}
        found = dues(
            reader.scope,
            day=reader.day,
            at=reader.at,
            only={told["subject"] for told in details.values()},
        )
        stages, calendar, staff = policy(), office_calendar(), staff_on(reader.day, dues=found)
        reached = {
            (reminder.due.subject, reminder.since.isoformat()): Told(reminder.due, calendar, stages)
            for reminder in reminders_on(reader.day, found, policy=stages, calendar=calendar, staff=staff)
            if reminder.matter is matter and reminder.person_id == reader.principal.person_id
        }
        asked = {number: (told["subject"], told["since"]) for number, told in details.items()}
        return {number: reached[about] for number, about in asked.items() if about in reached}

    return still_due


DUE_KINDS = {
    Matter.DUE.value: Kind(_still_due(Matter.DUE), due_passage),
    Matter.ESCALATED.value: Kind(_still_due(Matter.ESCALATED), escalated_passage),
    Matter.AWAITING.value: Kind(_still_due(Matter.AWAITING), awaiting_passage),
}
