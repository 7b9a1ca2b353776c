"""A reminding that is killed in its transaction leaves nothing, holds up nobody, and runs again."""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from time import monotonic

from flask import Flask

from tests.offices import found, plan, task
from tests.reminders.mornings import entered
from tracker.cli import COMMANDS
from tracker.db import db, writing
from tracker.domain.workflow import Verb
from tracker.mail.models import Letter, LetterItem
from tracker.plans.actions.steps import take_step

TOP = Path(__file__).parents[2]
DAY = "2022-06-30"


def test_a_reminding_killed_in_its_transaction_leaves_nothing_and_runs_again(each_engine: Flask) -> None:
    office = found()
    with entered(date(2022, 3, 11)):
        made = task(office, plan(office), "1")
        take_step(made, Verb.ACCEPT, as_of=date(2022, 3, 11), by=office.actor("sister"))
    before = posted()
    url = each_engine.config["SQLALCHEMY_DATABASE_URI"]
    command = [sys.executable, "-m", "tests.reminders.remind_once", url, DAY]
    process = subprocess.Popen(command, cwd=TOP, stdout=subprocess.PIPE, text=True)
    assert int(process.stdout.readline()) > 0
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert posted() == before
    begun = monotonic()
    answers = [remind(each_engine) for _ in range(2)]
    assert monotonic() - begun < 10
    new = posted()[1] - before[1]
    assert answers == [f"posted {new}, already there 0\n", f"posted 0, already there {new}\n"]
    assert new > 0


def remind(app: Flask) -> str:
    """What the command prints."""
    command = next(each for each in COMMANDS if each.name == "remind")
    answer = app.test_cli_runner().invoke(command, ["--on", DAY])
    assert answer.exit_code == 0, answer.output
    db.session.rollback()
    return answer.stdout


def posted() -> tuple[int, int]:
    """How many letters and items there are."""
    with writing() as session:
        return session.query(Letter).count(), session.query(LetterItem).count()
