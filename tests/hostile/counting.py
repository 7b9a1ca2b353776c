"""Counts cases by category over all workers, prints them, and holds the floors."""

import os
from collections import Counter
from typing import Any

FULL = os.environ.get("HOSTILE") == "full"
"""Whether every seed meets every target (`make hostile`); otherwise each target meets a fixed sample of each category."""
_cases: Counter[str] = Counter()
_targets: Counter[str] = Counter()


def note(record: Any, category: str, count: int) -> None:
    """A test met so many cases of a category."""
    record("hostile", (category, count))


def pytest_runtest_logreport(report: Any) -> None:
    """Adds up what a test noted."""
    if report.when == "teardown":
        for name, told in report.user_properties:
            if name == "hostile":
                _cases[told[0]] += told[1]
                _targets[told[0]] += 1


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """A line for each category."""
    if _cases:
        terminalreporter.section("hostile cases")
        for category in sorted(_cases, key=lambda name: int(name[1:])):
            terminalreporter.write_line(
                f"{category}: {_cases[category]} cases on {_targets[category]} targets"
            )
        terminalreporter.write_line(f"all: {sum(_cases.values())}")
