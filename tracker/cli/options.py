"""What commands share: days, plans, the actor, refusals, files written whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from pathlib import Path
from subprocess import SubprocessError
from typing import IO, Any

import click
from sqlalchemy.exc import DBAPIError

from tracker import clock
from tracker.domain.refusals import Refusal
from tracker.domain.rights import EVERYTHING, SYSTEM, Actor
from tracker.domain.text import N_, one_line
from tracker.domain.wording import day as written_day
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
            return read_day(str(value))
        except ValueError as error:
            raise Unreadable(str(error)) from error


class Unreadable(click.UsageError):
    """What was typed after a command cannot be read: one sentence on stderr, exit code 2."""

    def show(self, file: IO[Any] | None = None) -> None:
        """The sentence alone."""
        click.echo(self.message, file=file, err=True)


DAY = DayType()


def refusing(command: Callable[..., Any]) -> Callable[..., Any]:
    """A refusal of the rulebook, the disk or the database ends the command with a sentence on stderr and exit code 1."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            _check_readable(kwargs.values())
            return command(*args, **kwargs)
        except (Refusal, OSError, SubprocessError, DBAPIError) as error:
            click.echo(str(_refusal_of(error)), err=True)
            sys.exit(1)

    return run


def _check_readable(arguments: Iterable[object]) -> None:
    """Bytes that are no UTF-8 reach a command as half characters. Raises Refusal for them."""
    for each in arguments:
        if isinstance(each, str) and each.encode(errors="replace").decode() != each:
            raise Refusal(N_("Nội dung gõ vào không đọc được. Gõ lại bằng tiếng Việt Unicode (UTF-8)."))


def _refusal_of(error: Exception) -> Refusal:
    """What went wrong, in a sentence that says what to do."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, DBAPIError):
        return Refusal(
            N_("Cơ sở dữ liệu chưa sẵn sàng ({why}). Chạy “flask --app wsgi db upgrade” rồi thử lại."),
            why=one_line(str(error.orig))[:200],
        )
    if isinstance(error, OSError):
        why = one_line(str(error.strerror or error))
        return Refusal(
            N_("Không đọc hoặc ghi được {path} ({why}). Kiểm tra đường dẫn, quyền ghi và dung lượng đĩa."),
            path=error.filename2 or error.filename or N_("tệp"),
            why=why,
        )
    return Refusal(N_("Chương trình sao lưu dừng vì lỗi. Xem thông báo ở trên rồi chạy lại."))


def past_day(day: date | None) -> date | None:
    """A day up to today, or none. Raises Refusal for a day to come: nothing is true by it yet."""
    if day is not None and day > clock.today():
        raise Refusal(N_("Ngày {day} chưa đến. Chọn một ngày đến hôm nay."), day=written_day(day))
    return day


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
    """Writes a file whole or not at all. Raises Refusal for a device or anything else that is no file."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise Refusal(N_("{path} không phải tệp. Chọn tên tệp khác."), path=path)
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
