"""Commands about the installation: the first administrator, backup, doctor."""

import json
import sys
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import inspect

from tracker import clock
from tracker.cli.options import refusing
from tracker.db import db, writing
from tracker.domain.addresses import read_address
from tracker.domain.refusals import Refusal
from tracker.domain.rights import SYSTEM
from tracker.domain.text import N_, one_line
from tracker.office.backup import back_up
from tracker.office.queries.soundness import broken
from tracker.org.actions import found_office
from tracker.org.passwords import check_strength, hash_password
from tracker.plans.actions.templates import lay_out_templates


@click.command("create-admin")
@click.argument("email")
@click.option("--name", required=True, help="Họ và tên.")
@click.option("--password-stdin", is_flag=True, required=True, help="Đọc mật khẩu từ đầu vào.")
@with_appcontext
@refusing
def create_admin(email: str, name: str, password_stdin: bool) -> None:
    """Tạo người quản trị đầu tiên."""
    password = sys.stdin.readline().rstrip("\r\n") if password_stdin else ""
    address, called = read_address(email), one_line(name)
    if not called:
        raise Refusal(N_("Chưa ghi họ và tên người quản trị."))
    check_strength(password, email=address)
    hashed = hash_password(password)
    with writing():
        found_office(address, called, hashed, day=clock.today(), by=SYSTEM)
        lay_out_templates(by=SYSTEM)
    click.echo(f"Đã tạo người quản trị {address}.")


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
@with_appcontext
@refusing
def doctor(as_json: bool) -> None:
    """Kiểm tra những điều luôn phải đúng."""
    found = broken(current_app.config["FILES_DIR"])
    if as_json:
        click.echo(json.dumps({"ok": not found, "broken": found}, ensure_ascii=False))
    else:
        click.echo("\n".join(found) if found else "Không có gì sai.")
    sys.exit(1 if found else 0)


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@with_appcontext
@refusing
def backup(file: Path) -> None:
    """Sao lưu cơ sở dữ liệu vào FILE và các tệp đính kèm vào FILE.files."""
    if not inspect(db.engine).has_table("office"):
        raise Refusal(
            N_(
                "Cơ sở dữ liệu chưa có dữ liệu để sao lưu. Kiểm tra DATABASE_URL, hoặc chạy “flask --app wsgi db upgrade”."
            )
        )
    back_up(db.engine, current_app.config["FILES_DIR"], file.resolve())
    click.echo(str(file))
