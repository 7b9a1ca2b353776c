"""Runs a program bound to so much time and so large files: `python -m tracker.reports.pdf.limited PROGRAM …` (Linux)."""

import subprocess
import sys

from tracker.documents.child import bind

MOST_SECONDS = 60
MOST_BYTES = 200 * 2**20


def main() -> None:
    """Binds this process and with it the program, and ends as the program ends; a renderer maps more memory than it uses."""
    bind(seconds=MOST_SECONDS, memory=None, written=MOST_BYTES)
    sys.exit(subprocess.run(sys.argv[1:], check=False).returncode)


if __name__ == "__main__":
    main()
