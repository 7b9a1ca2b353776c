"""The kinds of items that letters are made of: due work, and what was decided about a task."""

from flask import Flask

from tracker.domain.reminders import Source
from tracker.mail.kinds import PostRoom, equip
from tracker.queue.queries import has_moved
from tracker.reminders.kinds.due import DUE_KINDS
from tracker.reminders.kinds.notices import NOTICE_KINDS
from tracker.reminders.queries.dues import use_sources
from tracker.reminders.queries.people import find_reader


def register_letters(app: Flask, *sources: Source) -> None:
    """Hands the post room its kinds and readers, and takes in what other floors know of due work."""
    equip(app, PostRoom({**DUE_KINDS, **NOTICE_KINDS}, find_reader, has_moved))
    use_sources(app, sources)
