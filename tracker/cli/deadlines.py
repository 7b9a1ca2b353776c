"""The command that reads a deadline."""

import json
import sys
from datetime import date

import click

from tracker.cli.options import DAY
from tracker.domain.deadlines import Deadline, DeadlineError, parse_deadline


@click.command("deadline")
@click.argument("text")
@click.option("--issued", type=DAY, required=True, help="Ngày ban hành văn bản.")
def deadline(text: str, issued: date) -> None:
    """Đọc một thời hạn ghi theo văn bản."""
    try:
        told = _told(parse_deadline(text, issued=issued))
    except DeadlineError as error:
        told = {**dict.fromkeys(_NAMES), "text": text, "error": str(error)}
    click.echo(json.dumps(told, ensure_ascii=False))
    sys.exit(1 if told["error"] else 0)


_NAMES = ("text", "kind", "start", "due", "time", "recurrence", "horizon", "error")


def _told(read: Deadline) -> dict[str, object]:
    """The deadline with days and times in ISO form."""
    return {
        "text": read.text,
        "kind": read.kind.value,
        "start": read.start.isoformat() if read.start else None,
        "due": read.due.isoformat() if read.due else None,
        "time": read.time.strftime("%H:%M") if read.time else None,
        "recurrence": read.recurrence,
        "horizon": read.horizon,
        "error": None,
    }
