"""Changes to units, people, grants and the office."""

from tracker.org.actions.office import (
    LetterheadWords,
    found_office,
    remove_holiday,
    set_holiday,
    set_letterhead,
    set_up_office,
)
from tracker.org.actions.people import (
    change_person,
    choose_language,
    create_person,
    disable_person,
    enable_person,
    grant,
    issue_code,
    set_password,
    take_grant,
)
from tracker.org.actions.units import change_unit, create_unit, move_unit

__all__ = [
    "LetterheadWords",
    "change_person",
    "change_unit",
    "choose_language",
    "create_person",
    "create_unit",
    "disable_person",
    "enable_person",
    "found_office",
    "grant",
    "issue_code",
    "move_unit",
    "remove_holiday",
    "set_holiday",
    "set_letterhead",
    "set_password",
    "set_up_office",
    "take_grant",
]
