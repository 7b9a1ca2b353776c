"""The command that rebuilds the demo office and what it leaves on paper."""

import json
import secrets
import socket
from pathlib import Path
from typing import Any

import click
from flask import current_app
from flask.cli import with_appcontext

from tracker import clock
from tracker.cli.options import refusing, write_whole
from tracker.demo.cast import logins
from tracker.demo.catcher import smtp_url, start_catcher
from tracker.demo.play import play
from tracker.demo.report import PERIOD
from tracker.demo.story import LAST_DAY
from tracker.domain.periods import parse_period
from tracker.domain.refusals import Refusal
from tracker.domain.rights import EVERYTHING
from tracker.domain.text import N_
from tracker.plans.queries.plans import find_plan
from tracker.reports.excel import write_table
from tracker.reports.queries.papers import paper_of
from tracker.reports.word import write_report


@click.command("demo")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Thư mục nhận báo cáo và thư.")
@with_appcontext
@refusing
def demo(out: Path) -> None:
    """Lập cơ quan minh họa: huyện Tây Sơn, nửa đầu năm 2022."""
    if current_app.config["APP_ENV"] == "production":
        raise Refusal(N_("Không lập dữ liệu minh họa trên hệ thống chính thức."))
    password = "-".join(("tay-son", secrets.token_hex(3), secrets.token_hex(3)))
    catcher = _own_catcher(out / "letters") if not current_app.config["SMTP_URL"] else None
    try:
        played = play(password)
    finally:
        if catcher is not None:
            catcher.stop()
    with clock.moved_to(clock.end_of(LAST_DAY)):
        _write_papers(played.plan_id, out)
    click.echo(json.dumps({"logins": logins(played.told.cast, password)}, ensure_ascii=False))


def _own_catcher(folder: Path) -> Any:
    """A catcher of our own on loopback, where the letters of the story go."""
    port = free_port()
    current_app.config["SMTP_URL"] = smtp_url(port)
    return start_catcher(folder, port=port)


def free_port(first: int = 20_000, last: int = 32_000) -> int:
    """A port of loopback that nobody listens on, below those that outgoing connections take."""
    for port in range(first, last):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise OSError("no free port on loopback")


def _write_papers(plan_id: int, out: Path) -> None:
    plan = find_plan(EVERYTHING, plan_id)
    if plan is None:
        raise LookupError("the story has no plan")
    built = paper_of(plan, parse_period(PERIOD))
    write_whole(out / f"{PERIOD}.docx", write_report(built.paper))
    write_whole(out / f"{PERIOD}.xlsx", write_table([built.table]))
