"""Commands about the installation: the first administrator, backup, doctor."""

import sys

import click

from tracker import clock
from tracker.cli.options import refusing
from tracker.db import writing
from tracker.domain.rights import SYSTEM
from tracker.org.actions.office import found_office
from tracker.org.passwords import check_strength, hash_password


@click.command("create-admin")
@click.argument("email")
@click.option("--name", required=True, help="Họ và tên.")
@click.option("--password-stdin", is_flag=True, required=True, help="Đọc mật khẩu từ đầu vào.")
@refusing
def create_admin(email: str, name: str, password_stdin: bool) -> None:
    """Tạo người quản trị đầu tiên."""
    password = sys.stdin.readline().rstrip("\n") if password_stdin else ""
    check_strength(password, email=email)
    hashed = hash_password(password)
    with writing():
        found_office(email, name, hashed, day=clock.today(), by=SYSTEM)
    click.echo(f"Đã tạo người quản trị {email}.")
