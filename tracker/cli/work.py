"""Commands about plans: the annex in, the report out, letters posted and sent."""

import json
from datetime import date, datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from tracker import clock
from tracker.cli.options import DAY, actor_named, past_day, plan_named, refusing, write_whole
from tracker.db import db, writing
from tracker.domain.building import Built, as_json
from tracker.domain.periods import parse_period
from tracker.domain.refusals import Refusal
from tracker.imports.actions import NOT_ACCEPTABLE, read_file, take_in, told
from tracker.mail.delivery import MOVED_AWAY
from tracker.mail.delivery import deliver as deliver_letters
from tracker.queue.queries import has_moved
from tracker.reminders.actions import remind_on
from tracker.reports.excel import write_table
from tracker.reports.pdf.making import write_pdf
from tracker.reports.queries.papers import paper_of
from tracker.reports.word import write_report


@click.command("report")
@click.argument("plan")
@click.option("--period", required=True, help="Kỳ báo cáo, ví dụ 2022-H1.")
@click.option("--as-of", type=DAY, help="Số liệu đến ngày.")
@click.option("--known-at", type=DAY, help="Theo thông tin đã có đến ngày.")
@click.option("--format", "form", type=click.Choice(["json", "docx", "pdf", "xlsx"]), required=True)
@click.option("--out", type=click.Path(path_type=Path), required=True)
@with_appcontext
@refusing
def report(plan: str, period: str, as_of: date | None, known_at: date | None, form: str, out: Path) -> None:
    """Lập báo cáo của một kế hoạch."""
    day, at = past_day(as_of), _moment(known_at)
    built = paper_of(plan_named(plan), parse_period(period), as_of=day, known_at=at)
    db.session.rollback()
    write_whole(out, _written(built, form))
    click.echo(str(out))


def _written(built: Built, form: str) -> bytes:
    """The report in a form; what was read is let go before, because paper takes its time."""
    if form == "json":
        return as_json(built).encode()
    if form == "xlsx":
        return write_table(built.sheets)
    return write_report(built.paper) if form == "docx" else write_pdf(built.paper)


def _moment(day: date | None) -> datetime | None:
    """What was known at the end of the day."""
    return clock.end_of(day) if day else None


@click.command("remind")
@click.option("--on", type=DAY, required=True, help="Ngày nhắc.")
@with_appcontext
@refusing
def remind(on: date) -> None:
    """Đưa nội dung nhắc của một ngày vào hộp thư đi."""
    with writing():
        if has_moved():
            raise Refusal(MOVED_AWAY)
        reminded = remind_on(on)
    click.echo(f"posted {reminded.posted}, already there {reminded.already}")


@click.command("deliver")
@with_appcontext
@refusing
def deliver() -> None:
    """Gửi các thư đến giờ."""
    done = deliver_letters()
    click.echo(f"sent {done.sent}, later {done.later}, failed {done.failed}")


@click.command("import-annex")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--plan", required=True, help="Kế hoạch, ví dụ 56/KH-UBND.")
@click.option("--dry-run", is_flag=True, help="Chỉ đọc thử.")
@click.option("--as", "email", help="Người thực hiện.")
@with_appcontext
@refusing
def import_annex_file(file: Path, plan: str, dry_run: bool, email: str | None) -> None:
    """Đưa phụ lục vào kế hoạch."""
    preview = read_file(plan_named(plan), file.read_bytes(), file.name)
    accepted = not dry_run and preview.reading.acceptable
    if accepted:
        with writing():
            take_in(plan_named(plan), preview, file.name, by=actor_named(email))
    click.echo(json.dumps(told(preview, accepted=accepted), ensure_ascii=False))
    if not dry_run and not accepted:
        raise Refusal(NOT_ACCEPTABLE)
