"""The one-process server: pages and clock together, for the small office."""

import signal
from types import FrameType

import click
from flask import Flask
from flask.cli import ScriptInfo, pass_script_info
from waitress.server import create_server

from tracker.jobs.ticking import start_clock

THREADS = 8
CONNECTIONS = 3000
"""Waitress' own limit of 100 lets slow clients shut everybody out (reliability.md §0, row 5)."""


@click.command("serve")
@click.option("--port", type=click.IntRange(1, 32767), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@pass_script_info
def serve(info: ScriptInfo, port: int, host: str) -> None:
    """Chạy các trang và đồng hồ nhắc việc trong một tiến trình."""
    run_server(info.load_app(), host=host, port=port)


def run_server(app: Flask, *, host: str, port: int) -> None:
    """Serves until SIGTERM or SIGINT; the clock stops after the letter in hand."""
    server = create_server(
        app, host=host, port=port, threads=THREADS, connection_limit=CONNECTIONS, ident=None
    )
    stop_clock = start_clock(app)

    def end(_signal: int, _frame: FrameType | None) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    click.echo(f"Serving http://{host}:{port}")
    try:
        server.run()
    finally:
        server.close()
        stop_clock()
