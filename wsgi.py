"""Where servers and commands find the application."""

import gc
import os

from config import settings
from tracker.app import create_app
from tracker.cli import COMMANDS
from tracker.demo.commands import demo
from tracker.demo.serving import demo_serve
from tracker.jobs.commands import serve

app = create_app(settings(os.environ))
for command in (*COMMANDS, serve, demo, demo_serve):
    app.cli.add_command(command)
gc.freeze()  # what is loaded by now stays as long as the process: looking through it would cost a page a tenth of a second
