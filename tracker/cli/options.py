"""What commands share: days, plans, the actor, refusals, files written whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from tracker.domain.refusals import Refusal
from tracker.domain.rights import EVERYTHING, SYSTEM, Actor
from tracker.domain.text import N_
from tracker.org.queries import find_person_by_email
from tracker.plans.models import Plan
from tracker.plans.queries.plans import find_plan, find_plan_by_number
from tracker.web.fields import read_day


class DayType(click.ParamType[date]):
    """A day as people or machines write it: 14/6/2022 or 2022-06-14."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Usage error for anything else."""
        if isinstance(value, date):
            return value
        try:
            return _plain_day(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


def _plain_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return read_day(text)


DAY = DayType()


def refusing(command: Callable[..., Any]) -> Callable[..., Any]:
    """A refusal of the rulebook ends the command with its sentence on stderr and exit code 1."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except Refusal as refusal:
            click.echo(str(refusal), err=True)
            sys.exit(1)

    return run


def plan_named(text: str) -> Plan:
    """The plan with this id or number (`56/KH-UBND`). Raises Refusal when there is none."""
    plan = find_plan(EVERYTHING, int(text)) if text.isascii() and text.isdigit() and len(text) < 18 else None
    plan = plan or find_plan_by_number(EVERYTHING, text.strip())
    if plan is None:
        raise Refusal(N_("Không có kế hoạch “{plan}”. Ghi số của kế hoạch, ví dụ 56/KH-UBND."), plan=text)
    return plan


def actor_named(email: str | None) -> Actor:
    """The person with this e-mail, or the system. Raises Refusal for an unknown address."""
    if not email:
        return SYSTEM
    person = find_person_by_email(email)
    if person is None or person.disabled_at is not None:
        raise Refusal(N_("Không có tài khoản {email} đang hoạt động."), email=email)
    return Actor(person.id, person.name)


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
