"""The demo on its port: pages, clock and the catcher of letters in one process."""

from pathlib import Path

import click
from flask.cli import ScriptInfo, pass_script_info

from tracker.demo.catcher import smtp_url, start_catcher
from tracker.demo.commands import free_port
from tracker.jobs.commands import run_server


@click.command("demo-serve")
@click.option("--port", type=click.IntRange(1, 32767), default=8000, show_default=True)
@click.option("--letters", type=click.Path(path_type=Path), required=True, help="Thư mục nhận thư.")
@pass_script_info
def demo_serve(info: ScriptInfo, port: int, letters: Path) -> None:
    """Chạy cơ quan minh họa; thư gửi đi được giữ lại trong thư mục."""
    app = info.load_app()
    catcher = None
    if not app.config["SMTP_URL"]:
        own = free_port()
        app.config["SMTP_URL"] = smtp_url(own)
        catcher = start_catcher(letters, port=own)
    try:
        run_server(app, host="127.0.0.1", port=port)
    finally:
        if catcher is not None:
            catcher.stop()
