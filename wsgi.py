"""Where servers and commands find the application."""

import os

from config import settings
from tracker.app import create_app

app = create_app(settings(os.environ))
