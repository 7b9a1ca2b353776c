"""The command that moves an office to another database."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import inspect
from sqlalchemy.engine import make_url

from tracker import clock
from tracker.cli.options import refusing
from tracker.db import db
from tracker.domain.refusals import Refusal
from tracker.domain.text import N_
from tracker.office.moving.move import Moved, move_office, take_back

NEXT = N_(
    "Việc cần làm:\n"
    "1. Dừng dịch vụ đang chạy. Nội dung ghi sau {at} không có ở nơi mới; nếu có, xóa trống nơi mới rồi chuyển lại.\n"
    "2. Đặt DATABASE_URL={url} và FILES_DIR={files}, chạy “flask --app wsgi doctor”, rồi khởi động lại.\n"
    "3. Mọi người đăng nhập lại: phiên đăng nhập không chuyển theo.\n"
    "Thư đang chờ do nơi mới gửi; nơi cũ không gửi thư nữa. Nếu vẫn dùng nơi cũ: “flask --app wsgi move-to --take-back”."
)


@click.command("move-to")
@click.argument("url", required=False)
@click.option("--files", type=click.Path(path_type=Path), help="Thư mục tệp của nơi mới.")
@click.option("--take-back", "back", is_flag=True, help="Vẫn dùng nơi này: gửi thư trở lại.")
@with_appcontext
@refusing
def move_to(url: str | None, files: Path | None, back: bool) -> None:
    """Chuyển cơ quan cùng các tệp sang cơ sở dữ liệu URL còn trống; nơi cũ giữ nguyên nhưng thôi gửi thư."""
    if back:
        take_back()
        click.echo(N_("Nơi này gửi thư trở lại."))
        return
    if not url:
        raise Refusal(N_("Chưa ghi cơ sở dữ liệu đích. Ví dụ: postgresql://tracker@localhost/tracker."))
    if not inspect(db.engine).has_table("office"):
        raise Refusal(N_("Cơ sở dữ liệu chưa có dữ liệu để chuyển. Kiểm tra DATABASE_URL."))
    address, folder = current_app.config["PLACE_OF"](url)
    if make_url(address) == db.engine.url:
        raise Refusal(N_("Đích trùng với cơ sở dữ liệu đang dùng. Chọn cơ sở dữ liệu khác."))
    folder = (files or folder).resolve()
    moved = move_office(address, files=current_app.config["FILES_DIR"].resolve(), target_files=folder)
    click.echo("\n".join(_told(moved, make_url(address).render_as_string(), folder)))


def _told(moved: Moved, url: str, files: Path) -> list[str]:
    """What was moved, table by table, and what is to be done now."""
    at = f"{clock.local(moved.at):%H:%M:%S %d/%m/%Y}"
    chain = N_("liền mạch")
    if moved.broken:
        chain = N_("không liền mạch ở số {numbers}, như ở nơi cũ").format(
            numbers=", ".join(map(str, moved.broken[:10]))
        )
    rows = [f"{count.table}\t{count.rows}\t{count.digest}" for count in moved.counts]
    return [
        *rows,
        N_("Đã chuyển {rows} dòng có đến {at} sang {url}; hai nơi đã so khớp.").format(
            rows=sum(count.rows for count in moved.counts), at=at, url=url
        ),
        N_("Tệp: {files}, đúng mã kiểm. Nhật ký thay đổi: {chain}.").format(files=moved.files, chain=chain),
        NEXT.format(at=at, url=url, files=files),
    ]
