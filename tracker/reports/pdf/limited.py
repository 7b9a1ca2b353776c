"""Runs a program bound to so much time and so large files: `python -m tracker.reports.pdf.limited PROGRAM …` (Linux)."""

import resource
import subprocess
import sys

MOST_SECONDS = 60
MOST_BYTES = 200 * 2**20


def main() -> None:
    """Binds this process and with it the program, and ends as the program ends."""
    for what, most in (
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, MOST_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        bound = resource.getrlimit(what)[1]
        most = most if bound == resource.RLIM_INFINITY else min(most, bound)
        resource.setrlimit(what, (most, most))
    sys.exit(subprocess.run(sys.argv[1:], check=False).returncode)


if __name__ == "__main__":
    main()
