"""Taking over into a report what units told."""

from tracker import clock
from tracker.domain.building import ReportFacts
from tracker.domain.building.pulling import Told, text_with
from tracker.domain.rights import Actor
from tracker.reports.actions.writing import LineWords, arrange
from tracker.reports.models import Report
from tracker.reports.queries.reports import lines_by_slot


def pull(report: Report, told: Told, facts: ReportFacts, *, by: Actor) -> None:
    """Puts the words into their slot, at its end unless the task stands there already; the fact goes with them."""
    standing = lines_by_slot(report, at=clock.latest()).get(told.slot, {})
    words = LineWords(told.task.id, text=text_with(told, facts))
    before = sorted(standing.values(), key=lambda line: (line.position, line.id))
    kept = [
        words
        if line.task_id == told.task.id
        else LineWords(line.task_id, line.joins_previous, line.left_out, line.text)
        for line in before
    ]
    arrange(report, told.slot, kept if told.task.id in standing else [*kept, words], by=by)
