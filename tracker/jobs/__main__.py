"""The clock as a process of its own: `python -m tracker.jobs`, ended by SIGTERM."""

import signal
from types import FrameType

from flask.cli import ScriptInfo

from tracker.jobs.ticking import Clock


def main() -> None:
    """Loads the application as servers do (from wsgi.py) and runs the clock until it is told to end."""
    clock = Clock(ScriptInfo(app_import_path="wsgi", set_debug_flag=False).load_app())

    def end(_signal: int, _frame: FrameType | None) -> None:
        clock.stop()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    clock.run()


if __name__ == "__main__":
    main()
