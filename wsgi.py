"""Where servers and commands find the application."""

import os

from config import settings
from tracker.app import create_app
from tracker.demo.commands import demo

app = create_app(settings(os.environ))
for command in (demo,):
    app.cli.add_command(command)
